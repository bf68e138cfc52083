"""A program asks, reads and answers requests, and fetches the calendar."""

from datetime import timedelta
from typing import Any

import pytest

from palermo.kernel.clock import now
from tests.faces.api.conftest import Program
from tests.faces.kit.test_ical import read_back

pytestmark = pytest.mark.django_db
REQUEST: dict[str, Any] = {
    "asked": "ECOBCCU", "kind": "information", "use": "information", "purpose": "investigation",
    "basis": "regional_agreement", "title": "Transporteur", "text": "Connu au 97 00 01 88 ?",
}  # fmt: skip


def test_a_request_is_put_read_and_answered(programs: dict[str, Program]) -> None:
    put = programs["salma"].post("/requests", REQUEST)
    assert put.status_code == 201
    reference = put.json()["reference"]
    again = programs["salma"].post("/requests", REQUEST)
    assert (again.status_code, again.json()["code"]) == (409, "asked_already")
    (line,) = programs["ana"].get("/requests", view="waiting", side="to_us").json()["requests"]
    assert (line["reference"], line["late"], line["title"]) == (reference, False, "Transporteur")
    assert programs["ben"].get(f"/requests/{reference}").status_code == 404
    assert programs["boris"].post(f"/requests/{reference}/answer", {"text": "x"}).status_code == 404
    answered = programs["ana"].post(f"/requests/{reference}/answer", {"text": "Connu à Gao."})
    assert (answered.status_code, answered.json()["state"]) == (201, "answered")
    (letter,) = programs["boris"].get(f"/requests/{reference}").json()["letters"]
    assert (letter["kind"], letter["party"], letter["text"]) == ("answer", "ECOBCCU", "Connu à Gao.")


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"use": "evidence"}, "use"), ({"asked": "ZZZ"}, "asked"), ({"due_at": "2020-01-01T00:00:00Z"}, "due"),
        ({"text": ""}, "text"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(programs: dict[str, Program], changes: dict[str, str], field: str) -> None:
    answer = programs["salma"].post("/requests", REQUEST | changes)
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["problems"]] == [field]


def test_the_calendar_is_fetched_with_a_token(programs: dict[str, Program]) -> None:
    due = now() + timedelta(days=9)
    reference = programs["salma"].post("/requests", REQUEST | {"due_at": due.isoformat()}).json()["reference"]
    for name, count in (("salma", 1), ("ana", 1), ("ben", 0)):
        answer = programs[name].get("/calendar.ics")
        assert answer["Content-Type"].startswith("text/calendar")
        events = read_back(answer.content)
        assert [one["SUMMARY"] for one in events] == [reference] * count
        assert b"Transporteur" not in answer.content
    assert programs["efua"].get("/calendar.ics").status_code == 200
