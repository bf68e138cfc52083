"""Figures of routes: a map of flows, and of the dead and missing, drawn again from what was frozen."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language, gettext

from palermo.domain.documents.shapes import FigureSeen
from palermo.faces.kit.drawings.ground import Flow, Place, Scene, Spot
from palermo.faces.kit.drawings.map import route_map
from palermo.faces.kit.figures import number
from palermo.faces.kit.names import label_text
from palermo.faces.web.routes.ground import AUTOMATIC, Sheet, box_of

Data = Mapping[str, Any]
Made = tuple[str, Sequence[str], Sequence[Sequence[str]], Sequence[str]]
MOST_ROWS = 40


def flows(data: Data, seen: FigureSeen) -> Made:
    """Return a map of flows with the legs in a table, most persons first."""
    found: Sequence[Data] = data["flows"]
    nodes = {node["key"]: node for flow in found for node in (flow["origin"], flow["destination"])}
    sheet = _sheet(nodes.values())
    places = {
        key: Place(key, node["name"], *at, node["kind"])
        for key, node in nodes.items()
        if node["lat"] is not None and (at := sheet.at(node["lat"], node["lon"])) is not None
    }
    arrows = [
        Flow(
            flow["origin"]["key"],
            flow["destination"]["key"],
            flow["persons"]["low"],
            flow["media"][:1] == ["water"],
        )
        for flow in found
        if flow["origin"]["key"] in places and flow["destination"]["key"] in places
    ]
    used = {end for arrow in arrows for end in (arrow.start, arrow.end)}
    scene = Scene(
        sheet.ground,
        [one for key, one in places.items() if key in used],
        arrows,
        fewer_than=int(data["least"]),
    )
    rows = [
        [
            f"{flow['origin']['name']} – {flow['destination']['name']}",
            _persons(flow["persons"]),
            _modes(flow["modes"]),
        ]
        for flow in found[:MOST_ROWS]
    ]
    drawn = route_map(f"fig-{seen.key}", scene, title=seen.title).svg if arrows else ""
    return drawn, [gettext("Leg"), gettext("Persons"), gettext("Means")], rows, ["", "end", ""]


def toll(data: Data, seen: FigureSeen) -> Made:
    """Return a map of the dead and missing with the places in a table."""
    found: Sequence[Data] = data["clusters"]
    sheet = _sheet(found)
    spots = [
        Spot(*at, one["dead"] + one["missing"], one["incidents"])
        for one in found
        if (at := sheet.at(one["lat"], one["lon"])) is not None
    ]
    rows = [
        [one["name"] or "–", number(one["dead"]), number(one["missing"]), number(one["incidents"])]
        for one in found[:MOST_ROWS]
    ]
    head = [gettext("Near"), gettext("Dead"), gettext("Missing"), gettext("Incidents")]
    drawn = (
        route_map(f"fig-{seen.key}", Scene(sheet.ground, spots=spots), title=seen.title).svg if spots else ""
    )
    return drawn, head, rows, ["", "end", "end", "end"]


def _sheet(points: Any) -> Sheet:
    known = [(one["lat"], one["lon"]) for one in points if one["lat"] is not None and one["lon"] is not None]
    return Sheet(box_of(AUTOMATIC, known), (get_language() or "en")[:2])


def _persons(persons: Data) -> str:
    low, high = persons["low"], persons["high"]
    if high is None:
        return gettext("at least %(n)s") % {"n": number(low)}
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def _modes(modes: Sequence[str]) -> str:
    return ", ".join(label_text("transport_modes", code) for code in modes)
