"""The blind index: keyed tokens in the database's own full-text engine, newest row first, never ranked.

SQLite keeps an FTS5 table without content, positions or sizes; PostgreSQL a tsvector under GIN. Both know
only row numbers and tokens. Rows change in the caller's transaction, so the index agrees with the rows after
any crash.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connections
from django.db.backends.utils import CursorWrapper

from palermo.foundations.compartments import keystore
from palermo.foundations.compartments.matching import MatchExpr, all_of, any_of, for_fts5, for_tsquery, term

__all__ = [
    "Joined",
    "MatchExpr",
    "add",
    "all_of",
    "any_of",
    "clear",
    "create",
    "match",
    "match_join",
    "match_sql",
    "optimise",
    "remove",
    "term",
]
TABLE: Final = "compartments_index"
ALIAS: Final = "default"
# About 1 MB of index to write in one transaction of a merge.
STEP_PAGES: Final = 250
TABLES: Final = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE {TABLE} USING"
        " fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')",
    ),
    "postgresql": (
        f"CREATE TABLE {TABLE} (id bigint PRIMARY KEY, tokens tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_tokens ON {TABLE} USING gin (tokens)",
    ),
}


@dataclass(frozen=True, slots=True)
class Joined:
    """Pieces of a SELECT that walks the index newest first and stops at its LIMIT.

    `FROM {table} JOIN rows ON rows.id = {row} WHERE {where} AND … ORDER BY {order} LIMIT n`, with `params`
    for `where`.
    """

    table: str
    row: str
    where: str
    order: str
    params: list[str]


def add(rows: Sequence[tuple[int, str]]) -> None:
    """Index rows as (row number, tokens with spaces between); a row number may be added
    once until removed.
    """
    if _fts5():
        _many(f"INSERT INTO {TABLE} (rowid, tokens) VALUES (%s, %s)", rows)  # nosec B608
    else:
        _many(f"INSERT INTO {TABLE} (id, tokens) VALUES (%s, %s::tsvector)", rows)  # nosec B608


def remove(rows: Sequence[tuple[int, str]]) -> None:
    """Take rows out; the tokens must be those that were added (a contentless index cannot look them up)."""
    keystore.erase_deleted(ALIAS)
    if _fts5():
        _many(f"INSERT INTO {TABLE} ({TABLE}, rowid, tokens) VALUES ('delete', %s, %s)", rows)  # nosec B608
    else:
        _many(f"DELETE FROM {TABLE} WHERE id = %s", [(row,) for row, _ in rows])  # nosec B608


def optimise() -> bool:
    """Merge the index so that removed tokens leave the live file.

    Returns False when that is not complete: a reader held the journal, or PostgreSQL's entry role may not vacuum
    (then autovacuum does it).
    """
    keystore.erase_deleted(ALIAS)
    if _fts5():
        with connections[ALIAS].cursor() as cursor:
            _merge_in_steps(cursor)
    return keystore.settle(ALIAS, TABLE)


def clear() -> None:
    """Empty the index, before all rows are indexed anew."""
    with connections[ALIAS].cursor() as cursor:
        if _fts5():
            cursor.execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('delete-all')")  # nosec B608
        else:
            cursor.execute(f"DELETE FROM {TABLE}")  # nosec B608


def create() -> None:
    """Make the index's table where it is missing: a new database, or one restored from a backup (which has
    none).
    """
    connection = connections[ALIAS]
    if TABLE not in connection.introspection.table_names():
        with connection.cursor() as cursor:
            for statement in TABLES[connection.vendor]:
                cursor.execute(statement)


def match_sql(expr: MatchExpr) -> tuple[str, list[str]]:
    """Return a sub-select of matching row numbers and its parameters, for `id IN (…)`; see `match_join`."""
    pieces = match_join(expr)
    return f"SELECT {pieces.row} FROM {pieces.table} WHERE {pieces.where}", pieces.params  # nosec B608


def match_join(expr: MatchExpr) -> Joined:
    """Return the pieces of a SELECT that walks matches newest first: the fast way to a
    page of common words.
    """
    if _fts5():
        row, where, query = f"{TABLE}.rowid", f"{TABLE} MATCH %s", for_fts5(expr)
    else:
        row, where, query = f"{TABLE}.id", f"{TABLE}.tokens @@ %s::tsquery", for_tsquery(expr)
    return Joined(TABLE, row, where, f"{row} DESC", [query])


def match(expr: MatchExpr, *, before: int | None = None, limit: int = 500) -> list[int]:
    """Return up to `limit` matching row numbers, newest first, below `before` if it is given."""
    pieces = match_join(expr)
    params: list[Any] = [*pieces.params]
    sql = f"SELECT {pieces.row} FROM {pieces.table} WHERE {pieces.where}"  # nosec B608
    if before is not None:
        sql += f" AND {pieces.row} < %s"
        params.append(before)
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY {pieces.order} LIMIT %s", [*params, limit])
        return [row[0] for row in cursor.fetchall()]


def _merge_in_steps(cursor: CursorWrapper) -> None:
    """Do what FTS5's `optimize` does, in pieces that are short enough for other writers to come between."""
    pages = -STEP_PAGES  # A negative number marks all that is there for one merge; positive ones carry it on.
    while True:
        cursor.execute("SELECT total_changes()")
        before = cursor.fetchone()[0]
        cursor.execute(f"INSERT INTO {TABLE} ({TABLE}, rank) VALUES ('merge', %s)", [pages])  # nosec B608
        cursor.execute("SELECT total_changes()")
        if cursor.fetchone()[0] - before < 2:
            return
        pages = STEP_PAGES


def _fts5() -> bool:
    return connections[ALIAS].vendor == "sqlite"


def _many(sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    with connections[ALIAS].cursor() as cursor:
        cursor.executemany(sql, rows)
