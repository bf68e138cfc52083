"""Number plates as read: capitals and digits without separators, ? where a character was not read."""

import re

from palermo.kernel.errors import Invalid
from palermo.kernel.text import clean_line, fold

_LONGEST, _SHORTEST = 14, 2
_LONGEST_WRITTEN = 40
_UNREAD = re.compile(r"\.{2,}|[?*_]")
_BETWEEN = re.compile(r"[\s.\-/,:·'()]")
_PLATE = re.compile(r"[A-Z0-9?]+")


def normalise(text: str) -> str:
    """Return a plate such as `AB7342RB` or, read in part, `AB7?42`; raises Invalid('bad_plate') for what is none."""
    if len(text) > _LONGEST_WRITTEN:
        raise Invalid("bad_plate")
    plate = _BETWEEN.sub("", _UNREAD.sub("?", fold(clean_line(text)))).upper()
    if (
        not _SHORTEST <= len(plate) <= _LONGEST
        or not _PLATE.fullmatch(plate)
        or not re.search(r"[0-9]", plate)
    ):
        raise Invalid("bad_plate")
    return plate


def is_partial(plate: str) -> bool:
    """Say whether some character of a normalised plate was not read."""
    return "?" in plate


def may_be(seen: str, other: str) -> bool:
    """Say whether two normalised plates may be one: of the same length, and equal wherever both were read."""
    return len(seen) == len(other) and all(a == b or "?" in (a, b) for a, b in zip(seen, other, strict=True))
