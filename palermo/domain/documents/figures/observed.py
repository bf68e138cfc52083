"""Figures of the observatory: counts by class, unit, country or kind; what units sent; what the hub did.

They count and pass on no report: so they carry H0, whatever the reports carry, and hide what is under five.
"""

from collections.abc import Mapping
from typing import Any

from palermo.domain.documents.figures.asked import capped, span_of
from palermo.domain.documents.figures.registry import FigureKind, register
from palermo.domain.documents.happenings import deeds
from palermo.domain.documents.shapes import Frozen
from palermo.domain.observatory.comparison import Line
from palermo.domain.observatory.queries import activity, counted
from palermo.domain.routes.shapes import Interval
from palermo.foundations.policy import Actor


def _counts(actor: Actor, query: Mapping[str, Any]) -> Frozen:
    actor, level = capped(actor, query)
    found = counted(
        actor,
        span=span_of(query),
        by=str(query.get("by", "class")),
        measure=str(query.get("measure", "reports")),
    )
    data = {
        "measure": found.measure, "by": found.by, "spans": [span.code for span in found.spans],
        "rows": [row(one) for one in found.lines], "total": row(found.total), "unknown": found.unknown,
        "undated": found.undated, "invented": found.invented,
    }  # fmt: skip
    return Frozen(
        "counts", data, level, period=found.spans[0].code, source="reports", n=found.reports,
        contributors=found.units,
    )  # fmt: skip


def _activity(actor: Actor, query: Mapping[str, Any]) -> Frozen:
    actor, level = capped(actor, query)
    span = span_of(query)
    rows = [
        row(one.reports)
        | {"delay": one.delay, "classified": _share(one.classified), "answered": _share(one.answered)}
        for one in activity(actor, span=span)
    ]
    spans = [one.code for one in (span, span.before(), span.year_before())]
    n = sum(one["now"] or 0 for one in rows)
    return Frozen("activity", {"spans": spans, "rows": rows}, level, period=span.code, source="reports", n=n)


def _deeds(actor: Actor, query: Mapping[str, Any]) -> Frozen:
    _, level = capped(actor, query)
    span = span_of(query)
    spans = (span, span.before(), span.year_before())
    told = [deeds(one, level=level, section=str(query.get("section", ""))) for one in spans]
    rows = [
        {"code": code, "now": told[0][code], "before": told[1][code], "year": told[2][code]}
        for code in told[0]
    ]
    n = sum(told[0].values())
    data = {"spans": [one.code for one in spans], "rows": rows}
    return Frozen("deeds", data, level, period=span.code, source="hub", n=n)


def row(one: Line) -> dict[str, Any]:
    """Return a line as JSON: a count is null where it is hidden, a ratio is [value, low, high or null] or null."""
    return {
        "code": one.code, "now": one.now, "before": one.before, "year": one.year, "trend": one.trend,
        "to_before": _ratio(one.to_before), "to_year": _ratio(one.to_year),
    }  # fmt: skip


def _ratio(one: Interval | None) -> list[float | None] | None:
    if one is None:
        return None
    return [round(one.value, 3), round(one.low, 3), None if one.high is None else round(one.high, 3)]


def _share(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


register(FigureKind("counts", _counts, ("since", "until", "by", "measure", "level")))
register(FigureKind("activity", _activity, ("since", "until", "level")))
register(FigureKind("deeds", _deeds, ("since", "until", "section", "level")))
