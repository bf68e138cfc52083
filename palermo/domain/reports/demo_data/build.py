"""Build the demo's file of real incidents from the whole IOM export. For developers; the product does not run it.

    python -m palermo.domain.reports.demo_data.build EXPORT.csv COUNTRIES_50M.topojson

Keeps the incidents of West and North Africa, the Sahara, the Mediterranean and the way to the Canaries, every column
as it came, and adds two: `country` (alpha-2, where the incident lies in or off a country) and `unit` (the alpha-3 code
of that country if it is one of the 16, else HUB). Needs shapely, and Natural Earth's 1:50m countries as TopoJSON
(1:110m lacks Cabo Verde).

"Off a country" means nearest to its coast and within 200 nautical miles, the exclusive economic zone: as far out as a
coastal state is looked to for patrol and rescue. Beyond it an incident is nobody's, so the hub's.
"""

import csv
import gzip
import io
import json
import sys
from collections import Counter
from math import cos, hypot, radians
from pathlib import Path

from babel.core import get_global
from shapely import STRtree
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from palermo.foundations.vocabularies.countries import alpha3

UNITS = frozenset(
    [
        "BEN",
        "BFA",
        "CPV",
        "CIV",
        "GMB",
        "GHA",
        "GIN",
        "GNB",
        "LBR",
        "MLI",
        "MRT",
        "NER",
        "NGA",
        "SEN",
        "SLE",
        "TGO",
    ]
)
REGIONS = frozenset({"Western Africa", "Northern Africa", "Mediterranean"})
ROUTES = (
    "Sahara Desert crossing",
    "Western Africa / Atlantic route to the Canary Islands",
    "Western Mediterranean",
    "Central Mediterranean",
    "Eastern Mediterranean",
)
COAST = 200.0
MILES_A_DEGREE = 60.0
TARGET = Path(__file__).with_name("iom_missing_migrants_region.csv.gz")


def read_countries(path: Path) -> dict[str, BaseGeometry]:
    """Return each country's shape by its alpha-2 code ('' for what has none), from a quantised TopoJSON file."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (dx, dy), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in deltas:
            x, y = x + step_x, y + step_y
            arc.append((x * dx + x0, y * dy + y0))
        arcs.append(arc)
    found: dict[str, BaseGeometry] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        land = MultiPolygon([_polygon(rings, arcs) for rings in pieces]).buffer(0)
        codes = get_global("territory_aliases").get(shape.get("id", ""), [""])
        found[codes[0]] = found[codes[0]].union(land) if codes[0] in found else land
    return found


def _polygon(rings: list[list[int]], arcs: list[list[tuple[float, float]]]) -> Polygon:
    # A negative index means the arc backwards; neighbouring arcs share their end points.
    lines = []
    for ring in rings:
        line: list[tuple[float, float]] = []
        for index in ring:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            line += arc[1:] if line else arc
        lines.append(line)
    return Polygon(lines[0], lines[1:])


class Atlas:
    """Says in or off which country a point lies."""

    def __init__(self, countries: dict[str, BaseGeometry]) -> None:
        """Index the shapes, so that only near ones are measured."""
        self._codes = list(countries)
        self._shapes = list(countries.values())
        self._tree = STRtree(self._shapes)

    def country(self, lat: float, lon: float) -> str:
        """Return the alpha-2 code of the country around a point, else of the nearest within 200 miles, else ''."""
        point = Point(lon, lat)
        reach = COAST / MILES_A_DEGREE / cos(radians(lat))
        near = [int(index) for index in self._tree.query(point.buffer(reach))]
        miles, code = min(
            ((self._miles(point, index), self._codes[index]) for index in near), default=(COAST + 1, "")
        )
        return code if miles <= COAST else ""

    def _miles(self, point: Point, index: int) -> float:
        _, coast = nearest_points(point, self._shapes[index])
        east = (coast.x - point.x) * cos(radians(point.y))
        return float(hypot(east, coast.y - point.y) * MILES_A_DEGREE)


def _belongs(row: dict[str, str]) -> bool:
    return row["Region of Incident-1"] in REGIONS or any(route in row["Migration route"] for route in ROUTES)


def main(export: Path, shapes: Path) -> None:
    """Write the demo's file beside this one and print how many incidents each unit has."""
    atlas = Atlas(read_countries(shapes))
    counts: Counter[str] = Counter()
    out = io.StringIO()
    with export.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        writer = csv.DictWriter(out, [*(reader.fieldnames or []), "country", "unit"], lineterminator="\n")
        writer.writeheader()
        for row in filter(_belongs, reader):
            lat, _, lon = row["Coordinates"].partition(",")
            row["country"] = atlas.country(float(lat), float(lon)) if lon else ""
            row["unit"] = code if (code := alpha3(row["country"])) in UNITS else "HUB"
            counts[row["unit"]] += 1
            writer.writerow(row)
    # Without the moment of packing, the same input makes the same file.
    TARGET.write_bytes(gzip.compress(out.getvalue().encode("utf-8"), 9, mtime=0))
    units = ", ".join(f"{unit} {count}" for unit, count in counts.most_common())
    sys.stdout.write(f"{counts.total()} incidents, {TARGET.stat().st_size} bytes: {units}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
