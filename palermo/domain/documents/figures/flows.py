"""Figures of routes: a map of flows, and of the dead and missing. Sums of at least five persons, so they carry H0."""

from collections.abc import Mapping
from typing import Any

from palermo.domain.documents.figures.asked import capped, without_span
from palermo.domain.documents.figures.plain import plain
from palermo.domain.documents.figures.registry import FigureKind, register
from palermo.domain.documents.shapes import Frozen
from palermo.domain.observatory.disclosure import LEAST
from palermo.domain.routes.queries import flow_map, incident_map
from palermo.domain.routes.shapes import FlowQuery
from palermo.foundations.policy import Actor

ASKS = ("since", "until", "medium", "mode", "route", "crossing", "through", "unit", "plan", "level")


def _flows(actor: Actor, query: Mapping[str, Any]) -> Frozen:
    actor, level = capped(actor, query)
    asked = FlowQuery.from_query(without_span(query, *ASKS[:-1]))
    found = flow_map(actor, asked)
    return Frozen("flows", plain(found), level, period=_period(asked), source="reports", n=found.persons)


def _toll(actor: Actor, query: Mapping[str, Any]) -> Frozen:
    actor, level = capped(actor, query)
    asked = FlowQuery.from_query(without_span(query, *ASKS[:-1]))
    found = incident_map(actor, asked)
    data = plain(found)
    # A point that stands for one incident names its report, and a small one could be known by its place and day.
    kept = [one for one in data["clusters"] if one["dead"] + one["missing"] >= LEAST]
    data["clusters"] = [one | {"reference": ""} for one in kept]
    data["left_out"] = len(found.clusters) - len(kept)
    return Frozen("toll", data, level, period=_period(asked), source="reports", n=found.total.both)


def _period(asked: FlowQuery) -> str:
    since, until = asked.since, asked.until
    return f"{since.isoformat()}/{until.isoformat()}" if since and until else ""


register(FigureKind("flows", _flows, ASKS))
register(FigureKind("toll", _toll, ASKS))
