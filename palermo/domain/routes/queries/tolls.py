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
    """A month ("2026-09"): incidents that became known in it, and persons dead or missing, minimum counts.

    `persons` None: no incident is known, and no open source covers the month, so that nobody can say that it was none.
    """

    code: str
    incidents: int
    persons: int | None
    whole: bool


def toll_by_month(actor: Actor, query: FlowQuery, *, most: int = 60) -> tuple[TollStep, ...]:
    """Return the last `most` months from the first to the last incident of a query; a month without one is none or not known."""
    require(actor, Permission.ROUTE_READ)
    audit.read(actor, "route.incidents_mapped", **query.as_query())
    return tuple(_steps(incidents(TABLE.visible_to(actor), query)))[-most:]


def _steps(found: Iterable[Way]) -> list[TollStep]:
    counts: dict[int, list[int]] = {}
    covered: set[int] = set()
    for way in found:
        if way.first is not None:
            month = way.first.year * 12 + way.first.month - 1
            here = counts.setdefault(month, [0, 0])
            here[0] += 1
            here[1] += (way.dead or 0) + (way.missing or 0)
            if way.open_data:
                covered.add(month)
    months = range(min(counts), max(counts) + 1) if counts else ()
    open_source = range(min(covered), max(covered) + 1) if covered else ()
    return [_step(month, counts.get(month), month in open_source) for month in months]


def _step(month: int, known: list[int] | None, covered: bool) -> TollStep:
    year, place = divmod(month, 12)
    after = date(year + (place == 11), (place + 1) % 12 + 1, 1)
    incidents_known, persons = known or (0, 0 if covered else None)
    return TollStep(
        f"{year:04}-{place + 1:02}", incidents_known, persons, after - timedelta(days=1) < today()
    )
