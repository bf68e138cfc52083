"""Degrees to the drawing's own units and back: equirectangular, true to scale at 20° north.

    x = (longitude - WEST) x 20 x cos 20°        y = (NORTH - latitude) x 20

One unit is about 5.6 km. Meridians and parallels are straight, so that anything in degrees can be drawn with two
multiplications; distances east and west are 6 % too short at the equator and 21 % too long at 39° north, which a map
of routes bears and a map for navigation would not. Method: Snyder, Map Projections (USGS Professional Paper 1395), p. 90.
"""

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

WEST, EAST, SOUTH, NORTH = -27.0, 28.0, -2.0, 41.0
UNITS_A_DEGREE = 20.0
_ACROSS = UNITS_A_DEGREE * cos(radians(20.0))
_EARTH_KM = 6371.0088  # mean radius, IUGG


class Frame(NamedTuple):
    """A part of the map, in the drawing's units: what an SVG's viewBox needs."""

    x: int
    y: int
    width: int
    height: int

    @property
    def view_box(self) -> str:
        """Return the attribute's text."""
        return f"{self.x} {self.y} {self.width} {self.height}"

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


def exact(lat: float, lon: float) -> tuple[float, float]:
    """Return x and y of a point in the drawing's units, also outside the frame."""
    return (lon - WEST) * _ACROSS, (NORTH - lat) * UNITS_A_DEGREE


def project(lat: float, lon: float) -> tuple[int, int] | None:
    """Return x and y in whole units, None where the point lies outside the region."""
    if not (SOUTH <= lat <= NORTH and WEST <= lon <= EAST):
        return None
    x, y = exact(lat, lon)
    return round(x), round(y)


def degrees(x: float, y: float) -> tuple[float, float]:
    """Return latitude and longitude of a point of the drawing."""
    return NORTH - y / UNITS_A_DEGREE, x / _ACROSS + WEST


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Return the distance between two points over a sphere (haversine), in kilometres, within 0.6 %."""
    up, across = radians(to_lat - lat) / 2, radians(to_lon - lon) / 2
    part = sin(up) ** 2 + cos(radians(lat)) * cos(radians(to_lat)) * sin(across) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, part)))


def _frame(south: float, west: float, north: float, east: float) -> Frame:
    left, top = exact(north, west)
    right, bottom = exact(south, east)
    return Frame(round(left), round(top), round(right - left), round(bottom - top))


FRAMES = {
    "region": _frame(SOUTH, WEST, NORTH, EAST),
    "sahara": _frame(10.0, -10.0, 38.5, 26.0),
    "atlantic": _frame(7.0, -26.5, 34.0, -3.0),
    "mediterranean": _frame(28.0, -9.0, 41.0, 27.0),
    "west_africa": _frame(1.0, -19.0, 24.0, 17.0),
}


def frame(name: str = "region") -> Frame:
    """Return a part of the map by its name, the whole region for a name that is none of FRAMES."""
    return FRAMES.get(name, FRAMES["region"])
