"""The hub's first page: who sees the queue, its views, filters and ticks."""

import pytest

from palermo.domain.reports import operations
from palermo.domain.reports.content import Urgency, Where
from palermo.domain.reports.models import Message, Report
from tests.domain.reports.contents import full
from tests.faces.web.hub.conftest import html, of_unit, send, signed_in
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry


def test_the_queue_heads_with_the_urgent_and_shows_its_clock(
    ana: EntryClient, members: dict[str, Member]
) -> None:
    routine = send(members, full(title="Routine", people=[], kind="incident"))
    urgent = send(members, full(title="Urgent", urgency=Urgency(life=True)))
    page = html(ana.get("/"))
    assert page.index(urgent.reference) < page.index(routine.reference)
    assert "Oldest urgent" in page
    ana.post(f"/reports/{urgent.reference}/acknowledge/")
    assert "No urgent report waits" in html(ana.get("/"))


def test_a_clock_that_runs_goes_before_older_reports_of_the_same_priority(
    ana: EntryClient, members: dict[str, Member]
) -> None:
    older = send(members, full(title="Older"))
    urgent = send(members, full(title="Urgent", urgency=Urgency(child=True)))
    assert older.priority == urgent.priority
    page = html(ana.get("/"))
    assert page.index(urgent.reference) < page.index(older.reference)
    answer = ana.get(f"/reports/{urgent.reference}/next/")
    assert older.reference in answer["Location"]
    ana.post(f"/reports/{urgent.reference}/acknowledge/")
    page = html(ana.get("/"))
    assert page.index(older.reference) < page.index(urgent.reference)


def test_an_empty_queue_says_so(ana: EntryClient) -> None:
    assert "Nothing waits." in html(ana.get("/"))


def test_several_are_taken_up_at_once(ana: EntryClient, members: dict[str, Member]) -> None:
    first, second, third = send(members), send(members), send(members)
    answer = ana.post("/queue/take-up/", {"reference": [first.reference, second.reference]}, follow=True)
    assert "2 reports more" in html(answer)
    states = dict(Report.objects.values_list("reference", "state"))
    assert [states[one.reference] for one in (first, second, third)] == [
        "in_triage",
        "in_triage",
        "submitted",
    ]
    assert "Tick at least one" in html(ana.post("/queue/take-up/", follow=True))


def test_views_and_filters_narrow_and_are_remembered(ana: EntryClient, members: dict[str, Member]) -> None:
    here = send(members, full(title="In Niger"))
    there = send(members, full(title="In Mali", where=Where(country="ML", place="Gao")))
    page = html(ana.get("/?country=ML"))
    assert there.reference in page
    assert here.reference not in page
    assert here.reference not in html(ana.get("/"))
    assert here.reference in html(ana.get("/?clear=1"))
    assert "Nothing in the queue fits." in html(ana.get("/?view=som"))
    ana.post(f"/reports/{here.reference}/classify/", {"primary": "som", "handling": "H0"})
    assert here.reference in html(ana.get("/?view=som"))


@pytest.mark.parametrize(
    "query", ["view=nothing", "unit=%00&level=9", "country=%3Cb%3E", "page=99999999", "kind=a%27b"]
)
def test_a_query_that_no_page_offers_narrows_nothing(ana: EntryClient, sent: Report, query: str) -> None:
    assert ana.get(f"/?{query}").status_code == 200
    assert ana.get(f"/reports/?{query}").status_code == 200


def test_answered_questions_are_a_view(ana: EntryClient, sent: Report, members: dict[str, Member]) -> None:
    ana.post(f"/reports/{sent.reference}/ask/", {"question": "Quelle plaque ?"})
    assert f'value="{sent.reference}"' not in html(ana.get("/?view=answered"))
    with as_entry("hub"):
        operations.answer(of_unit(members, "salma"), message=Message.objects.get().uid, text="AB 7342 RB")
    page = html(ana.get("/?view=answered"))
    assert sent.reference in page
    assert "Answered 1" in page


@pytest.mark.parametrize("name", ["omar", "ines"])
def test_the_others_come_to_a_page_without_reports(
    members: dict[str, Member], sent: Report, name: str
) -> None:
    client = signed_in(name)
    page = html(client.get("/", follow=True))
    assert "Queue" not in page
    assert "Hilux" not in page
    assert client.get(f"/reports/{sent.reference}/").status_code == 404
    assert client.get("/reports/").status_code == 404


def test_the_list_and_its_files_hold_every_report(ana: EntryClient, sent: Report) -> None:
    assert sent.reference in html(ana.get("/reports/"))
    assert sent.reference not in html(ana.get("/reports/?unit=CPV"))
    file = b"".join(ana.get("/reports/export.csv?unit=NER").streaming_content).decode()  # type: ignore[attr-defined]
    assert sent.reference in file
    assert "crime_class" in file
