"""How the chain stands now, in figures: its head, the newest checkpoint, what still waits for its link."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, connections

from palermo.foundations.audit import chain
from palermo.foundations.audit.logs import logs
from palermo.foundations.audit.recording import moment_of


@dataclass(frozen=True, slots=True)
class State:
    """Figures only. `waiting` entries have no link yet, the oldest of them since `since`; None where there is none."""

    links: int
    head: str
    last_link: datetime | None
    checkpoint: int
    checkpoint_at: datetime | None
    waiting: int
    since: datetime | None


def state() -> State:
    """Return how the chain stands, as far as this entry's logs tell."""
    links, head = chain.last()
    last = _row("default", "SELECT at FROM audit_chainlink ORDER BY seq DESC LIMIT 1")
    signed = _row("default", "SELECT seq, at FROM audit_checkpoint ORDER BY seq DESC LIMIT 1")
    with connection.cursor() as cursor:
        cursor.execute("SELECT log, cursor FROM audit_progress")
        cursors = dict(cursor.fetchall())
    waiting, oldest = 0, None
    for log in logs():
        statement = f"SELECT count(*), min(at) FROM {log.table} WHERE id > %s"  # nosec B608
        count, at = _row(log.alias, statement, cursors.get(log.name, 0)) or (0, None)
        waiting += count
        oldest = min(oldest or at, at) if at else oldest
    return State(
        links, head.hex(), moment_of(last[0]) if last else None, signed[0] if signed else 0,
        moment_of(signed[1]) if signed else None, waiting, moment_of(oldest) if oldest else None,
    )  # fmt: skip


def _row(alias: str, statement: str, *values: int) -> tuple[int, ...] | None:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, list(values))
        found: tuple[int, ...] | None = cursor.fetchone()
    return found
