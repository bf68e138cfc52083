"""The main job by a program: send, list, read, search, ask, answer, feed back, receipt."""

from typing import Any

import pytest

from palermo.faces.api.shapes import EXAMPLE
from palermo.foundations.compartments import keyring, verify_receipt
from palermo.foundations.policy import Permission
from palermo.foundations.staff import tokens
from palermo.foundations.staff.models import Token
from tests.faces.api.conftest import Program, token_of
from tests.factories.people import Member
from tests.support.entries import as_entry

pytestmark = pytest.mark.django_db


def test_there_and_back(programs: dict[str, Program]) -> None:
    sent = programs["salma"].post("/reports", EXAMPLE)
    assert sent.status_code == 201, sent.content
    reference = sent.json()["reference"]
    with as_entry("unit"):
        verify_receipt(sent.json()["receipt"], keyring().hub_public)
    assert (
        programs["ana"].get(f"/reports/{reference}").json()["content"]["narrative"]
        == EXAMPLE["content"]["narrative"]
    )
    asked = programs["ana"].post(f"/reports/{reference}/questions", {"text": "Who paid?"})
    assert asked.status_code == 201
    answered = programs["boris"].post(
        f"/reports/questions/{asked.json()['uid']}/answer", {"text": "Each of them"}
    )
    assert answered.status_code == 201
    closed = programs["ana"].post(
        f"/reports/{reference}/feedback", {"kind": "thanks", "text": "Thank you", "close": True}
    )
    assert closed.json()["state"] == "closed"
    letters = programs["boris"].get(f"/reports/{reference}").json()["messages"]
    assert [(one["kind"], one["text"]) for one in letters] == [
        ("question", "Who paid?"), ("answer", "Each of them"), ("feedback", "Thank you"),
    ]  # fmt: skip
    found = programs["boris"].get("/reports/search", q="ab7342rb").json()["results"]
    assert [one["reference"] for one in found] == [reference]
    receipt = programs["boris"].get(f"/reports/{reference}/receipt")
    assert receipt.json() == sent.json()["receipt"]


def test_the_same_source_adds_nothing_and_a_changed_one_is_a_new_version(
    programs: dict[str, Program],
) -> None:
    first = programs["salma"].post("/reports", EXAMPLE)
    again = programs["salma"].post("/reports", EXAMPLE)
    assert (again.status_code, again.json()["outcome"], again.json()["reference"]) == (
        200, "unchanged", first.json()["reference"],
    )  # fmt: skip
    changed = EXAMPLE | {"content": EXAMPLE["content"] | {"title": "Fifteen"}}  # type: ignore[operator]
    assert programs["salma"].post("/reports", changed).json()["outcome"] == "updated"
    assert programs["ana"].get(f"/reports/{first.json()['reference']}").json()["version"] == 2


def test_many_at_once_keep_the_good(programs: dict[str, Program]) -> None:
    bad = {"content": {"narrative": "no when, no where"}}
    answer = programs["salma"].post("/reports/batch", {"reports": [EXAMPLE, bad]})
    assert [one["outcome"] for one in answer.json()] == ["accepted", "rejected"]
    assert {one["code"] for one in answer.json()[1]["problems"]} == {"when_is_missing", "where_is_missing"}
    assert programs["salma"].post("/reports", bad).status_code == 422


def test_a_highly_sensitive_one_leaves_a_receipt_only(programs: dict[str, Program]) -> None:
    sent = programs["salma"].post("/reports", EXAMPLE | {"level": "highly_sensitive"})
    assert sent.status_code == 201
    assert programs["salma"].get(f"/reports/{sent.json()['reference']}").status_code == 404
    assert programs["salma"].get("/reports").json()["total"] == 0


def test_absent_forbidden_and_foreign_are_the_same_bytes(programs: dict[str, Program]) -> None:
    reference = programs["salma"].post("/reports", EXAMPLE).json()["reference"]
    hidden = programs["ben"].get(f"/reports/{reference}")
    nothing = programs["ben"].get("/reports/NER-0000-0000")
    denied = programs["ben"].post(f"/reports/{reference}/questions", {"text": "x"})
    for answer in (hidden, nothing, denied):
        assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (
            404, nothing.content, "application/problem+json",
        )  # fmt: skip


def test_a_token_of_the_other_entry_is_no_token(programs: dict[str, Program]) -> None:
    for entry, name in (("hub", "salma"), ("unit", "ana")):
        answer = Program(entry, programs[name].token).get("/reports")
        assert answer.status_code == 401
        assert answer.json()["code"] == "no_token"


def test_scopes_bind_and_revocation_acts_on_the_next_request(members: dict[str, Member]) -> None:
    program = Program("unit", token_of(members["salma"], Permission.REPORT_READ))
    assert program.get("/reports").status_code == 200
    assert program.post("/reports", EXAMPLE).status_code == 404
    with as_entry("tool"):
        tokens.end(Token.objects.all())
    assert program.get("/reports").status_code == 401


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"content": 3}', b'{"content": {"narrative": "\xff"}}', b'{"content": {"zzz": 1}}',
     b'{"content": {"narrative": "x", "where": {"lat": 1e999}}}', b'{"content": {"toll": {"dead": -1}}}',
     b'{"content": {"people": [{"name": "' + b"x" * 300 + b'"}]}}'],
)  # fmt: skip
def test_bad_bodies_are_said_to_be_bad(programs: dict[str, Program], body: bytes) -> None:
    answer = programs["salma"].post("/reports", body, raw=True)
    assert 400 <= answer.status_code < 500, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_any_token_may_ask_whose_it_is(programs: dict[str, Program]) -> None:
    answer = programs["ana"].get("/me").json()
    assert (answer["role"], answer["entry"], answer["clearance"]) == ("analyst", "hub", "highly_sensitive")
    assert "report:classify" in answer["scopes"]
    assert programs["salma"].get("/me").json()["unit"] == "NER"


def test_hidden_characters_leave_names(programs: dict[str, Program]) -> None:
    people = [{"role": "driver", "name": "A\u202eb\u0000c"}]
    body: Any = EXAMPLE | {"content": EXAMPLE["content"] | {"people": people}, "source_ref": ""}  # type: ignore[operator]
    reference = programs["salma"].post("/reports", body).json()["reference"]
    assert programs["ana"].get(f"/reports/{reference}").json()["content"]["people"][0]["name"] == "Abc"
