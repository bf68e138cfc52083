"""A person's credentials as one sealed whole: who, which role, which unit, password, factors, active or not.

The seal is a message code with a key of the entry where the person signs in; the database does not hold it. It is
checked at sign-in and at every request. Only what goes through `changing` is sealed anew, and it first checks that
the row is still as it was left: a forged row cannot be laundered by a later, legitimate change.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from palermo.foundations.staff import seals
from palermo.foundations.staff.models import Person
from palermo.kernel.errors import SealBroken

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def authenticators(person: Person) -> list[Authenticator]:
    """Return the person's factors and recovery codes in the order of their making."""
    return list(Authenticator.objects.filter(user_id=person.pk).order_by("pk"))


def facts(person: Person, factors: list[Authenticator]) -> list[Any]:
    """Return what the seal covers."""
    return [
        person.pk, person.uid, person.username, person.role, person.unit_code, person.password, person.epoch,
        person.is_active, [[factor.pk, factor.type, factor.data] for factor in factors],
    ]  # fmt: skip


def intact(person: Person, factors: list[Authenticator] | None = None) -> bool:
    """Say whether the row and its factors (read here unless given) are as an operation left them."""
    factors = authenticators(person) if factors is None else factors
    return seals.fits(person.seal, person.entry, "person", facts(person, factors))


def has_factor(person: Person) -> bool:
    """Say whether the person has a second factor (recovery codes alone are none)."""
    return bool(Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS).exists())


def seal(person: Person) -> None:
    """Seal the person's saved row as it is now. Only for a new row and at the end of `changing`."""
    person.seal = seals.code(person.entry, "person", facts(person, authenticators(person)))
    Person.objects.filter(pk=person.pk).update(seal=person.seal)


def locked(pk: int) -> Person:
    """Return the row locked for a change; raises Person.DoesNotExist, or SealBroken if somebody changed it."""
    person = Person.objects.select_related("unit").select_for_update(of=("self",)).get(pk=pk)
    if not intact(person):
        raise SealBroken
    return person


@contextmanager
def changing(pk: int) -> Iterator[Person]:
    """Lock a person's row, let the block change it, save and seal it; raises SealBroken if it was tampered with."""
    with transaction.atomic():
        person = locked(pk)
        yield person
        person.save()
        seal(person)


def before_factor_changes(sender: Any, instance: Authenticator, **kwargs: Any) -> None:
    """Refuse to touch a factor of a person whose row somebody changed (receiver of pre_save and pre_delete)."""
    if not _only_usage(kwargs) and not kwargs.get("raw"):
        locked_row = Person.objects.select_related("unit").filter(pk=instance.user_id).first()
        if locked_row is not None and not intact(locked_row):
            raise SealBroken


def after_factor_changed(sender: Any, instance: Authenticator, **kwargs: Any) -> None:
    """Seal the person anew with the changed factor (receiver of post_save and post_delete)."""
    if not _only_usage(kwargs) and not kwargs.get("raw"):
        person = Person.objects.select_related("unit").filter(pk=instance.user_id).first()
        if person is not None:
            seal(person)


def _only_usage(kwargs: dict[str, Any]) -> bool:
    return set(kwargs.get("update_fields") or ()) == {"last_used_at"}
