"""From an issued document to the public by buttons: the form is filled, another person publishes, a source falls."""

from typing import Any

import pytest
from django.urls import reverse

from palermo.domain.publications import queries
from tests.faces.web.documents.conftest import issued, press
from tests.faces.web.hub.conftest import ana, html, members, rui, send
from tests.factories.people import Member
from tests.support.clients import EntryClient

__all__ = ["ana", "members", "rui"]
HUB = "palermo.project.urls_hub"
pytestmark = pytest.mark.django_db


def filled(answer: Any) -> dict[str, str]:
    """Return the boxes of the page's form as a browser would send them back."""
    initial = answer.context["form"].initial
    return {name: value for name, value in initial.items() if isinstance(value, str | list | int)} | {
        "day": str(initial["day"])
    }


def answered_texts(ana: EntryClient, into: str) -> str:
    initial = ana.get(into).context["form"].initial
    return " ".join(
        str(value) for name, value in initial.items() if name.startswith(("title", "summary", "body"))
    )


def test_a_document_is_sanitised_proposed_published_and_its_recall_is_told(
    ana: EntryClient, rui: EntryClient, members: dict[str, Member]
) -> None:
    report = send(members).reference
    reference = issued(ana, rui, report)
    into = f"/publications/new/?document={reference}"
    for path in (
        reverse("document", args=[reference], urlconf=HUB),
        reverse("document_read", args=[reference], urlconf=HUB),
    ):
        assert f'href="{into}"' in html(ana.get(path))
    page = html(ana.get(into))
    assert "Filled from an issued document" in page and ">H1<" in page and "1 citation" in page
    assert report not in answered_texts(ana, into) and f">{report}" in page and "Ils ont gardé" not in page
    fields = filled(ana.get(into))
    assert "Notre jugement, avec une confiance moyenne" in fields["body_fr"]
    answer = ana.post(into, fields)
    assert answer.status_code == 422 and "Say whether it was removed or reworded." in html(answer)
    answer = ana.post(into, fields | {"source_0": "reworded", "source_0_note": "No place, no day"})
    assert answer.status_code == 303, html(answer)[:3000]
    path = answer["Location"]
    assert reference in html(rui.get(path))
    waiting = rui.post(f"{path}publish/", {"version": "1"})
    assert waiting.status_code == 409 and "Confirm every source" in html(waiting)
    press(rui, f"{path}publish/", version="1", confirmed=report)
    shown = queries.public().shown
    assert [one.draft.kind for one in shown] == ["monograph"] and report not in str(shown[0].draft.texts)
    assert "take down?" not in html(rui.get("/publications/"))
    press(rui, f"/documents/{reference}/recall/", reason="wrong", text="")
    listed = html(rui.get("/publications/"))
    assert "Its source was withdrawn: take down?" in listed and "source withdrawn" in listed
    assert "take down?" in html(ana.get(path))
    refused = ana.get(into)
    assert refused.status_code == 409 and "Its readers do not have this document" in html(refused)
    assert 'name="title_en"' not in html(refused)
    assert ana.get("/publications/new/?document=DOC-0000-0000").status_code == 404
    assert ana.get("/publications/new/?practice=PRA-0000-0000").status_code == 404
