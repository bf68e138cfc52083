"""Sums over legs: equal to sums made one by one, whatever the order; journeys, periods, clusters, fees, days."""

import random
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import quantiles
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.routes.flows.aggregation import flows
from palermo.domain.routes.flows.clusters import clustered
from palermo.domain.routes.flows.comparison import FEW, beside, changes, straddling
from palermo.domain.routes.flows.durations import days_in
from palermo.domain.routes.flows.journeys import joined, journeys, runs_of
from palermo.domain.routes.flows.periods import periods
from palermo.domain.routes.flows.quartiles import quartiles
from palermo.domain.routes.flows.records import Leg, Way, incidents, narrowed
from palermo.domain.routes.flows.tolls import by_route, toll_of
from palermo.domain.routes.nodes import crossings
from palermo.domain.routes.shapes import FlowQuery, Node

LEAST = 5
NODES = {name: Node(f"g:{name}", "town", name, "NE", 10.0 + n, 3.0 + 2 * n) for n, name in enumerate("ABCDE")}
MEDIA = {"pickup": "land", "bus": "land", "fishing_boat": "water"}


def leg(one: str, other: str, mode: str = "pickup", **changes: Any) -> Leg:
    """Return a leg between two of the places A to E; another letter is a place that is not known."""
    origin, destination = NODES.get(one), NODES.get(other)
    same = origin is None or destination is None or origin == destination
    values = {
        "origin": origin, "destination": destination, "origin_name": one, "destination_name": other, "mode": mode,
        "medium": MEDIA[mode], "planned": False, "concealed": False, "fee": None, "currency": "", "days": None,
        "route": "", "crossing": "", "key": "" if same else f"g:{one}~g:{other}",
    }  # fmt: skip
    return Leg(**values | changes)


def way(pk: int, *legs: Leg, people: int | None = 10, **changes: Any) -> Way:
    """Return a report's way."""
    day = changes.pop("day", date(2026, 3, 8))
    values = {
        "pk": pk, "uid": f"u{pk}", "reference": f"NER-{pk}", "unit": "NER", "level": 1, "first": day, "last": day,
        "invented": True, "open_data": False, "place": "", "crossing": "", "lat": None, "lon": None, "people": people,
        "low": people or 0, "women": None, "children": None, "dead": None, "missing": None, "route": "", "cause": "",
        "roles": {}, "papers": {}, "frauds": {}, "nationalities": {}, "legs": legs, "runs": tuple(runs_of(legs)),
    }  # fmt: skip
    return Way(**values | changes)


def rows(*ways: Way, query: FlowQuery | None = None) -> list[Any]:
    return list(narrowed(ways, query or FlowQuery()))


LEGS = st.builds(
    leg,
    st.sampled_from("ABCDEX"),
    st.sampled_from("ABCDEY"),
    st.sampled_from(sorted(MEDIA)),
    planned=st.booleans(),
)
WAYS = st.lists(
    st.tuples(st.lists(LEGS, min_size=1, max_size=4), st.one_of(st.none(), st.integers(0, 9))), max_size=12
)


@given(WAYS, st.randoms(use_true_random=False))
@settings(max_examples=120)
def test_flows_are_the_sums_of_what_reports_say(given_ways: list[Any], chance: random.Random) -> None:
    ways = [way(pk, *legs, people=people) for pk, (legs, people) in enumerate(given_ways)]
    cells: Counter[tuple[str, str]] = Counter()
    for one in ways:
        keys = {each.key: each.medium for each in reversed(one.legs) if each.key}
        cells.update(dict.fromkeys(keys.items(), one.low))
    found, rest, unresolved = flows(rows(*ways), LEAST)
    told = Counter({key: count for key, count in cells.items() if count >= LEAST})
    by_leg: Counter[str] = Counter()
    for (key, _), count in told.items():
        by_leg[key] += count
    assert {flow.key: flow.persons.low for flow in found} == dict(by_leg)
    hidden = [count for key, count in cells.items() if key not in told]
    assert rest.number == len([key for key in _every(ways) if key not in told])
    assert rest.persons in (0, sum(hidden)) or rest.withheld
    assert unresolved.legs == sum(not (each.origin and each.destination) for one in ways for each in one.legs)
    chance.shuffle(ways)
    assert flows(rows(*ways), LEAST)[:2] == (found, rest)


def _every(ways: list[Way]) -> set[tuple[str, str]]:
    found = set()
    for one in ways:
        keys: dict[str, str] = {}
        for each in one.legs:
            if each.key:
                keys.setdefault(each.key, each.medium)
        found |= set(keys.items())
    return found


@given(WAYS)
@settings(max_examples=60)
def test_land_and_water_together_are_all(given_ways: list[Any]) -> None:
    ways = [way(pk, legs[0], people=people) for pk, (legs, people) in enumerate(given_ways)]
    whole, rest, _ = flows(rows(*ways), LEAST)
    parts = [flows(rows(*ways, query=FlowQuery(medium=medium)), LEAST) for medium in ("land", "water")]
    assert sum(flow.persons.low for flow in whole) == sum(
        flow.persons.low for part in parts for flow in part[0]
    )
    assert rest.persons == sum(part[1].persons for part in parts)


def test_an_unknown_number_opens_the_range_and_is_not_nought() -> None:
    flow = flows(rows(way(1, leg("A", "B"), people=9), way(2, leg("A", "B"), people=None)), LEAST)[0][0]
    assert (flow.persons.low, flow.persons.high, flow.persons.unknown) == (9, None, 1)
    assert not flow.persons.exact


def test_direction_counts() -> None:
    found = flows(rows(way(1, leg("A", "B")), way(2, leg("B", "A"), people=7)), LEAST)[0]
    assert [(flow.origin.name, flow.persons.low) for flow in found] == [("A", 10), ("B", 7)]


def test_a_death_is_the_leg_that_was_gone_and_only_once() -> None:
    one = way(1, leg("A", "B"), leg("B", "C", planned=True), dead=3)
    found = {flow.key: flow.died.both for flow in flows(rows(one), LEAST)[0]}
    assert found == {"g:A~g:B": 3, "g:B~g:C": 0}


def test_legs_join_into_journeys_and_flows_into_chains() -> None:
    ways = [
        way(1, leg("A", "B"), leg("B", "C")),
        way(2, leg("C", "D"), people=6),
        way(3, leg("A", "X"), leg("X", "C")),
    ]
    told, rest = journeys(rows(*ways), LEAST)
    assert [[node.name for node in one.nodes] for one in told] == [["A", "B", "C"]]
    assert rest.number == 0
    chain = joined(flows(rows(*ways), LEAST)[0], told)
    assert [([node.name for node in one.nodes], one.persons.low, one.persons.high) for one in chain] == [
        (["A", "B", "C", "D"], 0, 6)
    ]
    assert all(one.joined for one in chain)


def test_a_circle_ends() -> None:
    ring = [way(1, leg("D", "A")), way(2, leg("A", "B")), way(3, leg("B", "C")), way(4, leg("C", "A"))]
    assert joined(flows(rows(*ring), LEAST)[0], ())[0].nodes[0].name == "D"


def test_fees_of_a_journey_are_summed_only_in_one_currency_and_when_all_are_known() -> None:
    priced = [
        way(
            pk,
            leg("A", "B", fee=Decimal(5000), currency="XOF"),
            leg("B", "C", fee=Decimal(pk), currency="XOF"),
        )
        for pk in range(1, 7)
    ]
    mixed = way(
        9, leg("A", "B", fee=Decimal(1), currency="XOF"), leg("B", "C", fee=Decimal(1), currency="GMD")
    )
    fee = journeys(rows(*priced, mixed), LEAST)[0][0].fees[0]
    assert (fee.currency, fee.amounts.n, fee.amounts.median) == ("XOF", 6, 5003.5)


@given(st.lists(st.floats(0, 1e6), min_size=5, max_size=60))
@settings(max_examples=40)
def test_quartiles_are_the_librarys(values: list[float]) -> None:
    found = quartiles(values, LEAST)
    assert [found.lower, found.median, found.upper] == pytest.approx(
        quantiles(values, n=4, method="inclusive")
    )
    few = quartiles(values[:4], LEAST)
    assert (few.n, few.median) == (4, None)


@pytest.mark.parametrize(
    ("note", "days"),
    [
        ("trajet de 3 jours", 3), ("two days by pickup", 2), ("uma semana no mato", 7), ("48 h", 2), ("6 jours en mer", 6),
        ("14 personnes", None), ("", None), ("2 jours, puis 5 jours", None), ("900 jours", None), ("trois nuits", 3),
    ],
)  # fmt: skip
def test_time_on_the_way_is_read_from_the_note(note: str, days: float | None) -> None:
    assert days_in(note) == days


def test_periods_are_quarters_after_years_and_small_ones_are_few() -> None:
    ways = [
        way(1, leg("A", "B"), day=date(2019, 5, 1)),
        way(2, leg("A", "B"), day=date(2026, 2, 1), people=3),
        way(3, leg("A", "B"), day=date(2026, 11, 1)),
    ]
    found = periods(ways, date(2026, 11, 30), LEAST)
    codes = [one.code for one in found]
    assert codes == [
        *(str(year) for year in range(2019, 2023)),
        *(f"{y}-Q{q}" for y in range(2023, 2027) for q in range(1, 5)),
    ]
    last = {one.code: (one.reports, one.persons, one.whole) for one in found}
    assert last["2019"] == (1, 10, True)
    assert last["2026-Q1"] == (1, None, True)
    assert last["2026-Q4"] == (1, 10, False)
    assert all(one.until < other.since for one, other in pairwise(found))


POINTS = st.lists(st.tuples(st.floats(-5, 40), st.floats(-25, 25), st.integers(0, 9)), max_size=20)


@given(POINTS, st.floats(20, 400), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_clusters_hold_every_point_once_and_do_not_depend_on_order(
    points: list[Any], km: float, chance: random.Random
) -> None:
    ways = [way(pk, lat=lat, lon=lon, dead=dead, cause="x") for pk, (lat, lon, dead) in enumerate(points)]
    found = clustered(ways, km)
    assert sum(one.incidents for one in found) == len(points)
    assert sum(one.dead for one in found) == sum(dead for _, _, dead in points)
    chance.shuffle(ways)
    again = clustered(ways, km)
    assert [(one.incidents, one.both) for one in again] == [(one.incidents, one.both) for one in found]


def test_a_hidden_point_changes_its_own_square_only() -> None:
    known = [way(1, lat=20.0, lon=10.0, dead=2), way(2, lat=30.0, lon=5.0, dead=1)]
    more = clustered([*known, way(3, lat=20.01, lon=10.01, dead=4)], 60)
    assert [one for one in clustered(known, 60) if one.lat == 30.0] == [
        one for one in more if one.lat == 30.0
    ]


def test_incidents_are_sorted_by_route_with_n_and_intervals() -> None:
    ways = [
        way(1, dead=7, missing=3, route="sahara"),
        way(2, dead=None, missing=None, cause="Drowning"),
        way(3, people=4),
    ]
    found = list(incidents(ways, FlowQuery()))
    assert [one.pk for one in found] == [1, 2]
    sahara, none = by_route(found)
    assert (sahara.code, sahara.died.both, none.code, none.died.incidents) == ("sahara", 10, "", 1)
    assert toll_of([], 365).incidents == 0
    rate = toll_of(ways[:1], 365).a_year
    assert rate and rate.high and rate.low < 1 < rate.high


def test_before_and_after_a_day() -> None:
    post, day = crossings()["gaya_malanville"], date(2026, 6, 1)
    early = [way(pk, crossing=post.code, day=date(2026, 5, pk)) for pk in range(1, 21)]
    late = [way(100 + pk, crossing=post.code, day=date(2026, 6, pk), people=1) for pk in range(1, 5)]
    found = beside([*early, *late], post, day, 90, date(2026, 11, 30), LEAST)
    assert (found.before.events, found.after.events, found.persons_after) == (20, 4, None)
    assert found.ratio and found.ratio.high and found.ratio.high < 1
    assert found.before.a_day.value == pytest.approx(20 / 90)
    unfinished = beside([*early, *late], post, day, 90, date(2026, 6, 3), LEAST)
    assert (unfinished.after.events, unfinished.after.days) == (3, 3)
    month = way(200, crossing=post.code, first=date(2026, 5, 20), last=date(2026, 6, 20))
    assert straddling([month], post.code, day, 90) == 1
    assert beside([month], post, day, 90, date(2026, 11, 30), LEAST).before.events == 0
    assert FEW == 10


def test_changes_give_a_ratio_only_to_what_comes_one_by_one() -> None:
    found = {one.code: one for one in changes([way(1, leg("A", "B"))], [way(2, leg("A", "B")), way(3)], 30)}
    assert (found["reports"].now, found["reports"].before) == (1, 2)
    assert found["reports"].ratio is not None
    assert (found["persons"].now, found["persons"].before, found["persons"].ratio) == (10, 10, None)
