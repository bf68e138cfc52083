"""What the staff operations share: who may, passwords, and the count of a unit's people."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from palermo.foundations.policy import Actor, Entry, Permission, Role, require
from palermo.foundations.staff import credentials, seals
from palermo.foundations.staff.models import Person, Unit
from palermo.kernel.errors import Forbidden, Invalid, SealBroken


def require_manager(actor: Actor) -> None:
    """Raise Forbidden unless this is an administrator at the hub entry or the machine's operator."""
    require(actor, Permission.STAFF_MANAGE)
    if actor.entry is Entry.UNIT or actor.scopes is not None:
        raise Forbidden


def new_password() -> str:
    """Return a random password to hand over once (80 bits, in groups that can be read aloud)."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def check_password_rules(password: str, person: Person) -> None:
    """Raise Invalid('weak_password') with the codes of the rules that a new password breaks."""
    try:
        validate_password(password, person)
    except ValidationError as failure:
        reasons = [str(part.code) for part in failure.error_list]
        raise Invalid("weak_password", field="password", reasons=reasons) from None


def recount(unit: Unit | None) -> None:
    """Count a unit's active officers and heads and seal its row; raises SealBroken if the row was changed before."""
    if unit is None:
        return
    row = Unit.objects.select_for_update().get(pk=unit.pk)
    if not seals.unit_fits(row):
        raise SealBroken
    people = Person.objects.select_related("unit").filter(
        unit=row, role__in=(Role.OFFICER, Role.HEAD), is_active=True
    )
    row.staffed = sum(credentials.intact(person) for person in people)
    seals.seal_unit(row)
