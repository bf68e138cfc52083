"""Data keys: one a dossier, kept wrapped in a store of their own. Without its key, what it sealed is gone."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db import connections, transaction

from palermo.foundations.compartments import keystore
from palermo.foundations.compartments.unlocking import keyring
from palermo.foundations.crypto import envelopes
from palermo.kernel import clock, crashpoints
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

_INSERT: Final = (
    f"INSERT INTO {keystore.TABLE} (uid, level, kek_id, wrapped, made_on) VALUES (%s, %s, %s, %s, %s)"  # nosec B608
)


@dataclass(frozen=True, slots=True)
class DataKey:
    """A dossier's key, open: `uid` goes into the row that it serves, `key` (32 bytes) nowhere."""

    uid: str
    level: Level
    key: bytes = field(repr=False)


def new(level: Level, count: int = 1) -> list[DataKey]:
    """Return `count` new data keys, committed before the return, so that nothing is ever sealed under a lost
    key.

    A key whose dossier is then not saved is harmless; `sweep` removes it. Raises Forbidden when this entry
    lacks the level, RuntimeError inside a transaction of the key store itself (its commit would come too
    late).
    """
    if not count:
        return []
    alias = keystore.alias_of(level)
    ring = keyring()
    made = [DataKey(uid, level, envelopes.new_key()) for uid in _new_uids(count)]
    day = clock.today()
    with transaction.atomic(using=alias, durable=True), connections[alias].cursor() as cursor:
        keystore.hold_rotation(alias)
        # Asked only now, with the store locked: a rotation cannot end between this answer and the commit.
        kek_id, kek = ring.kek(level)
        rows = [
            (one.uid, int(level), kek_id,
             envelopes.seal(kek, one.key, key_id=kek_id, bind=keystore.bind(one.uid, level)), day)
            for one in made
        ]  # fmt: skip
        cursor.executemany(_INSERT, rows)
    crashpoints.reach("datakeys.made")
    return made


def open(level: Level, uids: Iterable[str]) -> dict[str, bytes]:
    """Return the 32-byte key of each uid; a shredded one is absent. Asks the store every time: shredding acts
    at once.

    Raises Forbidden when this entry lacks the level, SealBroken when a wrapped key was changed or moved.
    """
    found: dict[str, bytes] = {}
    for batch in keystore.batches(dict.fromkeys(uids)):
        try:
            found.update(_open_batch(level, batch))
        except SealBroken:
            # A rotation may have ended between reading the rows and looking for their key: read them again,
            # once.
            found.update(_open_batch(level, batch))
    return found


def shred(level: Level, uids: Iterable[str]) -> bool:
    """Destroy data keys for ever; returns whether the journal is empty too (False: a reader held it, call
    `settle`).

    Raises Forbidden when this entry lacks the level. An unknown uid is no error: shredding is repeatable.
    """
    alias = keystore.alias_of(level)
    keyring().kek(level)
    keystore.erase_deleted(alias)
    for batch in keystore.batches(dict.fromkeys(uids)):
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute(
                f"DELETE FROM {keystore.TABLE} WHERE uid IN ({keystore.placeholders(batch)})",
                batch,  # nosec B608
            )
        crashpoints.reach("datakeys.shredded")
    return settle(level)


def settle(level: Level) -> bool:
    """Carry earlier deletions into the live file and empty the journal; returns False
    when a reader held it.
    """
    return keystore.settle(keystore.alias_of(level), keystore.TABLE)


def sweep(is_used: Callable[[Level, Sequence[str]], set[str]], *, days: int = 2) -> int:
    """Shred the keys, at least `days` (one or more) days old, that nothing uses; returns how many.

    `is_used` gets a level and up to 500 uids and returns those that some row still names, committed or not.
    """
    made_before = clock.today() - timedelta(days=max(days, 1))
    removed = 0
    for level in keystore.ALIASES:
        if not keyring().can(level):
            continue
        last = ""
        while batch := _older_than(level, made_before, last):
            last = batch[-1]
            unused = set(batch) - is_used(level, batch)
            if unused:
                shred(level, sorted(unused))
                removed += len(unused)
    return removed


def _open_batch(level: Level, uids: Sequence[str]) -> dict[str, bytes]:
    ring = keyring()
    keks: dict[str, bytes] = {}
    found: dict[str, bytes] = {}
    with connections[keystore.alias_of(level)].cursor() as cursor:
        cursor.execute(
            f"SELECT uid, wrapped FROM {keystore.TABLE} WHERE uid IN ({keystore.placeholders(uids)})",
            uids,  # nosec B608
        )
        rows = cursor.fetchall()
    for uid, wrapped in rows:
        blob = bytes(wrapped)
        kek_id = envelopes.key_id(blob)
        if kek_id not in keks:
            keks[kek_id] = ring.kek_by_id(level, kek_id)
        found[uid] = envelopes.open(keks[kek_id], blob, bind=keystore.bind(uid, level))
    return found


def _new_uids(count: int) -> list[str]:
    """Return random uids of 22 characters: 48 bits a call and 84 bits each.

    The keys of one call are neighbours in the index, so a bulk import touches few of its pages; and, unlike a
    time, the beginning tells nothing.
    """
    start = secrets.token_urlsafe(6)
    return [start + secrets.token_urlsafe(11)[:14] for _ in range(count)]


def _older_than(level: Level, day: date, after: str) -> list[str]:
    with connections[keystore.alias_of(level)].cursor() as cursor:
        cursor.execute(
            f"SELECT uid FROM {keystore.TABLE} WHERE uid > %s AND made_on <= %s ORDER BY uid LIMIT %s",  # nosec B608
            [after, day, keystore.BATCH],
        )
        return [row[0] for row in cursor.fetchall()]
