"""Papers: numbers with check digits (ICAO 9303, weights 7-3-1), and the letters that eyes and scanners mix up."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from palermo.foundations.vocabularies import countries
from palermo.kernel.text import fold

_LONGEST = 60
_SHORTEST_NUMBER, _LONGEST_NUMBER = 4, 20
_JUNK = re.compile(r"[^A-Z0-9?]")
_CONFUSED = str.maketrans("OQDILZSGB", "000112568")
_PASSPORT, _WITH_CHECK = 9, 10
_SLIP_LENGTH = 6
_WEIGHTS = (7, 3, 1)


class Paper(NamedTuple):
    """A number in capitals and digits; `plain` has look-alikes joined; type and country '' when not said."""

    number: str
    plain: str
    type: str
    country: str
    checked: bool


def check_digit(text: str) -> str:
    """Return the check digit of a field of a machine-readable zone (ICAO Doc 9303 part 3, 4.9)."""
    total = 0
    for place, sign in enumerate(text):
        value = int(sign) if sign in "0123456789" else ord(sign) - 55 if "A" <= sign <= "Z" else 0
        total += value * _WEIGHTS[place % 3]
    return str(total % 10)


@lru_cache(maxsize=50_000)
def read(text: str) -> Paper | None:
    """Return a paper from `number`, `type:number` or `type:country:number`; None for what holds no number.

    Ten characters of which the last is the check digit of the nine before are those nine, and checked.
    """
    *head, tail = text[:_LONGEST].split(":")
    number = _JUNK.sub("", fold(tail).upper())
    if not _SHORTEST_NUMBER <= len(number) <= _LONGEST_NUMBER or not any(sign.isdigit() for sign in number):
        return None
    checked = len(number) == _WITH_CHECK and "?" not in number and check_digit(number[:9]) == number[9]
    checked = checked and not number.isdigit()
    if checked:
        number = number[:_PASSPORT]
    kind = fold(head[0]).strip() if head else ""
    country = countries.alpha2(head[1]) if len(head) > 1 else ""
    return Paper(number, number.translate(_CONFUSED), kind, country, checked)


def compare(one: Sequence[Paper], other: Sequence[Paper]) -> str:
    """Return the best level at which two lists of papers agree, '' when one is empty or nothing can be compared."""
    best = ""
    for a in one:
        for b in other:
            level = _compare(a, b)
            if _RANK[level] > _RANK[best]:
                best = level
    return best


_RANK = {"": 0, "different": 1, "elsewhere": 2, "slip": 3, "misread": 4, "same": 5}


def _compare(a: Paper, b: Paper) -> str:
    other_land = a.country and b.country and a.country != b.country
    if a.number == b.number or a.plain == b.plain:
        if other_land or (a.type and b.type and a.type != b.type):
            return "elsewhere"
        return "same" if a.number == b.number else "misread"
    if "?" in a.number + b.number:
        return "misread" if _gaps(a.plain, b.plain) else ""
    shorter = min(len(a.plain), len(b.plain))
    # Two numbers that each carry a right check digit were each read right: they are two papers.
    comparable = not other_land and shorter >= _SLIP_LENGTH and not (a.checked and b.checked)
    if comparable and OSA.distance(a.plain, b.plain, score_cutoff=1) <= 1:
        return "slip"
    return "different" if a.type and a.type == b.type and a.country == b.country else ""


def _gaps(a: str, b: str) -> bool:
    known = sum(x == y != "?" for x, y in zip(a, b, strict=False))
    return (
        len(a) == len(b)
        and known >= _SHORTEST_NUMBER
        and all(x == y or "?" in (x, y) for x, y in zip(a, b, strict=True))
    )
