"""What a person changes about herself."""

from django.db import transaction

from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.staff import credentials
from palermo.foundations.staff.models import Person
from palermo.foundations.staff.operations.common import check_password_rules
from palermo.kernel.errors import Forbidden, Invalid


def change_password(actor: Actor, person: Person, *, old: str, new: str) -> Person:
    """Give oneself another password; other sessions end. Raises Forbidden, or Invalid on `old` or `password`."""
    require(actor, Permission.OWN_ACCOUNT)
    if actor.uid != person.uid:
        raise Forbidden
    with credentials.changing(person.pk) as row:
        if not row.check_password(old):
            raise Invalid("wrong_password", field="old")
        if old == new:
            raise Invalid("same_password", field="password")
        check_password_rules(new, row)
        row.set_password(new)
        row.must_change_password = False
        row.epoch += 1
        audit.record(actor, "password_changed", object=row.uid, unit=row.unit_code)
    return row


def change_language(actor: Actor, person: Person, *, language: str) -> None:
    """Keep the language in which Palermo speaks to this person; raises Forbidden for somebody else's."""
    if actor.uid != person.uid:
        raise Forbidden
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(language=language)
        audit.record(actor, "language_changed", object=person.uid, language=language)


def end_sessions(actor: Actor, person: Person) -> Person:
    """End all of one's own sessions, on every device; raises Forbidden for somebody else's."""
    if actor.uid != person.uid:
        raise Forbidden
    with credentials.changing(person.pk) as row:
        row.epoch += 1
        audit.record(actor, "sessions_ended", object=row.uid, unit=row.unit_code)
    return row
