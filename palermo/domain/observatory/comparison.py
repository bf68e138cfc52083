"""Numbers beside what they were: ratios of rates with exact intervals, and in words whether anything changed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from palermo.domain.observatory.disclosure import LEAST
from palermo.domain.observatory.periods import Span
from palermo.domain.routes.flows.intervals import ratio_interval
from palermo.domain.routes.shapes import Interval

Trend = Literal["more", "fewer", "no_clear_change", "new", "none", "few"]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: a code with its count now, before and a year ago; None is hidden, being small or giving one away.

    The ratios are of rates a day, now to then, and None where nothing was then or either count is hidden.
    """

    code: str
    now: int | None
    before: int | None
    year: int | None
    to_before: Interval | None = None
    to_year: Interval | None = None

    @property
    def trend(self) -> Trend:
        """Say what the interval against the period before allows to be said."""
        return trend(self.now, self.before, self.to_before)


def line(code: str, counts: Sequence[int], spans: tuple[Span, Span, Span]) -> Line:
    """Return a row with its ratios; counts and spans are of now, before and a year ago."""
    now, before, year = counts
    days = [span.days for span in spans]
    return Line(
        code, now, before, year, ratio_interval(now, days[0], before, days[1]),
        ratio_interval(now, days[0], year, days[2]),
    )  # fmt: skip


def trend(now: int | None, before: int | None, ratio: Interval | None) -> Trend:
    """Say more or fewer only where the whole interval lies on one side of 1."""
    if now is None or before is None:
        return "few"
    if before == 0:
        return "new" if now >= LEAST else "none"
    if ratio is None:
        return "no_clear_change"
    if ratio.low > 1:
        return "more"
    if ratio.high is not None and ratio.high < 1:
        return "fewer"
    return "no_clear_change"
