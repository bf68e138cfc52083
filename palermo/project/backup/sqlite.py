"""A consistent copy of a running SQLite database that leaves some tables out, also while it is being written."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

_OWN = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")


def copy(source: Path, target: Path, *, without: Iterable[str] = (), empty: Iterable[str] = ()) -> None:
    """Copy a database as it is at one moment; tables of `without` (and their shadows) never reach the new file.

    Tables of `empty` come without rows. The backup API would write them first and delete them afterwards, which
    leaves their bytes in the file; so the rows are copied table by table, all in one reading transaction.
    """
    left_out, emptied = tuple(without), set(empty)
    with sqlite3.connect(source, isolation_level=None, timeout=30) as connection:
        connection.execute("ATTACH DATABASE ? AS copy", [str(target)])
        connection.execute("PRAGMA copy.synchronous = FULL")
        connection.execute("BEGIN")
        rows = connection.execute(
            "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        ).fetchall()
        kept = [row for row in rows if not _is_of(row[2], left_out) and row[1] not in _OWN]
        for kind, name, _, sql in kept:
            if kind == "table":
                connection.execute(_in_copy(sql, "TABLE"))
                if name not in emptied:
                    connection.execute(f'INSERT INTO copy."{name}" SELECT * FROM main."{name}"')  # nosec B608
        _copy_numbers(connection, {row[1] for row in kept if row[0] == "table"})
        for kind, _, _, sql in kept:
            if kind == "index":
                connection.execute(_in_copy(sql, "INDEX"))
        _copy_statistics(connection)
        connection.execute("COMMIT")
        connection.execute("DETACH DATABASE copy")
    connection.close()


def check(path: Path) -> None:
    """Raise ValueError unless the file is a whole database."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        answer = str(error)
    finally:
        connection.close()
    if answer != "ok":
        raise ValueError(f"{path.name}: {answer}")


def _is_of(table: str, names: tuple[str, ...]) -> bool:
    # A full-text table keeps its data in shadow tables that begin with its name.
    return any(table == name or table.startswith(f"{name}_") for name in names)


def _in_copy(sql: str, kind: str) -> str:
    """Return a statement of the schema that makes its object in the attached database."""
    head, _, rest = sql.partition(kind)
    return f"{head}{kind} copy.{rest.lstrip()}"


def _copy_numbers(connection: sqlite3.Connection, tables: set[str]) -> None:
    """Carry on the numbers that AUTOINCREMENT has given, so that none is given twice."""
    known = connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'sqlite_sequence'").fetchone()
    if not known:
        return
    connection.execute("DELETE FROM copy.sqlite_sequence")
    for name, last in connection.execute("SELECT name, seq FROM main.sqlite_sequence").fetchall():
        if name in tables:
            connection.execute("INSERT INTO copy.sqlite_sequence (name, seq) VALUES (?, ?)", [name, last])


def _copy_statistics(connection: sqlite3.Connection) -> None:
    """Carry on what the planner was told of the columns (migration reports.0002): SQLite makes its table by ANALYZE only."""
    if connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'sqlite_stat1'").fetchone():
        connection.execute("ANALYZE copy.django_migrations")
        connection.execute("DELETE FROM copy.sqlite_stat1")
        connection.execute("INSERT INTO copy.sqlite_stat1 SELECT * FROM main.sqlite_stat1")
