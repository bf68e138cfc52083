"""A private PostgreSQL cluster for the tests: unix socket only, as a user other than root, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

SUFFIXES = ("", "_keystore", "_vault", "_reads_unit", "_reads_hub")
_SETTINGS = (
    "listen_addresses=''", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60",
    "shared_buffers=64MB",
)  # fmt: skip


def programs() -> Path | None:
    """Return the folder of the newest installed PostgreSQL's programs, None when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def cluster(bin_folder: Path) -> Iterator[str]:
    """Run a cluster and yield its URL, with the database name `palermo` which does not exist yet."""
    folder = Path(tempfile.mkdtemp(prefix="palermo-pg-"))
    as_user = _someone() if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(folder, as_user["user"])
    data = folder / "data"
    run: dict[str, Any] = {"check": True, "capture_output": True, "cwd": folder, **as_user}
    try:
        subprocess.run(
            [bin_folder / "initdb", "-D", data, "-U", "palermo", "-A", "trust", "-E", "UTF8", "-N"], **run
        )
        options = " ".join(f"-c {setting}" for setting in (*_SETTINGS, f"unix_socket_directories='{folder}'"))
        # The server inherits nothing of ours: a pipe of ours held open by it would never end.
        quiet = run | {"capture_output": False, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(
            [bin_folder / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], **quiet
        )
        try:
            yield f"postgresql://palermo@/palermo?host={folder}"
        finally:
            subprocess.run([bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **quiet)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _someone() -> dict[str, Any]:
    for name in ("postgres", "nobody"):
        try:
            row = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": row.pw_uid, "group": row.pw_gid, "extra_groups": []}
    raise RuntimeError("PostgreSQL needs a user other than root, and there is neither postgres nor nobody")


def _connect(url: str) -> Any:
    import psycopg

    parts = urlsplit(url)
    host = parse_qs(parts.query)["host"][0]
    return psycopg.connect(dbname="postgres", user=parts.username, host=host, autocommit=True)


def copy_databases(source: str, target: str) -> None:
    """Make the five databases of `target` as copies of those of `source`."""
    old, new = urlsplit(source).path[1:], urlsplit(target).path[1:]
    with _connect(source) as connection:
        for suffix in SUFFIXES:
            connection.execute(f'CREATE DATABASE "{new}{suffix}" TEMPLATE "{old}{suffix}"')


def drop_databases(url: str) -> None:
    """Drop the five databases of `url`, whoever is still connected."""
    name = urlsplit(url).path[1:]
    with _connect(url) as connection:
        for suffix in SUFFIXES:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}{suffix}" WITH (FORCE)')
