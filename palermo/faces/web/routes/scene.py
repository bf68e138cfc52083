"""From what the room returns to what the map draws: places, arrows, incidents, corridors, and the links on them."""

from collections.abc import Callable, Sequence

from palermo.domain.routes import maps
from palermo.domain.routes.nodes import labelled
from palermo.domain.routes.shapes import Flow, IncidentMap, Node
from palermo.faces.kit.drawings.ground import Flow as Arrow
from palermo.faces.kit.drawings.ground import Place, Point, Scene, Spot
from palermo.faces.web.routes.asked import Asked
from palermo.faces.web.routes.ground import Sheet, box_of

Addressed = Callable[[Flow], str]


def sheet_for(asked: Asked, flows: Sequence[Flow], language: str, nodes: Sequence[Node] = ()) -> Sheet:
    """Return the ground of a page: the part that was asked for, or what holds all the flows and further nodes."""
    ends = [node for flow in flows for node in (flow.origin, flow.destination)]
    points: list[Point] = [
        (node.lat, node.lon) for node in (*ends, *nodes) if node.lat is not None and node.lon is not None
    ]
    return Sheet(box_of(asked.frame, points), language)


def scene_of(
    sheet: Sheet,
    flows: Sequence[Flow],
    incidents: IncidentMap | None,
    *,
    least: int,
    address: Addressed,
    place_address: Callable[[Node], str],
    corridors: bool = False,
    language: str = "en",
) -> Scene:
    """Return the scene of flows and incidents on a sheet; what lies outside it is not drawn."""
    places: dict[str, Place] = {}
    for flow in flows:
        for node in (flow.origin, flow.destination):
            if (
                node.key not in places
                and (placed := _place(sheet, node, place_address(node), language)) is not None
            ):
                places[node.key] = placed
    arrows = [
        Arrow(
            flow.origin.key,
            flow.destination.key,
            flow.persons.low,
            flow.media[:1] == ("water",),
            address(flow),
        )
        for flow in flows
        if flow.origin.key in places and flow.destination.key in places
    ]
    drawn = {end for arrow in arrows for end in (arrow.start, arrow.end)}
    return Scene(
        sheet.ground,
        [place for key, place in places.items() if key in drawn],
        arrows,
        _spots(sheet, incidents),
        sheet.corridors(maps.corridors(), language) if corridors else (),
        least,
    )


def _place(sheet: Sheet, node: Node, href: str, language: str) -> Place | None:
    if node.lat is None or node.lon is None:
        return None
    at = sheet.at(node.lat, node.lon)
    return None if at is None else Place(node.key, labelled(node, language), *at, node.kind, href)


def _spots(sheet: Sheet, incidents: IncidentMap | None) -> list[Spot]:
    if incidents is None:
        return []
    return [
        Spot(*at, cluster.both, cluster.incidents)
        for cluster in incidents.clusters
        if (at := sheet.at(cluster.lat, cluster.lon)) is not None
    ]
