"""A way as it lies in memory: one report's legs, resolved, with its place, toll and counts. Nothing of it names a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from palermo.domain.routes.shapes import FlowQuery, Node


class Leg(NamedTuple):
    """One leg: its ends as places (None: not known) and as written, and what was said of it; `days` is time on the way."""

    origin: Node | None
    destination: Node | None
    origin_name: str
    destination_name: str
    mode: str
    medium: str
    planned: bool
    concealed: bool
    fee: Decimal | None
    currency: str
    days: float | None
    route: str
    crossing: str
    key: str = ""  # Flow.key, "" where an end is not known or both are one


class Run(NamedTuple):
    """Two or more legs of a report that follow one another: the places by key, what all legs cost and took together."""

    key: str
    nodes: tuple[Node, ...]
    modes: tuple[str, ...]
    fee: Decimal | None
    currency: str
    days: float | None


@dataclass(slots=True)
class Way:
    """One report: who sent it when, its legs, and as an incident its place (degrees), toll, route and cause."""

    pk: int
    uid: str
    reference: str
    unit: str
    level: int
    first: date | None
    last: date | None
    invented: bool
    open_data: bool
    place: str
    crossing: str
    lat: float | None
    lon: float | None
    people: int | None
    low: int
    women: int | None
    children: int | None
    dead: int | None
    missing: int | None
    route: str
    cause: str
    roles: dict[str, int]
    papers: dict[str, int]
    frauds: dict[str, int]
    nationalities: dict[str, int]
    legs: tuple[Leg, ...]
    runs: tuple[Run, ...] = ()  # of all legs, made when the way is opened

    @property
    def incident(self) -> bool:
        """Say whether somebody died or is missing, or the source tells of an incident's cause."""
        return bool(self.dead or self.missing or self.cause)


def about(way: Way, query: FlowQuery) -> bool:
    """Say whether a report is of the query's period, unit and origin.

    It lies in a period when any day on which it may have happened does; without a day it lies in none.
    """
    if query.since is not None and (way.last or way.first or date.min) < query.since:
        return False
    if query.until is not None and (way.first or way.last or date.max) > query.until:
        return False
    if query.unit and way.unit != query.unit:
        return False
    return not query.origins or (query.origins == "invented") == way.invented


def narrowed(ways: Iterable[Way], query: FlowQuery) -> Iterator[tuple[Way, list[Leg]]]:
    """Yield the reports of which a query leaves a leg, each with those legs."""
    for way in ways:
        if way.legs and about(way, query):
            legs = [leg for leg in way.legs if _fits(leg, way, query)]
            if legs:
                yield way, legs


def _fits(leg: Leg, way: Way, query: FlowQuery) -> bool:
    if query.medium and leg.medium != query.medium:
        return False
    if query.mode and leg.mode != query.mode:
        return False
    if query.plan and leg.planned != (query.plan == "planned"):
        return False
    if query.route and leg.route != query.route:
        return False
    if query.crossing and leg.crossing != query.crossing and way.crossing != query.crossing:
        return False
    return not query.through or query.through in (
        leg.origin and leg.origin.key,
        leg.destination and leg.destination.key,
    )


def incidents(ways: Iterable[Way], query: FlowQuery) -> Iterator[Way]:
    """Yield the incidents that a query leaves; medium, mode and plan say nothing of incidents."""
    for way in ways:
        if (
            way.incident
            and about(way, query)
            and (not query.route or way.route == query.route)
            and (not query.crossing or way.crossing == query.crossing)
        ):
            yield way
