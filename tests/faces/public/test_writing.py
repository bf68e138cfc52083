"""An edition is whole or is not there: nothing half, nothing of others removed, only what changed made anew."""

import json
import os
import shutil
import signal
from pathlib import Path

import pytest
from django.db import connections

from palermo.domain.publications import operations, queries
from palermo.faces.public import folder, guard, manifest
from palermo.faces.public import site as writing
from palermo.foundations.compartments import keyring
from palermo.foundations.jobs import worker
from palermo.kernel.errors import Refused
from tests.domain.publications.drafts import draft
from tests.faces.public import sites
from tests.factories import cast

pytestmark = pytest.mark.django_db
POINTS = (
    "site.begun", "site.half_written", "site.pages_written", "site.indexed", "site.signed", "site.guarded",
    "site.before_switch", "site.switched",
)  # fmt: skip


SITE_AND_ITS_OWN = [".www.lock", ".www.new", ".www.record.json", "www"]


def whole(path: Path) -> bool:
    return manifest.problems(path, keyring().hub_public) == []


def test_a_second_run_makes_only_what_changed(tmp_path: Path) -> None:
    row = sites.publish("one")
    sites.publish("two", texts={"fr": draft("two").texts["fr"].model_dump()})
    first = writing.write(tmp_path / "www")
    again = writing.write(tmp_path / "www")
    assert (again.files, again.reused) == (first.files, first.files - 6) and first.reused == 0
    one = (tmp_path / "www/en/reports/one/index.html").stat().st_ino
    french = {**draft("one").texts, "fr": draft("one").texts["fr"].model_copy(update={"body": "Autre."})}
    operations.revise(cast.ana, reference=row.reference, draft=draft("one", texts=french), base=1)
    operations.publish(cast.rui, reference=row.reference, version=2)
    writing.write(tmp_path / "www")
    assert "Autre." in (tmp_path / "www/fr/reports/one/index.html").read_text("utf-8")
    assert (tmp_path / "www/pt/reports/two/index.html").exists() and whole(tmp_path / "www")
    assert one != (tmp_path / "www/en/reports/one/index.html").stat().st_ino


def test_a_file_that_somebody_changed_on_the_disk_is_made_anew(tmp_path: Path) -> None:
    sites.publish("one")
    page = sites.write(tmp_path / "www") / "fr/reports/one/index.html"
    good = page.read_bytes()
    page.write_bytes(good.replace(b"Camions", b"Avions"))
    sites.write(tmp_path / "www")
    assert page.read_bytes() == good and whole(tmp_path / "www")


def test_what_is_not_ours_stays_and_is_told(tmp_path: Path) -> None:
    sites.publish("one")
    sites.write(tmp_path / "www")
    (tmp_path / "www/.well-known").mkdir()
    (tmp_path / "www/.well-known/security.txt").write_text("Contact: x")
    sites.write(tmp_path / "www")
    assert (tmp_path / "www/.well-known/security.txt").read_text() == "Contact: x"
    assert manifest.problems(tmp_path / "www", keyring().hub_public) == [
        ".well-known/security.txt: not in the signed list"
    ]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/precious.txt").write_text("x")
    with pytest.raises(Refused, match="not_a_site"):
        sites.write(tmp_path / "letters")
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["precious.txt"]


def test_an_exchange_in_two_steps_that_was_cut_in_between_is_finished(tmp_path: Path) -> None:
    sites.publish("one")
    sites.write(tmp_path / "www")
    (tmp_path / "www").rename(tmp_path / ".www.old")
    with folder.edition(tmp_path / "www"):
        assert whole(tmp_path / "www")
    assert not (tmp_path / ".www.old").exists()


def test_killed_at_any_point_the_old_site_or_the_new_one_stands_whole(tmp_path: Path) -> None:
    """Power cuts, one after another; each leaves what the one before left, until the switch was made."""
    sites.publish("one")
    sites.write(tmp_path / "www")
    before = (tmp_path / "www/manifest.json").read_bytes()
    sites.publish("two")
    for point in POINTS:
        child = os.fork()
        if child == 0:
            os.environ["PALERMO_CRASH_AT"] = point
            try:
                writing.write(tmp_path / "www")
            finally:
                os._exit(3)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, point
        assert whole(tmp_path / "www"), point
        assert ((tmp_path / "www/manifest.json").read_bytes() == before) is (point != "site.switched"), point
    if (
        connections["default"].vendor == "sqlite"
    ):  # a connection to a server does not outlive the children that shared it
        sites.write(tmp_path / "www")
        assert whole(tmp_path / "www") and (tmp_path / "www/en/reports/two/index.html").exists()
        assert sorted(path.name for path in tmp_path.iterdir()) == SITE_AND_ITS_OWN
        assert spare_of(tmp_path) <= files(tmp_path / "www")


def test_the_spare_folder_holds_nothing_that_is_not_shown_and_is_never_written_through(
    tmp_path: Path,
) -> None:
    first = sites.publish("one")
    sites.write(tmp_path / "www")
    sites.publish("two")
    sites.write(tmp_path / "www")
    operations.unpublish(cast.rui, reference=first.reference, why="harm")
    sites.write(tmp_path / "www")
    assert whole(tmp_path / "www") and not any(b"salt road one" in data for data in spare_of(tmp_path))
    assert spare_of(tmp_path) <= files(tmp_path / "www")
    before = {path: path.read_bytes() for path in (tmp_path / "www").rglob("*") if path.is_file()}
    with folder.edition(tmp_path / "www") as edition:
        for name in ("manifest.json", "en/index.html", "en/reports/two/index.html"):
            edition.put(name, b"not yet")
    assert all(path.read_bytes() == data for path, data in before.items())


def spare_of(place: Path) -> set[bytes]:
    return files(place / ".www.new")


def files(place: Path) -> set[bytes]:
    return {path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_the_guard_stops_the_edition_and_the_old_one_stays(tmp_path: Path) -> None:
    sites.publish("one")
    sites.write(tmp_path / "www")
    before = (tmp_path / "www/manifest.json").read_bytes()
    said = {"en": {"title": "A case", "body": "It began with report NER-7K2M-9QXD at night."}}
    sites.publish("leak", texts=said, figures=[])
    with pytest.raises(Refused) as refusal:
        sites.write(tmp_path / "www")
    assert refusal.value.code == "guard" and "en/reports/leak/index.html: reference" in str(
        refusal.value.details["found"]
    )
    assert (tmp_path / "www/manifest.json").read_bytes() == before and whole(tmp_path / "www")


def test_the_installations_own_words_are_kept_sealed_and_kept_inside(tmp_path: Path, home: Path) -> None:
    try:
        assert writing.forbid(["Opération Caïlcédrat", " ", "salt road one"]) == 2
        assert b"Ca" + "ï".encode() not in (home / "hub/secrets" / writing.WORDS).read_bytes()
        sites.publish("one")
        with pytest.raises(Refused, match="guard"):
            sites.write(tmp_path / "www")
        assert not (tmp_path / "www").exists()
    finally:
        (home / "hub/secrets" / writing.WORDS).unlink()


def test_the_record_beside_the_site_holds_digests_alone(tmp_path: Path) -> None:
    sites.publish("one")
    sites.write(tmp_path / "www")
    record = json.loads((tmp_path / ".www.record.json").read_bytes())
    assert set(record) == {"pieces", "search", "guard"}
    assert record["guard"][0] == guard.Rules(hosts=writing._inner_hosts()).digest


def test_the_hubs_worker_writes_by_itself_and_tells_when_the_guard_stopped_it(home: Path) -> None:
    shutil.rmtree(home / "public", ignore_errors=True)
    sites.publish("one")
    worker.run_until_idle()
    assert (home / "public/pt/reports/one/index.html").exists() and queries.stopped_by(cast.rui) == ""
    said = {"en": {"title": "A case", "body": "It began with report NER-7K2M-9QXD at night."}}
    leak = sites.publish("leak", texts=said, figures=[])
    worker.run_until_idle()
    assert queries.stopped_by(cast.rui) == "guard" and queries.stopped_by(cast.omar) == ""
    operations.unpublish(cast.rui, reference=leak.reference, why="harm")
    worker.run_until_idle()
    assert queries.stopped_by(cast.rui) == "" and (home / "public/en/reports/leak/index.html").exists()
