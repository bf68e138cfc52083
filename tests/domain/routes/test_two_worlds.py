"""Two databases that differ only in what somebody may not see give her the same bytes, in every answer of the room."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import orjson
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.domain.reports import operations as report_operations
from palermo.domain.reports.content import Content, Toll, Where
from palermo.domain.routes import queries
from palermo.domain.routes.shapes import FlowQuery
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level
from tests.domain.routes.worlds import send, send_secretly, way
from tests.factories import cast
from tests.support.entries import as_entry

pytestmark = pytest.mark.django_db
SENSITIVE = replace(cast.ana, clearance=Level.SENSITIVE)
POST = Where(country="NE", place="Gaya", crossing="gaya_malanville")
SEEN = (
    way("Agadez", "Dirkou", people=9, fee=150_000, note="3 jours"),
    way("Agadez", "Dirkou", "Sabha", people=3),
    way("Kano", "Zinder", people=2, mode="bus"),
    way("Malanville", "Gaya", people=14, mode="canoe", where=POST, toll=Toll(dead=1)),
)
STOPS = st.sampled_from(
    [
        ("Agadez", "Dirkou"),
        ("Agadez", "Dirkou", "Sabha"),
        ("Kano", "Zinder"),
        ("Malanville", "Gaya"),
        ("Lomé", "Cotonou"),
    ]
)
HIDDEN = st.lists(st.tuples(STOPS, st.integers(1, 40), st.booleans()), min_size=1, max_size=3)


class _Undo(Exception):
    """Takes back one example's rows."""


def hidden_way(stops: tuple[str, ...], people: int, deadly: bool) -> Content:
    """Return a report that may not be seen, at the same places and days as what may."""
    toll = Toll(dead=5, missing=2) if deadly else Toll()
    return way(*stops, people=people, toll=toll, where=POST, fee=99_000)


def answers(actor: Actor) -> bytes:
    """Return every answer of the room to one actor, as bytes."""
    asked: list[Callable[[], Any]] = [
        lambda: queries.flow_map(actor),
        lambda: queries.flow_map(
            actor, FlowQuery(since=date(2026, 1, 1), until=date(2026, 6, 30), medium="land")
        ),
        lambda: queries.incident_map(actor),
        lambda: queries.route_profile(
            actor, "sahara", FlowQuery(since=date(2026, 1, 1), until=date(2026, 6, 30))
        ),
        lambda: queries.crossing_profile(actor, "gaya_malanville"),
        lambda: queries.leg_profile(actor, "g:2448085~p:dirkou.NE"),
        lambda: queries.before_after(actor, "gaya_malanville", day=date(2026, 3, 1)),
        lambda: list(queries.leg_rows(actor)),
        lambda: list(queries.incident_rows(actor)),
        lambda: queries.choices(actor),
    ]
    return b"\n".join(_told(one) for one in asked)


def _told(ask: Callable[[], Any]) -> bytes:
    try:
        return orjson.dumps(ask(), default=str)
    except Forbidden:
        return b"absent"


def same_in_both(actors: list[Actor], entry: str, hide: Callable[[], Any]) -> None:
    """Compare the answers before and after something was hidden from their askers."""
    with as_entry(entry):
        before = [answers(actor) for actor in actors]
    try:
        with transaction.atomic():
            hide()
            with as_entry(entry):
                assert [answers(actor) for actor in actors] == before
            raise _Undo
    except _Undo:
        pass


@pytest.fixture
def _world(shared_units: None) -> None:
    with as_entry("hub"):
        send(*SEEN)


@given(HIDDEN)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("_world")
def test_highly_sensitive_reports_change_nothing_for_a_sensitive_reader(what: list[Any]) -> None:
    def hide() -> None:
        with as_entry("hub"):
            for stops, people, deadly in what:
                send_secretly(hidden_way(stops, people, deadly))
            seen = queries.flow_map(cast.ana)
            assert seen.reports == len(SEEN) + len(what)

    same_in_both([SENSITIVE], "hub", hide)


@given(HIDDEN)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("_world")
def test_other_units_reports_change_nothing_for_a_unit(what: list[Any]) -> None:
    def hide() -> None:
        with as_entry("hub"):
            send(*(hidden_way(*one) for one in what), by=cast.amina)

    same_in_both([cast.salma, cast.boris], "unit", hide)


@pytest.mark.usefixtures("_world")
def test_whoever_has_no_business_here_gets_what_is_not_there() -> None:
    for actor in (cast.efua, cast.omar, cast.ines):
        with pytest.raises(Forbidden):
            queries.flow_map(actor)
    assert queries.flow_map(cast.ungranted).reports == 0


@pytest.mark.usefixtures("_world")
def test_a_unit_sees_what_was_shared_with_it_until_the_share_ends() -> None:
    report = send(way("Agadez", "Arlit", people=6))[0]
    with as_entry("unit"):
        assert queries.flow_map(cast.amina).reports == 0
        share = report_operations.share(cast.salma, reference=report.reference, units=["NGA"])
        found = queries.flow_map(cast.amina)
        assert [(flow.key, flow.persons.low) for flow in found.flows] == [("g:2448085~g:2447513", 6)]
        assert queries.flow_map(cast.koffi).reports == 0
        report_operations.withdraw_share(cast.salma, share=share.uid)
        assert queries.flow_map(cast.amina).reports == 0
