"""One date as figures: which of two numbers is the month, what century, and whether such a day exists."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from palermo.kernel.errors import Invalid
from palermo.kernel.text import fold

FIRST_YEAR, LAST_YEAR = 1900, 2100
_ISO = re.compile(r"(\d{4})(?:[/.\- ](\d{1,2})(?:[/.\- ](\d{1,2}))?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FIGURES = re.compile(r"(\d{1,2}) ?([/.\- ]) ?(\d{1,2})(?: ?\2 ?(\d{4}|\d{2}))?\.?")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[/.\- ] ?(\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})[ ./-]*)?@(\d{1,2})(?:[ ,./-]*(\d{4}|\d{2}))?")
_NAMED_FIRST = re.compile(r"@(\d{1,2}) (\d{1,2})(?:[ ,]+(\d{4}))?")
_YEAR_NAMED = re.compile(r"(\d{4})[ ,./-]*@(\d{1,2})(?:[ ./-]*(\d{1,2}))?")
_DAY = re.compile(r"\d{1,2}")
_BOX = re.compile(r"[0-9]{1,4}")


class Part(NamedTuple):
    """Year, month and day as far as they were given."""

    year: int | None
    month: int | None
    day: int | None

    @classmethod
    def of(cls, year: str | None, month: str | None, day: str | None, near: date) -> "Part":
        """Return a part from its figures; two-figure years are at most one ahead of `near`."""
        return cls(_year(year, near), int(month) if month else None, int(day) if day else None)

    def with_year(self, near: date) -> "Part":
        """Return the part with the last year in which it is not after `near`, where it has none."""
        if self.year is not None:
            return self
        later = (self.month or 1, self.day or 1) > (near.month, near.day)
        found = self._replace(year=near.year - later)
        if self.month == 2 and self.day == 29:
            while found.year and not _leap(found.year):
                found = found._replace(year=found.year - 1)
        return found

    def text(self) -> str:
        """Return the part as partial ISO text; raises Invalid('bad_date') when there is no such day."""
        if self.year is None or not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise Invalid("bad_date")
        try:
            whole = date(self.year, self.month or 1, self.day or 1).isoformat()
        except ValueError:
            raise Invalid("bad_date") from None
        return whole if self.day else whole[:7] if self.month else whole[:4]


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _year(text: str | None, near: date) -> int | None:
    if not text:
        return None
    if len(text) == 4:
        return int(text)
    return 2000 + int(text) if 2000 + int(text) <= near.year + 1 else 1900 + int(text)


def part_of(text: str, month_first: bool, near: date) -> Part | None:
    """Return the date that figures and a month written as @n make, None when they make none."""
    text = text.strip(" .,;:-")
    if found := _COMPACT.fullmatch(text) or _ISO.fullmatch(text):
        return Part.of(found[1], found[2], found[3], near)
    if found := _MONTH_YEAR.fullmatch(text):
        return Part.of(found[2], found[1], None, near)
    if found := _FIGURES.fullmatch(text):
        day, month = int(found[1]), int(found[3])
        if (month_first and day <= 12) or month > 12:
            day, month = month, day
        return Part(_year(found[4], near), month, day)
    if found := _YEAR_NAMED.fullmatch(text):
        return Part.of(found[1], found[2], found[3], near)
    if (found := _NAMED_FIRST.fullmatch(text)) and int(found[2]) <= 31:
        return Part.of(found[3], found[1], found[2], near)
    if found := _NAMED.fullmatch(text):
        return Part.of(found[3], found[2], found[1], near)
    return Part(None, None, int(text)) if _DAY.fullmatch(text) else None


def check(year: str | int | None, month: str | int | None, day: str | int | None) -> str:
    """Return partial ISO text from the three boxes of a form, '' when all are empty; raises Invalid.

    Codes, with `part` naming the box: not_a_number, year_missing, year_out_of_range, month_out_of_range,
    day_without_month, day_out_of_range (also for a day that its month does not have).
    """
    y, m, d = _box(year, "year"), _box(month, "month"), _box(day, "day")
    if y is None and m is None and d is None:
        return ""
    if y is None:
        raise Invalid("year_missing", part="year")
    if not FIRST_YEAR <= y <= LAST_YEAR:
        raise Invalid("year_out_of_range", part="year", first=FIRST_YEAR, last=LAST_YEAR)
    if m is None and d is not None:
        raise Invalid("day_without_month", part="month")
    if m is not None and not 1 <= m <= 12:
        raise Invalid("month_out_of_range", part="month")
    if d is not None and m is not None and not 1 <= d <= monthrange(y, m)[1]:
        raise Invalid("day_out_of_range", part="day", last=monthrange(y, m)[1])
    return Part(y, m, d).text()


def _box(value: str | int | None, part: str) -> int | None:
    text = fold(str("" if value is None else value)).strip()
    if not text:
        return None
    if not _BOX.fullmatch(text):
        raise Invalid("not_a_number", part=part)
    return int(text)
