"""What is observed of each unit in a period, before anything is summed: five walks over rows, none over content."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery

from palermo.domain.cooperation.models import NilReturn, Request
from palermo.domain.reports.models import Body, Judgement, Message, Report
from palermo.domain.reports.states import SEEN_BY_HUB
from palermo.kernel.clock import now
from palermo.kernel.levels import Level

# What feedback says that a report was of use; the rest says that it was read.
USEFUL = ("hit", "used_in_operation", "victim_helped")
_STATES = sorted(state.value for state in SEEN_BY_HUB)


@dataclass(slots=True)
class Observed:
    """Counts and times of one unit, or of several together."""

    reports: int = 0
    months: Counter[str] = field(default_factory=Counter)
    last_on: date | None = None
    nil_until: date | None = None
    to_hub: list[float] = field(default_factory=list)
    to_word: list[float] = field(default_factory=list)
    returned: int = 0
    corrected: int = 0
    duplicate: int = 0
    useful: int = 0
    questions: int = 0
    question_hours: list[float] = field(default_factory=list)
    requests: int = 0
    in_time: int = 0
    request_hours: list[float] = field(default_factory=list)

    @classmethod
    def together(cls, several: Sequence["Observed"]) -> "Observed":
        """Return the sum; of one, that one."""
        if len(several) == 1:
            return several[0]
        whole = cls()
        for one in several:
            whole.reports += one.reports
            whole.months.update(one.months)
            whole.returned += one.returned
            whole.corrected += one.corrected
            whole.duplicate += one.duplicate
            whole.useful += one.useful
            whole.questions += one.questions
            whole.requests += one.requests
            whole.in_time += one.in_time
            for name in ("to_hub", "to_word", "question_hours", "request_hours"):
                getattr(whole, name).extend(getattr(one, name))
        whole.last_on = max((one.last_on for one in several if one.last_on), default=None)
        return whole


def observe(level: Level, units: Iterable[str], since: date, until: date) -> dict[str, Observed]:
    """Return what is observed of each unit from one day to another, both included, up to a level."""
    found: dict[str, Observed] = {unit: Observed() for unit in units}
    start = datetime.combine(since, time(), UTC)
    end = datetime.combine(until + timedelta(days=1), time(), UTC)
    rows = Report.objects.filter(
        unit__in=list(found), level__lte=level, state__in=_STATES, submitted_at__lt=end
    ).exclude(closed_at=F("submitted_at"))  # a record of years ago, filed as closed when it was brought in
    _reports(found, level, rows.filter(submitted_at__gte=start))
    _lasts(found, rows)
    _questions(found, level, start, end)
    _requests(found, level, start, end)
    return found


def _reports(found: dict[str, Observed], level: Level, rows: QuerySet[Report]) -> None:
    here = OuterRef("pk")
    letters = Message.objects.filter(report=here)
    said = letters.filter(from_hub=True).values("report").annotate(first=Min("at")).values("first")
    judged = Judgement.objects.filter(report=here).values("report").annotate(first=Min("at")).values("first")
    marked = rows.annotate(
        was_returned=Exists(letters.filter(kind="return")),
        was_corrected=Exists(Body.objects.filter(report=here, reason="corrected")),
        was_useful=Exists(letters.filter(kind="feedback", code__in=USEFUL)),
        said_at=Subquery(said), judged_at=Subquery(judged),
        # The first of two reports counts as a duplicate only for those who may see both.
        was_duplicate=Exists(Report.objects.filter(pk=OuterRef("duplicate_of"), level__lte=level)),
    ).values_list(
        "unit", "submitted_at", "day_from", "day_to", "acknowledged_at", "closed_at", "said_at", "judged_at",
        "was_returned", "was_corrected", "was_duplicate", "was_useful",
    )  # fmt: skip
    for unit, at, first, last, *words, returned, corrected, duplicate, useful in marked.iterator(2000):
        if at is None:
            continue
        one = found[unit]
        one.reports += 1
        one.months[at.strftime("%Y-%m")] += 1
        one.returned += returned
        one.corrected += corrected
        one.duplicate += duplicate
        one.useful += useful
        facts = last or first
        if facts is not None and facts <= at.date():
            one.to_hub.append(float((at.date() - facts).days))
        heard = min((moment for moment in words if moment is not None and moment >= at), default=None)
        if heard is not None:
            one.to_word.append(_hours(at, heard))


def _lasts(found: dict[str, Observed], rows: QuerySet[Report]) -> None:
    for unit, last in rows.values_list("unit").annotate(last=Max("submitted_at")).values_list("unit", "last"):
        found[unit].last_on = last.date()
    returns = NilReturn.objects.filter(unit__in=list(found))
    for unit, month in returns.values_list("unit").annotate(last=Max("month")).values_list("unit", "last"):
        found[unit].nil_until = min(_month_end(month), now().date())


def _questions(found: dict[str, Observed], level: Level, start: datetime, end: datetime) -> None:
    rows = Message.objects.filter(kind="question", to_unit__in=list(found), at__gte=start, at__lt=end)
    visible = rows.filter(report__level__lte=level, report__unit=F("to_unit"))
    for unit, at, answered in visible.values_list("to_unit", "at", "answered_at"):
        found[unit].questions += 1
        if answered is not None:
            found[unit].question_hours.append(_hours(at, answered))


def _requests(found: dict[str, Observed], level: Level, start: datetime, end: datetime) -> None:
    """Take requests that had to be answered by now, or were: one that still has time is neither in time nor late."""
    rows = Request.objects.filter(asked__in=list(found), level__lte=level, at__gte=start, at__lt=end)
    told = rows.exclude(state="withdrawn").filter(Q(ended_at__isnull=False) | Q(due_at__lt=now()))
    for unit, at, due, ended in told.values_list("asked", "at", "due_at", "ended_at"):
        found[unit].requests += 1
        if ended is not None:
            found[unit].in_time += ended <= due
            found[unit].request_hours.append(_hours(at, ended))


def _hours(first: datetime, last: datetime) -> float:
    return (last - first).total_seconds() / 3600


def _month_end(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
