"""Spans of days that are compared: the one asked for, the one before of the same kind, and the same a year ago. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `since` to `until`, both included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.until - self.since).days + 1

    @property
    def code(self) -> str:
        """Return it as ISO 8601 writes an interval."""
        return f"{self.since.isoformat()}/{self.until.isoformat()}"

    @classmethod
    def of_two_months(cls, year: int, number: int) -> Self:
        """Return the two months of a bi-monthly report, 1 for January and February to 6; raises ValueError otherwise."""
        if not 1 <= number <= 6:
            raise ValueError("a year has six periods of two months")
        first, last = 2 * number - 1, 2 * number
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    def before(self) -> "Span":
        """Return the span before: as many whole months where this one is whole months, else as many days."""
        if self._whole_months():
            months = 12 * (self.until.year - self.since.year) + self.until.month - self.since.month + 1
            return Span(_months_on(self.since, -months), self.since - timedelta(days=1))
        return Span(self.since - timedelta(days=self.days), self.since - timedelta(days=1))

    def year_before(self) -> "Span":
        """Return the same span a year earlier; the end of February stays the end of February."""
        if self._whole_months():
            return Span(
                _months_on(self.since, -12), _end_of_month(_months_on(self.until.replace(day=1), -12))
            )
        return Span(_year_back(self.since), _year_back(self.until))

    def _whole_months(self) -> bool:
        return self.since.day == 1 and self.until == _end_of_month(self.until)


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _months_on(first: date, months: int) -> date:
    years, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(years, month + 1, 1)


def _year_back(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
