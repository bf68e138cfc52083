"""Dead and missing: by route, by crossing, by cause, with the n and intervals that keep small numbers honest."""

from collections import Counter
from collections.abc import Iterable, Sequence

from palermo.domain.routes.flows.intervals import count_interval, sum_interval
from palermo.domain.routes.flows.records import Way
from palermo.domain.routes.shapes import Died, RouteToll

DAYS_A_YEAR = 365.25


def toll_of(ways: Sequence[Way], days: int = 0) -> Died:
    """Return the dead and missing of incidents, and over `days` of a known period their number a year.

    They are minimum counts of what became known; an unknown number adds nothing, and its incident still counts.
    """
    if not ways:
        return Died(a_year=count_interval(0, days / DAYS_A_YEAR) if days else None)
    sizes = [(way.dead or 0) + (way.missing or 0) for way in ways]
    return Died(
        incidents=len(ways),
        dead=sum(way.dead or 0 for way in ways),
        missing=sum(way.missing or 0 for way in ways),
        persons=sum_interval([size for size in sizes if size]),
        a_year=count_interval(len(ways), days / DAYS_A_YEAR) if days else None,
    )


def by_route(ways: Iterable[Way], days: int = 0) -> tuple[RouteToll, ...]:
    """Return tolls by route, most persons first; "" is for incidents of no named route."""
    return _by(((way.route, way) for way in ways), days)


def by_crossing(ways: Iterable[Way], days: int = 0) -> tuple[RouteToll, ...]:
    """Return tolls by the crossing that reports give, most persons first; incidents away from crossings are left out."""
    return _by(((way.crossing, way) for way in ways if way.crossing), days)


def _by(pairs: Iterable[tuple[str, Way]], days: int) -> tuple[RouteToll, ...]:
    found: dict[str, list[Way]] = {}
    for code, way in pairs:
        found.setdefault(code, []).append(way)
    tolls = [RouteToll(code, toll_of(ways, days)) for code, ways in found.items()]
    return tuple(sorted(tolls, key=lambda one: (-one.died.both, -one.died.incidents, one.code)))


def causes(ways: Iterable[Way], most: int = 8) -> tuple[tuple[str, int], ...]:
    """Return causes as the source words them, with the number of incidents, the most frequent first."""
    counted = Counter(way.cause for way in ways if way.cause)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
