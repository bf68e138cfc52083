"""Contact points and deputies of a unit: added, changed, ended, and their numbers tested."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from palermo.domain.cooperation import rules
from palermo.domain.cooperation.models import Contact
from palermo.domain.cooperation.operations.common import hub
from palermo.domain.cooperation.queries.visible import contacts_visible_to
from palermo.domain.cooperation.sealed import open_contact, seal_row
from palermo.domain.cooperation.words import Reached
from palermo.foundations import audit
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


def add_contact(actor: Actor, *, unit: str, place: str, languages: Sequence[str], words: Reached) -> Contact:
    """Name whom to call in a unit; its head does, or the hub. Raises Invalid without a name or any number."""
    require(actor, Permission.COOPERATION_WRITE)
    _check(actor, unit, place, languages, words)
    key = datakeys.new(Level.SENSITIVE, 1)[0]
    row = Contact(
        uid=new_uid(), unit=unit, author=actor.uid, place=place, languages=" ".join(languages), data_key=key.uid,
        at=now(),
    )  # fmt: skip
    row.sealed = seal_row(row, words, key.key)
    with transaction.atomic():
        row.save(force_insert=True)
        audit.record(actor, "contact.added", object=row.uid, unit=unit, place=place)
    return row


def change_contact(
    actor: Actor, *, uid: str, place: str, languages: Sequence[str], words: Reached
) -> Contact:
    """Change a contact point; another number has not been tested yet."""
    require(actor, Permission.COOPERATION_WRITE)
    with transaction.atomic():
        row = _own(actor, uid)
        _check(actor, row.unit, place, languages, words)
        if open_contact(row).phone != words.phone:
            row.tested_on = None
        row.place, row.languages = place, " ".join(languages)
        row.sealed = seal_row(row, words)
        row.save()
        audit.record(actor, "contact.changed", object=row.uid, unit=row.unit)
    return row


def note_test(actor: Actor, *, uid: str) -> Contact:
    """Note that the number was called today and somebody answered; whoever sees it may, since all depend on it."""
    require(actor, Permission.COOPERATION_WRITE)
    with transaction.atomic():
        row = _found(actor, uid)
        row.tested_on = today()
        row.save(update_fields=["tested_on"])
        audit.record(actor, "contact.tested", object=row.uid, unit=row.unit)
    return row


def end_contact(actor: Actor, *, uid: str) -> Contact:
    """Take a contact point out of the list."""
    require(actor, Permission.COOPERATION_WRITE)
    with transaction.atomic():
        row = _own(actor, uid)
        row.ended_on = today()
        row.save(update_fields=["ended_on"])
        audit.record(actor, "contact.ended", object=row.uid, unit=row.unit)
    return row


def _found(actor: Actor, uid: str) -> Contact:
    row = contacts_visible_to(actor).filter(uid=uid).select_for_update().first()
    if row is None:
        raise Forbidden(reference=uid)
    return row


def _own(actor: Actor, uid: str) -> Contact:
    row = _found(actor, uid)
    if row.unit != actor.unit and not actor.at_hub:
        raise Forbidden(reference=uid)
    return row


def _check(actor: Actor, unit: str, place: str, languages: Sequence[str], words: Reached) -> None:
    if unit not in {*settings.PALERMO.units, hub()} or (unit != actor.unit and not actor.at_hub):
        raise Invalid("no_party", field="unit")
    if place not in rules.PLACES:
        raise Invalid("unknown_code", field="place")
    if not set(languages) <= {"en", "fr", "pt", "es", "ar"}:
        raise Invalid("unknown_code", field="languages")
    if not words.name:
        raise Invalid("name_missing", field="name")
    if not (words.phone or words.email):
        raise Invalid("number_missing", field="phone")
