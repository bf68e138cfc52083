"""Places named in a passage, with where they lie: the gazetteer's names, and what the sentence says for each.

A name that several places bear goes to the report's country, a country named nearby, a place close to the others of
the text, the larger one. A name that is also a word or a person's needs a word of the way (*à*, *from*, *rumo a*).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from math import cos, hypot, log10, radians
from pathlib import Path
from typing import NamedTuple

from palermo.domain.reports.reading import gazetteer
from palermo.domain.reports.reading.extraction import names, nations, personal_names
from palermo.domain.reports.reading.extraction.context import MOST, Context
from palermo.domain.reports.reading.extraction.phrases import listed
from palermo.domain.reports.reading.gazetteer import ARABIC, Named, Place, joined
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span
from palermo.kernel.text import fold

_LEAST, _MOST = 0.5, 0.97
_MOST_SURE = 40  # places that others are held against
_SIZES = ((500_000, 0.3), (100_000, 0.25), (20_000, 0.15), (4_000, 0.05))
_SHORTEST_ARABIC = 4  # there are no capitals, so a name must be long
_FIRST_WITHOUT_CAPITALS = "\u0590"
_ALONE = 0.1  # from here on a name in a row of places is one of them
_ROW = re.compile(r" ?[,;/–>-]{1,2} ?| (?:et|and|e|y|puis|then|to|à|a|via) ")
_NEAR_KM = 200.0
_GAPS = frozenset((" ", "-", "'", "’", ". ", "\n", "–", "ʼ", "‘"))
_SMALL_WORDS = listed("de d du la le el al es sur n da do dos of and e")
_LOWER_POPULATION = 20_000


class _Mention(NamedTuple):
    first: int
    after: int
    named: Named
    cue: float
    key: str


class _Read(NamedTuple):
    place: Place
    score: float
    span: Span


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the places named, each with country, degrees north and east, and the GeoNames number ('' when it has none)."""
    mentions = _mentions(passage)
    if not mentions:
        return []
    said = _said(passage)
    single = (each.named.places[0] for each in mentions if len(each.named.places) == 1 and each.named.listed)
    sure = tuple(dict.fromkeys(single))[:_MOST_SURE]
    people = names.spans(passage)
    read: list[_Read] = []
    for mention in mentions:
        span = Span(passage.starts[mention.first], passage.ends[mention.after - 1])
        before = bisect_right(people, (span.start, len(passage.raw) + 1)) - 1
        if before >= 0 and span.end <= people[before][1]:
            continue
        place = _which(mention, context, said, sure)
        read.append(_Read(place, _score(passage, mention, place, context, said), span))
    return [
        _item(each.place, min(_MOST, each.score), each.span)
        for each in _in_rows(passage, read)
        if each.score >= _LEAST
    ][:MOST]


def _in_rows(passage: Passage, read: list[_Read]) -> list[_Read]:
    """Return the places with those in a row made surer: in *Kindia, Mamou, Pita* the known ones vouch for the rest."""
    for row in (range(1, len(read)), range(len(read) - 2, -1, -1)):
        back = -1 if row.step == 1 else 1
        for index in row:
            each, other = read[index], read[index + back]
            left, right = (other, each) if back == -1 else (each, other)
            together = _ROW.fullmatch(passage.raw, left.span.end, right.span.start)
            if together and _ALONE <= each.score < _LEAST <= other.score:
                read[index] = each._replace(score=_LEAST + 0.05)
    return read


def _item(place: Place, score: float, span: Span) -> Item:
    fields = {
        "place": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
    }
    return Item("place", place.name, fields, round(score, 3), (span,))


_LINKS = frozenset(("to", "of", "d", "l", "de", "the", "la", "le"))


def _mentions(passage: Passage) -> list[_Mention]:
    found = []
    words, raw, starts = passage.folded, passage.raw, passage.starts
    openers, cues, countries = gazetteer.openers(), _cues(), nations.names()
    peoples = nations.peoples()
    index, last = 0, len(words)
    while index < last:
        cue = _cue(passage, index, cues) if index else 0.0
        length = 0
        if not raw[starts[index]].islower() or cue >= 0.2:
            named, length = _longest(passage, index, openers)
            country = countries.at(words, index) if words[index] in countries.lengths else None
            if words[index] in peoples.lengths and (people := peoples.at(words, index)) and people[0] > 1:
                country = people[0], ""  # Bissau-Guinéens
            if country and country[0] >= length:
                length = country[0]  # Bissau in Guinea-Bissau, Congo beside Kongo
            elif named:
                found.append(
                    _Mention(index, index + length, named, cue, "".join(words[index : index + length]))
                )
        index += max(1, length)
    return found


def _longest(passage: Passage, index: int, openers: frozenset[str]) -> tuple[Named | None, int]:
    """Return the longest name that begins at a word, and how many words it has."""
    words = passage.folded
    arabic = ARABIC if passage.raw[passage.starts[index]] > _FIRST_WITHOUT_CAPITALS else ""
    if arabic + words[index] in openers:
        for length in range(min(gazetteer.LONGEST, len(words) - index), 1, -1):
            if _together(passage, index, index + length):
                named = gazetteer.find(arabic + joined("".join(words[index : index + length])))
                if named:
                    return named, length
    word = words[index]
    if arabic:
        return gazetteer.find(arabic + joined(word)) if len(word) >= _SHORTEST_ARABIC else None, 1
    return gazetteer.find(word) if word.isalpha() and len(word) > 1 else None, 1


def _together(passage: Passage, first: int, after: int) -> bool:
    raw, starts, ends = passage.raw, passage.starts, passage.ends
    if passage.words[after - 1] in _SMALL_WORDS and raw[starts[after - 1]].islower():
        return False
    for index in range(first, after - 1):
        if raw[ends[index] : starts[index + 1]] not in _GAPS:
            return False
        follows = raw[starts[index + 1]]
        if (
            follows.islower()
            and raw[starts[first]].isupper()
            and passage.words[index + 1] not in _SMALL_WORDS
        ):
            return False
    return True


def _cue(passage: Passage, index: int, cues: dict[str, float]) -> float:
    before = passage.folded[index - 1]
    if before not in cues and before not in _LINKS:
        return 0.0
    between = passage.raw[passage.ends[index - 1] : passage.starts[index]]
    if between.strip("/.-'’ «\"(\n") and between.strip() != ":":
        return 0.0
    if before in _LINKS and index > 1:
        return max(cues.get(before, 0.0), cues.get(passage.folded[index - 2], 0.0))
    return cues.get(before, 0.0)


@cache
def _cues() -> dict[str, float]:
    found: dict[str, float] = {}
    for weight, words in nations.lines("place_cues.txt"):
        for word in words.split():
            found[word] = max(found.get(word, 0.0), 0.25 if weight == "strong" else 0.1)
    return found


@cache
def _common() -> frozenset[str]:
    text = Path(gazetteer.__file__).with_name("common_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _said(passage: Passage) -> frozenset[str]:
    """Return the countries that the text names or whose people it names."""
    found = set()
    words, by_name, peoples = passage.folded, nations.names(), nations.peoples()
    for index, word in enumerate(words):
        if word in by_name.lengths and (match := by_name.at(words, index)):
            found.add(match[1])
        elif word in peoples.lengths and (people := peoples.at(words, index)):
            found.add(people[1].country)
    return frozenset(found)


def _which(mention: _Mention, context: Context, said: frozenset[str], sure: Sequence[Place]) -> Place:
    places = mention.named.places
    if len(places) == 1:
        return places[0]
    countries = {place.country for place in sure}
    key = mention.key

    def weight(place: Place) -> float:
        near = any(_km(place, other) < _NEAR_KM for other in sure)
        here = (
            2.0 * (place.country == context.country)
            + (place.country in said)
            + 0.5 * (place.country in countries)
        )
        own = joined(fold(place.name)) == key
        return here + 2.0 * own + 1.5 * near + log10(place.population + 10) / 1.5

    return max(places, key=weight)


def _km(one: Place, other: Place) -> float:
    across = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
    return 111.2 * hypot(one.lat - other.lat, across)


@lru_cache(maxsize=20_000)
def _own(key: str, listed: bool, population: int) -> float:
    """Return what a name says by itself: the place's size, its length, whether it is also a word or a person's name."""
    found = next((worth for size, worth in _SIZES if population >= size), 0.0)
    if not listed:
        found -= 0.1
    if len(key) < 4:
        found -= 0.15
    if key in _common():
        found -= 0.35
    elif personal_names.known(key):
        found -= 0.3 if population < 1_000_000 else 0.1
    return found


def _score(
    passage: Passage, mention: _Mention, place: Place, context: Context, said: frozenset[str]
) -> float:
    first, after = mention.first, mention.after
    key = mention.key
    found = 0.5 + mention.cue + _own(key, mention.named.listed, place.population)
    raw, start, end = passage.raw, passage.starts[first], passage.ends[after - 1]
    if (
        raw[start:end].isupper()
        and len(key) < 5
        and (len(place.name) > 4 or raw[end : end + 2].strip().isdigit())
    ):
        found -= 0.3  # the code of a currency, an office, the letters of a plate
    if place.country == context.country:
        found += 0.1
    elif place.country in said:
        found += 0.05
    if raw[start].islower() and (place.population < _LOWER_POPULATION or len(key) < 4 or found < 0.9):
        return 0.0
    if raw[start].islower():
        found -= 0.25
    return (
        found
        - 0.35 * _in_a_name(passage, first, after)
        - (0.1 if (start == 0 and after == first + 1) or raw[end : end + 1] == "’" else 0.0)
    )


def _in_a_name(passage: Passage, first: int, after: int) -> float:
    """Return 0 to 1: how much the neighbours look like the rest of a person's name or of a longer proper name."""
    raw, starts, ends, words = passage.raw, passage.starts, passage.ends, passage.folded
    found = 0.0
    if first and raw[ends[first - 1] : starts[first]] == " ":
        before = raw[starts[first - 1] : ends[first - 1]]
        if before[0].isupper() and len(before) > 1 and words[first - 1] not in _cues():
            found = 1.0 if personal_names.known(words[first - 1]) else 0.3
    if after < len(words) and raw[ends[after - 1] : starts[after]] in (" ", "-"):
        follows = raw[starts[after] : ends[after]]
        if follows[0].isupper() and len(follows) > 1 and personal_names.known(words[after]):
            found = max(found, 1.0)
    return found
