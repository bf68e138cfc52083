"""From the names that reports give to places on the map: towns, crossings, regions, seas. Pure, no Django.

What no list has stays unresolved and is counted; nothing is guessed beyond the usual spellings of a name. Which of
several places of one name is meant is decided by the other end of the leg, the report's country and the size.
"""

from palermo.domain.routes.nodes.crossings import Crossing, between, crossing, crossings, near
from palermo.domain.routes.nodes.places import labelled, nearest, node_of, resolve
from palermo.domain.routes.nodes.ways import medium_of, route_named, route_of

__all__ = [
    "Crossing", "between", "crossing", "crossings", "labelled", "medium_of", "near", "nearest", "node_of", "resolve",
    "route_named", "route_of",
]  # fmt: skip
