"""Flows and incidents over what an actor may see; every answer is recorded with its query before the first row is read."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.conf import settings

from palermo.domain.routes.flows import aggregation, clusters, tolls
from palermo.domain.routes.flows.journeys import joined, journeys
from palermo.domain.routes.flows.periods import periods
from palermo.domain.routes.flows.records import Leg, Way, incidents, narrowed
from palermo.domain.routes.nodes import crossings
from palermo.domain.routes.shapes import (
    Choices,
    FlowMap,
    FlowQuery,
    IncidentMap,
    IncidentRow,
    LegRow,
)
from palermo.domain.routes.table import TABLE
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import today

CLUSTER_KM = 60.0


def least_persons() -> int:
    """Return from how many persons up flows are told, as the installation says."""
    return int(settings.PALERMO.least_persons)


def flow_map(actor: Actor, query: FlowQuery | None = None) -> FlowMap:
    """Return the flows of a query; the steps of time are of the same query without its period."""
    query = query or FlowQuery()
    require(actor, Permission.ROUTE_READ)
    audit.read(actor, "route.mapped", **query.as_query())
    return map_of(TABLE.visible_to(actor), query)


def map_of(ways: Sequence[Way], query: FlowQuery) -> FlowMap:
    """Return the flows of ways that the caller may see."""
    least = least_persons()
    always = list(narrowed(ways, query.but(since=None, until=None)))
    rows: list[tuple[Way, list[Leg]]] = always
    if query.since or query.until:
        rows = list(narrowed(ways, query))
    flows, rest, unresolved = aggregation.flows(rows, least)
    told, journeys_rest = journeys(rows, least)
    return FlowMap(
        query=query, flows=flows, rest=rest, journeys=(*told, *joined(flows, told)), journeys_rest=journeys_rest,
        periods=periods([way for way, _ in always], today(), least),
        persons=sum(flow.persons.low for flow in flows) + rest.persons, reports=len(rows),
        units=len({way.unit for way, _ in rows}), unresolved=unresolved, least=least,
        invented=sum(way.invented for way, _ in rows),
    )  # fmt: skip


def incident_map(actor: Actor, query: FlowQuery | None = None, *, km: float = CLUSTER_KM) -> IncidentMap:
    """Return the incidents of a query, those nearer than `km` to one another in one circle, and sums by route and crossing."""
    query = query or FlowQuery()
    require(actor, Permission.ROUTE_READ)
    audit.read(actor, "route.incidents_mapped", **query.as_query())
    return incidents_of(TABLE.visible_to(actor), query, km=km)


def incidents_of(ways: Sequence[Way], query: FlowQuery, *, km: float = CLUSTER_KM) -> IncidentMap:
    """Return the incidents of ways that the caller may see."""
    found = list(incidents(ways, query))
    days = sorted(day for way in found for day in (way.first, way.last) if day is not None)
    first, last = (days[0], days[-1]) if days else (None, None)
    span = days_between(query.since, query.until)
    return IncidentMap(
        query=query, clusters=clusters.clustered(found, km), routes=tolls.by_route(found, span),
        crossings=tolls.by_crossing(found, span), causes=tolls.causes(found), total=tolls.toll_of(found, span),
        reports=len(found), without_place=sum(way.lat is None for way in found), first=first, last=last,
        open_data=sum(way.open_data for way in found),
        open_until=max((way.last for way in found if way.open_data and way.last), default=None),
        invented=sum(way.invented for way in found),
    )  # fmt: skip


def days_between(first: date | None, last: date | None) -> int:
    """Return the days of a period with both its ends, 0 where an end is not known."""
    return (last - first).days + 1 if first and last else 0


def choices(actor: Actor) -> Choices:
    """Return what filters can offer: codes that occur in visible rows, in the order of their lists."""
    require(actor, Permission.ROUTE_READ)
    return choices_of(TABLE.visible_to(actor))


def choices_of(ways: Sequence[Way]) -> Choices:
    """Return what filters can offer of ways that the caller may see."""
    routes = {leg.route for way in ways for leg in way.legs} | {way.route for way in ways if way.incident}
    posts = {leg.crossing for way in ways for leg in way.legs} | {way.crossing for way in ways}
    modes = {leg.mode for way in ways for leg in way.legs}
    days = [day for way in ways for day in (way.first, way.last) if day is not None]
    return Choices(
        routes=tuple(code for code in vocabulary("migration_routes").codes if code in routes),
        crossings=tuple(code for code in crossings() if code in posts),
        modes=tuple(code for code in vocabulary("transport_modes").codes if code in modes),
        units=tuple(sorted({way.unit for way in ways})), first=min(days, default=None), last=max(days, default=None),
    )  # fmt: skip


def leg_rows(actor: Actor, query: FlowQuery | None = None) -> Iterator[LegRow]:
    """Return every leg of the reports that a query leaves, newest first, for an export; recorded before the first row."""
    query = query or FlowQuery()
    require(actor, Permission.REPORT_EXPORT)
    require(actor, Permission.ROUTE_READ)
    audit.read(actor, "route.legs_exported", **query.as_query())
    rows = list(narrowed(TABLE.visible_to(actor), query))
    return (leg_row(way, leg) for way, legs in _newest(rows) for leg in legs)


def _newest(rows: list[tuple[Way, list[Leg]]]) -> list[tuple[Way, list[Leg]]]:
    return sorted(rows, key=lambda row: (row[0].first or date.min, row[0].pk), reverse=True)


def leg_row(way: Way, leg: Leg) -> LegRow:
    """Return one leg of one report as a line."""
    return LegRow(
        reference=way.reference, unit=way.unit, level=way.level, day=way.first, origin=leg.origin_name,
        destination=leg.destination_name, from_node=leg.origin, to_node=leg.destination, mode=leg.mode,
        planned=leg.planned, concealed=leg.concealed, fee=leg.fee, currency=leg.currency, persons=way.people,
        route=leg.route, crossing=leg.crossing, invented=way.invented,
    )  # fmt: skip


def incident_rows(actor: Actor, query: FlowQuery | None = None) -> Iterator[IncidentRow]:
    """Return every incident that a query leaves, newest first, for an export; recorded before the first row."""
    query = query or FlowQuery()
    require(actor, Permission.REPORT_EXPORT)
    require(actor, Permission.ROUTE_READ)
    audit.read(actor, "route.incidents_exported", **query.as_query())
    found = list(incidents(TABLE.visible_to(actor), query))
    found.sort(key=lambda way: (way.first or date.min, way.pk), reverse=True)
    return (
        IncidentRow(
            reference=way.reference, unit=way.unit, level=way.level, day=way.first, place=way.place, lat=way.lat,
            lon=way.lon, dead=way.dead, missing=way.missing, route=way.route, crossing=way.crossing, cause=way.cause,
            open_data=way.open_data, invented=way.invented,
        )
        for way in found
    )  # fmt: skip
