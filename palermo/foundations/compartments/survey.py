"""What there is to know about the keys without any key: versions, how much hangs on each, the escrow."""

from dataclasses import dataclass
from datetime import date

from django.db import connections

from palermo.foundations.compartments import keystore
from palermo.foundations.compartments.lifecycle import listing
from palermo.foundations.compartments.unlocking import keyring
from palermo.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a level's key; `data_keys` is how many dossiers' keys it wraps now."""

    level: Level
    id: str
    made_on: date
    current: bool
    data_keys: int


@dataclass(frozen=True, slots=True)
class Escrow:
    """The last ceremony: how many shares were made, how many recover, and when."""

    threshold: int
    count: int
    made_on: date


def versions() -> list[Version]:
    """Return every version of the keys that this entry holds, oldest first within a level."""
    counts = {level: _counts(level) for level in {line.level for line in listing()}}
    return [
        Version(line.level, line.id, line.made_on, line.current, counts[line.level].get(line.id, 0))
        for line in listing()
    ]


def escrow() -> Escrow | None:
    """Return the last ceremony, None before the first; raises Forbidden away from the hub."""
    seat = keyring().hub_secrets().escrow
    return Escrow(seat.threshold, seat.count, seat.made_on) if seat else None


def unfinished() -> Level | None:
    """Return the level whose rotation was begun and not ended; raises Forbidden away from the hub."""
    rotation = keyring().hub_secrets().rotation
    return rotation.level if rotation else None


def _counts(level: Level) -> dict[str, int]:
    with connections[keystore.alias_of(level)].cursor() as cursor:
        cursor.execute(f"SELECT kek_id, count(*) FROM {keystore.TABLE} GROUP BY kek_id")  # nosec B608
        return {kek: int(count) for kek, count in cursor.fetchall()}
