"""`palermo demo`: what other programs rely on, and that it is the data it says it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from palermo.domain.reports.demo_data import invented
from palermo.project.demo import sign_ins
from palermo.project.demo.journeys import COUNT
from palermo.project.instance import load
from tests.support.demos import found
from tests.support.instances import Copy

pytestmark = [pytest.mark.slow, pytest.mark.database]
CAST = ["boris", "salma", "ana", "rui", "efua", "omar", "ines"]


@pytest.fixture(scope="module")
def demo(template_home: Any) -> Iterator[tuple[Copy, dict[str, Any]]]:
    copy = template_home.copy()
    try:
        yield copy, json.loads(copy.run("demo", "--json").stdout)
    finally:
        copy.remove()


def _token(said: dict[str, Any], name: str) -> str:
    return next(str(row["token"]) for row in said["people"] if row["name"] == name)


def test_the_answer_names_the_cast_and_how_they_sign_in(demo: tuple[Copy, dict[str, Any]]) -> None:
    copy, said = demo
    assert [row["name"] for row in said["people"]] == CAST
    assert set(said["entries"]) == {"public", "unit", "hub"}
    assert Path(said["home"]) == copy.home
    for row in said["people"]:
        assert row["token"].startswith(f"plm_{row['entry']}_")
        assert row["password"]
        assert row["totp_secret"]
    assert {row["unit"] for row in said["others"]} >= {"BEN", "CPV", "TGO"}


def test_a_second_run_keeps_data_passwords_and_tokens(demo: tuple[Copy, dict[str, Any]]) -> None:
    copy, said = demo
    before = found(copy, _token(said, "ana"), "drowning")
    assert json.loads(copy.run("demo", "--json").stdout) == said
    assert found(copy, _token(said, "ana"), "drowning") == before


def test_each_entry_finds_what_is_its_own(demo: tuple[Copy, dict[str, Any]]) -> None:
    copy, said = demo
    boris, ana = (found(copy, _token(said, name), "hilux") for name in ("boris", "ana"))
    assert boris
    assert set(boris) < set(ana)
    assert {reference[:3] for reference in boris} == {"NER"}


def test_all_thirty_are_marked_and_nothing_waits_unmarked(demo: tuple[Copy, dict[str, Any]]) -> None:
    copy, _ = demo
    done = copy.python(
        "from palermo.domain.reports.models import Report, InboxItem\n"
        "rows = Report.objects.filter(invented=True).exclude(state__in=['draft', 'handed_in', 'returned'])\n"
        "print(rows.count(), rows.filter(level=2).count(), InboxItem.objects.filter(taken_at=None).count(),\n"
        "      Report.objects.filter(invented=False).exclude(state='closed').count(),\n"
        "      Report.objects.exclude(index_scope__in=['open', 'highly_sensitive']).count())"
    )
    assert done.stdout.split() == [str(len(invented()) + COUNT), "1", "0", "0", "0"]


def test_the_record_is_whole_after_it(demo: tuple[Copy, dict[str, Any]]) -> None:
    copy, _ = demo
    said = json.loads(copy.run("audit", "verify", "--json").stdout)
    assert said["whole"]
    assert said["links"] > 5_000


def test_the_first_lines_of_serve_know_the_cast(demo: tuple[Copy, dict[str, Any]]) -> None:
    copy, said = demo
    lines = "\n".join(sign_ins.lines(load(copy.home, "tool")))
    for row in said["people"]:
        assert row["password"] in lines
        assert row["token"] not in lines


def test_a_real_installation_takes_no_invented_people(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "var")
    copy.run("init")
    done = copy.run("demo", check=False)
    assert done.returncode == 1
    assert "is no demo" in done.stderr


def test_units_have_asked_one_another_and_ana_has_decided(demo: tuple[Copy, dict[str, Any]]) -> None:
    copy, _ = demo
    done = copy.python(
        "from palermo.domain.enquiries.models import Call, Enquiry, Reply\n"
        "from palermo.domain.entities.models import Proposal\n"
        "print(Enquiry.objects.count(), Enquiry.objects.filter(hub_only=True).count(), Reply.objects.count(),\n"
        "      Call.objects.filter(owner='NER', state='waiting').count(), Call.objects.filter(route='hub').exists(),\n"
        "      Proposal.objects.filter(state='same').count(), Proposal.objects.filter(state='not_same').count(),\n"
        "      Proposal.objects.filter(state='open').count() > 5)"
    )
    assert done.stdout.split() == ["5", "1", "2", "1", "True", "2", "1", "True"]
