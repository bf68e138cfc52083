"""Before and after: a crossing around a day, beside its neighbours; and a period beside the one before it.

A rate is of *reports*: it moves with people, with controls and with who writes. Nothing here says which.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from palermo.domain.routes.flows.intervals import count_interval, ratio_interval
from palermo.domain.routes.flows.records import Way
from palermo.domain.routes.nodes.crossings import Crossing
from palermo.domain.routes.shapes import Beside, Change, Rate

FEW = 10  # reports in both windows together, below which the interval says little


def at(way: Way, crossing: str) -> bool:
    """Say whether a report is from a crossing, or gives a leg over it."""
    return way.crossing == crossing or any(leg.crossing == crossing for leg in way.legs)


def inside(way: Way, since: date, until: date) -> bool:
    """Say whether all days on which a report may have happened lie in a period."""
    return way.first is not None and way.first >= since and (way.last or way.first) <= until


def beside(ways: Sequence[Way], one: Crossing, day: date, window: int, today: date, least: int) -> Beside:
    """Return a crossing in the `window` days before a day and from it on, as far as they are over."""
    until = min(day + timedelta(days=window - 1), today)
    days_after = max((until - day).days + 1, 0)
    here = [way for way in ways if at(way, one.code)]
    before = [way for way in here if inside(way, day - timedelta(days=window), day - timedelta(days=1))]
    after = [way for way in here if inside(way, day, until)]
    return Beside(
        node=one.node, crossing=one.code, before=_rate(len(before), window), after=_rate(len(after), days_after),
        ratio=ratio_interval(len(after), days_after, len(before), window),
        persons_before=_persons(before, least), persons_after=_persons(after, least),
    )  # fmt: skip


def _rate(events: int, days: int) -> Rate:
    return Rate(events, days, count_interval(events, max(days, 1)))


def _persons(ways: Iterable[Way], least: int) -> int | None:
    number = sum(way.low for way in ways)
    return None if 0 < number < least else number


def straddling(ways: Sequence[Way], crossing: str, day: date, window: int) -> int:
    """Return how many reports of a crossing touch the windows and are left out, since their day is not known well enough."""
    first, last = day - timedelta(days=window), day + timedelta(days=window - 1)
    return sum(
        at(way, crossing)
        and way.first is not None
        and way.first <= last
        and (way.last or way.first) >= first
        and not (inside(way, first, day - timedelta(days=1)) or inside(way, day, last))
        for way in ways
    )


def changes(now: Sequence[Way], before: Sequence[Way], days: int) -> tuple[Change, ...]:
    """Return reports, persons, incidents, dead and missing of a period beside those of as many days before it.

    Only what comes one by one has a ratio with an interval; persons come in groups, so theirs would be too narrow.
    """
    found = []
    for code, of in (("reports", lambda way: True), ("incidents", lambda way: way.incident)):
        here, there = sum(map(of, now)), sum(map(of, before))
        found.append(Change(code, here, there, ratio_interval(here, days, there, days)))
    for code, size in (("persons", _moved), ("dead_and_missing", _died)):
        found.append(Change(code, sum(map(size, now)), sum(map(size, before)), None))
    return tuple(found)


def _moved(way: Way) -> int:
    return way.low if way.legs else 0


def _died(way: Way) -> int:
    return (way.dead or 0) + (way.missing or 0)
