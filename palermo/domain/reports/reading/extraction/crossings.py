"""Border crossings named in a passage by either side's name, from the vocabulary of known crossings."""

from functools import cache
from typing import NamedTuple

from palermo.domain.reports.reading.extraction import nations
from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.phrases import listed
from palermo.domain.reports.reading.gazetteer.spelling import family
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span
from palermo.foundations.vocabularies import raw

_PAIR, _POST, _CUED, _OWN = 0.95, 0.85, 0.75, 0.6
_MOST_SPANS = 6
_AROUND = 12  # words on either side in which a word for a border, a beach or a check is looked for
_SHORTEST_FAMILY = 5
_CAPITALS = frozenset(("lome",))  # a capital in brackets says where the post lies, and is no name of it
_ALSO_NAMED = {
    "Birni N Konni": "Konni",
    "São Domingos": "S Domingos",
    "Sanvee Condji": "Sanvi Condji",
    "Diéké": "Diecke",
}
_ALSO_WORDS = listed("noe seme pogo paga diama agadez karang koury madama magaria gaya rosso")
_BORDER = listed(
    "frontiere frontieres frontalier frontaliere poste postes pcj bp controle controles douane douanes berge pont bac "
    "border post posts crossing checkpoint control customs immigration ferry exit entry ecowas nis gis "
    "posto postos fronteira alfandega travessia puesto frontera aduana paso corridor track lorry park"
)
_SHORE = listed(
    "plage pirogue pirogues embarcation depart mer large marine gilet beach boat boats navy sea shore canoe praia piroga "
    "pirogas mar barco embarcar capitania playa patera cayuco salida saido saida sairam parti partis"
)
_CHECK = listed("poste barriere controle checkpoint barrier patrouille patrol posto barreira puesto barrera")


class Side(NamedTuple):
    """One side of a crossing: code, country, whether a town of the gazetteer bears the name, kind of crossing."""

    code: str
    country: str
    town: bool
    kind: str


class _Hit(NamedTuple):
    first: int
    after: int
    sides: tuple[Side, ...]


class _Sides(NamedTuple):
    exact: dict[str, tuple[Side, ...]]
    families: dict[str, tuple[Side, ...]]
    lengths: dict[str, int]


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the crossings named, each once with all its places: both sides, a small post, or a town with a border word."""
    hits = _hits(passage)
    named: dict[str, list[tuple[_Hit, Side]]] = {}
    for hit in hits:
        for side in hit.sides:
            named.setdefault(side.code, []).append((hit, side))
    found = []
    for code, mentions in named.items():
        score = _score(passage, context, mentions)
        if score:
            spans = tuple(_span(passage, hit) for hit in dict.fromkeys(hit for hit, _ in mentions))
            here = [side for _, side in mentions if side.country == context.country]
            country = (here[0] if here else mentions[0][1]).country
            found.append(
                Item("crossing", code, {"crossing": code, "country": country}, score, spans[:_MOST_SPANS])
            )
    return found


def _span(passage: Passage, hit: _Hit) -> Span:
    return Span(passage.starts[hit.first], passage.ends[hit.after - 1])


def _score(passage: Passage, context: Context, mentions: list[tuple[_Hit, Side]]) -> float:
    kind, sides = mentions[0][1].kind, {(side.country, passage.folded[hit.first]) for hit, side in mentions}
    countries = {country for country, _ in sides}
    if len(countries) > 1 and len({word for _, word in sides}) > 1:
        return _PAIR
    words = _CHECK if kind == "inland_checkpoint" else _SHORE if kind == "beach_departure" else _BORDER
    cued = any(_near(passage, hit, words) for hit, _ in mentions)
    if not all(side.town for _, side in mentions):
        small = passage.folded[mentions[0][0].first]
        return _POST if cued or small not in _ALSO_WORDS or context.country in countries else _OWN
    if cued:
        return _CUED if not context.country or context.country in _both(mentions[0][1].code) else _OWN
    post = kind not in ("inland_checkpoint", "beach_departure")
    return _OWN if post and context.country in countries else 0.0


def _near(passage: Passage, hit: _Hit, words: frozenset[str]) -> bool:
    around = passage.folded[max(0, hit.first - _AROUND) : hit.after + _AROUND]
    return not words.isdisjoint(around)


def _hits(passage: Passage) -> list[_Hit]:
    found: list[_Hit] = []
    words, sides = passage.folded, _sides()
    index, last = 0, len(words)
    while index < last:
        longest = sides.lengths.get(words[index], 1)
        if longest == 1 and len(words[index]) < _SHORTEST_FAMILY and words[index] not in sides.exact:
            index += 1
            continue
        for length in range(min(longest, last - index), 0, -1):
            match = _match(sides, words[index] if length == 1 else "".join(words[index : index + length]))
            if match and _written(passage, index, index + length):
                found.append(_Hit(index, index + length, match))
                index += length - 1
                break
        index += 1
    return found


def _match(sides: _Sides, key: str) -> tuple[Side, ...]:
    if found := sides.exact.get(key):
        return found
    return sides.families.get(family(key), ()) if len(key) >= _SHORTEST_FAMILY else ()


def _written(passage: Passage, first: int, after: int) -> bool:
    """Return whether a name is written as one: a capital, or a long word without it, and no line or sentence between."""
    start, end = passage.starts[first], passage.ends[after - 1]
    if end - start > 40 or "\n\n" in passage.raw[start:end]:
        return False
    return not passage.raw[start].islower() or (end - start > 5 and passage.folded[first] not in _ALSO_WORDS)


@cache
def _both(code: str) -> frozenset[str]:
    return frozenset(
        side["country"]
        for entry in raw("crossing_kinds")["known_crossings"]
        if entry["code"] == code
        for side in entry["sides"]
    )


@cache
def _sides() -> _Sides:
    """Return the sides of all known crossings by joined name, by spelling family, and how long names are by first word."""
    exact: dict[str, list[Side]] = {}
    families: dict[str, list[Side]] = {}
    lengths: dict[str, int] = {}
    for entry in raw("crossing_kinds")["known_crossings"]:
        for side in entry["sides"]:
            made = Side(entry["code"], side["country"], side["in_places"] in (True, "yes"), entry["kind"])
            main, _, more = side["name"].partition(" (")
            for name in filter(None, (main, more.rstrip(")"), _ALSO_NAMED.get(main, ""))):
                words = nations.words_of(name).split(" ")
                key = "".join(words)
                if key in _CAPITALS:
                    continue
                for index, spelling in ((exact, key), (families, family(key))):
                    known = index.setdefault(spelling, [])
                    if made not in known:
                        known.append(made)
                lengths[words[0]] = max(len(words), lengths.get(words[0], 1))
    return _Sides(
        {key: tuple(value) for key, value in exact.items()},
        {key: tuple(value) for key, value in families.items()},
        lengths,
    )
