"""Build the region's shapes and corridors. For developers; the product does not run it. Needs shapely 2.1 or later.

    python -m palermo.domain.routes.maps.build COUNTRIES_50M.topojson CORRIDORS.json

Shapes: Natural Earth's 1:50m countries, simplified together (neighbours keep one common border), clipped to the
region, projected, rounded to whole units and written as relative SVG paths; islands smaller than one unit stay as a
small triangle, or Cabo Verde would be gone. Corridors: 62 lines, traced by hand by others after IOM's reports:
approximate, and marked so; the names of their ends are in `corridor_ends.csv` beside this file.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from palermo.domain.reports.demo_data.build import read_countries
from palermo.domain.routes.maps.projection import EAST, NORTH, SOUTH, WEST, exact

HERE = Path(__file__).parent
TOLERANCE = 0.06  # degrees; about one unit of the drawing
ROUTES = {
    "Western Africa / Atlantic route to the Canary Islands": "atlantic_canaries",
    "Western Mediterranean": "western_mediterranean",
    "Central Mediterranean": "central_mediterranean",
    "Eastern Mediterranean": "eastern_mediterranean",
}


def main(shapes: Path, lines: Path) -> None:
    """Write `land.txt` and `corridors.txt` beside this file and print their sizes."""
    countries = read_countries(shapes)
    codes = [code for code in countries if code and countries[code].intersects(box(WEST, SOUTH, EAST, NORTH))]
    simple = shapely.coverage_simplify([countries[code] for code in codes], TOLERANCE)
    rows = []
    for code, shape in sorted(zip(codes, simple, strict=True)):
        seen = shape.intersection(box(WEST - 1, SOUTH - 1, EAST + 1, NORTH + 1))
        path = "".join(_ring(piece) for piece in _pieces(seen))
        if path:
            x, y = _label(seen)
            rows.append(f"{code}\t{x}\t{y}\t{path}")
    _write("land.txt", rows)
    _write("corridors.txt", _corridors(json.loads(lines.read_text(encoding="utf-8"))["ROUTE_LINES"]))


def _pieces(shape: BaseGeometry) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [shape]
    if isinstance(shape, MultiPolygon):
        return sorted(shape.geoms, key=lambda piece: -piece.area)
    return [piece for part in getattr(shape, "geoms", ()) for piece in _pieces(part)]


def _ring(piece: Polygon) -> str:
    points: list[tuple[int, int]] = []
    for lon, lat in list(piece.exterior.coords)[:-1]:
        x, y = exact(lat, lon)
        point = round(x), round(y)
        if not points or points[-1] != point:
            points.append(point)
    if len(set(points)) < 3:
        x, y = exact(piece.centroid.y, piece.centroid.x)
        if piece.area < 0.001:
            return ""
        points = [(round(x) - 1, round(y)), (round(x) + 1, round(y)), (round(x), round(y) + 1)]
    return _path(points) + "z"


def _path(points: list[tuple[int, int]]) -> str:
    """Return a relative path; a minus sign parts numbers as well as a blank does."""
    (x, y), *rest = points
    text, last = f"M{x} {y}l" if rest else f"M{x} {y}", (x, y)
    steps = []
    for point in rest:
        steps.append(f"{point[0] - last[0]} {point[1] - last[1]}".replace(" -", "-"))
        last = point
    return text + " ".join(steps).replace(" -", "-")


def _label(shape: BaseGeometry) -> tuple[int, int]:
    inside = shape.intersection(box(WEST, SOUTH, EAST, NORTH))
    point = max(_pieces(inside) or _pieces(shape), key=lambda piece: piece.area).representative_point()
    x, y = exact(point.y, point.x)
    return round(x), round(y)


def _corridors(lines: list[dict[str, Any]]) -> list[str]:
    with (HERE / "corridor_ends.csv").open(encoding="utf-8") as file:
        known = {(float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}
    rows = []
    for line in lines:
        for lat, lon in (line["coords"][0], line["coords"][-1]):
            if (lat, lon) not in known:
                sys.stderr.write(f"an end without a name: {lat}, {lon}\n")
        points = ";".join(f"{lat:g},{lon:g}" for lat, lon in line["coords"])
        rows.append(f"{ROUTES.get(line['route'], 'other')}\t{int(line['major'])}\t{points}")
    return rows


def _write(name: str, rows: list[str]) -> None:
    text = "\n".join(rows) + "\n"
    (HERE / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{name}: {len(rows)} rows, {len(text.encode())} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
