"""Build the gazetteer's file from an export of GeoNames. For developers; the product does not run it.

    python -m palermo.domain.reports.reading.gazetteer.build GEONAMES.csv

The export has the columns geonameid, name, latitude, longitude, countrycode, population and alternatenames (split by
`|`). Names written in Latin letters with a capital and Arabic names are kept, folded (`kernel.text.fold`) and joined;
names of countries and short codes of airports are left out. `extra_places.csv` and `short_forms.csv` beside this
file are our own, and the small posts come from `crossing_kinds.yaml`.

The file holds four parts between empty lines, so that it loads with two splits and no loop over names: places, names
with the numbers of their places, spelling families likewise, and the words that begin a name of several words.
"""

import csv
import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel import Locale

from palermo.domain.reports.reading.gazetteer.spelling import ARABIC, family, joined
from palermo.foundations.vocabularies import raw
from palermo.kernel.text import fold

HERE = Path(__file__).parent
OUT = HERE / "places.txt.gz"
SHORTEST_FAMILY = 5
_CAPITAL = re.compile("['’ʼ‘]?[^\\W\\d_a-z]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f '’ʼ‘ʿʾ().,/-]+")
_ARABIC = re.compile("[\u0621-\u064a\u064b-\u0652\u0640 ]+")
_CODE = re.compile("[A-Z]{2,4}")
_WORD = re.compile("[a-z0-9]+")


class Row(NamedTuple):
    """One place as it will be written: where it is, how many live there, and every name it has."""

    number: str
    name: str
    country: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]


def main(path: Path) -> None:
    """Write the gazetteer from an export of GeoNames."""
    rows = _merged(list(_geonames(path)), _extra())
    rows += _posts(rows)
    rows.sort(key=lambda row: -row.population)
    _write(rows)


def _geonames(path: Path) -> Iterator[Row]:
    short: dict[tuple[str, str], list[str]] = {}
    with (HERE / "short_forms.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            short.setdefault((joined(fold(line["name"])), line["country"]), []).append(line["short"])
    met: set[tuple[str, str]] = set()
    with path.open(encoding="utf-8") as file:
        lines = sorted(csv.DictReader(file), key=lambda line: -int(line["population"] or 0))
    for line in lines:
        also = [name.strip() for name in line["alternatenames"].split("|") if _kept(name.strip())]
        key = next(
            (
                (joined(fold(name)), line["countrycode"])
                for name in (line["name"], *also)
                if (joined(fold(name)), line["countrycode"]) in short
            ),
            None,
        )
        if key and key not in met:
            met.add(key)
            also += short[key]
        lat, lon = round(float(line["latitude"]), 4), round(float(line["longitude"]), 4)
        names = tuple(dict.fromkeys((line["name"], *also)))
        population = int(line["population"] or 0)
        yield Row(line["geonameid"], line["name"], line["countrycode"], lat, lon, population, names)
    for missing in sorted(set(short) - met):
        sys.stderr.write(f"short form of an unknown place: {missing}\n")


def _extra() -> Iterator[Row]:
    sizes = {"city": 500_000, "islands": 500_000, "island": 50_000, "region": 100_000, "town": 30_000}
    with (HERE / "extra_places.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            names = (line["name"], *filter(None, (line["also"] or "").split("|")))
            size = sizes.get(line["kind"], 5_000)
            yield Row("", line["name"], line["country"], float(line["lat"]), float(line["lon"]), size, names)


def _merged(rows: list[Row], ours: Iterator[Row]) -> list[Row]:
    """Return both lists as one: a place of ours that GeoNames has, less than half a degree away, lends its names."""
    at: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        for name in row.names:
            at.setdefault((joined(fold(name)), row.country), []).append(number)
    for mine in ours:
        same = None
        for name in mine.names:
            for number in at.get((joined(fold(name)), mine.country), ()):
                if abs(rows[number].lat - mine.lat) < 0.5 and abs(rows[number].lon - mine.lon) < 0.5:
                    same = number
        if same is None:
            rows.append(mine)
        else:
            rows[same] = rows[same]._replace(names=tuple(dict.fromkeys((*rows[same].names, *mine.names))))
    return rows


def _posts(rows: list[Row]) -> list[Row]:
    """Return the sides of known crossings that are no town of the list near by, at the place of their crossing."""
    found: dict[tuple[str, str], Row] = {}
    known: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for name in row.names:
            known.setdefault((joined(fold(name)), row.country), []).append(row)
    for crossing in raw("crossing_kinds")["known_crossings"]:
        for side in crossing["sides"]:
            name = side["name"].split(" (")[0]
            key = (joined(fold(name)), side["country"])
            lat, lon = crossing["lat"], crossing["lon"]
            if not any(abs(row.lat - lat) < 1 and abs(row.lon - lon) < 1 for row in known.get(key, ())):
                found[key] = Row("", name, side["country"], lat, lon, 5_000, (name,))
    return list(found.values())


def _kept(name: str) -> bool:
    if _ARABIC.fullmatch(name):
        return len(name) > 2
    latin = _LATIN.fullmatch(name) and _CAPITAL.match(name) and not _CODE.fullmatch(name)
    return bool(latin) and len(name) > 2


def _countries() -> set[str]:
    found = set()
    for language in ("en", "fr", "pt", "es"):
        for code, name in Locale(language).territories.items():
            if code not in ("IC", "EA"):  # the Canaries, Ceuta and Melilla; continents have numbers
                found.add(joined(fold(name)))
    return found - {"gibraltar", "monaco", "luxembourg", "djibouti", "singapore", "singapour"}


def _write(rows: list[Row]) -> None:
    countries = _countries()
    places, exact, families = [], {}, {}  # type: list[str], dict[str, list[str]], dict[str, list[str]]
    openers: set[str] = set()
    for number, row in enumerate(rows):
        lat, lon = f"{row.lat:g}", f"{row.lon:g}"
        places.append("\t".join((row.name, row.country, lat, lon, str(row.population), row.number)))
        for name in row.names:
            folded = fold(name)
            key = joined(folded)
            arabic = _ARABIC.fullmatch(name) is not None
            if arabic:
                key = ARABIC + key  # without vowels it may look like a short Latin word
            if len(key) < 2 or key in countries:
                continue
            for index, spelling in ((exact, key), (families, family(key))):
                if index is families and (arabic or len(spelling) < SHORTEST_FAMILY):
                    continue
                numbers = index.setdefault(spelling, [])
                if str(number) not in numbers:
                    numbers.append(str(number))
            parts = _WORD.findall(folded.replace("'", " "))
            if len(parts) > 1:
                openers.add(ARABIC + parts[0] if arabic else parts[0])
    parts = [places, _lines(exact), _lines(families), sorted(openers)]
    text = "\n\n".join("\n".join(part) for part in parts)
    with OUT.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write(text.encode())


def _lines(index: dict[str, list[str]]) -> list[str]:
    return [line for key in sorted(index) for line in (key, " ".join(index[key]))]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
