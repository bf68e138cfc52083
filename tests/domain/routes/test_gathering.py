"""What reports say of their way becomes rows: once, anew after a correction, and gone after a shredding."""

import pytest

from palermo.domain.reports import operations as report_operations
from palermo.domain.routes import operations, queries
from palermo.domain.routes.models import Due, Way
from palermo.domain.routes.shapes import FlowQuery
from palermo.domain.routes.table import TABLE
from palermo.kernel.levels import Level
from tests.domain.routes.worlds import send, send_secretly, way, work
from tests.factories import cast
from tests.support.entries import as_entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hub(shared_units: None) -> None:
    """Units and the hub's keys."""


def legs() -> dict[str, int]:
    """Return the drawn legs with their persons, as Ana sees them."""
    return {
        f"{flow.origin.name} {flow.destination.name}": flow.persons.low
        for flow in queries.flow_map(cast.ana).flows
    }


def test_a_report_with_legs_gets_one_sealed_way_and_one_without_gets_none() -> None:
    with as_entry("hub"):
        send(way("Agadez", "Dirkou", "Madama"), way(people=3))
        assert Way.objects.count() == 1
        assert not Due.objects.exists()
        assert b"Dirkou" not in bytes(Way.objects.get().sealed)
        assert legs() == {"Agadez Dirkou": 10, "Dirkou Madama – Toummo": 10}


def test_gathering_again_changes_nothing_that_is_told() -> None:
    with as_entry("hub"):
        report = send(way("Agadez", "Dirkou"))[0]
        before = queries.flow_map(cast.ana)
        operations.mark_due([report.pk])
        work()
        assert queries.flow_map(cast.ana) == before


def test_a_correction_replaces_the_way() -> None:
    with as_entry("hub"):
        report = send(way("Agadez", "Dirkou"))[0]
        assert legs() == {"Agadez Dirkou": 10}
        report_operations.correct(
            cast.salma, reference=report.reference, content=way("Agadez", "Arlit", people=12)
        )
        work()
        assert legs() == {"Agadez Arlit": 12}


def test_a_withdrawn_and_a_shredded_report_are_in_no_answer_and_leave_no_way() -> None:
    with as_entry("hub"):
        one, other = send(way("Agadez", "Dirkou"), way("Kano", "Zinder"))
        assert len(legs()) == 2
        report_operations.withdraw(cast.salma, reference=one.reference, why="mistaken")
        work()
        assert legs() == {"Kano Zinder": 10}
        report_operations.shred(cast.salma, reference=other.reference)
        assert legs() == {}
        work()
        assert not Way.objects.exists()


def test_what_a_unit_shreds_is_gone_from_its_own_answers_at_once() -> None:
    report = send(way("Agadez", "Dirkou"))[0]
    with as_entry("unit"):
        assert queries.flow_map(cast.salma).reports == 1
        report_operations.shred(cast.salma, reference=report.reference)
        assert queries.flow_map(cast.salma).reports == 0


def test_raising_the_level_seals_the_way_anew() -> None:
    with as_entry("hub"):
        report = send(way("Agadez", "Dirkou"))[0]
        report_operations.raise_level(cast.ana, reference=report.reference)
        work()
        assert Way.objects.get().level == Level.HIGHLY_SENSITIVE
        assert legs() == {"Agadez Dirkou": 10}


def test_the_table_forgets_what_the_database_no_longer_has() -> None:
    with as_entry("hub"):
        report = send(way("Agadez", "Dirkou"))[0]
        assert legs()
        Way.objects.filter(pk=report.pk).delete()
        TABLE._swept -= 61
        legs()
        assert TABLE._ways == {}


def test_a_way_moved_to_another_report_opens_nothing() -> None:
    with as_entry("hub"):
        one, other = send(way("Agadez", "Dirkou"), way("Kano", "Zinder"))
        stolen = Way.objects.get(pk=one.pk).sealed
        Way.objects.filter(pk=other.pk).update(sealed=stolen)
        assert legs() == {"Agadez Dirkou": 10}


def test_a_unit_sees_its_own_and_a_highly_sensitive_way_is_seen_by_the_cleared_only() -> None:
    send(way("Agadez", "Dirkou"))
    send(way("Kano", "Zinder"), by=cast.amina)
    with as_entry("hub"):
        send_secretly(way("Agadez", "Arlit"))
        assert set(legs()) == {"Agadez Dirkou", "Kano Zinder", "Agadez Arlit"}
    with as_entry("unit"):
        assert queries.flow_map(cast.salma, FlowQuery()).reports == 1
        assert [flow.destination.name for flow in queries.flow_map(cast.amina).flows] == ["Zinder"]
