"""Check entries against their links, and find entries that have none."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db import connection, connections

from palermo.foundations.audit.breaks import Link
from palermo.foundations.audit.gaps import Gaps
from palermo.foundations.audit.logs import Log, logs
from palermo.foundations.audit.problems import Problem
from palermo.foundations.audit.recording import digest_of

_IDS: Final = 5000


def check_entries(links: Sequence[Link]) -> list[Problem]:
    """Return a problem for each link whose entry is gone or says something else now, in the logs seen from here."""
    found = []
    for log in logs():
        wanted = [link for link in links if link.log == log.name]
        rows = _rows(log, [link.entry for link in wanted])
        for link in wanted:
            row = rows.get(link.entry)
            if row is None:
                found.append(Problem("deleted", link.seq, log.name, link.entry, detail="entry"))
            elif row[0] != link.digest or row[1] != link.digest:
                kind = "reordered" if row[0] != link.digest and _belongs_elsewhere(log, row[0]) else "edited"
                found.append(Problem(kind, link.seq, log.name, link.entry, row[2], "entry"))
    return sorted(found, key=lambda one: one.seq)


def unlinked() -> tuple[list[Problem], int]:
    """Return what the logs hold, or no longer hold, beside the chain, and how many entries still wait to be chained."""
    found: list[Problem] = []
    waiting = 0
    # Asked in this order, the three agree also while the sequencer works: before <= cursor <= after.
    before = {log.name: _newest_link(log) for log in logs()}
    state = _progress()
    for log in logs():
        cursor, gaps = state.get(log.name, (0, Gaps()))
        if before[log.name] > cursor:
            found.append(Problem("edited", 0, log.name, cursor + 1, detail="progress_set_back"))
        if (newest := _newest_link(log)) < cursor:
            found.append(Problem("truncated", 0, log.name, newest + 1, detail="sequencer_had_come_further"))
        found += _beside(log, max(min(cursor, newest), before[log.name]), gaps)
        statement = f"SELECT count(*) FROM {log.table} WHERE id BETWEEN %s AND %s"  # nosec B608
        ranges = [*((first, last) for first, last, _ in gaps.ranges), (cursor + 1, 2**62)]
        waiting += sum(_one(log.alias, statement, one) for one in ranges)
    return found, waiting


def _beside(log: Log, top: int, gaps: Gaps) -> Iterator[Problem]:
    """Compare row numbers with linked numbers, both in order, up to `top`."""
    rows = _numbers(
        log.alias, f"SELECT id FROM {log.table} WHERE id > %s AND id <= %s ORDER BY id LIMIT %s", top
    )  # nosec B608
    linked = _numbers(
        "default",
        f"SELECT entry FROM audit_chainlink WHERE log = '{log.name}' AND entry > %s AND entry <= %s"  # nosec B608
        " ORDER BY entry LIMIT %s",
        top,
    )
    # SQLite gives every number once and without gaps, so a number that nobody has was deleted before it was chained.
    whole = connections[log.alias].vendor == "sqlite"
    row, link, number = next(rows, None), next(linked, None), 0
    while row is not None or link is not None:
        lower = min(one for one in (row, link) if one is not None)
        if whole and lower > number + 1:
            yield Problem("deleted", 0, log.name, number + 1, detail="before_it_was_chained")
        # What stands in a known gap has come late and waits for the sequencer's next pass.
        late = any(first <= lower <= last for first, last, _ in gaps.ranges)
        if not late and (link is None or (row is not None and row < link)):
            yield Problem("inserted", 0, log.name, lower, detail="entry")
        row = next(rows, None) if row == lower else row
        link = next(linked, None) if link == lower else link
        number = max(lower, 0)


def _newest_link(log: Log) -> int:
    return _one("default", "SELECT coalesce(max(entry), 0) FROM audit_chainlink WHERE log = %s", [log.name])


def _rows(log: Log, ids: list[int]) -> dict[int, tuple[bytes, bytes, str]]:
    """Return row number to (digest of what stands there, digest stored with it, uid)."""
    if not ids:
        return {}
    marks = ", ".join(["%s"] * len(ids))
    with connections[log.alias].cursor() as cursor:
        cursor.execute(f"SELECT {log.select}, digest, id FROM {log.table} WHERE id IN ({marks})", ids)  # nosec B608
        return {row[-1]: (digest_of(log.kind, row[:-2]), bytes(row[-2]), row[0]) for row in cursor.fetchall()}


def _belongs_elsewhere(log: Log, digest: bytes) -> bool:
    statement = "SELECT count(*) FROM audit_chainlink WHERE log = %s AND digest = %s"
    return _one("default", statement, [log.name, digest]) > 0


def _progress() -> dict[str, tuple[int, Gaps]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT log, cursor, gaps FROM audit_progress")
        return {name: (number, Gaps.read(text)) for name, number, text in cursor.fetchall()}


def _numbers(alias: str, statement: str, top: int) -> Iterator[int]:
    # Numbers that nobody could have been given, below the first, count as well.
    last = -(2**62)
    while True:
        with connections[alias].cursor() as cursor:
            cursor.execute(statement, [last, top, _IDS])
            batch = [row[0] for row in cursor.fetchall()]
        yield from batch
        if len(batch) < _IDS:
            return
        last = batch[-1]


def _one(alias: str, statement: str, values: Sequence[Any]) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, list(values))
        return int(cursor.fetchone()[0])
