"""Networks over the API: what an analyst's program reads, ties and takes back, and what everybody else is told."""

from typing import Any

import pytest

from tests.domain.networks.worlds import read, reference
from tests.domain.reports.conftest import shared_units
from tests.domain.reports.contents import full
from tests.faces.api.conftest import Program

__all__ = ["shared_units"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def known(programs: dict[str, Program]) -> dict[str, str]:
    """Return the references of a report and of those whom it mentions."""
    report = read(full())
    places = {"driver": "people.0", "victim": "people.1", "car": "vehicles.0", "phone": "phones.0"}
    return {"report": report.reference} | {name: reference(report, place) for name, place in places.items()}


def test_a_program_reads_a_network(programs: dict[str, Program], known: dict[str, str]) -> None:
    ana = programs["ana"]
    found = ana.get(f"/networks/of/{known['driver']}", steps="1").json()
    assert {node["reference"] for node in found["nodes"]} >= {known["driver"], known["car"], known["phone"]}
    assert (found["protected"], found["beyond"], found["capped"]) == (1, 0, False)
    assert "Aminata" not in str(found)
    narrow = ana.get(f"/networks/of/{known['driver']}", kinds="person,phone", links="uses").json()
    assert [edge["links"][0]["kind"] for edge in narrow["edges"]] == ["uses"]
    assert ana.get("/networks", kind="phone").json()["nodes"][0]["reference"] == known["phone"]
    path = ana.get(f"/networks/of/{known['car']}/paths/{known['phone']}").json()
    assert (path["steps"], len(path["ways"])) == (2, 1)
    measured = ana.get(f"/networks/of/{known['driver']}/measures").json()
    assert measured["breaking"] == [known["driver"]]
    changed = ana.get(f"/networks/of/{known['car']}/changes", before="2020-01-01", after="2099-01-01").json()
    assert len(changed["links_added"]) == 3
    protected = ana.get(f"/networks/of/{known['victim']}")
    assert (protected.status_code, protected.json()["code"]) == (409, "counted_not_shown")


def test_a_program_ties_and_takes_back(programs: dict[str, Program], known: dict[str, str]) -> None:
    ana = programs["ana"]
    body = {
        "left": known["driver"],
        "right": known["phone"],
        "kind": "calls",
        "report": known["report"],
        "note": "Deux fois",
    }
    made = ana.post("/networks/links", body)
    assert (made.status_code, made.json()["provenance"]) == (201, "decided")
    uid = made.json()["uid"]
    assert ana.post("/networks/links", body).json()["code"] == "linked_already"
    gone = ana.post(f"/networks/links/{uid}/withdrawal", {"why": "mistaken"})
    assert gone.json()["withdrawn"]
    back = ana.post(f"/networks/links/{uid}/restoration", {})
    assert not back.json()["withdrawn"]
    wrong = ana.post("/networks/links", body | {"kind": "family"})
    assert (wrong.status_code, wrong.json()["problems"][0]["field"]) == (422, "kind")


def test_a_program_records_money(programs: dict[str, Program], known: dict[str, str]) -> None:
    ana = programs["ana"]
    paid: dict[str, Any] = {
        "report": known["report"],
        "payee": known["driver"],
        "amount": "35000",
        "currency": "XOF",
    }
    one = ana.post("/networks/payments", paid).json()["uid"]
    frozen = {"asset": known["car"], "kind": "frozen", "report": known["report"], "decision": "PV 12"}
    event = ana.post("/networks/events", frozen).json()["uid"]
    money = ana.get(f"/networks/of/{known['driver']}/money").json()
    assert money["paid"] == {"known": [{"currency": "XOF", "amount": "35000", "count": 1}], "unknown": 0}
    assert money["taken"]["frozen"]["unknown"] == 1
    assert money["assets"][0]["events"][0]["decision"] == "PV 12"
    assert ana.post(f"/networks/payments/{one}/withdrawal", {}).status_code == 201
    assert ana.post(f"/networks/events/{event}/withdrawal", {}).status_code == 201
    money = ana.get(f"/networks/of/{known['driver']}/money").json()
    assert (money["payments"], money["taken"]["frozen"]["unknown"]) == ([], 0)


def test_networks_are_the_hubs(programs: dict[str, Program], known: dict[str, str]) -> None:
    for name in ("boris", "salma"):
        for path in ("/networks", f"/networks/of/{known['driver']}"):
            assert programs[name].get(path).status_code == 404
