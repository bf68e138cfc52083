"""The parts of the region that a map can show: cut, scaled and simplified once for each, then kept."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, radians

from django.conf import settings

from palermo.domain.routes import maps
from palermo.domain.routes.maps.projection import exact
from palermo.faces.kit.drawings.ground import Corridor, Ground, Land, Point
from palermo.faces.kit.drawings.outlines import Box, fitted
from palermo.faces.kit.names import country_name
from palermo.foundations.vocabularies import countries

WIDTH, TALLEST, LOWEST = 760.0, 680.0, 420.0
AUTOMATIC = "fit"
FRAMES = ("fit", "sahara", "atlantic", "mediterranean", "west_africa", "region")
_NARROWEST = 130.0  # units of the region: about 730 km, so that a map of one crossing still shows where it is
_STEP = 40.0  # an automatic frame moves in such steps, so that maps of the same part share one ground


def box_of(frame: str, points: Sequence[Point]) -> Box:
    """Return the part of the region for a frame, in the region's units; `points` (degrees) decide the automatic one."""
    whole = maps.frame("region")
    if frame != AUTOMATIC or not points:
        part = maps.frame("region" if frame == AUTOMATIC else frame)
        return _shaped((part.x, part.y, part.x + part.width, part.y + part.height))
    placed = [place for lat, lon in points if (place := maps.project(lat, lon)) is not None]
    if not placed:
        return _shaped((0.0, 0.0, float(whole.width), float(whole.height)))
    xs, ys = [x for x, _y in placed], [y for _x, y in placed]
    left, top = (min(bound) // _STEP * _STEP - _STEP for bound in (xs, ys))
    right, bottom = (-(-max(bound) // _STEP) * _STEP + _STEP for bound in (xs, ys))
    return _shaped((left, top, right, bottom))


def _shaped(box: Box) -> Box:
    """Return a box made wider or taller round its middle until a page can show it, moved into the region."""
    whole = maps.frame("region")
    wide, high = max(box[2] - box[0], _NARROWEST), max(box[3] - box[1], _NARROWEST * LOWEST / WIDTH)
    wide, high = max(wide, high * WIDTH / TALLEST), max(high, wide * LOWEST / WIDTH)
    # What the region cannot fill stays narrower: a page shows no ground that the shapes do not have.
    wide, high = min(wide, whole.width), min(high, whole.height)
    left = min(max((box[0] + box[2] - wide) / 2, 0), whole.width - wide)
    top = min(max((box[1] + box[3] - high) / 2, 0), whole.height - high)
    return (float(round(left)), float(round(top)), float(round(left + wide)), float(round(top + high)))


class Sheet:
    """One ground with what places degrees on it."""

    def __init__(self, box: Box, language: str) -> None:
        self.box = box
        self.scale = min(WIDTH / (box[2] - box[0]), TALLEST / (box[3] - box[1]))
        self.ground = _ground(box, self.scale, language)

    def at(self, lat: float, lon: float) -> Point | None:
        """Return where a point lies on the drawing, None where it lies outside."""
        found = exact(lat, lon)
        x, y = (found[0] - self.box[0]) * self.scale, (found[1] - self.box[1]) * self.scale
        return (x, y) if 0 <= x <= self.ground.width and 0 <= y <= self.ground.height else None

    def anywhere(self, lat: float, lon: float) -> Point:
        """Return where a point would lie, also outside the drawing."""
        found = exact(lat, lon)
        return (found[0] - self.box[0]) * self.scale, (found[1] - self.box[1]) * self.scale

    def corridors(self, wanted: Iterable[maps.Corridor], language: str) -> list[Corridor]:
        """Return those corridors of which at least two points lie on the drawing."""
        found = []
        for one in wanted:
            points = [self.anywhere(lat, lon) for lat, lon in one.points]
            if sum(self.at(lat, lon) is not None for lat, lon in one.points) > 1:
                found.append(Corridor(ends(one, language), points))
        return found


def ends(corridor: maps.Corridor, language: str) -> str:
    """Return a corridor's name: its two ends in the reader's language."""
    code = language if language in corridor.start else "en"
    return f"{corridor.start[code]} – {corridor.end[code]}"


@lru_cache(maxsize=64)
def _ground(box: Box, scale: float, language: str) -> Ground:
    home, lands = _home(), []
    width, height = round((box[2] - box[0]) * scale), round((box[3] - box[1]) * scale)
    for land in maps.land():
        d = fitted(land.path, box, scale)
        if d:
            x, y = (land.x - box[0]) * scale, (land.y - box[1]) * scale
            inside = 0 <= x <= width and 0 <= y <= height
            name = country_name(land.country) if inside else ""
            lands.append(Land(d, land.country in home, name, (x, y) if inside else None))
    # The middle parallel says how long a unit is across; up and down it is the same everywhere.
    middle, _lon = maps.degrees(0, (box[1] + box[3]) / 2)
    across = 111.195 / 20 / scale * cos(radians(middle)) / cos(radians(20))
    return Ground(width, height, lands, across)


@lru_cache(maxsize=1)
def _home() -> frozenset[str]:
    own = (code for code in settings.PALERMO.territories.values() if isinstance(code, str))
    return frozenset(countries.alpha2(code) for code in own)
