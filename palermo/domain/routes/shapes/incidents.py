"""Incidents as clustered points and as sums."""

from dataclasses import dataclass
from datetime import date

from palermo.domain.routes.shapes.asked import FlowQuery
from palermo.domain.routes.shapes.basics import Died


@dataclass(frozen=True, slots=True)
class Cluster:
    """Incidents near one another: the middle of them weighed by nothing but their number, and what they sum to.

    `reference` is the report where it is a single incident, else "".
    """

    lat: float
    lon: float
    incidents: int
    dead: int
    missing: int
    first: date | None
    last: date | None
    route: str = ""  # the route of most of them
    name: str = ""  # of the incident, or of the known place nearest to the middle
    reference: str = ""

    @property
    def both(self) -> int:
        """Return dead and missing together."""
        return self.dead + self.missing


@dataclass(frozen=True, slots=True)
class RouteToll:
    """Dead and missing of one route or crossing; `code` "" is for incidents of no named route."""

    code: str
    died: Died


@dataclass(frozen=True, slots=True)
class IncidentMap:
    """Incidents of a query: clustered points (most dead and missing first), sums by route and by crossing, and n."""

    query: FlowQuery
    clusters: tuple[Cluster, ...]
    routes: tuple[RouteToll, ...]
    crossings: tuple[RouteToll, ...]
    causes: tuple[tuple[str, int], ...]  # as the source words them, the most frequent first
    total: Died
    reports: int
    without_place: int
    first: date | None
    last: date | None
    open_data: int = 0  # of the reports, how many came from an open source (IOM)
    open_until: date | None = (
        None  # the last day of the open source among them: after it nothing is known from there
    )
    invented: int = 0
