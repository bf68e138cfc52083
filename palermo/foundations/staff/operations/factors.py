"""Lost phones and forgotten passwords: an administrator helps a unit's people, two people help one of the hub."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from palermo.foundations import audit
from palermo.foundations.policy import Actor, Entry
from palermo.foundations.staff import credentials, grants, tokens
from palermo.foundations.staff.models import Person
from palermo.foundations.staff.operations.common import new_password, require_manager
from palermo.kernel.errors import Refused


def reset_factor(actor: Actor, person: Person) -> None:
    """Remove a unit person's second factor; she sets up another at her next sign-in.

    Raises Forbidden, SealBroken, or Refused('second_person_needed') for hub people: see `grants.propose_reset`.
    """
    _require_unit_person(actor, person)
    _remove_factor(actor, person)


def reset_password(actor: Actor, person: Person) -> str:
    """Return a new first password for a unit person; raises as `reset_factor` does."""
    _require_unit_person(actor, person)
    return _new_password(actor, person)


def carry_out(actor: Actor, uid: str) -> str:
    """Confirm a proposal as its second person and do what it says; return a new password if it made one, else ""."""
    with transaction.atomic():
        proposal = grants.confirm(actor, uid)
        if proposal.kind == "clearance":
            return ""
        person = Person.objects.select_related("unit").get(uid=proposal.person)
        if proposal.kind == "second_factor":
            _remove_factor(actor, person)
            return ""
        return _new_password(actor, person)


def _require_unit_person(actor: Actor, person: Person) -> None:
    require_manager(actor)
    if person.entry is Entry.HUB:
        raise Refused("second_person_needed")


def _remove_factor(actor: Actor, person: Person) -> None:
    with credentials.changing(person.pk) as row:
        Authenticator.objects.filter(user_id=row.pk).delete()
        row.epoch += 1
        tokens.end(row.tokens.filter(revoked_at=None))
        audit.record(actor, "factor_reset", object=row.uid, unit=row.unit_code)


def _new_password(actor: Actor, person: Person) -> str:
    password = new_password()
    with credentials.changing(person.pk) as row:
        row.set_password(password)
        row.must_change_password = True
        row.epoch += 1
        audit.record(actor, "password_reset", object=row.uid, unit=row.unit_code)
    return password
