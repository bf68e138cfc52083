"""The shapes of the region and the corridors that IOM knows, read once from the files that `build.py` made."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from palermo.domain.routes.maps.projection import exact, project

_HERE = Path(__file__).parent


class Land(NamedTuple):
    """A country as it is drawn: alpha-2 code, SVG path data in the drawing's units, and where its name may stand."""

    country: str
    path: str
    x: int
    y: int


class Corridor(NamedTuple):
    """An approximate corridor: route code, whether it is a main one, names of its ends by language, points, path.

    `path` is "" where less than two points in a row lie in the region.
    """

    route: str
    major: bool
    start: dict[str, str]
    end: dict[str, str]
    points: tuple[tuple[float, float], ...]
    path: str


@cache
def land() -> tuple[Land, ...]:
    """Return every country that lies in the region, by code."""
    rows = (line.split("\t") for line in (_HERE / "land.txt").read_text(encoding="utf-8").splitlines())
    return tuple(Land(code, path, int(x), int(y)) for code, x, y, path in rows)


@cache
def corridors() -> tuple[Corridor, ...]:
    """Return IOM's 62 corridors in their own order; approximate, and to be marked so wherever they show."""
    with (_HERE / "corridor_ends.csv").open(encoding="utf-8") as file:
        names = {
            (float(row["lat"]), float(row["lon"])): {code: row[code] for code in ("en", "fr", "pt")}
            for row in csv.DictReader(file)
        }
    found = []
    for line in (_HERE / "corridors.txt").read_text(encoding="utf-8").splitlines():
        route, major, text = line.split("\t")
        pairs = (pair.split(",") for pair in text.split(";"))
        points = tuple((float(lat), float(lon)) for lat, lon in pairs)
        found.append(
            Corridor(route, major == "1", names[points[0]], names[points[-1]], points, _path(points))
        )
    return tuple(found)


def _path(points: tuple[tuple[float, float], ...]) -> str:
    """Return the longest part in the region as an SVG path; a line that leaves it ends at its last point inside."""
    parts: list[list[tuple[int, int]]] = [[]]
    for lat, lon in points:
        if project(lat, lon) is None:
            parts.append([])
        else:
            x, y = exact(lat, lon)
            parts[-1].append((round(x), round(y)))
    longest = max(parts, key=len)
    if len(longest) < 2:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in longest)
