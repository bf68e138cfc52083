"""Plates as read: gaps, missing ends, look-alike characters."""

from collections.abc import Sequence
from functools import lru_cache

from palermo.domain.reports.reading.plates import may_be, normalise
from palermo.kernel.errors import Invalid

_CONFUSED = str.maketrans("OQDILZSGB", "000112568")
_SHORTEST_PART = 5
_RANK = {"": 0, "different": 1, "misread": 2, "partial": 3, "same": 4}


@lru_cache(maxsize=50_000)
def read(text: str) -> str:
    """Return a plate in capitals and digits with ? for each gap, '' for what is none."""
    try:
        return normalise(text)
    except Invalid:
        return ""


def compare(one: Sequence[str], other: Sequence[str]) -> str:
    """Return the best level at which two lists of plates agree, '' when one is empty."""
    best = ""
    for a in one:
        for b in other:
            level = _compare(a, b)
            if _RANK[level] > _RANK[best]:
                best = level
    return best


def _compare(a: str, b: str) -> str:
    if a == b:
        return "partial" if "?" in a else "same"
    if may_be(a, b):
        read = sum(x == y for x, y in zip(a, b, strict=True))
        return "partial" if read >= _SHORTEST_PART - 1 else "different"
    short, long = sorted((a, b), key=len)
    if (
        len(short) >= _SHORTEST_PART
        and len(short) < len(long)
        and (long.startswith(short) or long.endswith(short))
    ):
        return "partial"
    return "misread" if plain(a) == plain(b) else "different"


def plain(plate: str) -> str:
    """Return a plate with look-alike characters joined."""
    return plate.translate(_CONFUSED)
