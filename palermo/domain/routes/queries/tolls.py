"""Dead and missing over time: one step a month, for lines and files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from palermo.domain.routes.flows.records import Way, incidents
from palermo.domain.routes.shapes import FlowQuery
from palermo.domain.routes.table import TABLE
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import today


@dataclass(frozen=True, slots=True)
class TollStep:
    """A month ("2026-09"): incidents that became known in it, and persons dead or missing, minimum counts."""

    code: str
    incidents: int
    persons: int
    whole: bool


def toll_by_month(actor: Actor, query: FlowQuery, *, most: int = 60) -> tuple[TollStep, ...]:
    """Return the last `most` months from the first to the last incident of a query; a month without one has zeros."""
    require(actor, Permission.ROUTE_READ)
    audit.read(actor, "route.incidents_mapped", **query.as_query())
    return tuple(_steps(incidents(TABLE.visible_to(actor), query)))[-most:]


def _steps(found: Iterable[Way]) -> list[TollStep]:
    counts: dict[int, list[int]] = {}
    for way in found:
        if way.first is not None:
            here = counts.setdefault(way.first.year * 12 + way.first.month - 1, [0, 0])
            here[0] += 1
            here[1] += (way.dead or 0) + (way.missing or 0)
    months = range(min(counts), max(counts) + 1) if counts else ()
    return [_step(month, *counts.get(month, (0, 0))) for month in months]


def _step(month: int, known: int, persons: int) -> TollStep:
    year, place = divmod(month, 12)
    after = date(year + (place == 11), (place + 1) % 12 + 1, 1)
    return TollStep(f"{year:04}-{place + 1:02}", known, persons, after - timedelta(days=1) < today())
