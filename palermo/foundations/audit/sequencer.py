"""The sequencer: one process (the hub's worker) chains the entries of all logs, in batches, within a second.

How it finds what is new. Each log has whole row numbers, so a cursor ("everything up to 4,711 is linked") is nearly
enough. On SQLite it is enough: one writer at a time, so numbers become visible in their own order. On PostgreSQL a
number is given when a row is written and becomes visible when its transaction commits, so 4,712 may be readable while
4,711 is still under way, or rolled back and never to come. Therefore the numbers that were missing below the cursor
are kept as ranges with the moment they were missed, and asked for again at each pass until `PATIENCE` is over; a
transaction that stays open longer than that leaves an entry that `verify` names as not chained. This costs as much as
there are gaps, while a look-back over the last minutes would cost as much as there are entries.

Two sequencers cannot run at once: SQLite's immediate transaction is the only writer, PostgreSQL takes an advisory
lock. No entry is linked twice: what is already linked is left out under that lock, and a unique constraint stands
behind it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter
from threading import Event
from typing import Any, Final

from django.db import connection, connections, transaction

from palermo.foundations.audit import chain, checkpoints
from palermo.foundations.audit.gaps import Gaps
from palermo.foundations.audit.logs import Log, logs
from palermo.foundations.audit.recording import microseconds
from palermo.kernel import clock, crashpoints

BATCH: Final = 1000
PATIENCE: Final = timedelta(hours=1)
_LOCK: Final = 0x50414C41554449
_INSERT: Final = (
    "INSERT INTO audit_chainlink (seq, log, entry, digest, at, hash) VALUES (%s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True, slots=True)
class Pass:
    """What one batch did: links made, and whether more may be waiting at once."""

    linked: int
    more: bool = False


def run_once(*, limit: int = 1_000_000) -> int:
    """Link what is new, at most `limit` entries in batches of 1,000, and return how many.

    Makes a checkpoint when one is due. Returns 0 at once when another sequencer holds the lock.
    """
    total = 0
    while total < limit and waiting():
        done = _batch()
        total += done.linked
        if not done.more:
            break
    checkpoints.make_if_due()
    return total


def run_forever(stop: Event, *, every: float = 0.5, idle: Callable[[], None] = lambda: None) -> None:
    """Link until `stop` is set, looking every `every` seconds; usable as a thread or a process of its own."""
    while not stop.wait(every):
        run_once()
        idle()


def waiting() -> bool:
    """Say, without locking anything, whether some log has entries past its cursor or gaps that may have filled."""
    state = _states()
    for log in logs():
        cursor, gaps = state.get(log.name, (0, Gaps()))
        if gaps.ranges or _query(log.alias, f"SELECT 1 FROM {log.table} WHERE id > %s LIMIT 1", [cursor]):
            return True
    return False


def _batch() -> Pass:
    with transaction.atomic():
        if not _alone():
            return Pass(0)
        state = _states()
        found: list[tuple[int, str, int, bytes]] = []
        more = False
        for log in logs():
            cursor, gaps = state.get(log.name, (0, Gaps()))
            rows = _rows_to_see(log, cursor, gaps)
            linked = _linked_among(log.name, rows)
            found += [
                (at, log.name, entry, bytes(digest)) for entry, digest, at in rows if entry not in linked
            ]
            more = more or len(rows) >= BATCH
            _advance(log.name, cursor, gaps, [entry for entry, _, _ in rows], new=log.name not in state)
        found.sort(key=itemgetter(0, 1, 2))
        _link(found)
        crashpoints.reach("sequencer.before_commit")
    crashpoints.reach("sequencer.committed")
    return Pass(len(found), more)


def _rows_to_see(log: Log, cursor: int, gaps: Gaps) -> list[Any]:
    where = ["id > %s", *["id BETWEEN %s AND %s"] * len(gaps.ranges)]
    values = [cursor, *(number for gap in gaps.ranges for number in gap[:2])]
    return _query(
        log.alias,
        f"SELECT id, digest, at FROM {log.table} WHERE {' OR '.join(where)} ORDER BY id LIMIT %s",  # nosec B608
        [*values, BATCH],
    )


def _linked_among(name: str, rows: list[Any]) -> set[int]:
    if not rows:
        return set()
    statement = "SELECT entry FROM audit_chainlink WHERE log = %s AND entry BETWEEN %s AND %s"
    return {row[0] for row in _query("default", statement, [name, rows[0][0], rows[-1][0]])}


def _advance(name: str, cursor: int, gaps: Gaps, seen: list[int], *, new: bool) -> None:
    moment = microseconds(clock.now())
    changed = gaps.after(cursor, seen, moment).without_older(moment - PATIENCE // timedelta(microseconds=1))
    top = max(cursor, seen[-1]) if seen else cursor
    if new:
        _execute(
            "INSERT INTO audit_progress (log, cursor, gaps) VALUES (%s, %s, %s)", [name, top, changed.text()]
        )
    elif seen or changed != gaps:
        _execute(
            "UPDATE audit_progress SET cursor = %s, gaps = %s WHERE log = %s", [top, changed.text(), name]
        )


def _link(found: list[tuple[int, str, int, bytes]]) -> None:
    seq, previous = chain.last()
    moment = microseconds(clock.now())
    rows = []
    for _, name, entry, digest in found:
        seq += 1
        previous = chain.link_hash(previous, seq, name, entry, digest, moment)
        rows.append((seq, name, entry, digest, moment, previous))
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, rows)


def _alone() -> bool:
    if connection.vendor != "postgresql":
        return True
    return bool(_query("default", "SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])[0][0])


def _states() -> dict[str, tuple[int, Gaps]]:
    rows = _query("default", "SELECT log, cursor, gaps FROM audit_progress", [])
    return {name: (cursor, Gaps.read(text)) for name, cursor, text in rows}


def _query(alias: str, statement: str, values: list[Any]) -> list[Any]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[Any] = cursor.fetchall()
    return rows


def _execute(statement: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
