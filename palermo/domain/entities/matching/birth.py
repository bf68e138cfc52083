"""Dates of birth: partial, swapped, slipped by a digit, or put as the first of January because nobody knew."""

import re
from functools import lru_cache
from typing import NamedTuple

from palermo.domain.reports.reading.dates import parse_partial
from palermo.kernel.errors import Invalid

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d.{0,30})?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ABOUT = re.compile(r"^\s*(?:~|about|circa|ca\.?|c\.|env\.?|environ|vers|cerca de|around)\s*", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_EARLIEST, _LATEST = 1850, 2100
_LONGEST = 60
_NEAR_YEARS = 2
_APART_YEARS = 8


class Birth(NamedTuple):
    """Year, month and day of a birth, 0 where unknown; `about` says that the year is somebody's estimate."""

    year: int
    month: int
    day: int
    about: bool

    @property
    def text(self) -> str:
        """Return the date as partial ISO text."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@lru_cache(maxsize=100_000)
def read(text: str) -> Birth | None:
    """Return the birth that a text gives (ISO, compact, or as officers write it), None for none."""
    text = text[:_LONGEST].strip()
    if not text:
        return None
    bare = _ABOUT.sub("", text)
    about = bare != text
    found = _ISO.fullmatch(bare) or _COMPACT.fullmatch(bare) or _YEAR.fullmatch(bare)
    if found:
        year, month, day = (int(part or 0) for part in (*found.groups(), None, None)[:3])
        return _checked(year, month, day, about)
    try:
        span = parse_partial(bare)
    except (Invalid, ValueError, OverflowError):
        return None
    if span.start != span.end:
        return None
    year, month, day = (int(part) for part in (*span.start.split("-"), "0", "0")[:3])
    return _checked(year, month, day, about)


def _checked(year: int, month: int, day: int, about: bool) -> Birth | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    if month > 12 >= day > 0:
        month, day = day, month
    if month > 12 or day > 31:
        return Birth(year, 0, 0, about)
    if (month, day) == (1, 1):  # the day that registers give to those who know only their year
        return Birth(year, 0, 0, about)
    return Birth(year, month, day if month else 0, about)


def compare(one: Birth | None, other: Birth | None) -> str:
    """Return the level at which two births agree, '' when one is unknown."""
    if one is None or other is None:
        return ""
    level = _within_year(one, other) if one.year == other.year else _across_years(one, other)
    return "apart" if level == "different" and abs(one.year - other.year) > _APART_YEARS else level


def _across_years(one: Birth, other: Birth) -> str:
    if one.about or other.about:
        return "near" if abs(one.year - other.year) <= _NEAR_YEARS else "different"
    if one.month and one.day and one[1:3] == other[1:3]:
        return "slip" if _one_slip(f"{one.year:04}", f"{other.year:04}") else "year_differs"
    if not one.month or not other.month:
        return "near" if abs(one.year - other.year) == 1 else "different"
    return "different"


def _within_year(one: Birth, other: Birth) -> str:
    if not one.month or not other.month:
        return "year"
    if not one.day or not other.day:
        return "month" if one.month == other.month else "year_only"
    if one.month == other.month and one.day == other.day:
        return "same"
    if one.month == other.day and one.day == other.month:
        return "swapped"
    if one.month == other.month or one.day == other.day:
        written = [f"{birth.month:02}{birth.day:02}" for birth in (one, other)]
        return "slip" if _one_slip(*written) else "year_only"
    return "year_only"


def _one_slip(one: str, other: str) -> bool:
    """Say whether two figures of one length differ by one digit, or by two neighbours changing places."""
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 1:
        return True
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )
