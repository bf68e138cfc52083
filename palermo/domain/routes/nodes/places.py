"""A name and its surroundings to a place: gazetteer first, then posts, countries and seas."""

import re
from functools import cache, lru_cache
from math import log

from palermo.domain.reports.reading import gazetteer
from palermo.domain.reports.reading.extraction import nations
from palermo.domain.reports.reading.gazetteer.spelling import joined
from palermo.domain.routes.maps.atlas import land
from palermo.domain.routes.maps.projection import degrees, kilometres
from palermo.domain.routes.nodes.crossings import crossings, of_name
from palermo.domain.routes.shapes import Node
from palermo.foundations.vocabularies import countries, vocabulary
from palermo.kernel.text import fold

_MOST = 6  # places of one name that are looked at
_OWN_COUNTRY = 4.0  # as much as a town fifty times larger
_FACING = 12.0  # two names that are the sides of one crossing mean those sides
_KM_A_POINT = 250.0
_PAIR = re.compile(r"\s*(?:/|\u2013|\u2014|->|\u2192| - |(?<=\w)-(?=\w))\s*")
_AT_SEA = frozenset(
    ("sea", "atsea", "highsea", "highseas", "opensea", "offshore", "mer", "enmer", "hautemer", "aularge", "large",
     "mar", "nomar", "altomar", "mardealto", "enelmar", "altamar", "ocean")
)  # fmt: skip


@lru_cache(maxsize=50_000)
def resolve(origin: str, destination: str, country: str = "") -> tuple[Node | None, Node | None]:
    """Return the places of a leg's two ends; None for an end that is empty or no known place.

    `country` (alpha-2) is where the report is from. Of several places of a name, those are taken that suit it, are
    large and lie near the other end: a thousand kilometres weigh as much as the report's country.
    """
    first, second = candidates(origin, country), candidates(destination, country)
    sides = _facing(origin, destination)
    best: tuple[float, Node | None, Node | None] | None = None
    nothing: list[tuple[float, Node | None]] = [(0.0, None)]
    for one_score, one in [*first] or nothing:
        for other_score, other in [*second] or nothing:
            score = one_score + other_score - _apart(one, other)
            if one and other and (one.country, other.country) in sides:
                score += _FACING
            if best is None or score > best[0]:
                best = score, one, other
    return (best[1], best[2]) if best else (None, None)


def _facing(origin: str, destination: str) -> set[tuple[str, str]]:
    """Return the pairs of countries between which two names are the sides of one crossing."""
    return {
        (one, other)
        for code, one in of_name(origin)
        for same, other in of_name(destination)
        if code == same and one != other
    }


def node_of(name: str, country: str = "") -> Node | None:
    """Return the place of one name, None when no list has it."""
    found = candidates(name, country)
    return max(found, key=lambda pair: pair[0])[1] if found else None


@lru_cache(maxsize=20_000)
def candidates(name: str, country: str = "") -> list[tuple[float, Node]]:
    """Return what a name may mean, each with how likely it is by size and country; the order is the gazetteer's."""
    name = name.strip()
    if not name:
        return []
    if pair := _pair(name):
        return [(20.0, pair)]
    if water := _sea(name, country):
        return [(20.0, water)]
    found: dict[str, tuple[float, Node]] = {}
    for place in gazetteer.called(name)[:_MOST]:
        score = log(place.population + 1000) + (_OWN_COUNTRY if country and place.country == country else 0.0)
        node = _node(place)
        found.setdefault(node.key, (score, node))
    if not found and (whole := _country(name)):
        return [(10.0, whole)]
    return list(found.values())


def _apart(one: Node | None, other: Node | None) -> float:
    if one is None or other is None or None in (one.lat, one.lon, other.lat, other.lon):
        return 0.0
    assert one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None  # nosec B101
    return kilometres(one.lat, one.lon, other.lat, other.lon) / _KM_A_POINT


def _node(place: gazetteer.Place) -> Node:
    if place.geonameid:
        return Node(f"g:{place.geonameid}", "town", place.name, place.country, place.lat, place.lon)
    posts = [code for code, country in of_name(place.name) if country == place.country]
    if len(posts) == 1:
        return crossings()[posts[0]].node
    kind = "region" if (place.name, place.country) in _regions() else "town"
    return Node(
        f"p:{joined(fold(place.name))}.{place.country}", kind, place.name, place.country, place.lat, place.lon
    )


def _pair(name: str) -> Node | None:
    """Return the crossing whose two sides a name like *Sèmè-Kraké* gives."""
    parts = _PAIR.split(name)
    if len(parts) != 2:
        return None
    first, second = ({code for code, _ in of_name(part)} for part in parts)
    both = first & second
    return crossings()[both.pop()].node if len(both) == 1 else None


@cache
def _regions() -> dict[tuple[str, str], str]:
    """Return the codes of places larger than a town, by name and country: an arrow to them ends in their middle."""
    return {
        (one.label(), str(one.data["country"])): one.code for one in vocabulary("migration_routes", "regions")
    }


@cache
def _seas() -> dict[str, Node]:
    found = {}
    for sea in vocabulary("migration_routes", "seas"):
        node = Node(f"s:{sea.code}", "sea", sea.label(), "", float(sea.data["lat"]), float(sea.data["lon"]))
        found.update(dict.fromkeys((joined(fold(word)) for word in sea.data["words"]), node))
        found.update(dict.fromkeys((f"~{code}" for code in sea.data["countries"]), node))
    return found


def _sea(name: str, country: str) -> Node | None:
    key = joined(fold(name))
    return _seas().get(key) or (_seas().get(f"~{country}") if key in _AT_SEA else None)


@cache
def _middles() -> dict[str, tuple[float, float]]:
    return {one.country: degrees(one.x, one.y) for one in land()}


def _country(name: str) -> Node | None:
    """Return a country that is given as an end of a leg, at the middle of its shape; without coordinates outside."""
    words = nations.words_of(name).split(" ")
    match = nations.names().at(words, 0) if words[0] in nations.names().lengths else None
    if not match or match[0] != len(words):
        return None
    lat, lon = _middles().get(match[1], (None, None))
    return Node(
        f"c:{match[1]}", "region", countries.label(match[1], "en"), match[1],
        None if lat is None else round(lat, 2), None if lon is None else round(lon, 2),
    )  # fmt: skip


def labelled(node: Node, language: str) -> str:
    """Return what a place is called in a language: seas, regions and countries are translated, towns keep their name."""
    kind, _, code = node.key.partition(":")
    if kind == "s":
        return vocabulary("migration_routes", "seas").label(code, language)
    if kind == "c":
        return countries.label(code, language)
    region = _regions().get((node.name, node.country)) if kind == "p" else None
    return vocabulary("migration_routes", "regions").label(region, language) if region else node.name


@lru_cache(maxsize=4_000)
def nearest(lat: float, lon: float) -> str:
    """Return the known crossing nearest to a point by its name, "" where none is within 100 kilometres."""
    distance, name = min((kilometres(lat, lon, one.lat, one.lon), one.name) for one in crossings().values())
    return name if distance <= 100 else ""
