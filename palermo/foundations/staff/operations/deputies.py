"""Deputies of a head of unit, named with dates."""

from datetime import date, timedelta

from django.db import transaction

from palermo.foundations import audit
from palermo.foundations.policy import Actor, Entry, Role
from palermo.foundations.staff import seals
from palermo.foundations.staff.models import Deputy, Person
from palermo.foundations.staff.operations.common import require_manager
from palermo.kernel.clock import now, today
from palermo.kernel.errors import Forbidden, Invalid

LONGEST_DAYS = 366


def name_deputy(
    actor: Actor, *, person: Person, stands_for: Person, first_day: date, last_day: date
) -> Deputy:
    """Let an officer act as head between two days, both included: named by the head herself or an administrator.

    Raises Forbidden, or Invalid for another unit, a role that does not fit, or days that do not.
    """
    if actor.uid != stands_for.uid:
        require_manager(actor)
    elif actor.scopes is not None or actor.role is not Role.HEAD:
        raise Forbidden
    pair = (person.role, stands_for.role, person.unit_id)
    if pair != (Role.OFFICER, Role.HEAD, stands_for.unit_id) or not person.is_active:
        raise Invalid("bad_deputy", field="person")
    if not today() <= last_day or not first_day <= last_day <= first_day + timedelta(days=LONGEST_DAYS):
        raise Invalid("bad_days", field="last_day", limit=LONGEST_DAYS)
    row = Deputy(
        person=person, stands_for=stands_for, first_day=first_day, last_day=last_day,
        named_by=actor.uid, named_at=now(),
    )  # fmt: skip
    row.seal = seals.code(Entry.UNIT, "deputy", seals.deputy_facts(row))
    with transaction.atomic():
        row.save(force_insert=True)
        days = {"first_day": first_day.isoformat(), "last_day": last_day.isoformat()}
        audit.record(actor, "deputy_named", object=person.uid, unit=person.unit_code, **days)
    return row


def end_deputy(actor: Actor, row: Deputy) -> None:
    """End a deputyship now; the audit keeps that it was. Raises Forbidden as `name_deputy` does."""
    if actor.uid != row.stands_for.uid:
        require_manager(actor)
    with transaction.atomic():
        audit.record(actor, "deputy_ended", object=row.person.uid, unit=row.person.unit_code)
        row.delete()
