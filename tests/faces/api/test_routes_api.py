"""A program reads flows, incidents, profiles and comparisons; whoever may not gets what is not there."""

import pytest

from palermo.domain.reports.content import Toll, Where
from palermo.domain.reports.models import Report
from palermo.foundations.policy import Permission
from tests.domain.routes.conftest import empty_table
from tests.domain.routes.worlds import send, way, work
from tests.faces.api.conftest import Program, token_of
from tests.factories import cast
from tests.factories.people import Member
from tests.support.entries import as_entry

__all__ = ["empty_table"]
pytestmark = pytest.mark.django_db
SEA = Where(country="MR", place="Nouadhibou", lat=21.5, lon=-18.0)
POST = Where(country="NE", place="Gaya", crossing="gaya_malanville")


@pytest.fixture(autouse=True)
def reports(members: dict[str, Member]) -> list[Report]:
    """Return what Niger and Cabo Verde sent, gathered."""
    with as_entry("hub"):
        made = send(
            way("Agadez", "Dirkou", "Sabha", people=27, fee=150_000),
            way(
                "Nouadhibou",
                "Canary Islands",
                mode="fishing_boat",
                people=80,
                where=SEA,
                toll=Toll(dead=7, missing=3),
            ),
            way("Malanville", "Gaya", people=14, mode="canoe", where=POST, day="2026-02-01"),
            way("Malanville", "Gaya", people=9, mode="canoe", where=POST, day="2026-04-01"),
        )
        made += send(way("Dakar", "Praia", people=3, mode="ship"), by=cast.maria)
        work()
    return made


def test_the_hub_reads_all_and_a_unit_its_own(programs: dict[str, Program]) -> None:
    found = programs["ana"].get("/routes/flows").json()
    assert [(one["origin"]["name"], one["persons"]["low"]) for one in found["flows"]] == [
        ("Nouadhibou", 80),
        ("Agadez", 27),
        ("Dirkou", 27),
        ("Malanville", 23),
    ]
    assert found["rest"] == {"summed": 0, "persons": 0, "withheld": 1}
    assert programs["salma"].get("/routes/flows").json()["reports"] == 4
    ben = programs["ben"].get("/routes/flows").json()
    assert (ben["flows"], ben["reports"]) == ([], 1)


def test_a_query_narrows_and_a_wrong_one_says_which_field(programs: dict[str, Program]) -> None:
    ana = programs["ana"]
    assert len(ana.get("/routes/flows", medium="water").json()["flows"]) == 2
    assert len(ana.get("/routes/flows", route="sahara").json()["flows"]) == 2
    assert len(ana.get("/routes/flows", since="2026-04-01").json()["flows"]) == 1
    for name, value in {"since": "2026-02-30", "route": "moon", "medium": "rail", "unit": "<b>"}.items():
        answer = ana.get("/routes/flows", **{name: value})
        assert answer.status_code == 422
        assert name in answer.content.decode()


def test_incidents_are_geojson_with_their_sums(programs: dict[str, Program]) -> None:
    found = programs["ana"].get("/routes/incidents").json()
    assert found["type"] == "FeatureCollection"
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [-18.0, 21.5]}
    assert found["features"][0]["properties"]["dead"] == 7
    assert found["routes"][0]["code"] == "atlantic_canaries"
    assert found["routes"][0]["died"]["persons"]["low"] < 10 < found["routes"][0]["died"]["persons"]["high"]


def test_profiles_and_a_comparison(programs: dict[str, Program], reports: list[Report]) -> None:
    ana = programs["ana"]
    sahara = ana.get("/routes/profiles/route/sahara").json()
    assert [one["reference"] for one in sahara["sources"]] == [reports[0].reference]
    key = ana.get("/routes/flows").json()["flows"][0]
    leg = ana.get(f"/routes/profiles/leg/{key['origin']['key']}~{key['destination']['key']}").json()
    assert [node["name"] for node in leg["nodes"]] == ["Nouadhibou", "Canary Islands"]
    post = ana.get("/routes/profiles/crossing/gaya_malanville").json()
    assert post["reports"] == 2
    both = ana.get("/routes/crossings/gaya_malanville/comparison", day="2026-03-01").json()
    assert (both["here"]["before"]["events"], both["here"]["after"]["events"]) == (1, 1)
    assert both["here"]["ratio"]["low"] < 1 < both["here"]["ratio"]["high"]
    assert "controls_or_flows" in both["cautions"]


def test_what_is_of_others_answers_like_what_is_not_there(programs: dict[str, Program]) -> None:
    key = programs["ana"].get("/routes/flows").json()["flows"][0]
    hidden = f"{key['origin']['key']}~{key['destination']['key']}"
    absent = programs["ben"].get("/routes/profiles/leg/g:1~g:2")
    answer = programs["ben"].get(f"/routes/profiles/leg/{hidden}")
    assert (
        (answer.status_code, answer.content) == (absent.status_code, absent.content) == (404, absent.content)
    )
    assert programs["ana"].get("/routes/profiles/route/moon").status_code == 404
    assert programs["ana"].get("/routes/crossings/moon/comparison", day="2026-03-01").status_code == 404


def test_a_token_without_the_scope_reads_nothing(members: dict[str, Member]) -> None:
    narrow = Program("hub", token_of(members["ana"], Permission.REPORT_SEARCH))
    for path in ("/routes/flows", "/routes/incidents", "/routes/profiles/route/sahara"):
        assert narrow.get(path).status_code == 404
