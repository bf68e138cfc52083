"""Legs and journeys as lines of a table: ends, persons, fee, days, deaths, each in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from palermo.domain.routes.shapes import Flow, Journey
from palermo.faces.kit.figures import number
from palermo.faces.web.routes import said
from palermo.faces.web.routes.asked import Asked
from palermo.faces.web.routes.drawing import leg_address


@dataclass(frozen=True, slots=True)
class LegLine:
    """One leg as a list shows it."""

    title: SafeString
    href: str
    persons: str
    means: str
    days: str
    fee: str
    died: str
    reports: str
    units: str
    route: str
    long: str  # days, "" where nobody says


@dataclass(frozen=True, slots=True)
class JourneyLine:
    """One journey as a list shows it; `joined`: put together from several reports."""

    places: tuple[str, ...]
    persons: str
    means: str
    days: str
    fee: str
    joined: bool


def leg_lines(flows: Iterable[Flow], asked: Asked) -> list[LegLine]:
    """Return flows as lines."""
    return [
        LegLine(
            said.leg_shown(flow.origin, flow.destination), leg_address(flow, asked), said.persons(flow.persons),
            said.modes(flow.modes), said.days(flow.days), said.fee_short(flow.fees), number(flow.died.both),
            number(flow.persons.reports), number(flow.units), str(said.route(flow.route)),
            said.days(flow.days) if flow.days.median is not None else "",
        )
        for flow in flows
    ]  # fmt: skip


def journey_lines(journeys: Iterable[Journey]) -> list[JourneyLine]:
    """Return journeys as lines."""
    return [
        JourneyLine(
            tuple(map(said.node, one.nodes)), said.persons(one.persons), said.modes(one.modes), said.days(one.days),
            said.fee_short(one.fees), one.joined,
        )
        for one in journeys
    ]  # fmt: skip
