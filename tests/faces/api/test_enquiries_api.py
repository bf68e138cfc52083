"""A program asks whether anyone knows, and another decides proposed matches."""

import pytest

from palermo.domain.enquiries import operations
from palermo.domain.enquiries.models import Call, Enquiry
from palermo.domain.entities.models import Mention, Proposal
from tests.domain.entities.worlds import seen
from tests.domain.reports.contents import full
from tests.faces.api.conftest import Program
from tests.support.entries import as_entry

pytestmark = pytest.mark.django_db
QUESTION = {
    "kind": "person", "name": "Alidou Mousa", "born": "1984", "purpose": "investigation", "basis": "national_law",
    "reason": "Vu à Praia",
}  # fmt: skip


def send(program: Program) -> None:
    """Send a report that names the driver, and let the hub's worker do what waits."""
    body = {"content": full().model_dump(mode="json"), "level": "sensitive"}
    assert program.post("/reports", body).status_code == 201
    work()


def work() -> None:
    with as_entry("hub"):
        seen()
        while operations.put_questions() or operations.watch():
            pass


def without_chance(answer: dict[str, object]) -> dict[str, object]:
    """Return an answer without its random reference and its moment."""
    return {name: value for name, value in answer.items() if name not in ("reference", "at")}


def test_asking_answers_the_same_hit_or_miss(programs: dict[str, Program]) -> None:
    miss = programs["ben"].post("/enquiries", QUESTION)
    assert miss.status_code == 201
    work()
    send(programs["salma"])
    hit = programs["ben"].post("/enquiries", QUESTION)
    work()
    assert Call.objects.count() == 1
    assert without_chance(hit.json()) == without_chance(miss.json())
    assert hit.json()["replies"] == [] and hit.json()["own_records"] == []
    listed = programs["ben"].get("/enquiries").json()["enquiries"]
    assert [without_chance(one) for one in listed[:1]] == [without_chance(one) for one in listed[1:]]
    for one in listed:
        assert programs["ben"].get(f"/enquiries/{one['reference']}").json()["replies"] == []
        assert programs["salma"].get(f"/enquiries/{one['reference']}").status_code == 404


def test_a_release_is_read_by_whoever_asked(programs: dict[str, Program], members: object) -> None:
    from dataclasses import replace

    from tests.factories import cast

    send(programs["salma"])
    reference = programs["ben"].post("/enquiries", QUESTION).json()["reference"]
    work()
    with as_entry("unit"):
        head = replace(cast.salma, uid=members["salma"].person.uid)  # type: ignore[index]
        operations.respond(head, uid=Call.objects.get().uid, verb="release_part", fields=["name"], text="Oui")
    (reply,) = programs["ben"].get(f"/enquiries/{reference}").json()["replies"]
    assert (reply["owner"], reply["released"], reply["text"]) == ("NER", {"name": "Moussa Alidou"}, "Oui")
    assert programs["ben"].get("/enquiries", view="answered").json()["enquiries"][0]["answers"] == 1


@pytest.mark.parametrize("missing", ["purpose", "basis", "reason", "name"])
def test_a_question_needs_its_parts(programs: dict[str, Program], missing: str) -> None:
    answer = programs["ben"].post("/enquiries", QUESTION | {missing: ""})
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert not Enquiry.objects.exists()


def test_the_hub_decides_matches_and_takes_it_back(programs: dict[str, Program]) -> None:
    send(programs["salma"])
    body = {"content": full(title="", narrative="Le même, à Praia").model_dump(mode="json")}
    assert programs["ben"].post("/reports", body).status_code == 201
    work()
    before = sorted(Mention.objects.values_list("pk", "entity"))
    page = programs["ana"].get("/matches", kind="person").json()
    (match,) = [one for one in page["matches"] if one["left"]["words"].get("name") == "Moussa Alidou"]
    assert match["reasons"][0]["sentence"] and match["left"]["unit"] != match["right"]["unit"]
    path = f"/matches/{match['uid']}"
    assert programs["ana"].post(f"{path}/decision", {"answer": "perhaps"}).status_code == 422
    decided = programs["ana"].post(f"{path}/decision", {"answer": "same", "why": "same_number"})
    assert (decided.status_code, decided.json()["state"]) == (201, "same")
    assert decided.json()["left"]["entity"] == decided.json()["right"]["entity"]
    assert programs["ana"].post(f"{path}/decision", {"answer": "same"}).status_code == 409
    assert programs["ana"].post(f"{path}/reopening", {}).json()["state"] == "open"
    assert sorted(Mention.objects.values_list("pk", "entity")) == before
    assert Proposal.objects.get(uid=match["uid"]).state == "open"
    assert programs["salma"].get("/matches").status_code == 404


def test_the_same_number_of_the_senders_own_asks_once(programs: dict[str, Program]) -> None:
    numbered = QUESTION | {"source_ref": "BEN/2026/7"}
    first, again = (programs["ben"].post("/enquiries", numbered) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["reference"] == again.json()["reference"]
    assert Enquiry.objects.count() == 1
    # Another unit's numbers are its own, and a program without numbers asks as often as it likes.
    assert programs["salma"].post("/enquiries", numbered).status_code == 201
    assert [programs["ben"].post("/enquiries", QUESTION).status_code for _ in range(2)] == [201, 201]
    assert not Enquiry.objects.filter(source_key__contains="BEN/2026/7").exists()
