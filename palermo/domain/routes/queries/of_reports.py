"""By which way single reports lead: the link from a report, or from somebody whom reports mention, to its legs."""

from collections.abc import Sequence
from dataclasses import dataclass

from palermo.domain.routes.flows.records import Leg, Way
from palermo.domain.routes.shapes import Node
from palermo.domain.routes.table import TABLE
from palermo.foundations.policy import Actor, Permission, require


@dataclass(frozen=True, slots=True)
class Trace:
    """One leg of some reports: Flow.key, its ends, its route's code and the references of the reports that tell of it."""

    key: str
    origin: Node
    destination: Node
    route: str
    references: tuple[str, ...]


def traces(actor: Actor, references: Sequence[str]) -> tuple[Trace, ...]:
    """Return the legs of reports with both ends known, in the order of the reports; the caller has recorded their reading."""
    require(actor, Permission.ROUTE_READ)
    legs: dict[str, Leg] = {}
    told: dict[str, list[str]] = {}
    for way, leg in _legs(TABLE.of_reports(actor, references)):
        legs.setdefault(leg.key, leg)
        told.setdefault(leg.key, []).append(way.reference)
    return tuple(
        Trace(key, leg.origin, leg.destination, leg.route, tuple(dict.fromkeys(told[key])))
        for key, leg in legs.items()
        if leg.origin is not None and leg.destination is not None
    )


def _legs(ways: Sequence[Way]) -> list[tuple[Way, Leg]]:
    return [(way, leg) for way in ways for leg in way.legs if leg.key]
