"""How many people, of which kind: people, women, men, children, dead, missing, injured, survivors, suspects.

*No children* is a count of 0; that children are not spoken of is no count at all.
"""

import re
from dataclasses import replace
from typing import Any

from palermo.domain.reports.reading.extraction import nations
from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.figures import Figure, figures, unit_after
from palermo.domain.reports.reading.extraction.person_words import (
    ADJECTIVES,
    AFTERWARDS,
    ANY_AGE,
    NO_WORDS,
    NOBODY,
    WHO,
    ZERO_STOPS,
)
from palermo.domain.reports.reading.extraction.word_sets import word_set
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_MOST = 1_000_000
_AHEAD = 4
_CAPITALS = re.compile(r"[A-Z]{2,3}")
_INNER = re.compile(r"[ \n\u00a0\u202f'’\"«»“”-]{0,3}|\.[ \n]|/")
_SEX = {"F": "women", "H": "men", "M": "men", "f": "women"}
_SEX_END = re.compile(r"[ ]{0,2}(?:[,;.)(/+&]|\bet\b|\band\b|\be\b|\by\b|$|\n)")
_RANGE = re.compile(r"[ \n]{0,2}(?:-|–|à|a|to|et|e|and|y|ou|or|o)[ \n]{0,2}")
_BEFORE = re.compile(r"[ ]{0,2}(?::|=|entre|between|-|–)?[ ]{0,2}(?:entre |between )?")
_NOT_PEOPLE = word_set(
    "cards card passports passport passeports passaportes cartes boats phones visas visa stamps plates plate ids id "
    "documents embassy police army navy pesos dollars naira dinars sim vehicle vehicles number numbers booklets"
)
_LIVING = frozenset(("people", "men", "women", "children"))
_AND = frozenset(
    ("and", "et", "e", "y", "dont", "including", "of", "incluindo", "with", "avec", "com", "con")
)
_YOUNG = frozenset(("filles", "girls", "boys", "girl", "boy", "fille"))
_PLURAL = ("s", "ese", "ish", "nch", "sh", "is", "x")
_ABOARD = frozenset((("on", "board"), ("a", "bord"), ("a", "bordo"), ("em", "bordo")))


def find(passage: Passage, context: Context) -> list[Item]:
    """Return every count of people with its kind and, where one is said, their nationality."""
    found: dict[tuple[str, int, str], tuple[Item, set[Span]]] = {}
    numbers = figures(passage)
    items = [item for place in range(len(numbers)) for item in _counted(passage, numbers, place)]
    for item in (*items, *_none(passage)):
        key = (item.fields["who"], item.fields["n"], item.fields["nationality"])
        found.setdefault(key, (item, set()))[1].update(item.spans)
    merged = [replace(item, spans=tuple(sorted(spans))) for item, spans in found.values()]
    return sorted(merged, key=lambda each: each.spans[0])


def _item(who: str, low: int, high: int, nationality: str, score: float, span: Span) -> Item:
    fields: dict[str, Any] = {"who": who, "n": low, "nationality": nationality}
    shown = str(low)
    if high != low:
        fields["high"] = high
        shown = f"{low}-{high}"
    return Item("count", f"{shown} {nationality} {who}".replace("  ", " "), fields, score, (span,))


def _whole(number: Figure) -> int | None:
    if number.glued or number.whole > _MOST or number.whole != int(number.whole):
        return None
    return int(number.whole)


def _counted(passage: Passage, numbers: tuple[Figure, ...], place: int) -> list[Item]:
    number = numbers[place]
    n = _whole(number)
    if n is None or (number.article and not _article(passage, number)):
        return []
    low, start = n, number.start
    if place and (left := _whole(numbers[place - 1])) is not None and left < n:
        before = numbers[place - 1]
        gap = passage.raw[before.end : number.start]
        if (
            len(gap) < 8
            and not before.suffix
            and _RANGE.fullmatch(gap.lower())
            and _is_range(passage, before, gap)
        ):
            low, start = left, before.start
    kind = _kind_after(passage, number)
    if kind is None:
        return _led(passage, number, low, n, start)
    who, nationality, end, score = kind
    if not nationality and (also := _sexed(passage, number, end)):
        return [_item(each, low, n, "", score, Span(start, also)) for each in ("people", who)]
    if who == "people" and low == n == 1:
        score = 0.6
    if number.rough:
        score -= 0.1
    if passage.folded[number.last : number.last + 1] and passage.folded[number.last] in _YOUNG:
        score = 0.6  # grown women too are called girls
    found = [_item(who, low, n, nationality, score, Span(start, end))]
    if who in _LIVING and (second := _afterwards(passage, end, number)):
        found.append(_item(second[0], low, n, "", score - 0.05, Span(start, second[1])))
    return found


def _sexed(passage: Passage, number: Figure, end: int) -> int:
    """Return the last character of *11 male pax*, who are people and men; 0 for anything else."""
    words, place = passage.folded, number.last
    if number.suffix or place + 1 >= len(words) or words[place] not in ("male", "female"):
        return 0
    return (
        passage.ends[place + 1] if passage.ends[place] == end and WHO.get(words[place + 1]) == "people" else 0
    )


def _is_range(passage: Passage, before: Figure, gap: str) -> bool:
    word = gap.strip().lower()
    if word in ("et", "and", "y", "e"):
        return bool(before.first) and passage.folded[before.first - 1] in ("entre", "between")
    return True


def _article(passage: Passage, number: Figure) -> bool:
    """Tell whether *un* or *a* counts: un mort, a child, never a man."""
    following = passage.folded[number.last] if number.last < len(passage.folded) else ""
    return WHO.get(following) in ("dead", "missing", "injured", "children")


def _kind_after(passage: Passage, number: Figure) -> tuple[str, str, int, float] | None:
    """Return kind, nationality, last character and score of what a number counts, None when it is no people."""
    word, start, end, place = unit_after(passage, number)
    if not word:
        return None
    raw = passage.raw[start:end]
    if raw in _SEX and number.whole < 100:
        tail = passage.raw[end : end + 6]
        return (_SEX[raw], "", end, 0.8) if _SEX_END.match(tail) or not tail.strip() else None
    words, count = passage.folded, len(passage.folded)
    who, nationality, nation_end, at = "", "", 0, place - 1
    sure = True  # `three Nigerian` without an s is three Nigerian things
    for _ in range(_AHEAD):
        if at >= count or words[at] in _NOT_PEOPLE:
            break
        if who := WHO.get(words[at] if at != place - 1 else word, ""):
            break
        code, after = _nation(passage, at)
        if code:
            nationality, nation_end, at = code, passage.ends[after - 1], after
            last = words[after - 1]
            sure = number.whole == 1 or last.endswith(_PLURAL) or not last.isalpha() or len(last) < 6
        elif words[at] in ADJECTIVES:
            at += 1
        else:
            break
        if at >= count or not _INNER.fullmatch(passage.raw[passage.ends[at - 1] : passage.starts[at]]):
            break
    if who:
        end = passage.ends[at]
        if not nationality:
            nationality, end = _nation_behind(passage, at + 1, end)
        return who, nationality, end, 0.9
    if nationality:
        alone = sure and not (at < count and words[at] in _NOT_PEOPLE)
        return ("people", nationality, nation_end, 0.85) if alone else None
    return _plain(passage, place - 1, word)


def _nation_behind(passage: Passage, place: int, end: int) -> tuple[str, int]:
    """Return the nationality behind a word for people, *filles nigérianes*, and its last character."""
    words, count = passage.folded, len(passage.folded)
    if place >= count or not _INNER.fullmatch(passage.raw[end : passage.starts[place]]):
        return "", end
    place += words[place] in ADJECTIVES and place + 1 < count
    code, after = _nation(passage, place, plain=True)
    return (code, passage.ends[after - 1]) if code else ("", end)


def _plain(passage: Passage, place: int, word: str) -> tuple[str, str, int, float] | None:
    """Return what a number counts that only says what became of them or where they are: 81 rescued, 88 on board."""
    words, count = passage.folded, len(passage.folded)
    if place >= count or words[place] != word:
        return None
    following = words[place + 1] if place + 1 < count else ""
    if who := AFTERWARDS.get(word):
        return who, "", passage.ends[place], 0.85
    if word in ("aboard", "debarques", "disembarked", "embarques") or (word, following) in _ABOARD:
        last = place + (word not in ("aboard", "debarques", "disembarked", "embarques"))
        return "people", "", passage.ends[last], 0.75
    if word in ("da", "de", "du", "from", "do", "des") and place + 1 < count:
        named = nations.names().at(words, place + 1)
        if named:
            return "people", named[1], passage.ends[place + named[0]], 0.7
    return None


def _nation(passage: Passage, place: int, plain: bool = False) -> tuple[str, int]:
    """Return the country of the people named at a word and the word after, ('', place) when it names none."""
    word = passage.folded[place]
    if not plain:
        raw = passage.raw[passage.starts[place] : passage.ends[place]]
        if _CAPITALS.fullmatch(raw) and (code := nations.codes().get(raw)):
            return code, place + 1
        if code := nations.short_peoples().get(word):
            return code, place + 1
    named = nations.peoples().at(passage.folded, place)
    return (named[1].country, place + named[0]) if named else ("", place)


def _led(passage: Passage, number: Figure, low: int, n: int, start: int) -> list[Item]:
    """Return a count whose kind stands before the number: *Dead: 3*, *desaparecidos entre 28 e 35*."""
    first = number.first
    if number.words or number.article or not first:
        return []
    while first and passage.starts[first] > start:
        first -= 1
    place = first - 1
    if place > 0 and passage.folded[place] in ("entre", "between"):
        place -= 1
    if place < 0 or (passage.starts[place] > start):
        return []
    who = WHO.get(passage.folded[place])
    gap = passage.raw[passage.ends[place] : start]
    if not who or not _BEFORE.fullmatch(gap) or not (":" in gap or "=" in gap or low != n):
        return []
    word, *_ = unit_after(passage, number)
    if word in ANY_AGE:
        return []
    return [_item(who, low, n, "", 0.75, Span(passage.starts[place], number.end))]


def _afterwards(passage: Passage, end: int, number: Figure) -> tuple[str, int] | None:
    """Return what became of those counted: *24 migrants retrouvés vivants*, *3 men died*."""
    words, count = passage.folded, len(passage.folded)
    place = number.last
    while place < count and passage.starts[place] < end:
        place += 1
    for step in range(place, min(place + 3, count)):
        if any(mark in passage.raw[end : passage.starts[step]] for mark in ".,;:()"):
            return None
        if who := AFTERWARDS.get(words[step]):
            return who, passage.ends[step]
        if words[step] in WHO or words[step] in _AND or words[step] in NO_WORDS or words[step].isdigit():
            return None
    return None


def _none(passage: Passage) -> list[Item]:
    """Return the counts of 0: *no children*, *pas de mineur*, *aucun blessé*, *não houve feridos*."""
    words, sentences, count, found = passage.folded, passage.sentences, len(passage.folded), []
    for place, word in enumerate(words):
        reach = NO_WORDS.get(word)
        if not reach:
            continue
        for step in range(place + 1, min(place + 1 + reach, count)):
            if sentences[step] != sentences[place]:
                break
            gap = passage.raw[passage.ends[step - 1] : passage.starts[step]]
            if "," in gap or words[step] in ZERO_STOPS:
                break
            who = WHO.get(words[step])
            if word in NOBODY:
                who = who if who in ("injured", "dead", "missing") else AFTERWARDS.get(words[step])
                who = who if who in ("injured", "dead", "missing") else None
            if who and who not in ("suspects",):
                span = Span(passage.starts[place], passage.ends[step])
                found.append(_item(who, 0, 0, "", 0.85, span))
                break
    return found
