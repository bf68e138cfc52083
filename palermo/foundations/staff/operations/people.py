"""People: added, changed, deactivated; never deleted, since the audit names them."""

import re
import unicodedata

from django.db import IntegrityError, transaction

from palermo.foundations import audit
from palermo.foundations.policy import Actor, Entry, Role
from palermo.foundations.staff import credentials, grants, tokens
from palermo.foundations.staff.models import Person, Unit
from palermo.foundations.staff.operations.common import (
    check_password_rules,
    new_password,
    recount,
    require_manager,
)  # fmt: skip
from palermo.kernel.errors import Invalid, Refused

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,62}")
_KIND_OF_ROLE = {
    Role.OFFICER: Unit.Kind.UNIT, Role.HEAD: Unit.Kind.UNIT, Role.ANALYST: Unit.Kind.HUB,
    Role.REVIEWER: Unit.Kind.HUB, Role.ECOWAS: Unit.Kind.ECOWAS,
}  # fmt: skip


def add_person(
    actor: Actor, *, username: str, name: str, role: Role, unit: str = "", language: str = "en", email: str = "",
    password: str = "",
) -> tuple[Person, str]:  # fmt: skip
    """Return a new person and her first password, which she must change unless the operator chose it.

    Raises Forbidden, or Invalid for a username, name, unit or password that cannot be.
    """
    require_manager(actor)
    house = _house(role, unit)
    person = Person(username=_username(username), name=_name(name), role=Role(role).value, unit=house)
    person.language, person.email = language, email
    first = password or new_password()
    check_password_rules(first, person)
    person.must_change_password = not password
    person.set_password(first)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
            credentials.seal(person)
            recount(house)
            audit.record(actor, "person_added", object=person.uid, unit=unit, role=person.role)
    except IntegrityError:
        raise Invalid("username_taken", field="username") from None
    return person, first


def change_person(
    actor: Actor, person: Person, *, name: str | None = None, role: Role | None = None, unit: str | None = None,
    email: str | None = None, language: str | None = None,
) -> Person:  # fmt: skip
    """Change a person's name, role, unit, address or language; a new role or unit ends her sessions and grant.

    Nobody moves from one entry to the other: keys and factors are the entry's, so that is a new person.
    Raises Forbidden, Invalid, Refused('other_entry' or 'not_for_oneself'), SealBroken.
    """
    require_manager(actor)
    with transaction.atomic():
        with credentials.changing(person.pk) as row:
            before, old_unit = (row.role, row.unit_code), row.unit
            row.name = _name(name) if name is not None else row.name
            row.email = email if email is not None else row.email
            row.language = language if language is not None else row.language
            new_role = Role(role or row.role)
            if new_role != row.role and actor.uid == row.uid:
                raise Refused("not_for_oneself")
            row.unit = _house(new_role, row.unit_code if unit is None else unit)
            row.role = new_role.value
            if row.entry is not person.entry:
                raise Refused("other_entry")
            moved = before != (row.role, row.unit_code)
            row.epoch += moved
        if moved:
            recount(old_unit)
            recount(row.unit)
            tokens.end(row.tokens.filter(revoked_at=None))
        audit.record(actor, "person_changed", object=row.uid, unit=row.unit_code, role=row.role)
        if moved and row.entry is Entry.HUB:
            grants.withdraw(actor, row)
    return row


def deactivate(actor: Actor, person: Person) -> None:
    """Close a person's account: sessions, tokens and grant end with it, at the next request of any of them."""
    require_manager(actor)
    if actor.uid == person.uid:
        raise Refused("not_for_oneself")
    with transaction.atomic():
        with credentials.changing(person.pk) as row:
            row.is_active = False
            row.duty = False
            row.epoch += 1
        tokens.end(row.tokens.filter(revoked_at=None))
        recount(row.unit if row.entry is Entry.UNIT else None)
        audit.record(actor, "person_deactivated", object=row.uid, unit=row.unit_code)
        if row.entry is Entry.HUB:
            grants.withdraw(actor, row)


def activate(actor: Actor, person: Person) -> None:
    """Open a closed account again; a hub person still needs a new grant."""
    require_manager(actor)
    with transaction.atomic():
        with credentials.changing(person.pk) as row:
            row.is_active = True
        recount(row.unit if row.entry is Entry.UNIT else None)
        audit.record(actor, "person_activated", object=row.uid, unit=row.unit_code)


def set_duty(actor: Actor, person: Person, *, duty: bool) -> None:
    """Put a hub person on or off duty for urgent reports: by herself or by an administrator."""
    if actor.uid != person.uid:
        require_manager(actor)
    if person.entry is not Entry.HUB:
        raise Refused("not_grantable")
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(duty=duty)
        audit.record(actor, "duty_changed", object=person.uid, duty=duty)


def _house(role: Role, code: str) -> Unit | None:
    kind = _KIND_OF_ROLE.get(Role(role))
    if kind is None:
        if code:
            raise Invalid("bad_unit", field="unit")
        return None
    house = Unit.objects.filter(code=code, kind=kind).first()
    if house is None:
        raise Invalid("bad_unit", field="unit")
    return house


def _username(text: str) -> str:
    username = unicodedata.normalize("NFKC", text).strip().lower()
    if not _USERNAME.fullmatch(username):
        raise Invalid("bad_username", field="username")
    return username


def _name(text: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", text).split())
    # Control and direction marks could make one name look like another's in a list.
    if not name or len(name) > 150 or any(unicodedata.category(mark) in ("Cc", "Cf") for mark in name):
        raise Invalid("bad_name", field="name")
    return name
