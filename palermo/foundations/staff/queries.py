"""What the faces ask about people, units, tokens and factors. Everybody sees her own; the rest takes STAFF_READ."""

from collections.abc import Iterable
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from palermo.foundations.policy import Actor, Permission, allowed, require
from palermo.foundations.staff import credentials
from palermo.foundations.staff.models import Deputy, Person, Token, Unit
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden

_NAMES_PEOPLE = (
    Permission.STAFF_READ, Permission.GRANT_PROPOSE, Permission.GRANT_CONFIRM, Permission.AUDIT_READ,
)  # fmt: skip


def current(pk: int) -> Person:
    """Return a person's row as it is now, with the unit; raises Forbidden if there is none."""
    person = Person.objects.select_related("unit").filter(pk=pk).first()
    if person is None:
        raise Forbidden
    return person


def names(uids: Iterable[str]) -> dict[str, str]:
    """Return the display names of people by their random identifiers; unknown ones are left out."""
    return dict(Person.objects.filter(uid__in=set(uids)).values_list("uid", "name"))


def people(actor: Actor) -> QuerySet[Person]:
    """Return everybody with unit, by username, for who may read the staff; raises Forbidden."""
    require(actor, Permission.STAFF_READ)
    return Person.objects.select_related("unit").order_by("username")


def directory(actor: Actor) -> QuerySet[Person]:
    """Return everybody, by name, for whoever must name people: staff, grants, audit; raises Forbidden for others."""
    if not any(allowed(actor, one) for one in _NAMES_PEOPLE):
        raise Forbidden
    return Person.objects.select_related("unit").order_by("name", "username")


def person(actor: Actor, uid: str) -> Person:
    """Return one person with unit; raises Forbidden for who may not read the staff, or for nobody."""
    found = people(actor).filter(uid=uid).first()
    if found is None:
        raise Forbidden
    return found


def colleagues(actor: Actor) -> QuerySet[Person]:
    """Return the active officers of a head's own unit, who can stand in for her."""
    return Person.objects.filter(unit__code=actor.unit, role="officer", is_active=True).exclude(unit__code="")


def units(actor: Actor) -> QuerySet[Unit]:
    """Return every unit with its dated states, by code, for who may read the staff; raises Forbidden."""
    require(actor, Permission.STAFF_READ)
    return Unit.objects.prefetch_related("appointments").order_by("code")


def unit(actor: Actor, code: str) -> Unit:
    """Return one unit; raises Forbidden for who may not read the staff, or for none."""
    found = units(actor).filter(code=code).first()
    if found is None:
        raise Forbidden
    return found


def tokens(actor: Actor, holder: Person) -> QuerySet[Token]:
    """Return the tokens of a person that are not revoked, newest first: one's own, or for who may read the staff."""
    if actor.person != holder.pk:
        require(actor, Permission.STAFF_READ)
    return Token.objects.select_related("person__unit").filter(person=holder, revoked_at=None)


def token(actor: Actor, uid: str) -> Token:
    """Return one token, one's own or for who may read the staff; raises Forbidden."""
    found = Token.objects.select_related("person__unit").filter(uid=uid).first()
    if found is None:
        raise Forbidden
    if actor.person != found.person_id:
        require(actor, Permission.STAFF_READ)
    return found


def deputies(stands_for: Person, since: date | None = None) -> QuerySet[Deputy]:
    """Return who stands in for a head, today or later."""
    rows = Deputy.objects.select_related("person__unit", "stands_for__unit")
    return rows.filter(stands_for=stands_for, last_day__gte=since or today())


def factors(holder: Person) -> list[Authenticator]:
    """Return a person's second factors, oldest first, without the printed codes."""
    return [row for row in credentials.authenticators(holder) if row.type in credentials.FACTORS]


def codes_left(holder: Person) -> int:
    """Return how many printed codes a person has left; only at her own entry, whose key opens them."""
    kind = Authenticator.Type.RECOVERY_CODES
    row = next((row for row in credentials.authenticators(holder) if row.type == kind), None)
    return len(row.wrap().get_unused_codes()) if row else 0


def on_duty() -> list[tuple[str, str]]:
    """Return (address, language) of the active people on duty who can be written to."""
    return _addresses(Person.objects.filter(duty=True))


def reachable(unit: str, only: str = "") -> list[tuple[str, str]]:
    """Return (address, language) of a unit's active people who can be written to, or of one person by uid only."""
    rows = Person.objects.filter(unit__code=unit)
    return _addresses(rows.filter(uid=only) if only else rows)


def _addresses(rows: QuerySet[Person]) -> list[tuple[str, str]]:
    return list(rows.filter(is_active=True).exclude(email="").values_list("email", "language"))


def members(units: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return (uid, unit, role) of the active people of units, by unit and username."""
    rows = Person.objects.filter(unit__code__in=set(units), is_active=True).order_by("unit__code", "username")
    return list(rows.values_list("uid", "unit__code", "role"))


def houses(uids: Iterable[str]) -> dict[str, str]:
    """Return the unit of each active person by uid, "" for who belongs to none; unknown people are left out."""
    rows = Person.objects.filter(uid__in=set(uids), is_active=True).values_list("uid", "unit__code")
    return {uid: unit or "" for uid, unit in rows}
