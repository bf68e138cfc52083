"""Known crossings with their approximate coordinates (about 0.1 degree), from the vocabulary of crossings."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from palermo.domain.reports.reading.gazetteer.spelling import family, joined
from palermo.domain.routes.maps.projection import kilometres
from palermo.domain.routes.shapes import Node
from palermo.foundations.vocabularies import raw
from palermo.kernel.text import fold

_SHORTEST_FAMILY = 5


class Crossing(NamedTuple):
    """A known crossing: code, kind of post, its pair of (name, country), degrees north and east."""

    code: str
    kind: str
    sides: tuple[tuple[str, str], ...]
    lat: float
    lon: float

    @property
    def name(self) -> str:
        """Return the pair of names; a place that faces nobody is named once."""
        return " – ".join(dict.fromkeys(name for name, _ in self.sides))

    @property
    def node(self) -> Node:
        """Return the crossing as a place of the map."""
        return Node(f"x:{self.code}", "crossing", self.name, self.sides[0][1], self.lat, self.lon)


@cache
def crossings() -> Mapping[str, Crossing]:
    """Return all known crossings by code, in the vocabulary's order."""
    return {
        str(row["code"]): Crossing(
            str(row["code"]), str(row["kind"]),
            tuple((str(side["name"]), str(side["country"])) for side in row["sides"]),
            float(row["lat"]), float(row["lon"]),
        )
        for row in raw("crossing_kinds")["known_crossings"]
    }  # fmt: skip


def crossing(code: str) -> Crossing | None:
    """Return a known crossing, None for a code that is not in the list."""
    return crossings().get(code)


@cache
def sides() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return (crossing code, country) by the spellings of their sides' names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in crossings().values():
        for name, country in one.sides:
            main, _, more = name.partition(" (")
            for written in filter(None, (main, more.rstrip(")"))):
                key = joined(fold(written))
                spellings = [key] if len(key) < _SHORTEST_FAMILY else [key, family(key)]
                for spelling in spellings:
                    known = found.setdefault(spelling, [])
                    if (one.code, country) not in known:
                        known.append((one.code, country))
    return {key: tuple(value) for key, value in found.items()}


def of_name(name: str) -> tuple[tuple[str, str], ...]:
    """Return (crossing code, country of the side) for every known crossing of which a side bears the name."""
    key = joined(fold(name[:80]))
    found = sides().get(key)
    if found is None and len(key) >= _SHORTEST_FAMILY:
        found = sides().get(family(key))
    return found or ()


def between(origin: str, destination: str, countries: frozenset[str], *, at: str = "") -> str:
    """Return the code of the crossing that a leg goes over, "" where no end is the side of one or several could be.

    Both ends being sides of one crossing decides. Else the leg must touch two countries, and one end be a side: of the
    report's own crossing `at`, or of the only crossing that lies between the leg's countries.
    """
    first, second = ({code for code, _ in of_name(name)} for name in (origin, destination))
    both = sorted(first & second)
    if len(both) == 1:
        return both[0]
    if len(countries) < 2:
        return ""
    if at and at in first | second:
        return at
    found = [
        code
        for code in sorted(first | second)
        if countries <= {country for _, country in crossings()[code].sides}
    ]
    return found[0] if len(found) == 1 else ""


def near(code: str, km: float) -> list[Crossing]:
    """Return the other crossings within a distance of one, the nearest first."""
    here = crossings()[code]
    found = [
        (kilometres(here.lat, here.lon, other.lat, other.lon), other)
        for other in crossings().values()
        if other.code != code
    ]
    return [other for distance, other in sorted(found) if distance <= km]
