"""The pages of requests: asked in the form, answered with a file, late, refused; what is hidden changes no byte."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palermo.domain.cooperation import operations
from palermo.domain.cooperation.models import Request
from palermo.domain.cooperation.words import Asked
from palermo.foundations.staff import actors
from palermo.kernel.clock import now
from palermo.kernel.levels import Level
from tests.faces.web.enquiries.test_questions import ben, salma
from tests.faces.web.hub.conftest import ana, html, members
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry

__all__ = ["ana", "ben", "members", "salma"]
pytestmark = pytest.mark.django_db
FORM = {
    "asked": "ECOBCCU", "kind": "information", "use": "information", "purpose": "investigation",
    "basis": "regional_agreement", "title": "Un transporteur", "text": "Est-il connu, au 97 00 01 88 ?", "reason": "Nommé",
}  # fmt: skip
_CHANCE = re.compile(
    rb'name="(csrfmiddlewaretoken|once)" value="[^"]*"|<input type="hidden" name="once"[^>]*>'
)


def ask(client: EntryClient, **changes: Any) -> str:
    """Ask in the form and return the address of the request."""
    answer = client.post("/cooperation/requests/new/", FORM | changes)
    assert answer.status_code == 303, html(answer)
    return str(answer["Location"])


def test_salma_asks_with_a_file_and_ana_answers_with_one(salma: EntryClient, ana: EntryClient) -> None:
    path = ask(salma, files=SimpleUploadedFile("registre.pdf", b"%PDF-1.7 registre"), once="k1")
    assert ask(salma, once="k1") == path  # the same form sent twice
    assert Request.objects.count() == 1
    page = html(ana.get(path))
    assert "Est-il connu" in page and "registre.pdf" in page
    file = re.search(r'href="([^"]*/files/[^"]*)"', page)
    assert file
    assert b"".join(ana.get(file[1]).streaming_content) == b"%PDF-1.7 registre"
    wrong = ana.post(f"{path}act/", {"do": "answer", "text": " "})
    assert wrong.status_code == 422 and "Write your answer" in html(wrong)
    answer = {"do": "answer", "text": "Connu à Gao.", "files": SimpleUploadedFile("photo.png", b"\x89PNG")}
    assert ana.post(f"{path}act/", answer).status_code == 303
    assert "has news" in html(salma.get("/")) and "has news" in html(salma.get("/cooperation/"))
    page = html(salma.get(path))
    assert "Connu à Gao." in page and "photo.png" in page
    assert "has news" not in html(salma.get("/"))
    again = ana.post(f"{path}act/", {"do": "refuse", "text": "non"})
    assert again.status_code == 409 and "moved on" in html(again)
    assert salma.post(f"{path}act/", {"do": "close", "text": ""}).status_code == 303


def test_the_form_says_what_is_missing_and_asks_before_asking_twice(salma: EntryClient) -> None:
    for changes, sentence in (
        ({"use": ""}, "Say which"), ({"use": "evidence"}, "mutual legal assistance"), ({"text": ""}, "Write what you ask"),
        ({"due": "2020-01-01"}, "lies ahead"), ({"reports": "NER-0000-0000"}, "Name only reports"), ({"asked": ""}, "parties"),
    ):  # fmt: skip
        page = salma.post("/cooperation/requests/new/", FORM | changes)
        assert page.status_code == 422 and sentence in html(page), changes
    path = ask(salma)
    page = salma.post("/cooperation/requests/new/", FORM | {"title": "Encore"})
    assert page.status_code == 409 and path.split("/")[-2] in html(page) and "all the same" in html(page)
    ask(salma, anyway="on")


def test_time_is_asked_and_granted_on_the_page(salma: EntryClient, ana: EntryClient) -> None:
    path = ask(salma)
    assert ana.post(f"{path}act/", {"do": "ask_for_time", "until": "x", "text": "y"}).status_code == 422
    until = f"{now().year + 1}-01-01" if now().month > 2 else f"{now().year}-06-01"
    assert (
        ana.post(f"{path}act/", {"do": "ask_for_time", "until": until, "text": "Le registre"}).status_code
        == 303
    )
    assert "More time is asked" in html(salma.get(path))
    assert salma.post(f"{path}act/", {"do": "grant_time"}).status_code == 303
    assert "first by" in html(ana.get(path))
    assert salma.post(f"{path}act/", {"do": "withdraw", "text": "Trouvé"}).status_code == 303
    listed = html(ana.get("/cooperation/requests/?view=ended"))
    assert "Un transporteur" in listed and "Withdrawn" in listed


def test_lists_narrow_and_come_as_files(salma: EntryClient, ana: EntryClient) -> None:
    ask(salma)
    for query in ("", "?view=waiting", "?side=to_us&unit=NER&kind=information&use=information&order=-due_at"):
        assert "Un transporteur" in html(ana.get(f"/cooperation/requests/{query}")), query
    assert "No request fits" in html(ana.get("/cooperation/requests/?kind=mla"))
    text = b"".join(ana.get("/cooperation/requests/export.csv?view=waiting").streaming_content).decode(
        "utf-8-sig"
    )
    head, line = text.splitlines()
    assert head.startswith("reference,asked_at,asker") and "Un transporteur" in line
    assert b"".join(ana.get("/cooperation/requests/export.xlsx").streaming_content)[:2] == b"PK"


def test_another_unit_gets_the_page_of_what_is_absent(salma: EntryClient, ben: EntryClient) -> None:
    path = ask(salma)
    there, nowhere = ben.get(path), ben.get("/cooperation/requests/REQ-0000-0000/")
    assert there.status_code == nowhere.status_code == 404
    assert there.content == nowhere.content.replace(b"REQ-0000-0000", path.split("/")[-2].encode())
    assert ben.post(f"{path}act/", {"do": "answer", "text": "x"}).status_code == 404


def test_hidden_requests_change_no_byte_of_a_units_pages(
    salma: EntryClient, ana: EntryClient, members: dict[str, Member]
) -> None:
    path = ask(salma)
    paths = (
        "/", "/cooperation/", path, "/cooperation/requests/", "/cooperation/requests/?view=late", "/cooperation/units/",
        "/cooperation/units/NER/", "/cooperation/calendar/", "/cooperation/operation/", "/cooperation/requests/export.csv",
        "/cooperation/requests/?clear=1",
    )  # fmt: skip

    def pages() -> list[bytes]:
        found = []
        for one in paths:
            answer = salma.get(one)
            found.append(_CHANCE.sub(b"", b"".join(answer) if answer.streaming else answer.content))
        return found

    pages()
    before = pages()
    with as_entry("hub"):
        actor = actors.actor_for(members["ana"].person, members["ana"].person.entry)
        secret = operations.ask(
            actor, asked="NER", kind="information", use="information", purpose="investigation", basis="regional_agreement",
            words=Asked(title="Source", text="Est-il connu, au 97 00 01 88 ?"), level=Level.HIGHLY_SENSITIVE, anyway=True,
        )  # fmt: skip
        operations.add_note(actor, reference=path.split("/")[-2], text="Pour nous")
    assert "Source" in html(ana.get("/cooperation/requests/?clear=1"))
    assert pages() == before
    with as_entry("hub"):
        operations.answer(actor, reference=secret.reference, text="Oui")
    assert pages() == before
