"""Places of West Africa, the Sahel and the Maghreb, and a few beyond, found by any usual spelling of their names.

Made by `build.py` from GeoNames (CC BY 4.0, see SOURCE.md) and our own short list; loaded when first asked for.
"""

import gzip
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from palermo.domain.reports.reading.gazetteer.spelling import ARABIC, family, joined
from palermo.kernel.text import fold

__all__ = ["ARABIC", "LONGEST", "Named", "Place", "called", "family", "find", "joined", "openers"]

_FILE = Path(__file__).with_name("places.txt.gz")
LONGEST = 5  # words of a name
_SHORTEST_FAMILY = 5
_MOST_OF_A_FAMILY = 6


class Place(NamedTuple):
    """A place: name, ISO 3166-1 alpha-2 country, degrees north and east, inhabitants (0: not known), GeoNames id."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    geonameid: str


class Named(NamedTuple):
    """The places that bear a name, the largest first, and whether the spelling is one that is listed."""

    places: tuple[Place, ...]
    listed: bool


class _Lists(NamedTuple):
    places: list[str]
    exact: Mapping[str, str]
    families: Mapping[str, str]
    openers: frozenset[str]


@cache
def _lists() -> _Lists:
    text = gzip.decompress(_FILE.read_bytes()).decode()
    places, exact, families, openers = (part.split("\n") for part in text.split("\n\n"))
    return _Lists(
        places,
        dict(zip(exact[::2], exact[1::2], strict=True)),
        dict(zip(families[::2], families[1::2], strict=True)),
        frozenset(openers),
    )


def openers() -> frozenset[str]:
    """Return the folded first words of all names that have several."""
    return _lists().openers


@lru_cache(maxsize=20_000)
def find(key: str) -> Named | None:
    """Return the places of a folded, joined name in its listed or another usual spelling, or None."""
    lists = _lists()
    numbers = lists.exact.get(key)
    if numbers is not None:
        return Named(_places(numbers), True)
    if len(key) < _SHORTEST_FAMILY:
        return None
    numbers = lists.families.get(family(key))
    if numbers is None or numbers.count(" ") >= _MOST_OF_A_FAMILY:
        return None
    return Named(_places(numbers), False)


def called(name: str) -> tuple[Place, ...]:
    """Return the places of a name as anyone may write it, the largest first; () when none is known."""
    key = joined(fold(name[:80]))
    found = find(key) or find(ARABIC + key)
    return found.places if found else ()


def _places(numbers: str) -> tuple[Place, ...]:
    return tuple(_place(int(number)) for number in numbers.split(" "))


def _place(number: int) -> Place:
    name, country, lat, lon, population, geonameid = _lists().places[number].split("\t")
    return Place(name, country, float(lat), float(lon), int(population), geonameid)
