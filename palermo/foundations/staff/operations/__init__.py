"""What changes people, units and their credentials: each checks, seals anew and records in one transaction."""

from palermo.foundations.staff.operations.deputies import end_deputy, name_deputy
from palermo.foundations.staff.operations.factors import carry_out, reset_factor, reset_password
from palermo.foundations.staff.operations.passwords import change_language, change_password, end_sessions
from palermo.foundations.staff.operations.people import (
    activate,
    add_person,
    change_person,
    deactivate,
    set_duty,
)
from palermo.foundations.staff.operations.units import add_unit, set_unit_state

__all__ = [
    "activate", "add_person", "add_unit", "carry_out", "change_language", "change_password", "change_person",
    "deactivate", "end_deputy", "end_sessions", "name_deputy", "reset_factor", "reset_password", "set_duty",
    "set_unit_state",
]  # fmt: skip
