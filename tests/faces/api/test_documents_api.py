"""A program of a unit reads what was issued, acknowledges it, and learns of a recall."""

from dataclasses import replace

import pytest

from palermo.domain.documents import operations
from palermo.foundations.policy import Actor
from tests.faces.api.conftest import Program
from tests.factories import cast
from tests.factories.people import Member
from tests.support.entries import as_entry

pytestmark = pytest.mark.django_db


def actor(members: dict[str, Member], name: str) -> Actor:
    person = members[name].person
    return replace(getattr(cast, name), person=person.pk, uid=person.uid)


def issued(members: dict[str, Member], **to: object) -> str:
    """Issue a short document as Ana and Rui would."""
    ana, rui = actor(members, "ana"), actor(members, "rui")
    with as_entry("hub"):
        body = "[!judgement high] It is likely to go on.\n\n> « pour les garder au frais »\n"
        saved = operations.draft(ana, kind="trend_brief", title="Agadez", body=body)
        operations.send_to_review(ana, reference=saved.reference)
        operations.approve(rui, reference=saved.reference)
        return operations.issue(ana, reference=saved.reference, **(to or {"to_all": True}))  # type: ignore[arg-type]


def test_a_document_is_listed_read_acknowledged_and_used(
    members: dict[str, Member], programs: dict[str, Program]
) -> None:
    reference = issued(members)
    (line,) = programs["boris"].get("/documents", view="unread").json()["documents"]
    assert (line["reference"], line["title"], line["opened"]) == (reference, "Agadez", False)
    opened = programs["boris"].get(f"/documents/{reference}").json()
    assert [(one["kind"], one["voice"]) for one in opened["passages"]] == [
        ("paragraph", "judgement"), ("quote", "source"),
    ]  # fmt: skip
    assert opened["passages"][0]["text"] == "It is likely to go on."
    assert (opened["authors"], opened["approved_by"]) == (["Ana"], "Rui")
    assert programs["boris"].post(f"/documents/{reference}/acknowledgement", {}).status_code == 204
    assert programs["boris"].post(f"/documents/{reference}/use", {"used": "check"}).status_code == 204
    (copy,) = programs["boris"].get(f"/documents/{reference}/ledger").json()["copies"]
    assert copy["used"] == "check" and copy["acknowledged_at"]
    whole = programs["ana"].get(f"/documents/{reference}/ledger").json()["copies"]
    assert len(whole) == 4


def test_absent_forbidden_and_another_units_are_one_answer(
    members: dict[str, Member], programs: dict[str, Program]
) -> None:
    theirs = issued(members, units=["CPV"])
    answers = [programs["boris"].get(f"/documents/{one}") for one in (theirs, "DOC-0000-0000")]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    assert programs["ben"].get(f"/documents/{theirs}").status_code == 200


def test_a_recall_is_read_and_acknowledged(members: dict[str, Member], programs: dict[str, Program]) -> None:
    reference = issued(members)
    programs["boris"].get(f"/documents/{reference}")
    with as_entry("hub"):
        operations.recall(actor(members, "rui"), reference=reference, reason="wrong", text="Other leg.")
    opened = programs["boris"].get(f"/documents/{reference}").json()
    assert (opened["state"], opened["title"], opened["passages"]) == ("recalled", "", [])
    assert (opened["recall_reason"], opened["recall_text"]) == ("wrong", "Other leg.")
    assert programs["boris"].post(f"/documents/{reference}/acknowledgement", {}).status_code == 204
    (copy,) = programs["boris"].get(f"/documents/{reference}/ledger").json()["copies"]
    assert copy["recall_seen_at"]
