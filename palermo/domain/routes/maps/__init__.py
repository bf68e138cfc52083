"""The region as shapes that a page can draw: pure, no Django. See SOURCE.md for whose they are.

land() -> tuple[Land, ...]           country code, SVG path data, where its name may stand
corridors() -> tuple[Corridor, ...]  IOM's 62 approximate corridors: route code, names of the ends, path
project(lat, lon) -> (x, y) | None   whole units of the drawing; None outside the region
frame(name) -> Frame                 region, sahara, atlantic, mediterranean, west_africa: a viewBox each
kilometres(lat, lon, lat, lon)       distance over a sphere
"""

from palermo.domain.routes.maps.atlas import Corridor, Land, corridors, land
from palermo.domain.routes.maps.projection import FRAMES, Frame, degrees, frame, kilometres, project

__all__ = [
    "FRAMES",
    "Corridor",
    "Frame",
    "Land",
    "corridors",
    "degrees",
    "frame",
    "kilometres",
    "land",
    "project",
]
