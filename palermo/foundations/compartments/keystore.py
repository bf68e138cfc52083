"""Where each level's wrapped keys live, and what its database does differently. Used by `datakeys` and
`rotation`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from time import monotonic, sleep
from typing import Final, TypeVar

from django.db import connections
from django.db.backends.utils import CursorWrapper

from palermo.foundations.crypto import envelopes
from palermo.kernel.levels import Level

ALIASES: Final = {Level.SENSITIVE: "keystore", Level.HIGHLY_SENSITIVE: "vault"}
TABLE: Final = "compartments_wrappedkey"
BATCH: Final = 500
# Any fixed number: the lock by which PostgreSQL lets makers of keys and the end of a rotation know of each
# other.
_ROTATION_LOCK: Final = 0x50414C45524D4F
T = TypeVar("T")


def alias_of(level: Level) -> str:
    """Return the database of the level's wrapped keys; raises ValueError for public, which has no keys."""
    try:
        return ALIASES[level]
    except KeyError:
        raise ValueError("public content is not sealed") from None


def bind(uid: str, level: Level) -> bytes:
    """Return the binding of a wrapped key to its row and level."""
    return envelopes.binding(TABLE, "wrapped", uid, level)


def hold_rotation(alias: str, *, alone: bool = False) -> None:
    """Keep a rotation from ending (or, `alone`, wait until nobody makes keys) until this transaction ends.

    SQLite needs nothing: its transactions here are IMMEDIATE, so one writer is alone from its first
    statement.
    """
    connection = connections[alias]
    if connection.vendor == "postgresql":
        call = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {call}(%s)", [_ROTATION_LOCK])


def erase_deleted(alias: str) -> None:
    """Have this connection overwrite what it deletes from now on."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def settle(alias: str, table: str, *, patience: float = 2.0) -> bool:
    """Carry deletions into the live file and empty the journal.

    On PostgreSQL it vacuums the table. Must run outside a transaction. Returns False when it is not complete: a
    reader outlasted `patience` (s), or PostgreSQL's role does not own the table (then autovacuum does it).
    """
    connection = connections[alias]
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return _empty_journal(cursor, patience)
        cursor.execute(
            "SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = %s::regclass", [table]
        )
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(f"VACUUM {table}")
        return True


def _empty_journal(cursor: CursorWrapper, patience: float) -> bool:
    cursor.execute("PRAGMA busy_timeout")
    usual = int(cursor.fetchone()[0])
    deadline = monotonic() + patience
    try:
        # A checkpoint holds every writer off while it waits for readers: many short waits, never a long one.
        cursor.execute("PRAGMA busy_timeout = 50")
        while True:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0] == 0:
                return True
            if monotonic() > deadline:
                return False
            sleep(0.05)
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {usual}")


def placeholders(values: Sequence[object]) -> str:
    """Return `%s, %s, …` for an IN list."""
    return ", ".join(["%s"] * len(values))


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield the items in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
