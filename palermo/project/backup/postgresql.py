"""The same on PostgreSQL, by its own programs, which know how to copy a running database consistently."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from palermo.faces.cli.failures import Failure


def copy(
    row: Mapping[str, Any], target: Path, *, without: Iterable[str] = (), empty: Iterable[str] = ()
) -> None:
    """Dump one database (a row of DATABASES) without the rows of some tables; raises Failure."""
    left_out = [f"--exclude-table-data={name}" for name in (*without, *empty)]
    _call("pg_dump", row, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", *left_out)


def restore(row: Mapping[str, Any], source: Path) -> None:
    """Fill an empty database from a dump; raises Failure."""
    _call(
        "pg_restore",
        row,
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        "--single-transaction",
        str(source),
    )


def _call(program: str, row: Mapping[str, Any], *words: str) -> None:
    command = [_found(program), *words]
    for option, name in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        if row[name]:
            command.append(f"{option}={row[name]}")
    command.append(f"--dbname={row['NAME']}")
    environ = os.environ | ({"PGPASSWORD": str(row["PASSWORD"])} if row["PASSWORD"] else {})
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        first = (done.stderr.strip() or "no reason given").splitlines()[0]
        raise Failure("postgresql", f"{program}: {first}")


def _found(program: str) -> str:
    """Return the program's path: on the search path, or where Debian keeps the newest version."""
    found = shutil.which(program)
    if found is None:
        places = sorted(
            Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4])
        )
        found = str(places[-1]) if places else None
    if found is None:
        raise Failure("no_program", f"{program} is not installed; it comes with PostgreSQL's client programs")
    return found
