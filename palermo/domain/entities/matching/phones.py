"""Phones: the last eight digits tell a subscriber, whatever stands before them; seven where a country has seven."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_SIGNS = re.compile(r"[0-9?*]")
_LONGEST = 40
_LEAST, _TELLING = 7, 8
_INTERNATIONAL = re.compile(r"\s{0,5}\(?(?:\+|00)")
_MOST_GAPS = 2
_RANK = {"": 0, "different": 1, "slip": 2, "elsewhere": 3, "partial": 4, "same": 5}


class Phone(NamedTuple):
    """Digits without leading zeros, ? where one was not read; `abroad` when a country's prefix was written."""

    digits: str
    abroad: bool


@lru_cache(maxsize=50_000)
def read(text: str) -> Phone | None:
    """Return the digits of a phone, None when there are fewer than seven or more than fifteen of them."""
    text = text[:_LONGEST]
    digits = "".join(_SIGNS.findall(text)).replace("*", "?").lstrip("0")
    if not _LEAST <= len(digits) <= 15 or digits.count("?") > _MOST_GAPS:
        return None
    return Phone(digits, bool(_INTERNATIONAL.match(text)))


def compare(one: Sequence[Phone], other: Sequence[Phone]) -> str:
    """Return the best level at which two lists of phones agree, '' when one is empty."""
    best = ""
    for a in one:
        for b in other:
            level = _compare(a, b)
            if _RANK[level] > _RANK[best]:
                best = level
    return best


def _compare(a: Phone, b: Phone) -> str:
    length = min(_TELLING, len(a.digits), len(b.digits))
    ends = a.digits[-length:], b.digits[-length:]
    if ends[0] == ends[1]:
        return "elsewhere" if a.abroad and b.abroad and not _same_land(a, b) else "same"
    apart = [(x, y) for x, y in zip(*ends, strict=True) if x != y]
    if all("?" in pair for pair in apart):
        return "partial"
    if len(apart) == 1 or (len(apart) == 2 and apart[0] == apart[1][::-1]):
        return "slip"
    return "different"


def _same_land(a: Phone, b: Phone) -> bool:
    """Say whether two numbers with prefixes are of one country: its old numbering plan may lack digits inside."""
    return a.digits[:3] == b.digits[:3]


def ending(phone: Phone) -> str:
    """Return the last seven digits, which every agreeing phone without gaps shares."""
    return phone.digits[-_LEAST:]
