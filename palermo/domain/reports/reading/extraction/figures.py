"""Numbers in a text, as figures in every grouping and as words, each with the words it covers.

`1.250` is a thousand two hundred and fifty where a full stop groups (French, Portuguese, Spanish) and one and a
quarter in English; `whole` gives the reading as a whole number, which is the right one for money and for people.
"""

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from palermo.domain.reports.reading.extraction.number_words import (
    AND_A_HALF,
    SCALES,
    first_words,
    half_at,
    spoken_at,
)
from palermo.domain.reports.reading.passage import Passage
from palermo.kernel.text import fold

_BLANKS = " \u00a0\u202f\u2009"
# What looks like a number and is none comes first: dates, times, phone numbers and fractions with their separators.
_FIGURE = re.compile(
    rf"""(?<!\d)(?:
    (?P<other>
        \+\d[\d ]{{5,18}}\d
      | \d{{1,4}}(?P<bar>[-/.])\d{{1,2}}(?P=bar)\d{{2,4}}(?!\d)
      | \d{{1,6}}[/:]\d{{1,6}}(?:[/:]\d{{1,6}})?
      | \d{{2,5}}(?:[ ]\d\d){{3,5}}(?!\d)
      | 0\d{{2,4}}[ ]\d{{3}}[ ]?\d{{3,4}}(?!\d)
    )
    | (?P<whole>\d{{1,3}}(?:(?:[{_BLANKS}]\d{{3}}){{1,4}}|(?P<group>[.,'’])\d{{3}}(?:(?P=group)\d{{3}}){{0,3}})(?!\d)
        | \d{{1,12}}(?!\d))
      (?P<rest>[.,]\d{{1,6}}(?!\d))?
      (?P<half>[ ]?[½¼¾]|[ ]1/2(?![\d/]))?
      (?P<suffix>[^\W\d_]{{1,12}})?
    | (?P<part>[½¼¾])
    )""",
    re.VERBOSE,
)
_UNGROUPED = str.maketrans("", "", _BLANKS + ".,'’")
_DIGITS = re.compile(r"\+?\d+|[½¼¾]")
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "1/2": Decimal("0.5")}
_TIED = re.compile(r"[ \t\u00a0\u202f-]{1,2}|\n")
_LETTER = re.compile(r"[^\W\d_]")


class Figure(NamedTuple):
    """One number: characters `start` to `end`, words `first` to `last` (the one after), its value both ways.

    `suffix` holds the letters glued behind it (350g), `glued` says that letters stand before it (N60,000).
    """

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    whole: Decimal
    suffix: str = ""
    glued: bool = False
    rough: bool = False
    article: bool = False
    words: bool = False


_kept: WeakKeyDictionary[Passage, tuple[Figure, ...]] = WeakKeyDictionary()


def figures(passage: Passage) -> tuple[Figure, ...]:
    """Return every number of a passage in order; dates, times and phone numbers are left out."""
    found = _kept.get(passage)
    if found is None:
        both = _written(passage)
        taken = {place for each in both for place in range(each.first, each.last)}
        both += [each for each in _spoken(passage) if each.first not in taken]
        both.sort(key=lambda each: each.start)
        found = _kept[passage] = tuple(both)
    return found


def unit_after(passage: Passage, figure: Figure) -> tuple[str, int, int, int]:
    """Return the folded word right behind a number, glued or not, its characters, and the word after it.

    The word is '' where something other than blanks, a hyphen or a bracket stands between, or nothing follows.
    """
    if figure.suffix:
        end = passage.ends[figure.last - 1]
        return figure.suffix, figure.end, end, figure.last
    place = figure.last
    if place >= len(passage.starts):
        return "", figure.end, figure.end, place
    start = passage.starts[place]
    if not _near(passage.raw[figure.end : start]):
        return "", figure.end, figure.end, place
    return passage.folded[place], start, passage.ends[place], place + 1


def _near(gap: str) -> bool:
    return len(gap) <= 3 and not gap.strip(" \t\n\u00a0\u202f\u2009-'’\"«“~")


def between(passage: Passage, left: int, right: int) -> str:
    """Return the characters between the end of word `left` and the start of word `right`."""
    return passage.raw[passage.ends[left] : passage.starts[right]]


def text(number: Decimal) -> str:
    """Return a number as plain digits with a point, without an exponent or trailing zeros."""
    number = number.normalize()
    if number == number.to_integral_value():
        number = number.quantize(Decimal(1))
    return f"{number:f}"


def _written(passage: Passage) -> list[Figure]:
    raw, found, free = passage.raw, [], 0
    for run in _DIGITS.finditer(raw):  # a search for one set of characters runs at the speed of memory
        if run.start() < free or (match := _FIGURE.match(raw, run.start())) is None:
            continue
        free = match.end()
        if match["other"]:
            continue
        if match["part"]:
            half = _PARTS[match["part"]]
            figure: Figure | None = _of(passage, match.start(), match.end(), half, half)
        else:
            figure = _read(passage, match)
        if figure:
            found.append(figure)
    return found


def _read(passage: Passage, match: re.Match[str]) -> Figure | None:
    raw, language = passage.raw, passage.language
    suffix, end = match["suffix"] or "", match.end()
    after = raw[end : end + 2]
    if (suffix and after[:1].isdigit()) or (after[:1] in ".," and after[1:].isdigit()):
        return None
    digits, group, rest = match["whole"], match["group"], match["rest"] or ""
    if len(digits) > 2 and digits[0] == "0" and (group or " ") not in ".,":
        return None
    before = raw[match.start() - 1 : match.start()] if match.start() else ""
    if before and (before in "/:+" or (before == "." and raw[max(0, match.start() - 2)].isdigit())):
        return None
    bare = digits.translate(_UNGROUPED)
    whole = value = Decimal(f"{bare}.{rest[1:]}" if rest else bare)
    if group and group in ".," and not rest and digits.count(group) == 1:
        apart = Decimal(digits.replace(",", "."))
        if digits[0] == "0":
            whole = value = apart
        elif (group == ".") == (language == "en"):
            value = apart
    elif rest and len(rest) == 4 and not group:  # 1250,500 cannot group either
        whole = value
    if match["half"]:
        extra = _PARTS[match["half"].strip()]
        whole, value = whole + extra, value + extra
    close = match.start("suffix") if suffix else end
    if suffix in ("k", "K"):
        whole, value, suffix, close = whole * 1000, value * 1000, "", end
    glued = bool(before) and _LETTER.match(before) is not None
    if glued and raw[max(0, match.start() - 2)].isdigit():
        return None  # the minutes of 03h10
    return _scaled(
        passage, _of(passage, match.start(), close, value, whole)._replace(suffix=fold(suffix), glued=glued)
    )


def _of(passage: Passage, start: int, end: int, value: Decimal, whole: Decimal) -> Figure:
    first = max(0, bisect_right(passage.starts, start) - 1)
    last = bisect_left(passage.starts, end)
    return Figure(start, end, first, max(last, first + 1), value, whole)


def _scaled(passage: Passage, figure: Figure) -> Figure:
    """Return 1,5 million as one number."""
    place = figure.last
    if figure.suffix or place >= len(passage.starts):
        return figure
    scale = SCALES.get(passage.folded[place])
    if not scale or not _TIED.fullmatch(passage.raw[figure.end : passage.starts[place]]):
        return figure
    value = figure.value
    value *= scale
    if tuple(passage.folded[place + 1 : place + 3]) in AND_A_HALF:
        value, place = value + Decimal(scale) / 2, place + 2
    return figure._replace(value=value, whole=value, end=passage.ends[place], last=place + 1)


@cache
def _firsts(language: str) -> frozenset[str]:
    return first_words(language)


def _spoken(passage: Passage) -> list[Figure]:
    words, firsts, found = passage.folded, _firsts(passage.language), []
    place, count = 0, len(words)
    while place < count:
        if words[place] not in firsts:
            place += 1
            continue
        limit = place + 1
        while limit < count and limit < place + 14 and _TIED.fullmatch(between(passage, limit - 1, limit)):
            limit += 1
        spoken = spoken_at(words, place, limit, passage.language)
        if (half := half_at(words, place, limit)) and (spoken is None or spoken.article):
            value, end = half
            found.append(
                Figure(passage.starts[place], passage.ends[end - 1], place, end, value, value, words=True)
            )
            place = end
            continue
        if spoken is None:
            place += 1
            continue
        value, last = Decimal(spoken.value), words[spoken.end - 1]
        if SCALES.get(last, 0) > 1_000 and tuple(words[spoken.end : spoken.end + 2]) in AND_A_HALF:
            value += Decimal(SCALES[last]) / 2
            spoken = spoken._replace(end=spoken.end + 2)
        found.append(
            Figure(
                passage.starts[place],
                passage.ends[spoken.end - 1],
                place,
                spoken.end,
                value,
                value,
                rough=spoken.rough,
                article=spoken.article,
                words=True,
            )
        )
        place = spoken.end
    return found
