"""Counts of a period by crime class, unit, country or kind, beside the period before and the year before, in one scan."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, Max, Q, QuerySet, Sum, Value, When

from palermo.domain.observatory.comparison import Line, line
from palermo.domain.observatory.disclosure import LEAST, hidden, unsafe
from palermo.domain.observatory.periods import Span
from palermo.domain.reports.models import Report
from palermo.domain.reports.queries import reports_visible_to
from palermo.domain.reports.states import State
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Invalid

# Each measure is a column, or the number of reports.
MEASURES: Mapping[str, str] = {
    "reports": "",
    "people": "people",
    "dead": "dead",
    "missing": "missing",
    "injured": "injured",
}
BREAKDOWNS: Mapping[str, str] = {"class": "crime_class", "unit": "unit", "country": "country", "kind": "kind"}
NOW, BEFORE, YEAR = 0, 1, 2
_scanned: ContextVar[dict[Any, list[dict[str, Any]]] | None] = ContextVar("palermo_scanned", default=None)


@dataclass(frozen=True, slots=True)
class Counted:
    """One table: rows by size, their total, and what makes it honest.

    `reports` is how many reports of the period are counted, `unknown` how many of them do not say the measure, `undated`
    how many reports that came in the period name no day and are in no row. `units` are those whose reports are counted.
    """

    measure: str
    by: str
    spans: tuple[Span, Span, Span]
    lines: tuple[Line, ...]
    total: Line
    reports: int
    unknown: int
    undated: int
    units: tuple[str, ...]
    level: int
    invented: int = 0


def counted(actor: Actor, *, span: Span, by: str = "class", measure: str = "reports") -> Counted:
    """Return the counts of a span of event days by a breakdown; duplicates and what was withdrawn are not counted.

    Rows under five are hidden, and as many others as their total would give them away. Raises Invalid("unknown_code").
    """
    require(actor, Permission.REPORT_READ)
    if measure not in MEASURES or by not in BREAKDOWNS:
        raise Invalid("unknown_code", field="measure" if by in BREAKDOWNS else "by")
    audit.read(actor, "figures.counted", by=by, measure=measure, period=span.code)
    spans = (span, span.before(), span.year_before())
    tables: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    reports = unknown = invented = 0
    level, units = 1, set()
    for row in _grouped(actor, spans, BREAKDOWNS[by], measure):
        # A report of an overlapping year counts in each of the spans that hold its day.
        for which in _which(row["bits"]):
            tables[row["code"]][which] += int(row["sum"] or 0)
            if which == NOW:
                reports, unknown = reports + row["n"], unknown + row["unknown"]
                invented += row["invented_n"]
                units.add(row["unit"])
                level = max(level, row["top"])
    lines = [line(code or "unknown", values, spans) for code, values in tables.items() if any(values)]
    lines.sort(key=lambda one: (-(one.now or 0), one.code))
    totals = [sum(values[n] for values in tables.values()) for n in range(3)]
    shown, total = _controlled(lines, line("total", totals, spans))
    return Counted(
        measure, by, spans, tuple(shown), total, reports, unknown, _undated(actor, span), tuple(sorted(units)), level,
        invented,
    )  # fmt: skip


def countable(actor: Actor) -> QuerySet[Report]:
    """Return the visible reports that figures rest on: each event once, nothing withdrawn, nothing that is still a draft."""
    rows = reports_visible_to(actor).filter(duplicate_of=None, submitted_at__isnull=False)
    return rows.exclude(state=State.WITHDRAWN)


@contextmanager
def one_scan() -> Iterator[None]:
    """Answer every count of the same spans for the same actor from one scan, until the block ends."""
    token = _scanned.set({})
    try:
        yield
    finally:
        _scanned.reset(token)


def _grouped(actor: Actor, spans: tuple[Span, ...], column: str, measure: str) -> Iterator[dict[str, Any]]:
    kept = _scanned.get()
    key = (actor, spans)
    rows = kept[key] if kept is not None and key in kept else _scan(actor, spans)
    if kept is not None:
        kept[key] = rows
    field = MEASURES[measure]
    for row in rows:
        yield {
            "bits": row["bits"], "unit": row["unit"], "code": row[column] or "", "n": row["n"], "top": row["top"],
            "invented_n": row["invented_n"], "sum": row[f"sum_{field}"] if field else row["n"],
            "unknown": row["n"] - row[f"known_{field}"] if field else 0,
        }  # fmt: skip


def _scan(actor: Actor, spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    bits: Any = 0
    around = Q()
    for n, span in enumerate(spans):
        within = Q(day_from__gte=span.since, day_from__lte=span.until)
        around |= within
        bits = bits + Case(When(within, then=Value(1 << n)), default=Value(0), output_field=IntegerField())
    sums: dict[str, Any] = {}
    for field in filter(None, MEASURES.values()):
        sums |= {f"sum_{field}": Sum(field), f"known_{field}": Count(field)}
    rows = countable(actor).filter(around).order_by().annotate(bits=bits)
    grouped = rows.values("bits", *BREAKDOWNS.values())
    done: Any = grouped.annotate(
        n=Count("pk"), top=Max("level"), invented_n=Count("pk", filter=Q(invented=True)), **sums
    )
    return list(done)


def _which(bits: int) -> list[int]:
    return [n for n in range(3) if bits & (1 << n)]


def _controlled(lines: list[Line], total: Line) -> tuple[list[Line], Line]:
    """Hide small counts in each of the three columns, and a total that would tell them."""
    fields = ("now", "before", "year")
    hide: dict[str, set[str]] = {}
    totals = {field: getattr(total, field) for field in fields}
    for field in fields:
        cells = {one.code: getattr(one, field) for one in lines}
        hide[field] = hidden(cells, LEAST)
        if unsafe(cells, hide[field], LEAST) or 0 < totals[field] < LEAST:
            totals[field] = None
    shown = [_masked(one, {field for field in fields if one.code in hide[field]}) for one in lines]
    return shown, _masked(total, {field for field in fields if totals[field] is None})


def _masked(one: Line, fields: set[str]) -> Line:
    kept = {field: None if field in fields else getattr(one, field) for field in ("now", "before", "year")}
    to_before = None if fields & {"now", "before"} else one.to_before
    to_year = None if fields & {"now", "year"} else one.to_year
    return Line(one.code, to_before=to_before, to_year=to_year, **kept)


def _undated(actor: Actor, span: Span) -> int:
    since, until = moments(span)
    return countable(actor).filter(day_from=None, submitted_at__gte=since, submitted_at__lt=until).count()


def moments(span: Span) -> tuple[datetime, datetime]:
    """Return the first moment of a span and the first after it, in UTC."""
    begin = datetime.combine(span.since, time.min, UTC)
    return begin, datetime.combine(span.until + timedelta(days=1), time.min, UTC)


def day_or_none(text: str) -> date | None:
    """Return a day from ISO text; raises Invalid("bad_date") for anything else but nothing."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("bad_date", field="since") from None
