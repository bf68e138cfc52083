"""Backup and restore: nothing lost, no key and no index in the content, and what was shredded stays gone."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import instances
from tests.support.demos import add_cast, few_incidents, found
from tests.support.instances import Copy

pytestmark = [pytest.mark.slow, pytest.mark.database]
_SHRED = (
    "from palermo.domain.reports import operations\n"
    "from palermo.foundations.staff import actor_for\n"
    "from palermo.foundations.staff.models import Person\n"
    "from palermo.foundations.policy import Entry\n"
    "rui = actor_for(Person.objects.get(username='rui'), Entry.HUB)\n"
    "operations.shred(rui, reference='{reference}')"
)


@dataclass
class Kept:
    """An installation with incidents, and its backups before and after one of them was shredded."""

    copy: Copy
    ana: str
    everything: list[str]
    shredded: str
    before: Path
    after: Path


@pytest.fixture(scope="module")
def kept(template_home: instances.Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("backups")
    copy = template_home.copy()
    try:
        ana = add_cast(copy)["ana"]["token"]
        file = few_incidents(folder, 60)
        copy.run("import", "reports", str(file), "--mapping", "iom", PALERMO_TOKEN=ana)
        everything = found(copy, ana, "incident")
        before, after = folder / "before", folder / "after"
        copy.run("backup", str(before))
        copy.python(_SHRED.format(reference=everything[3]), entry="hub")
        copy.run("backup", str(after))
        yield Kept(copy, ana, everything, everything[3], before, after)
    finally:
        copy.remove()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Copy]:
    copy = Copy(tmp_path / "back" / "var", instances._url())
    yield copy
    copy.remove()


def test_a_restored_installation_answers_as_before(kept: Kept, elsewhere: Copy) -> None:
    said = json.loads(elsewhere.run("restore", str(kept.before), "--json").stdout)
    assert (said["indexed"], said["gone"], said["broken"]) == (60, 0, 0)
    assert found(elsewhere, kept.ana, "incident") == kept.everything
    assert json.loads(elsewhere.run("audit", "verify", "--json").stdout)["whole"]


def test_what_was_shredded_stays_gone_with_newer_keys(kept: Kept, elsewhere: Copy) -> None:
    done = elsewhere.run("restore", str(kept.before), "--keys", str(kept.after), "--json")
    assert json.loads(done.stdout)["gone"] == 1
    left = [reference for reference in kept.everything if reference != kept.shredded]
    assert found(elsewhere, kept.ana, "incident") == left


def test_what_was_shredded_stays_gone_with_older_keys(kept: Kept, elsewhere: Copy) -> None:
    elsewhere.run("restore", str(kept.after), "--keys", str(kept.before))
    assert kept.shredded not in found(elsewhere, kept.ana, "incident")
    count = elsewhere.python(
        "from palermo.foundations.compartments.models import WrappedKey\n"
        "from palermo.domain.reports.models import Report\n"
        f"key = Report.objects.get(reference='{kept.shredded}').data_key\n"
        "print(WrappedKey.objects.using('keystore').filter(uid=key).count())"
    )
    assert count.stdout.strip() == "0"


def test_content_alone_opens_to_nobody(kept: Kept, elsewhere: Copy, tmp_path: Path) -> None:
    shutil.copytree(kept.before / "content", tmp_path / "alone" / "content")
    said = json.loads(elsewhere.run("restore", str(tmp_path / "alone"), "--json").stdout)
    assert said["keys"] == ""
    done = elsewhere.run("search", "incident", check=False, PALERMO_TOKEN=kept.ana)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_content_holds_neither_keys_nor_the_index_nor_sessions(kept: Kept) -> None:
    (content,) = (kept.before / "content").iterdir()
    names = {path.name for path in content.rglob("*")}
    assert not names & {
        "keystore.db",
        "vault.db",
        "keystore.dump",
        "vault.dump",
        "keys.bin",
        "lock.bin",
        "secrets",
    }
    if (content / "default.db").exists():
        with sqlite3.connect(content / "default.db") as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            assert not [name for name in tables if name.startswith("compartments_")]
        with sqlite3.connect(content / "reads.db") as connection:
            assert connection.execute("SELECT count(*) FROM palermo_cache").fetchone() == (0,)


def test_backups_of_keys_live_as_long_as_the_configuration_says(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "bk"
    for stamp in ("2020-01-01T000000Z", "2099-01-01T000000Z"):
        (folder / "keys" / stamp).mkdir(parents=True)
    (folder / "content" / "2020-01-01T000000Z").mkdir(parents=True)
    assert json.loads(kept.copy.run("backup", str(folder), "--json").stdout)["removed"] == [
        "2020-01-01T000000Z"
    ]
    assert (folder / "content" / "2020-01-01T000000Z").exists()
    assert (folder / "keys" / "2099-01-01T000000Z").exists()


def test_a_home_that_is_in_use_is_never_overwritten(kept: Kept) -> None:
    done = kept.copy.run("restore", str(kept.before), check=False)
    assert done.returncode == 1
    assert "is not empty" in done.stderr


def test_a_folder_without_a_whole_backup_is_named(kept: Kept, elsewhere: Copy, tmp_path: Path) -> None:
    half = tmp_path / "half" / "content" / "2026-01-01T000000Z"
    half.mkdir(parents=True)
    done = elsewhere.run("restore", str(tmp_path / "half"), check=False)
    assert done.returncode == 1
    assert "no complete backup" in done.stderr
