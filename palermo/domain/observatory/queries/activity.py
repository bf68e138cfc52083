"""What units sent in a period and how it fared: reports, delay, classification, feedback."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, QuerySet

from palermo.domain.observatory.comparison import Line, line
from palermo.domain.observatory.disclosure import LEAST
from palermo.domain.observatory.periods import Span
from palermo.domain.observatory.queries.counting import countable, moments
from palermo.domain.reports.models import Report
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require


@dataclass(frozen=True, slots=True)
class Activity:
    """One unit in a period: what came from it beside before; the rest is None where fewer than five reports came.

    `delay` is the median of days from event to submission, `answered` and `classified` are shares of what came.
    """

    unit: str
    reports: Line
    delay: float | None
    classified: float | None
    answered: float | None


def activity(actor: Actor, *, span: Span) -> list[Activity]:
    """Return each unit that sent anything in the period, the one before or a year before, by code: no league table."""
    require(actor, Permission.REPORT_READ)
    audit.read(actor, "figures.activity", period=span.code)
    spans = (span, span.before(), span.year_before())
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for n, one in enumerate(spans):
        for unit, came in _came(actor, one).values_list("unit").annotate(n=Count("pk")):
            counts[unit][n] = came
    rows = _came(actor, span)
    answered = dict(rows.exclude(closed_at=None).values_list("unit").annotate(n=Count("pk")))
    classified = dict(rows.exclude(crime_class="").values_list("unit").annotate(n=Count("pk")))
    delays: dict[str, list[int]] = defaultdict(list)
    for unit, day, at in rows.exclude(day_from=None).values_list("unit", "day_from", "submitted_at"):
        if day is not None and at is not None:
            delays[unit].append(max(0, (at.date() - day).days))
    return [
        Activity(
            unit, _few(line(unit, values, spans)),
            float(median(delays[unit])) if values[0] >= LEAST and delays[unit] else None,
            _share(classified.get(unit, 0), values[0]), _share(answered.get(unit, 0), values[0]),
        )
        for unit, values in sorted(counts.items())
    ]  # fmt: skip


def _came(actor: Actor, span: Span) -> QuerySet[Report]:
    since, until = moments(span)
    return countable(actor).filter(submitted_at__gte=since, submitted_at__lt=until).order_by()


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole >= LEAST else None


def _few(one: Line) -> Line:
    """Hide counts from 1 to 4: 'few' is said instead. The total over units is told by no table."""
    now, before, year = (
        value if value is None or value == 0 or value >= LEAST else None
        for value in (one.now, one.before, one.year)
    )
    to_before = one.to_before if now is not None and before is not None else None
    to_year = one.to_year if now is not None and year is not None else None
    return Line(one.code, now, before, year, to_before, to_year)
