"""The floor of writing: the statements of `receive()` are caught once and played again bare into an empty copy.

So the floor writes exactly the same rows, in the same transactions, to the same tables with the same indexes and
PRAGMAs; what it leaves out is all that makes them.
"""

import argparse
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.inside.setting import begin, end
from bench.reference import contents

_FILES = {"default": "palermo.db", "keystore": "keystore.db"}
Statement = tuple[str, str, list[tuple[Any, ...]]]


def main() -> None:
    """Catch, copy, play, and print the times of each batch."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--batch", type=int, default=500)
    given = parser.parse_args()
    actors = begin()
    from django.conf import settings

    home = settings.PALERMO.home
    with tempfile.TemporaryDirectory(dir=home.parent) as folder:
        copies = {alias: _copy(home / name, Path(folder)) for alias, name in _FILES.items()}
        batches = list(_caught(actors["ana"], given.reports, given.batch))
        pragmas = settings.DATABASES["default"]["OPTIONS"]["init_command"]
        times = _play(copies, batches, pragmas)
    end({"seconds": sum(times), "times": times, "reports": given.reports})


def _caught(actor: Any, reports: int, size: int) -> "list[list[Statement]]":
    """Return the bulk statements of each batch, in order; the reports are taken in for good on the way."""
    from django.db import connections

    from palermo.domain.reports.bulk import batches
    from palermo.domain.reports.operations import Incoming, receive

    caught: list[Statement] = []

    def catch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if many:
            rows = [tuple(row) for row in params]
            caught.append((context["connection"].alias, sql.replace("%s", "?"), rows))
            params = rows
        return execute(sql, params, many, context)

    found = []
    items = (
        Incoming(content, unit, source_ref=f"floor/{number}", origin="import")
        for number, (unit, content) in enumerate(contents(reports, seed=99))
    )
    with connections["default"].execute_wrapper(catch), connections["keystore"].execute_wrapper(catch):
        for batch in batches(items, size):
            receive(actor, batch)
            found.append([*caught])
            caught.clear()
    return found


def _play(copies: dict[str, Path], batches: "list[list[Statement]]", pragmas: str) -> list[float]:
    connections = {alias: sqlite3.connect(path, isolation_level=None) for alias, path in copies.items()}
    for connection in connections.values():
        connection.executescript(pragmas)
    times = []
    for statements in batches:
        began = time.perf_counter()
        for alias, connection in connections.items():
            connection.execute("BEGIN IMMEDIATE")
            for owner, sql, rows in statements:
                if owner == alias:
                    connection.executemany(sql, rows)
            connection.execute("COMMIT")
        times.append(time.perf_counter() - began)
    return times


def _copy(source: Path, folder: Path) -> Path:
    """Return a copy of a database as it stands before the rows to be caught."""
    target = folder / source.name
    with sqlite3.connect(source) as one, sqlite3.connect(target) as other:
        one.backup(other)
    shutil.copymode(source, target)
    return target


if __name__ == "__main__":
    main()
