"""The cast in the test database, as the operator of a demo would add it: sealed rows, factors, grants."""

from dataclasses import dataclass

from palermo.foundations.policy import Role
from palermo.foundations.staff import actors, grants, operations, second_factor
from palermo.foundations.staff.models import Person
from palermo.kernel.levels import Level
from tests.support.entries import as_entry

PASSWORD = "an invented long password"
_CAST = (
    ("boris", Role.OFFICER, "NER"), ("salma", Role.HEAD, "NER"), ("ben", Role.HEAD, "CPV"),
    ("efua", Role.ECOWAS, "ECOWAS"), ("ana", Role.ANALYST, "ECOBCCU"), ("rui", Role.REVIEWER, "ECOBCCU"),
    ("omar", Role.AUDITOR, ""), ("ines", Role.ADMINISTRATOR, ""),
)  # fmt: skip


@dataclass
class Member:
    """One of the cast: her row, her password and the secret of her app."""

    person: Person
    secret: str
    password: str = PASSWORD


def make(*names: str, factor: bool = True) -> dict[str, Member]:
    """Add the named people (all of the cast without names), their units, and the grants of the hub's."""
    made: dict[str, Member] = {}
    with as_entry("tool"):
        operator = actors.operator()
        for code, kind in (
            ("NER", "unit"),
            ("CPV", "unit"),
            ("MLI", "unit"),
            ("ECOWAS", "ecowas"),
            ("ECOBCCU", "hub"),
        ):
            operations.add_unit(operator, code=code, kind=kind)
        for name, role, unit in _CAST:
            if names and name not in names:
                continue
            person, _ = operations.add_person(
                operator, username=name, name=name.title(), role=role, unit=unit, password=PASSWORD
            )
            secret = second_factor.enrol(person) if factor else ""
            if role in (Role.ANALYST, Role.REVIEWER, Role.AUDITOR):
                grants.bootstrap(operator, person, Level.HIGHLY_SENSITIVE)
            made[name] = Member(Person.objects.select_related("unit").get(pk=person.pk), secret)
    return made
