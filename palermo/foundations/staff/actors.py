"""From a believed row to an Actor: what this person may be, now, at this entry."""

from palermo.foundations.policy import Actor, Entry, Permission, Role
from palermo.foundations.staff import credentials, grants, keys, seals
from palermo.foundations.staff.entries import GRANTED
from palermo.foundations.staff.models import Deputy, Person, Token, Unit
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level

# What is left to somebody whose unit is suspended, or whom nobody granted anything.
LEAST = frozenset({Permission.HOME, Permission.OWN_ACCOUNT})


def actor_for(person: Person, entry: Entry, *, token: Token | None = None, checked: bool = False) -> Actor:
    """Return the person as an Actor at an entry, with a token's scopes or, without token, a whole session's.

    Raises Forbidden for the other entry, an inactive person, or a row whose seal does not fit. `checked` says that
    the caller has just checked the seal.
    """
    if entry is not person.entry or not person.is_active:
        raise Forbidden("other_entry" if person.is_active else "inactive")
    if not checked and not credentials.intact(person):
        raise Forbidden("seal_broken")
    role = _role(person, token)
    active = _unit_active(person)
    clearance, scopes = _clearance(person, active)
    if token is not None:
        given = _permissions(token.scopes)
        scopes = given if scopes is None else given & scopes
    device = token is not None and token.kind == Token.Kind.DEVICE
    return Actor(
        person=person.pk, uid=token.uid if device and token else person.uid,
        name=token.name if device and token else str(person), role=role, unit=person.unit_code, entry=entry,
        clearance=clearance, scopes=scopes, alone=active and _alone(person), unit_active=active,
        language=person.language, duty=person.duty,
    )  # fmt: skip


def operator() -> Actor:
    """Return the machine's operator as an Actor; raises Forbidden anywhere but at the command line."""
    if keys.held().entry is not Entry.TOOL:
        raise Forbidden
    return Actor(
        person=0, uid="operator", name="operator", role=Role.ADMINISTRATOR, unit="", entry=Entry.TOOL
    )


def _role(person: Person, token: Token | None) -> Role:
    if token is not None:
        return Role.OFFICER if token.kind == Token.Kind.DEVICE else Role(person.role)
    if person.role == Role.OFFICER and _stands_in(person):
        return Role.HEAD
    return Role(person.role)


def _stands_in(person: Person) -> bool:
    day = today()
    rows = Deputy.objects.filter(person=person, first_day__lte=day, last_day__gte=day)
    return any(
        row.stands_for.unit_id == person.unit_id
        and seals.fits(row.seal, Entry.UNIT, "deputy", seals.deputy_facts(row))
        for row in rows.select_related("stands_for", "person")
    )


def _unit_active(person: Person) -> bool:
    unit = person.unit
    if person.entry is Entry.HUB:
        return True
    return unit is not None and unit.state == Unit.State.APPOINTED and seals.unit_fits(unit)


def _alone(person: Person) -> bool:
    unit = person.unit
    return person.role in (Role.OFFICER, Role.HEAD) and unit is not None and unit.staffed == 1


def _clearance(person: Person, active: bool) -> tuple[Level, frozenset[Permission] | None]:
    """Return what may be read and, where somebody may do the least only, the permissions that are left."""
    if person.entry is Entry.UNIT:
        return (Level.SENSITIVE, None) if active else (Level.PUBLIC, LEAST)
    if Role(person.role) not in GRANTED:
        return Level.PUBLIC, None
    granted = grants.clearance(person.uid, Role(person.role))
    if granted is None:
        return Level.PUBLIC, LEAST
    return (Level.PUBLIC if person.role == Role.AUDITOR else granted), None


def _permissions(codes: list[str]) -> frozenset[Permission]:
    known = set(Permission)
    return frozenset(Permission(code) for code in codes if code in known)
