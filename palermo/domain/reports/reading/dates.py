"""Dates as officers write them: partial, in words, in ranges, nights, without a year, month first in Liberia.

A date without a year is the last one that is not after `near`. `9/10 Maio` is the night from the 9th to the 10th
of May, never the 9th of October (DOMAIN, section 11).
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from palermo.domain.reports.reading import calendar_words as w
from palermo.domain.reports.reading.day_parts import Part, check, part_of
from palermo.kernel.clock import today
from palermo.kernel.errors import Invalid
from palermo.kernel.text import clean_line, fold

__all__ = ["PartialSpan", "check", "parse_partial"]

_LONGEST = 120
_WHOLE = 10
_PRECISION = {4: "year", 7: "month", _WHOLE: "day"}
_TIME = re.compile(
    r"(?<![\d/.\-])(?:\d{1,2} ?h(?: ?\d{2})?|\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?|\d{3,4} ?(?:hrs|hours))"
    r"(?: ?(?:am|pm|utc|gmt|z|h)\b| ?[+-]\d{2}:?\d{2})?(?![\d/])"
)
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})t\d{2}:?\d{2}(?::?\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})?$")
_WEEK_NUMBER = re.compile(
    r"\b(?:week|wk|semaine|sem|semana) ?\d\b|\b\d(?:st|nd|rd|th|e|a) (?:week|wk|semaine|semana)\b"
)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|ere|er|eme|e|o|a)\b")
_WORD = re.compile(r"[a-z]+")
_TWO_DAYS = re.compile(r"(\d{1,2})([/-])(\d{1,2}) ?@(\d{1,2})(?:[ ,.]+(\d{4}|\d{2}))?")
_TWO_DAYS_FIGURES = re.compile(r"(\d{1,2})-(\d{1,2})([/.])(\d{1,2})(?:\3(\d{4}|\d{2}))?")


class PartialSpan(NamedTuple):
    """First and last possible date as partial text (`2026`, `2026-03`, `2026-03-08`), equal when one date was given.

    Precision is day, night, week, month, year or range.
    """

    start: str
    end: str
    precision: str


def parse_partial(text: str, *, month_first: bool = False, near: date | None = None) -> PartialSpan:
    """Return the span that a written date means; raises Invalid('bad_date') for text that is none.

    `month_first` reads 01/02/26 as the 2nd of January; a number above 12 is never a month either way. `near` (the
    day of the report, otherwise today) settles years that were left out or have two figures.
    """
    if len(text) > _LONGEST:
        raise Invalid("bad_date")
    near = near or today()
    line = _spoken(fold(re.sub("[–—→]", " ~ ", clean_line(text))), near)
    line, flags = _reduced(line)
    span = _span(line, month_first, near, "night" in flags)
    if "since" in flags:
        last = near.isoformat()[: len(span.start)]
        span = PartialSpan(span.start, max(last, span.start), "range")
    elif "week" in flags:
        span = span._replace(precision="week")
    return span


def _spoken(line: str, near: date) -> str:
    """Return the line with today, last year and their like written as figures."""
    monday = near - timedelta(days=near.weekday())
    month = near.replace(day=1)
    earlier = (month - timedelta(days=1)).isoformat()[:7]
    for words, figures in (
        (w.TODAY, near.isoformat()),
        (w.YESTERDAY, (near - timedelta(days=1)).isoformat()),
        (w.LAST_YEAR, str(near.year - 1)),
        (w.THIS_YEAR, str(near.year)),
        (w.LAST_WEEK, f"{monday - timedelta(days=7)} ~ {monday - timedelta(days=1)} week"),
        (w.THIS_WEEK, f"{monday} ~ {monday + timedelta(days=6)} week"),
        (w.LAST_MONTH, earlier),
        (w.THIS_MONTH, month.isoformat()[:7]),
    ):
        line = re.sub(rf"\b(?:{words})\b", figures, line)
    return line


def _reduced(line: str) -> tuple[str, set[str]]:
    """Return figures, months as @n and separators only, with what the words between them said."""
    flags: set[str] = set()
    line = _ISO_TIME.sub(r"\1", line.strip())
    if _WEEK_NUMBER.search(line):
        flags.add("week")
        line = _WEEK_NUMBER.sub(" ", line)
    line = _ORDINAL.sub(r"\1", _TIME.sub(" ", line)).replace("p/", "p ")

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        if word in w.MONTHS:
            return f" @{w.MONTHS[word]} "
        if word in w.UNTIL:
            return " ~ "
        for name, words in (("night", w.NIGHT), ("week", w.WEEK), ("since", w.SINCE)):
            if word in words:
                flags.add(name)
                return " "
        if word in w.NOISE:
            return " "
        raise Invalid("bad_date")

    line = re.sub(r"(?<=[^\d])\.|['()]", " ", _WORD.sub(swap, line))
    line = re.sub(r"\s+", " ", line)
    return line.strip(" .,;:~-"), flags


def _span(line: str, month_first: bool, near: date, night: bool) -> PartialSpan:
    together = _TWO_DAYS.fullmatch(line)
    if together:
        first, sep, second, month, year = together.groups()
        night = night or (sep == "/" and int(second) == int(first) + 1)
        return _ranged(Part(None, None, int(first)), Part.of(year, month, second, near), near, night)
    together = _TWO_DAYS_FIGURES.fullmatch(line)
    if together:
        first, second, _, month, year = together.groups()
        return _ranged(Part(None, None, int(first)), Part.of(year, month, second, near), near, night)
    whole = part_of(line, month_first, near)
    if whole and (whole.month or whole.year):
        text = whole.with_year(near).text()
        return PartialSpan(text, text, "night" if night and len(text) == _WHOLE else _PRECISION[len(text)])
    for cut in ("~", " - ", "/", "-"):
        sides = [part_of(side, month_first, near) for side in line.split(cut)] if line.count(cut) == 1 else []
        if len(sides) == 2 and sides[0] and sides[1]:
            return _ranged(sides[0], sides[1], near, night)
    raise Invalid("bad_date")


def _ranged(left: Part, right: Part, near: date, night: bool) -> PartialSpan:
    """Return the span between two dates, each lending the other the month and year that it left out."""
    if right.month is None and right.year is None:
        right = right._replace(year=left.year, month=left.month)
    elif right.year is None and left.year is not None:
        right = right._replace(year=left.year + (left.month is not None and (right.month or 0) < left.month))
    right = right.with_year(near)
    if left.month is None and left.day is not None:
        left = left._replace(month=right.month)
        if left.day and right.day and left.month and left.day > right.day:
            left = left._replace(month=(left.month - 2) % 12 + 1)
    if left.year is None:
        earlier = left.month is not None and right.month is not None and left.month > right.month
        left = left._replace(year=(right.year or near.year) - earlier)
    start, end = left.text(), right.text()
    if end[: len(start)] < start[: len(end)]:
        raise Invalid("bad_date")
    return PartialSpan(start, end, "night" if night else "range")
