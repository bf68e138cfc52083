"""The commands as a person at a terminal and a program meet them."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.demos import add_cast, few_incidents, found
from tests.support.instances import Copy

pytestmark = [pytest.mark.slow, pytest.mark.database]


@dataclass
class Manned:
    """An installation with the cast."""

    copy: Copy
    people: dict[str, dict[str, Any]]

    def run(self, name: str, *words: str, check: bool = True) -> Any:
        """Run a command as one of the cast."""
        return self.copy.run(*words, check=check, PALERMO_TOKEN=self.people[name]["token"])


@pytest.fixture(scope="module")
def manned(template_home: Any) -> Iterator[Manned]:
    copy = template_home.copy()
    try:
        yield Manned(copy, add_cast(copy))
    finally:
        copy.remove()


def _import(manned: Manned, name: str, file: Path, *words: str, check: bool = True) -> Any:
    return manned.run(name, "import", "reports", str(file), "--mapping", "iom", *words, check=check)


def test_a_file_comes_in_once(manned: Manned, tmp_path: Path) -> None:
    file = few_incidents(tmp_path, 12)
    first = json.loads(_import(manned, "salma", file, "--unit", "NER", "--json").stdout)
    assert set(first) == {"accepted", "unchanged", "updated", "rejected", "seconds", "errors"}
    assert (first["accepted"], first["rejected"]) == (12, 0)
    again = json.loads(_import(manned, "ana", file, "--unit", "NER", "--json").stdout)
    assert (again["accepted"], again["unchanged"]) == (0, 12)
    assert found(manned.copy, manned.people["boris"]["token"], "incident")


def test_bad_rows_are_named_and_good_ones_kept(manned: Manned, tmp_path: Path) -> None:
    file = few_incidents(tmp_path, 5)
    lines = file.read_text("utf-8-sig").splitlines()
    header = lines[0].split(",")
    year = next(at for at, name in enumerate(header) if name in ("Incident year", "Year"))
    row = lines[2].split(",")
    row[year] = "not a year"
    file.write_text("\n".join([lines[0], lines[1], ",".join(row), lines[3]]), "utf-8")
    said = json.loads(_import(manned, "ana", file, "--unit", "TGO", "--json").stdout)
    assert said["accepted"] == 2
    assert said["rejected"] == 1
    assert {(error["line"], bool(error["code"])) for error in said["errors"]} == {(3, True)}


@pytest.mark.parametrize("name, unit", [("boris", "NER"), ("salma", "TGO"), ("omar", "NER"), ("ines", "NER")])
def test_who_may_not_import_is_told_nothing(manned: Manned, tmp_path: Path, name: str, unit: str) -> None:
    done = _import(manned, name, few_incidents(tmp_path, 2), "--unit", unit, check=False)
    assert done.returncode == 1
    assert "no such thing" in done.stderr


def test_without_a_token_nobody_reads(manned: Manned) -> None:
    for token in ("", "plm_unit_", "plm_hub_invented", "anything"):
        done = manned.copy.run("search", "x", "--json", check=False, PALERMO_TOKEN=token)
        assert done.returncode == 1
        assert json.loads(done.stdout)["error"] == "no_token"
        assert len(done.stderr.strip().splitlines()) == 1


def test_keys_are_listed_rotated_escrowed_and_recovered(manned: Manned, tmp_path: Path) -> None:
    copy = manned.copy
    few = few_incidents(tmp_path, 4)
    _import(manned, "ana", few, "--unit", "SEN")
    before = found(copy, manned.people["salma"]["token"], "incident")
    assert json.loads(copy.run("keys", "rotate", "--json").stdout)["keys"].keys() == {
        "sensitive",
        "highly_sensitive",
    }
    listed = json.loads(copy.run("keys", "list", "--json").stdout)["keys"]
    assert all(row["current"] for row in listed)
    shares = json.loads(copy.run("keys", "escrow", "--threshold", "2", "--shares", "3", "--json").stdout)[
        "shares"
    ]
    for entry in ("unit", "hub"):
        (copy.home / entry / "secrets").rename(tmp_path / f"{entry} secrets")
    file = tmp_path / "shares"
    file.write_text(shares[0])
    assert copy.run("keys", "recover", "--shares-file", str(file), check=False).returncode == 1
    file.write_text("\n".join(shares[1:]))
    copy.run("keys", "recover", "--shares-file", str(file))
    assert found(copy, manned.people["salma"]["token"], "incident") == before
    (tmp_path / "hub secrets" / "grants.json").rename(copy.home / "hub" / "secrets" / "grants.json")
    assert found(copy, manned.people["ana"]["token"], "incident")


def test_the_first_bad_entry_is_named(fresh_home: Copy) -> None:
    add_cast(fresh_home)
    code = "from palermo.foundations.audit import sequencer; sequencer.run_once()"
    fresh_home.python(code)
    assert json.loads(fresh_home.run("audit", "verify", "--json").stdout)["whole"]
    change = "UPDATE audit_change SET verb = 'nothing' WHERE id = 5"
    if fresh_home.url:
        fresh_home.python(f"from django.db import connection; connection.cursor().execute({change!r})")
    else:
        with sqlite3.connect(fresh_home.home / "palermo.db") as connection:
            connection.execute(change)
    done = fresh_home.run("audit", "verify", "--json", check=False)
    assert done.returncode == 1
    first = json.loads(done.stdout)["first"]
    assert (first["kind"], first["entry"]) == ("edited", 5)
    assert "entry 5" in fresh_home.run("audit", "verify", check=False).stdout


def test_first_people_are_added_granted_and_units_appointed(manned: Manned) -> None:
    copy = manned.copy
    said = json.loads(
        copy.run("staff", "add", "zara", "--name", "Zara", "--role", "analyst", "--json").stdout
    )
    assert (said["entry"], said["unit"]) == ("hub", "ECOBCCU")
    assert said["password"]
    assert copy.run("staff", "add", "zara", "--name", "Z", "--role", "analyst", check=False).returncode == 1
    copy.run("staff", "grant", "zara", "sensitive")
    assert copy.run("staff", "grant", "boris", "sensitive", check=False).returncode == 1
    suspended = copy.run("staff", "appoint", "MLI", "--state", "suspended", "--json")
    assert json.loads(suspended.stdout)["state"] == "suspended"
    assert copy.run("staff", "appoint", "XXX", check=False).returncode == 1


def test_the_site_is_written(manned: Manned, tmp_path: Path) -> None:
    said = json.loads(manned.copy.run("publish", str(tmp_path / "site"), "--json").stdout)
    assert said["files"] > 5
    assert (tmp_path / "site" / "index.html").exists()
