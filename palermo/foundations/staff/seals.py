"""Message codes over rows, so that a changed, swapped or invented row is worth nothing."""

from hashlib import blake2b
from hmac import compare_digest
from typing import Any

from palermo.foundations.crypto import signatures
from palermo.foundations.policy import Entry
from palermo.foundations.staff import keys
from palermo.foundations.staff.models import Deputy, Token, Unit

PURPOSE = "credentials"


def code(entry: Entry, kind: str, facts: Any) -> str:
    """Return the 64 hex digits that seal plain facts of one kind with an entry's key; Forbidden without that key."""
    key = keys.held().entry_key(entry, PURPOSE)
    return blake2b(signatures.canonical([kind, facts]), key=key, digest_size=32).hexdigest()


def fits(seal: str, entry: Entry, kind: str, facts: Any) -> bool:
    """Say whether a seal is the one of these facts."""
    return compare_digest(seal.encode(), code(entry, kind, facts).encode())


def unit_facts(unit: Unit) -> list[Any]:
    """Return what a unit's seal covers."""
    return [unit.pk, unit.code, unit.kind, unit.state, unit.since.isoformat(), unit.staffed]


def seal_unit(unit: Unit) -> None:
    """Seal a saved unit's row with the unit entry's key, which both entries know, and save it."""
    unit.seal = code(Entry.UNIT, "unit", unit_facts(unit))
    unit.save()


def unit_fits(unit: Unit) -> bool:
    """Say whether a unit's row is as an operation left it."""
    return fits(unit.seal, Entry.UNIT, "unit", unit_facts(unit))


def deputy_facts(row: Deputy) -> list[Any]:
    """Return what a deputy's seal covers."""
    days = [row.first_day.isoformat(), row.last_day.isoformat()]
    return [row.uid, row.person_id, row.person.uid, row.stands_for_id, row.stands_for.uid, *days]


def token_facts(row: Token) -> list[Any]:
    """Return what a token's seal covers: whose it is, what for, where, until when."""
    holder = [row.person_id, row.person.uid, row.person.unit_code]
    return [row.uid, row.digest, row.kind, *holder, row.entry, sorted(row.scopes), row.expires_at.isoformat()]
