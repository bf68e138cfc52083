"""Units, contacts, undertakings, the calendar and practices, by their pages and forms."""

import re
from datetime import timedelta

import pytest

from palermo.domain.practices import rules
from palermo.kernel.clock import today
from tests.faces.kit.test_ical import read_back
from tests.faces.web.enquiries.test_questions import ben, salma
from tests.faces.web.hub.conftest import ana, html, members
from tests.support.clients import EntryClient

__all__ = ["ana", "ben", "members", "salma"]
pytestmark = pytest.mark.django_db
SOON = (today() + timedelta(days=5)).isoformat()


def made(client: EntryClient, what: str, **values: object) -> str:
    answer = client.post(
        f"/cooperation/{what}/new/", {"title": "Une réunion", "parties": ["NER", "CPV"]} | values
    )
    assert answer.status_code == 303, html(answer)
    return str(answer["Location"])


def test_a_meeting_with_its_decisions_stands_in_the_calendars_of_its_parties(
    salma: EntryClient, ben: EntryClient
) -> None:
    path = made(
        salma, "meeting", starts_on=SOON, plan="Deux; points, et demi", title="Réunion; des chefs, à Gaya"
    )
    assert (
        salma.post(
            f"{path}act/", {"do": "decision", "owner": "CPV", "text": "Tester", "due_on": SOON}
        ).status_code
        == 303
    )
    wrong = salma.post(f"{path}act/", {"do": "decision", "owner": "CPV", "text": " ", "due_on": SOON})
    assert wrong.status_code == 422 and "Write something" in html(wrong)
    page = html(ben.get(path))
    assert "Réunion; des chefs" in page and "Tester" in page
    for client, parts in ((ben, 2), (salma, 2)):
        file = client.get("/cooperation/calendar/palermo.ics")
        days = read_back(file.content)
        assert len(days) == parts
        assert {one["SUMMARY"] for one in days} >= {"Meeting: Réunion; des chefs, à Gaya"}
        assert {one["DTSTART"] for one in days} == {SOON.replace("-", "")}
        assert b"Deux" not in file.content and b"Tester" not in file.content
    step = re.search(r'name="step" value="([^"]+)"', page)
    assert step
    assert ben.post(f"{path}act/", {"do": "done", "step": step[1]}).status_code == 303
    assert salma.post(f"{path}act/", {"do": "end", "results": "Trois décisions"}).status_code == 303
    assert "Trois décisions" in html(ben.get(path))


def test_an_agreement_without_a_clause_opens_no_channel(salma: EntryClient) -> None:
    path = made(salma, "agreement", form="mou_police", ends_on=(today() + timedelta(days=99)).isoformat())
    assert "it has no data clause" in html(salma.get(path))
    edited = {
        "title": "Accord",
        "parties": ["NER", "CPV"],
        "form": "mou_police",
        "clause": "Plaques, douze mois",
        "version": "1",
    }
    assert salma.post(f"{path}edit/", edited).status_code == 303
    stale = salma.post(f"{path}edit/", edited)
    assert stale.status_code == 409 and "changed this meanwhile" in html(stale)
    assert salma.post(f"{path}act/", {"do": "begin"}).status_code == 303
    assert "it opens a channel" in html(salma.get(path))
    assert "Accord" in html(salma.get("/cooperation/agreement/"))


def test_a_liaison_log_by_its_page(salma: EntryClient, ben: EntryClient) -> None:
    path = made(salma, "liaison", posts="Gaya – Praia")
    assert (
        ben.post(
            f"{path}act/", {"do": "call", "owner": "CPV", "at": "2026-01-02T22:40", "text": "Pirogues"}
        ).status_code
        == 303
    )
    step = re.search(r'name="step" value="([^"]+)"', html(salma.get(path)))
    assert step
    assert salma.post(f"{path}act/", {"do": "answered", "step": step[1], "answer": "Vues"}).status_code == 303
    assert "→ Vues" in html(ben.get(path))
    assert ben.post(f"{path}act/", {"do": "call", "owner": "CPV", "at": "x", "text": "y"}).status_code == 422


def test_contacts_and_a_nil_return(salma: EntryClient, ben: EntryClient, ana: EntryClient) -> None:
    contact = {"place": "contact", "name": "Permanence", "phone": "+227 90 00 01 01", "languages": ["fr"]}
    assert salma.post("/cooperation/contacts/new/", contact | {"phone": ""}).status_code == 422
    assert salma.post("/cooperation/contacts/new/", contact).status_code == 303
    page = html(salma.get("/cooperation/contacts/?unit=NER&language=fr"))
    uid = re.search(r"/cooperation/contacts/([\w-]{10,})/tested/", page)
    assert uid and "never" in page
    assert ana.post(f"/cooperation/contacts/{uid[1]}/tested/").status_code == 303
    assert salma.post(f"/cooperation/contacts/{uid[1]}/", contact | {"office": "Poste"}).status_code == 303
    assert "Poste" in html(salma.get("/cooperation/contacts/"))
    assert ben.get(f"/cooperation/contacts/{uid[1]}/").status_code == 404
    assert (
        salma.post("/cooperation/units/nothing-to-report/", {"month": today().isoformat()[:7]}).status_code
        == 303
    )
    assert salma.post("/cooperation/units/nothing-to-report/", {"month": "2999-01"}).status_code == 422
    assert "1 nil return" in html(ana.get("/cooperation/units/"))
    assert "+227 90 00 01 01" in html(ana.get("/cooperation/units/NER/"))
    assert salma.get("/cooperation/units/CPV/").status_code == 404
    assert "few" in html(salma.get("/cooperation/units/"))


def test_a_practice_from_draft_to_adoption(salma: EntryClient, ben: EntryClient, ana: EntryClient) -> None:
    text = {
        "title": "Une seule file", "area": "border_control", "language": "fr", "context": "Attente", "done": "Contrôle commun",
        "before": "3 h", "after": "50 min",
    }  # fmt: skip
    answer = salma.post("/cooperation/practices/new/", text)
    path = str(answer["Location"])
    assert ana.get(path).status_code == 404
    wrong = salma.post(f"{path}propose/")
    assert wrong.status_code == 422 and "rights of people" in html(wrong)
    assert (
        salma.post(f"{path}edit/", text | {"safeguards": "Les enfants d'abord", "version": "1"}).status_code
        == 303
    )
    assert salma.post(f"{path}propose/").status_code == 303
    assert "1 practice waits" in html(ana.get("/cooperation/"))
    scores = dict.fromkeys(rules.criteria(), "2") | {"recommends": "on", "round": "1"}
    assert ana.post(f"{path}judge/", scores).status_code == 422
    assert ana.post(f"{path}judge/", scores | {"why": "Mesuré"}).status_code == 303
    assert "Nobody judges her own" in html(salma.get(path))
    assert "You have judged" in html(ana.get(path))
    assert "Mesuré" not in html(ben.get(path))
    rui = _rui()
    assert rui.post(f"{path}judge/", scores | {"why": "Copiable"}).status_code == 303
    assert "Promising" in html(ben.get(path)) and "/publications/new/" not in html(ben.get(path))
    proposing = f"/publications/new/?practice={path.rstrip('/').rpartition('/')[2]}"
    assert proposing in html(ana.get(path)) and "Contrôle commun" in html(ana.get(proposing))
    assert "Une seule file" in html(ben.get("/cooperation/practices/?q=files"))
    assert "No practice fits" in html(ben.get("/cooperation/practices/?q=patrouille"))
    assert b"Une seule file" in b"".join(
        ben.get("/cooperation/practices/export.csv?area=border_control").streaming_content
    )


def _rui() -> EntryClient:
    from tests.support.signing_in import sign_in

    client = EntryClient("hub")
    sign_in(client, "rui")
    return client
