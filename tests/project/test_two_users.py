"""Each entry under a system user of its own, over one installation made so by deploy/separate-users.sh."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.support.instances import Copy
from tests.support.two_users import HUB, UNIT, as_user, part

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can work under other users"),
]


@pytest.fixture
def parted(fresh_home: Copy) -> Path:
    if fresh_home.url:
        pytest.skip("on PostgreSQL the roles part the entries; see test_roles")
    return part(fresh_home)


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
