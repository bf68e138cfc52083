"""Points near one another become one: by a grid of the drawing, so that the same points always give the same circles."""

from collections import Counter
from collections.abc import Iterable
from math import cos, floor, radians

from palermo.domain.routes.flows.records import Way
from palermo.domain.routes.nodes.places import nearest
from palermo.domain.routes.shapes import Cluster

_KM_A_DEGREE = 111.195


def clustered(ways: Iterable[Way], km: float) -> tuple[Cluster, ...]:
    """Return incidents with a place, those of one square of `km` by `km` together, most dead and missing first.

    Squares start at 0° N 0° E, and their width in degrees is that of their row's middle: no square depends on another,
    so a report that is added or taken away changes its own circle only.
    """
    squares: dict[tuple[int, int], list[Way]] = {}
    high = km / _KM_A_DEGREE
    for way in ways:
        if way.lat is None or way.lon is None:
            continue
        row = floor(way.lat / high)
        wide = high / max(0.05, cos(radians((row + 0.5) * high)))
        squares.setdefault((row, floor(way.lon / wide)), []).append(way)
    found = [_cluster(ways) for ways in squares.values()]
    return tuple(sorted(found, key=lambda one: (-one.both, -one.incidents, one.lat, one.lon)))


def _cluster(ways: list[Way]) -> Cluster:
    lats, lons = (
        [way.lat for way in ways if way.lat is not None],
        [way.lon for way in ways if way.lon is not None],
    )
    lat, lon = round(sum(lats) / len(lats), 3), round(sum(lons) / len(lons), 3)
    routes = Counter(way.route for way in ways if way.route)
    days = sorted(day for way in ways for day in (way.first, way.last) if day is not None)
    single = ways[0] if len(ways) == 1 else None
    return Cluster(
        lat=lat, lon=lon, incidents=len(ways), dead=sum(way.dead or 0 for way in ways),
        missing=sum(way.missing or 0 for way in ways), first=days[0] if days else None, last=days[-1] if days else None,
        route=min(routes, key=lambda code: (-routes[code], code)) if routes else "",
        name=single.place if single else nearest(round(lat, 1), round(lon, 1)),
        reference=single.reference if single else "",
    )  # fmt: skip
