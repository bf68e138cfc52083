"""A map as GeoJSON (RFC 7946): legs as lines, places and incidents as points, with the notes that go with them."""

from typing import Any

from palermo.domain.routes.shapes import Cluster, Flow, Node
from palermo.faces.web.routes import sources
from palermo.faces.web.routes.drawing import MapPage


def collection(page: MapPage) -> dict[str, Any]:
    """Return everything on a map; what is summed or withheld is in no feature, as on the drawing."""
    features = [_flow(flow) for flow in page.kept if _placed(flow.origin) and _placed(flow.destination)]
    nodes = dict.fromkeys(node for flow in page.kept for node in (flow.origin, flow.destination))
    features += [_node(node) for node in nodes if _placed(node)]
    features += [_cluster(cluster) for cluster in (page.incidents.clusters if page.incidents else ())]
    return {
        "type": "FeatureCollection",
        "features": features,
        "source": sources.map_line(page.flows, page.incidents, corridors=False),
        "note": sources.caveat(),
    }


def _placed(node: Node) -> bool:
    return node.lat is not None and node.lon is not None


def _flow(flow: Flow) -> dict[str, Any]:
    ends = [[node.lon, node.lat] for node in (flow.origin, flow.destination)]
    return _feature(
        "LineString", ends,
        kind="leg", origin=flow.origin.name, destination=flow.destination.name, persons_at_least=flow.persons.low,
        persons_at_most=flow.persons.high, reports=flow.persons.reports, modes=list(flow.modes), route=flow.route,
        crossing=flow.crossing, dead_and_missing=flow.died.both,
    )  # fmt: skip


def _node(node: Node) -> dict[str, Any]:
    return _feature("Point", [node.lon, node.lat], kind=node.kind, name=node.name, country=node.country)


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return _feature(
        "Point", [cluster.lon, cluster.lat],
        kind="incidents", incidents=cluster.incidents, dead=cluster.dead, missing=cluster.missing,
        first=cluster.first, last=cluster.last, name=cluster.name, route=cluster.route,
    )  # fmt: skip


def _feature(shape: str, coordinates: list[Any], **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": shape, "coordinates": coordinates},
        "properties": properties,
    }
