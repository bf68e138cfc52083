"""Asking and answering in the browser's words; the asker's pages are the same whether anybody knows something or not."""

import re

import pytest

from palermo.domain.enquiries import operations
from palermo.domain.enquiries.models import Call, Enquiry
from tests.domain.entities.worlds import seen
from tests.faces.web.hub.conftest import ana, html, members, send
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import sign_in

__all__ = ["ana", "members"]
pytestmark = pytest.mark.django_db
QUESTION = {
    "kind": "person", "name": "Alidou Mousa", "born": "1984", "purpose": "investigation", "basis": "national_law",
    "reason": "Seen in Praia with two girls", "standing": "0",
}  # fmt: skip
_RANDOM = re.compile(
    r'ENQ-[0-9A-Z]{4}-[0-9A-Z]{4}|name="csrfmiddlewaretoken" value="[^"]*"|<time[^>]*>[^<]*</time>'
)


def signed_in(name: str) -> EntryClient:
    """Return a browser at the units' entry in which somebody of the cast has signed in."""
    client = EntryClient("unit")
    sign_in(client, name)
    return client


@pytest.fixture
def ben(members: dict[str, Member]) -> EntryClient:
    return signed_in("ben")


@pytest.fixture
def salma(members: dict[str, Member]) -> EntryClient:
    return signed_in("salma")


def ask(client: EntryClient, **changes: str) -> Enquiry:
    """Ask as a form does, and let the hub's worker do its work."""
    answer = client.post("/questions/ask/", QUESTION | changes)
    assert answer.status_code == 303, html(answer)
    with as_entry("hub"):
        seen()
        while operations.put_questions() or operations.watch():
            pass
    return Enquiry.objects.latest("pk")


def test_the_pages_say_the_same_hit_or_miss(ben: EntryClient, members: dict[str, Member]) -> None:
    def told() -> list[str]:
        enquiry = ask(ben)
        paths = (f"/questions/{enquiry.reference}/", "/questions/", "/")
        return [_RANDOM.sub("", html(ben.get(path))) for path in paths]

    miss = told()
    Enquiry.objects.all().delete()
    send(members)
    assert told() == miss
    assert Call.objects.count() == 1
    assert "You will hear only if someone chooses to answer." in miss[0]


def test_the_owner_decides_and_the_asker_reads(
    ben: EntryClient, salma: EntryClient, members: dict[str, Member]
) -> None:
    send(members)
    enquiry = ask(ben)
    assert "Alidou Mousa" in html(salma.get("/calls/"))
    uid = Call.objects.get().uid
    page = html(salma.get(f"/calls/{uid}/"))
    assert "Seen in Praia with two girls" in page and "Ben" in page
    wrong = salma.post(f"/calls/{uid}/respond/", {"verb": "release_part"})
    assert wrong.status_code == 422
    sent = {"verb": "release_part", "fields_released": ["name", "nationality"], "text": "Call us"}
    assert salma.post(f"/calls/{uid}/respond/", sent).status_code == 303
    assert ">new<" in html(ben.get("/questions/"))
    page = html(ben.get(f"/questions/{enquiry.reference}/"))
    assert "Moussa Alidou" in page and "Benin" in page and "Call us" in page
    assert "P0012345" not in page and Call.objects.get().mention.report.reference not in page
    assert ">new<" not in html(ben.get("/questions/"))


def test_hub_only_is_the_hubs_to_pass_on(
    ben: EntryClient, salma: EntryClient, ana: EntryClient, members: dict[str, Member]
) -> None:
    send(members)
    enquiry = ask(ben, hub_only="on")
    uid = Call.objects.get().uid
    assert "Nobody asks." in html(salma.get("/calls/"))
    assert salma.get(f"/calls/{uid}/").status_code == 404
    assert uid in html(ana.get("/calls/")) and uid in html(ana.get(f"/questions/{enquiry.reference}/"))
    assert ana.post(f"/calls/{uid}/pass-on/").status_code == 303
    assert salma.get(f"/calls/{uid}/").status_code == 200
    assert salma.post(f"/calls/{uid}/respond/", {"verb": "decline"}).status_code == 303
    assert "Decide again" in html(salma.get(f"/calls/{uid}/"))


def test_a_question_needs_purpose_basis_and_reason(ben: EntryClient) -> None:
    for missing in ("purpose", "basis", "reason", "name"):
        answer = ben.post("/questions/ask/", QUESTION | {missing: ""})
        assert answer.status_code == 422, missing
    assert not Enquiry.objects.exists()


def test_a_double_tap_asks_once(ben: EntryClient) -> None:
    once = re.findall(r'name="once" value="([^"]+)"', html(ben.get("/questions/ask/")))[0]
    for _ in range(2):
        assert ben.post("/questions/ask/", QUESTION | {"once": once}).status_code == 303
    assert Enquiry.objects.count() == 1


def test_closing_and_renewing(ben: EntryClient) -> None:
    enquiry = ask(ben, standing="30")
    page = f"/questions/{enquiry.reference}/"
    assert ben.post(f"{page}renew/", {"days": "180"}).status_code == 303
    assert ben.post(f"{page}close/").status_code == 303
    assert ben.post(f"{page}renew/", {"days": "30"}).status_code == 409
    assert signed_in("salma").get(page).status_code == 404
