"""Everything that a page with a map asks for, over rows that are looked up once: flows, incidents, time, choices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from palermo.domain.routes.flows.records import Way, incidents, narrowed
from palermo.domain.routes.queries.maps import choices_of, incidents_of, map_of
from palermo.domain.routes.shapes import Choices, FlowMap, FlowQuery, IncidentMap
from palermo.domain.routes.table import TABLE
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import today


@dataclass(frozen=True, slots=True)
class Step:
    """A year ("2026") or a month ("2026-09"), and how many reports with a leg or an incident begin in it."""

    code: str
    reports: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page with a map shows; `years` are of all time, `months` of the one year that the period lies in."""

    flows: FlowMap
    incidents: IncidentMap | None
    years: tuple[Step, ...]
    months: tuple[Step, ...]
    choices: Choices


def answer(
    actor: Actor, query: FlowQuery, *, near: Callable[[FlowMap], float] | None, year: int | None = None
) -> Answer:
    """Return all of it; `near` says from the flows within how many kilometres incidents are one, None asks for none."""
    require(actor, Permission.ROUTE_READ)
    audit.read(actor, "route.mapped", **query.as_query())
    if near is not None:
        audit.read(actor, "route.incidents_mapped", **query.as_query())
    ways = TABLE.visible_to(actor)
    flows = map_of(ways, query)
    found = None if near is None else incidents_of(ways, query, km=near(flows))
    days = _days(ways, query)
    return Answer(flows, found, _years(days), _months(days, year) if year else (), choices_of(ways))


def _days(ways: Sequence[Way], query: FlowQuery) -> list[date]:
    """Return the first day of every report that the query without its period leaves a leg or an incident of."""
    always = query.but(since=None, until=None)
    found = {way.pk: way.first for way, _legs in narrowed(ways, always)}
    found |= {way.pk: way.first for way in incidents(ways, always)}
    return [day for day in found.values() if day is not None]


def _years(days: Sequence[date]) -> tuple[Step, ...]:
    if not days:
        return ()
    counts: dict[int, int] = {}
    for day in days:
        counts[day.year] = counts.get(day.year, 0) + 1
    years = range(min(counts), max(counts) + 1)
    return tuple(Step(f"{year:04}", counts.get(year, 0), date(year, 12, 31) < today()) for year in years)


def _months(days: Sequence[date], year: int) -> tuple[Step, ...]:
    counts = [0] * 12
    for day in days:
        if day.year == year:
            counts[day.month - 1] += 1
    return tuple(
        Step(f"{year:04}-{month:02}", count, _last_of(year, month) < today())
        for month, count in enumerate(counts, 1)
    )


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
