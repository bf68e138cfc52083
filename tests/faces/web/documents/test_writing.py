"""Write: from ticked reports to a text with sources, saved, compared, commented; two people never overwrite each other."""

import re

import pytest

from tests.faces.web.documents.conftest import BODY, begin, html, press, save, send, written
from tests.factories.people import Member
from tests.support.clients import EntryClient

pytestmark = pytest.mark.django_db


def test_a_document_begins_from_ticked_reports(ana: EntryClient, members: dict[str, Member]) -> None:
    first, second = send(members).reference, send(members).reference
    page = html(ana.post("/documents/new/", {"reference": [first, second]}))
    assert first in page and second in page
    reference = begin(ana, first, second)
    page = html(ana.get(f"/documents/{reference}/edit/"))
    assert f"[@{first}]" in page and f"[@{second}]" in page  # to put into the text
    assert 'name="section"' in page and "Jugement" in page  # sections of the kind, in French
    assert reference in html(ana.get("/documents/"))


def test_sections_or_the_whole_make_the_same_text(ana: EntryClient, members: dict[str, Member]) -> None:
    reference = begin(ana, send(members).reference)
    fields = {
        "title": "T",
        "base": "1",
        "heading": ["", "Un", "Deux"],
        "section": ["Avant.", "Texte.", "Fin."],
        "do": "save",
    }
    assert ana.post(f"/documents/{reference}/edit/", fields).status_code == 303
    page = html(ana.get(f"/documents/{reference}/edit/?whole=1"))
    assert "Avant.\n\n## Un\n\nTexte.\n\n## Deux\n\nFin." in page.replace("\r\n", "\n")


def test_the_preview_keeps_nothing(ana: EntryClient, members: dict[str, Member]) -> None:
    reference = begin(ana, send(members).reference)
    fields = {
        "title": "T",
        "base": "1",
        "whole": "1",
        "body": "## Jamais\n\n<script>alert(1)</script> **fort**",
    }
    page = html(ana.post(f"/documents/{reference}/preview/", fields))
    assert "Jamais" in page and "<strong>fort</strong>" in page and "<script>alert" not in page
    page = html(ana.post(f"/documents/{reference}/edit/", fields | {"do": "preview"}))
    assert "Jamais" in page and "Preview" in page
    assert "Jamais" not in html(ana.get(f"/documents/{reference}/"))


def test_autosave_gives_the_new_version_and_tells_of_another_hand(
    ana: EntryClient, rui: EntryClient, members: dict[str, Member]
) -> None:
    reference = begin(ana, send(members).reference)
    fields = {"title": "T", "base": "1", "whole": "1", "body": "## Un\n\nA."}
    answer = ana.post(f"/documents/{reference}/edit/", fields, headers={"X-Autosave": "1"})
    assert answer.json() == {"fields": {"base": "2"}}
    answer = rui.post(f"/documents/{reference}/edit/", fields | {"body": "B."}, headers={"X-Autosave": "1"})
    assert answer.status_code == 409


def test_two_hands_lose_nothing(ana: EntryClient, rui: EntryClient, members: dict[str, Member]) -> None:
    reference = begin(ana, send(members).reference)
    assert save(ana, reference, "## Un\n\nAna écrit cela.").status_code == 303
    answer = save(rui, reference, "## Un\n\nRui écrit ceci.", base=1)
    page = html(answer)
    assert answer.status_code == 409
    assert "Ana écrit cela." in page and "Rui écrit ceci." in page
    assert "<del>cela</del>" in page and "<ins>ceci</ins>" in page
    assert 'name="base" value="2"' in page
    assert save(rui, reference, "## Un\n\nAna écrit cela, Rui ceci.", base=2).status_code == 303
    page = html(ana.get(f"/documents/{reference}/versions/"))
    assert "<ins>" in page and "Ana écrit cela" in page


def test_versions_stand_side_by_side(ana: EntryClient, members: dict[str, Member]) -> None:
    report = send(members).reference
    reference = written(ana, report)
    save(ana, reference, BODY.format(report).replace("Plus de personnes", "Moins de personnes"), base=2)
    page = html(ana.get(f"/documents/{reference}/versions/?old=2&new=3"))
    assert "<del>Plus</del>" in page and "<ins>Moins</ins>" in page
    assert "paragraphs the same" in page
    assert ana.get(f"/documents/{reference}/versions/?old=2&new=9").status_code == 404
    assert "version 1" in html(ana.get(f"/documents/{reference}/?version=1")).lower()


def test_a_comment_stands_beside_its_passage_until_it_is_dealt_with(
    ana: EntryClient, rui: EntryClient, members: dict[str, Member]
) -> None:
    reference = written(ana, send(members).reference)
    assert rui.post(f"/documents/{reference}/comment/", {"passage": "Plus", "text": ""}).status_code == 422
    press(rui, f"/documents/{reference}/comment/", passage="Plus de personnes", text="Combien ?")
    page = html(ana.get(f"/documents/{reference}/"))
    assert '<mark dir="auto">Plus de personnes</mark>' in page and "Combien ?" in page
    uid = page.partition("/comments/")[2].partition("/")[0]
    press(ana, f"/documents/{reference}/comments/{uid}/", done="1")
    assert "No open comment." in html(ana.get(f"/documents/{reference}/"))


def test_the_page_says_why_it_is_at_its_level(ana: EntryClient, members: dict[str, Member]) -> None:
    reference = begin(ana)
    report = send(members).reference
    save(ana, reference, BODY.format(report))
    page = html(ana.get(f"/documents/{reference}/"))
    assert "Why this level" in page and 'href="#c1"' in page and f"[@{report}]" in page


def test_sources_are_looked_for_and_cited(ana: EntryClient, members: dict[str, Member]) -> None:
    report = send(members).reference
    reference = begin(ana)
    page = html(ana.get(f"/documents/{reference}/sources/", {"q": report}))
    assert f'value="{report}"' in page
    part = html(ana.get(f"/documents/{reference}/sources/", {"q": report}, headers={"HX-Request": "true"}))
    assert part.strip().startswith('<div id="finds"')
    press(ana, f"/documents/{reference}/sources/cite/", target=report)
    answer = ana.post(f"/documents/{reference}/sources/cite/", {"target": "NER-0000-0000"})
    assert answer.status_code == 422 and "NER-0000-0000" in html(answer)


def test_the_list_narrows_remembers_and_is_a_file(ana: EntryClient, members: dict[str, Member]) -> None:
    reference = written(ana, send(members).reference)
    assert reference in html(ana.get("/documents/?state=draft&kind=trend_brief&mine=1"))
    assert reference not in html(ana.get("/documents/?kind=alert"))
    assert reference not in html(ana.get("/documents/"))  # remembered
    assert reference in html(ana.get("/documents/?clear=1"))
    file = b"".join(ana.get("/documents/export.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert reference in file and "La route d’Agadez" in file


def test_a_template_of_the_hub_is_where_new_documents_begin(ana: EntryClient) -> None:
    assert "Alert" in html(ana.get("/documents/templates/"))
    press(ana, "/documents/templates/alert/fr/", body="## Notre modèle\n", do="save")
    reference = begin(ana, kind="alert")
    assert "Notre modèle" in html(ana.get(f"/documents/{reference}/edit/"))
    press(ana, "/documents/templates/alert/fr/", do="reset")
    assert "Notre modèle" not in html(ana.get("/documents/templates/alert/fr/"))
    assert ana.get("/documents/templates/poem/fr/").status_code == 404


def test_a_hint_stands_above_its_box_and_is_not_sent_with_it(ana: EntryClient) -> None:
    reference = begin(ana, kind="trend_brief")
    page = html(ana.get(f"/documents/{reference}/edit/"))
    hint = "Des chiffres avec période, source et n."
    assert re.search(rf'<span class="hint"[^>]*>{hint}</span><textarea[^>]*></textarea>', page)
    assert f"*{hint}*" in html(ana.get(f"/documents/{reference}/edit/?whole=1"))
