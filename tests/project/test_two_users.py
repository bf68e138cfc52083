"""Each entry under a system user of its own, over one installation made so by deploy/separate-users.sh."""

import os
import sqlite3
import subprocess
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.instances import Copy

ROOT = Path(__file__).parents[2]
UNIT, HUB, GROUP = 61001, 61002, 61000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can work under other users"),
]


def as_user(user: int, work: Callable[[], None]) -> None:
    """Do some work in a child process under another user; raises AssertionError with what it printed."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        status = 1
        try:
            os.setgroups([])
            os.setgid(GROUP)
            os.setuid(user)
            os.umask(0o007)
            work()
            status = 0
        except BaseException:
            os.write(write, traceback.format_exc()[-3000:].encode())
        finally:
            os._exit(status)
    os.close(write)
    with os.fdopen(read) as output:
        said = output.read()
    if os.waitpid(pid, 0)[1]:
        raise AssertionError(said)


@pytest.fixture
def parted(fresh_home: Copy) -> Path:
    if fresh_home.url:
        pytest.skip("on PostgreSQL the roles part the entries; see test_roles")
    fresh_home.home.parent.chmod(0o755)
    numbers = {"PALERMO_UNIT_USER": str(UNIT), "PALERMO_HUB_USER": str(HUB), "PALERMO_GROUP": str(GROUP)}
    script = ROOT / "deploy" / "separate-users.sh"
    subprocess.run(["sh", script], env=fresh_home.environ | numbers, check=True, capture_output=True)
    return fresh_home.home


def _write_to(path: Path) -> None:
    with sqlite3.connect(path, timeout=10) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE django_migrations SET name = name")


def test_both_users_write_what_they_share(parted: Path) -> None:
    for _ in range(2):
        for user in (UNIT, HUB):
            for name in ("palermo.db", "keystore.db", "unit/reads.db"):
                as_user(user, lambda name=name: _write_to(parted / name))  # type: ignore[misc]
    as_user(HUB, lambda: _write_to(parted / "hub" / "vault.db"))


def test_the_units_user_opens_nothing_of_the_hub(parted: Path) -> None:
    everything = [path for path in (parted / "hub").rglob("*") if path.is_file()]
    assert {path.name for path in everything} >= {"vault.db", "reads.db", "passphrase"}

    def try_all() -> None:
        for path in everything:
            with pytest.raises(PermissionError):
                path.open("rb")
        with pytest.raises(PermissionError):
            list((parted / "hub").iterdir())
        with pytest.raises(PermissionError):
            (parted / "hub").rename(parted / "taken")

    as_user(UNIT, try_all)


def test_neither_user_opens_the_others_secrets(parted: Path) -> None:
    secret = next((parted / "unit" / "secrets").iterdir())

    def try_secret() -> None:
        with pytest.raises(PermissionError):
            secret.open("rb")

    as_user(HUB, try_secret)
    as_user(UNIT, lambda: secret.read_bytes() and None)
