"""Routes over the API: flows, incidents as GeoJSON, profiles, a crossing before and after a day. Sums, never persons."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel, ConfigDict, Field

from palermo.domain.routes import queries
from palermo.domain.routes.shapes import BeforeAfter, FlowMap, FlowQuery, Profile, RouteToll
from palermo.faces.api.access import actor_of, needs
from palermo.faces.api.problems import PROBLEM_RESPONSES
from palermo.foundations.policy import Permission

router = Router(tags=["routes"])
CAVEAT = "Incidents and persons that became known, not persons who moved. Borders shown imply no opinion on any status."
_PROFILES = {
    "route": queries.route_profile,
    "crossing": queries.crossing_profile,
    "leg": queries.leg_profile,
}


class RouteQuery(BaseModel):
    """What is asked for; both days are included, codes are those of the vocabularies."""

    model_config = ConfigDict(extra="forbid")

    since: str = Field("", max_length=10, examples=["2026-07-01"])
    until: str = Field("", max_length=10)
    medium: str = Field("", max_length=10, description="land, water or air")
    mode: str = Field("", max_length=60)
    route: str = Field("", max_length=60)
    crossing: str = Field("", max_length=60)
    through: str = Field("", max_length=60, description="Key of a place, as `flows` gives it.")
    unit: str = Field("", max_length=12)
    plan: str = Field("", max_length=10, description="made or planned")
    origins: str = Field("", max_length=10, description="real or invented")

    @property
    def asked(self) -> FlowQuery:
        """Return the query; raises Invalid naming the field."""
        return FlowQuery.from_query(
            {name: str(value) for name, value in self.model_dump().items() if name != "km"}
        )


class IncidentQuery(RouteQuery):
    """What is asked for, and how near points become one."""

    km: float = Field(queries.CLUSTER_KM, ge=1, le=1_000)


class Point(BaseModel):
    """A place as GeoJSON has it: longitude first."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class Feature(BaseModel):
    """Incidents near one another; `reference` is set where it is one report."""

    type: Literal["Feature"] = "Feature"
    geometry: Point
    properties: dict[str, Any]


class Incidents(BaseModel):
    """A FeatureCollection (RFC 7946) with the sums that stand beside a map."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[Feature]
    routes: tuple[RouteToll, ...]
    crossings: tuple[RouteToll, ...]
    reports: int
    without_place: int
    open_until: date | None
    caveat: str = CAVEAT


@router.get("/flows", response={200: FlowMap, **PROBLEM_RESPONSES}, summary="Flows by leg and journey")
@needs(Permission.ROUTE_READ)
def flows(request: HttpRequest, query: Query[RouteQuery]) -> FlowMap:
    """Return legs and journeys with persons, modes and fees; small ones are summed. The reading is recorded."""
    return queries.flow_map(actor_of(request), query.asked)


@router.get(
    "/incidents", response={200: Incidents, **PROBLEM_RESPONSES}, summary="Dead and missing, as GeoJSON"
)
@needs(Permission.ROUTE_READ)
def incidents(request: HttpRequest, query: Query[IncidentQuery]) -> Incidents:
    """Return clustered points and sums by route and crossing, with n and intervals. The reading is recorded."""
    found = queries.incident_map(actor_of(request), query.asked, km=query.km)
    features = [
        Feature(
            geometry=Point(coordinates=(one.lon, one.lat)),
            properties={
                "incidents": one.incidents, "dead": one.dead, "missing": one.missing, "first": one.first,
                "last": one.last, "route": one.route, "name": one.name, "reference": one.reference,
            },
        )
        for one in found.clusters
    ]  # fmt: skip
    return Incidents(
        features=features, routes=found.routes, crossings=found.crossings, reports=found.reports,
        without_place=found.without_place, open_until=found.open_until,
    )  # fmt: skip


@router.get(
    "/profiles/{kind}/{code}",
    response={200: Profile, **PROBLEM_RESPONSES},
    summary="One route, crossing or leg",
)
@needs(Permission.ROUTE_READ)
def profile(
    request: HttpRequest,
    kind: Literal["route", "crossing", "leg"],
    code: Annotated[str, Path(max_length=130)],
    query: Query[RouteQuery],
) -> Profile:
    """Return where, how, who as counts, fees, risks, changes, sources and n; `code` of a leg is its ends' keys with ~."""
    return _PROFILES[kind](actor_of(request), code, query.asked)


@router.get(
    "/crossings/{code}/comparison",
    response={200: BeforeAfter, **PROBLEM_RESPONSES},
    summary="Before and after a day",
)
@needs(Permission.ROUTE_READ)
def comparison(
    request: HttpRequest,
    code: Annotated[str, Path(max_length=60)],
    day: date,
    window: Annotated[int, Query(ge=7, le=730)] = 90,
) -> BeforeAfter:
    """Return reports a day at a crossing and its neighbours before and after a day; read `cautions` with it."""
    return queries.before_after(actor_of(request), code, day=day, window=window)
