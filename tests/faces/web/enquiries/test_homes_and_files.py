"""What waits stands on the first pages; a search without result leads to asking; lists come as files."""

import pytest

from palermo.domain.enquiries.models import Call
from tests.faces.web.enquiries.test_questions import ask, ben, salma
from tests.faces.web.hub.conftest import ana, html, members, send
from tests.factories.people import Member
from tests.support.clients import EntryClient

__all__ = ["ana", "ben", "members", "salma"]
pytestmark = pytest.mark.django_db


def body(answer: object) -> str:
    """Return a streamed file as text."""
    return b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]


def test_the_owners_home_and_then_the_askers_say_what_waits(
    ben: EntryClient, salma: EntryClient, ana: EntryClient, members: dict[str, Member]
) -> None:
    send(members)
    assert "about your records" not in html(salma.get("/"))
    ask(ben)
    assert "1 question about your records waits" in html(salma.get("/"))
    assert "question for the hub" not in html(ana.get("/"))
    assert "new answer" not in html(ben.get("/"))
    uid = Call.objects.get().uid
    assert salma.post(f"/calls/{uid}/respond/", {"verb": "message", "text": "Call us"}).status_code == 303
    assert "about your records" not in html(salma.get("/"))
    assert "1 new answer to your unit" in html(ben.get("/"))


def test_the_hubs_queue_says_what_waits_for_the_hub(
    ben: EntryClient, ana: EntryClient, members: dict[str, Member]
) -> None:
    send(members)
    ask(ben, hub_only="on")
    page = html(ana.get("/"))
    assert "1 question for the hub" in page and 'href="/calls/"' in page


@pytest.mark.parametrize(
    "words, address",
    [
        ("Zacharie Nobel", "kind=person&amp;name=Zacharie+Nobel"),
        ("97 11 22 33", "kind=phone&amp;number=97+11+22+33"),
        ("ZZ 7342 QQ", "kind=vehicle&amp;plate=ZZ+7342+QQ"),
    ],
)
def test_a_search_without_result_leads_to_asking_the_others(
    ben: EntryClient, words: str, address: str
) -> None:
    page = html(ben.post("/search/", {"q": words}))
    assert f"/questions/ask/?{address}" in page
    assert f'value="{words}"' in html(ben.get(f"/questions/ask/?{address.replace('&amp;', '&')}"))


def test_the_ledger_as_a_file_keeps_calls_from_whoever_asked(
    ben: EntryClient, ana: EntryClient, members: dict[str, Member]
) -> None:
    send(members)
    enquiry = ask(ben)
    mine, hubs = body(ben.get("/questions/export.csv")), body(ana.get("/questions/export.csv"))
    assert enquiry.reference in mine and enquiry.reference in hubs and "Alidou Mousa" in mine
    assert "calls" not in mine.splitlines()[0] and hubs.splitlines()[0].endswith("answers,calls,waiting")
    assert hubs.splitlines()[1].endswith(",0,1,1") and mine.splitlines()[1].endswith(",0")
    assert enquiry.reference not in body(ben.get("/questions/export.csv?view=closed"))
    assert b"".join(ana.get("/questions/export.xlsx").streaming_content)[:2] == b"PK"


def test_a_plate_that_is_missing_is_told_at_its_box(ben: EntryClient) -> None:
    form = {
        "kind": "vehicle",
        "purpose": "investigation",
        "basis": "national_law",
        "reason": "x",
        "standing": "0",
    }
    answer = ben.post("/questions/ask/", form)
    assert answer.status_code == 422
    assert 'href="#id_plate"' in html(answer)


def test_all_that_is_missing_is_told_at_once(ben: EntryClient) -> None:
    page = html(ben.post("/questions/ask/", {"kind": "phone", "name": "Alidou", "standing": "0"}))
    for box in ("number", "purpose", "basis", "reason"):
        assert f'href="#id_{box}"' in page, box
    assert 'value="Alidou"' in page
