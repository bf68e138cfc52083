"""Who reports how much, how fast and how well: counted over what the actor may see, honest about small numbers.

Times are in days from the last possible day of the facts to submission (the day is all that stands in the clear), in hours
from submission to the hub's first word, and in hours from a question or request to its answer. Reports of the period are
those submitted in it; a report that the actor may not see is in no figure.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings

from palermo.domain.cooperation import rules, small_numbers
from palermo.domain.cooperation.models import NilReturn
from palermo.domain.cooperation.queries.beside_reports import Beside, beside_reports
from palermo.domain.cooperation.queries.observed import Observed, observe
from palermo.domain.cooperation.small_numbers import Share, Spread
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.policy.actor import Role
from palermo.foundations.staff import appointed_units
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level

PERIODS = (3, 6, 12, 24)


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The figures of one unit, or of all together (`unit` empty), in a period."""

    unit: str
    reports: int
    months: list[int]
    last_on: date | None
    nil_months: int
    to_hub: Spread
    to_word: Spread
    returned: Share
    corrected: Share
    duplicate: Share
    useful: Share
    questions: Share
    question_hours: Spread
    requests: Share
    request_hours: Spread
    read: Share
    used: Share
    meetings: int
    operations: int
    tested: Share
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """A period, its months, one row for each unit that may be shown, how many are not, and all together."""

    since: date
    until: date
    months: list[str]
    rows: list[UnitFigures]
    hidden: int
    own: UnitFigures | None
    everybody: UnitFigures
    tells_all: bool
    least: int


def figures(actor: Actor, *, months: int = 12) -> Figures:
    """Return the figures of the last months, this one included; the reading is recorded.

    At the hub every unit has its row. A unit sees its own, the sum of all, and how much those others report whose
    numbers are large enough that none of the rest can be told from the sum.
    """
    require(actor, Permission.COOPERATION_READ)
    months = months if months in PERIODS else 12
    until = today()
    since = _months_before(until, months - 1)
    audit.read(actor, "figures.read", months=months)
    level = min(actor.clearance, Level.HIGHLY_SENSITIVE if actor.at_hub else Level.SENSITIVE)
    if level < Level.SENSITIVE or not (actor.at_hub or actor.role is Role.ECOWAS or actor.unit_active):
        raise Forbidden
    units = sorted({*settings.PALERMO.units} & appointed_units())
    seen = observe(level, units, since, until)
    named = rules.months_between(since, until)
    nil = _nil_returns(units, named)
    more = beside_reports(actor, units, since, until)
    rows = {unit: _row(unit, [seen[unit]], more[unit], named, nil[unit], until) for unit in units}
    everybody = _row("", list(seen.values()), more[""], named, sum(nil.values()), until)
    own = rows.get(actor.unit)
    least = settings.PALERMO.least
    if actor.at_hub:
        return Figures(since, until, named, list(rows.values()), 0, None, everybody, True, least)
    kept = small_numbers.shown({unit: row.reports for unit, row in rows.items()}, actor.unit, least)
    others = [rows[unit] for unit in units if unit in kept and unit != actor.unit]
    everybody = _beside(everybody, own, least) if own else everybody
    return Figures(
        since, until, named, others, len(units) - len(others) - (own is not None), own, everybody,
        _sum_tells_nobody(rows, actor.unit, least), least,
    )  # fmt: skip


def unit_figures(actor: Actor, unit: str, *, months: int = 12) -> Figures:
    """Return the figures of one unit beside the sum: one's own, or any at the hub; raises Forbidden for another's."""
    found = figures(actor, months=months)
    rows = {row.unit: row for row in found.rows} if actor.at_hub else {}
    own = rows.get(unit) if actor.at_hub else found.own
    if own is None or own.unit != unit:
        raise Forbidden(reference=unit)
    return Figures(
        found.since, found.until, found.months, [], 0, own, found.everybody, found.tells_all, found.least
    )


def _beside(everybody: UnitFigures, own: UnitFigures, least: int) -> UnitFigures:
    """Return the sum as a unit may read it: without what less its own would be a small number of others."""
    spreads = ("to_hub", "to_word", "question_hours", "request_hours")
    shares = ("returned", "corrected", "duplicate", "useful", "questions", "requests", "read", "used")
    masked: dict[str, Any] = {
        name: small_numbers.beside(getattr(everybody, name), getattr(own, name), least) for name in spreads
    }
    masked |= {
        name: small_numbers.share_beside(getattr(everybody, name), getattr(own, name), least)
        for name in shares
    }
    return replace(everybody, **masked)


def _sum_tells_nobody(rows: Mapping[str, UnitFigures], own: str, least: int) -> bool:
    """Say whether the sum of the others is of two units or more and large enough to be shown beside one's own."""
    others = [row.reports for unit, row in rows.items() if unit != own and row.reports]
    return len(others) > 1 and sum(others) >= least


def _row(
    unit: str, seen: list[Observed], more: Beside, months: list[str], nil: int, until: date
) -> UnitFigures:
    least = settings.PALERMO.least
    whole = Observed.together(seen)
    n = whole.reports
    by_month = [whole.months.get(month, 0) for month in months]
    quiet_until = max(filter(None, (whole.last_on, whole.nil_until)), default=None)
    silent = bool(unit) and (quiet_until is None or (until - quiet_until).days >= rules.SILENT_DAYS)
    return UnitFigures(
        unit, n, by_month, whole.last_on, nil,
        small_numbers.spread(whole.to_hub, least), small_numbers.spread(whole.to_word, least),
        small_numbers.share(whole.returned, n, least), small_numbers.share(whole.corrected, n, least),
        small_numbers.share(whole.duplicate, n, least), small_numbers.share(whole.useful, n, least),
        small_numbers.share(len(whole.question_hours), whole.questions, least),
        small_numbers.spread(whole.question_hours, least),
        small_numbers.share(whole.in_time, whole.requests, least),
        small_numbers.spread(whole.request_hours, least),
        small_numbers.share(more.reading.opened, more.reading.copies, least),
        small_numbers.share(more.reading.used, more.reading.copies, least),
        more.held["meeting"], more.held["operation"], small_numbers.share(more.tested, more.contacts, least), silent,
    )  # fmt: skip


def _nil_returns(units: list[str], months: list[str]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for unit in NilReturn.objects.filter(unit__in=units, month__in=months).values_list("unit", flat=True):
        found[unit] += 1
    return {unit: found[unit] for unit in units}


def _months_before(day: date, count: int) -> date:
    """Return the first day of the month that lies so many months before."""
    months = day.year * 12 + day.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)
