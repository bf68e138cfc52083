"""Time as a row of steps: quarters where they are few, years before, each with reports and persons."""

from collections.abc import Sequence
from datetime import date, timedelta

from palermo.domain.routes.flows.records import Way
from palermo.domain.routes.shapes import Period

_MOST_QUARTERS = 16


def periods(ways: Sequence[Way], today: date, least: int) -> tuple[Period, ...]:
    """Return steps from the first report's day to the last one's: the last sixteen quarters, and years before them.

    A report counts in the step of its first possible day, its persons once, whatever legs they went.
    """
    days = [(way.first, way) for way in ways if way.first is not None]
    if not days:
        return ()
    first, last = min(day for day, _ in days), max(day for day, _ in days)
    steps = _steps(first, last)
    reports, persons = [0] * len(steps), [0] * len(steps)
    place = {month: index for index, (_, since, until) in enumerate(steps) for month in _months(since, until)}
    for day, way in days:
        index = place[day.year * 12 + day.month]
        reports[index] += 1
        persons[index] += way.low
    return tuple(
        Period(code, since, until, count, number if number >= least or not number else None, until < today)
        for (code, since, until), count, number in zip(steps, reports, persons, strict=True)
    )


def _steps(first: date, last: date) -> list[tuple[str, date, date]]:
    final = last.year * 4 + (last.month - 1) // 3
    start = max(first.year * 4 + (first.month - 1) // 3, final - _MOST_QUARTERS + 1)
    if first.year * 4 < start:
        start += -start % 4  # quarters begin with a whole year, after the years
        start = min(start, final - final % 4)
    years = [(str(year), date(year, 1, 1), date(year, 12, 31)) for year in range(first.year, start // 4)]
    return years + [_quarter(number) for number in range(start, final + 1)]


def _quarter(number: int) -> tuple[str, date, date]:
    year, quarter = divmod(number, 4)
    after = date(year + quarter // 3, (quarter * 3 + 3) % 12 + 1, 1)
    return f"{year}-Q{quarter + 1}", date(year, quarter * 3 + 1, 1), after - timedelta(days=1)


def _months(since: date, until: date) -> range:
    return range(since.year * 12 + since.month, until.year * 12 + until.month + 1)
