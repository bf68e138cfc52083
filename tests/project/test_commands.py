"""`palermo init` and `palermo doctor`, as an operator meets them."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.instances import Copy

pytestmark = [pytest.mark.slow, pytest.mark.database]


@pytest.fixture
def empty(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "var")


def test_a_real_installation_shows_its_passphrases_once(empty: Copy) -> None:
    first = json.loads(empty.run("init", "--json").stdout)
    assert set(first["passphrases"]) == {"unit", "hub"}
    assert not list(empty.home.glob("*/passphrase"))
    again = json.loads(empty.run("init", "--json").stdout)
    assert again["passphrases"] == {}
    for path in [empty.home, *empty.home.rglob("*")]:
        if "public" not in path.parts and "static" not in path.parts:
            assert not path.stat().st_mode & 0o077, path


def test_init_leaves_other_folders_alone(empty: Copy) -> None:
    empty.home.mkdir()
    (empty.home / "letter.txt").write_text("not ours")
    done = empty.run("init", check=False)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert [path.name for path in empty.home.iterdir()] == ["letter.txt"]


def test_a_demo_never_becomes_a_real_installation(fresh_home: Copy) -> None:
    done = fresh_home.run("init", check=False)
    assert done.returncode == 1
    assert "is a demo" in done.stderr


def test_without_an_installation_every_command_says_so(empty: Copy) -> None:
    for word in ("serve", "doctor"):
        done = empty.run(word, check=False)
        assert done.returncode == 1
        assert "palermo init" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_the_doctor_finds_an_open_secret_and_a_missing_table(fresh_home: Copy) -> None:
    secret = next((fresh_home.home / "hub" / "secrets").iterdir())
    secret.chmod(0o644)
    if not fresh_home.url:
        with sqlite3.connect(fresh_home.home / "keystore.db") as connection:
            connection.execute("DELETE FROM django_migrations WHERE app = 'compartments'")
    done = fresh_home.run("doctor", "--json", check=False)
    assert done.returncode == 1
    bad = {row["name"] for row in json.loads(done.stdout)["findings"] if not row["good"]}
    assert "modes of files" in bad
    assert fresh_home.url or "database keystore" in bad


def test_a_misused_command_ends_with_a_line_and_status_2(empty: Copy) -> None:
    done = empty.run("serve", "elsewhere", check=False)
    assert done.returncode == 2
    assert subprocess.run([sys.executable, "-m", "palermo"], capture_output=True, check=False).returncode == 2
