"""A figure as a map: circles at places in degrees, over the land of the region and its approximate corridors.

The ground is cut and scaled once for each language. A place whose count is few has no circle; the table has it.
"""

from functools import lru_cache
from math import cos, radians

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from palermo.domain.publications.content import Figure
from palermo.domain.routes import maps
from palermo.domain.routes.maps.projection import exact
from palermo.faces.kit.drawings.ground import Corridor, Ground, Land, Scene, Spot
from palermo.faces.kit.drawings.map import route_map
from palermo.faces.kit.drawings.outlines import fitted
from palermo.faces.kit.names import country_name
from palermo.foundations.vocabularies import countries

WIDTH = 720.0
FRAME = "region"


def svg(figure: Figure, language: str, title: str) -> SafeString:
    """Return the map of a figure with columns `lat`, `lon` and a count; "" for a figure without them."""
    names = [column.name for column in figure.columns]
    counts = [place for place, column in enumerate(figure.columns) if column.kind == "count"]
    if "lat" not in names or "lon" not in names or not counts:
        return mark_safe("")
    lat, lon = names.index("lat"), names.index("lon")
    spots = []
    for row in figure.rows:
        many = row[counts[0]]
        if isinstance(many, int | float):
            x, y = _at(float(str(row[lat])), float(str(row[lon])))
            events = row[counts[1]] if len(counts) > 1 else 1
            spots.append(Spot(x, y, int(many), int(events) if isinstance(events, int | float) else 1))
    scene = Scene(_ground(language), spots=spots, corridors=_corridors(language))
    return route_map(f"map-{figure.name}", scene, title=title).svg


@lru_cache(maxsize=1)
def _box() -> tuple[float, float, float, float]:
    part = maps.frame(FRAME)
    return float(part.x), float(part.y), float(part.x + part.width), float(part.y + part.height)


def _scale() -> float:
    box = _box()
    return WIDTH / (box[2] - box[0])


def _at(lat: float, lon: float) -> tuple[float, float]:
    x, y = exact(lat, lon)
    return (x - _box()[0]) * _scale(), (y - _box()[1]) * _scale()


@lru_cache(maxsize=8)
def _corridors(language: str) -> tuple[Corridor, ...]:
    wanted = [one for one in maps.corridors() if one.major]
    code = language if wanted and language in wanted[0].start else "en"
    return tuple(
        Corridor(f"{one.start[code]} – {one.end[code]}", [_at(lat, lon) for lat, lon in one.points])
        for one in wanted
    )


@lru_cache(maxsize=8)
def _ground(language: str) -> Ground:
    box, scale = _box(), _scale()
    own = {countries.alpha2(code) for code in settings.PALERMO.territories.values() if isinstance(code, str)}
    lands = []
    for land in maps.land():
        if d := fitted(land.path, box, scale):
            x, y = (land.x - box[0]) * scale, (land.y - box[1]) * scale
            lands.append(Land(d, land.country in own, country_name(land.country), (x, y)))
    middle, _lon = maps.degrees(0, (box[1] + box[3]) / 2)
    across = 111.195 / 20 / scale * cos(radians(middle)) / cos(radians(20))
    return Ground(round(WIDTH), round((box[3] - box[1]) * scale), lands, across)
