"""The hub's queue: clocks that run, then priority, age and value. The same rows give the counts beside the filters."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.lookups import GreaterThan

from palermo.domain.reports.models import InboxItem, Message, Report, Share
from palermo.domain.reports.queries.filters import Filters, narrow
from palermo.domain.reports.queries.listing import PAGE, Row, with_readings, with_titles
from palermo.domain.reports.queries.visible import reports_visible_to
from palermo.domain.reports.states import OPEN_AT_HUB, State
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now

WITHIN = timedelta(days=3)  # DOMAIN, section 3: a report is classified within three days
LOOKED_AT = 2000  # the counts are taken over the head of the queue; beyond it nobody works today


class _Written(Value):
    """A value that stands in the statement itself: SQLite takes a partial index only for what it can read there."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[()]]:
        """Return the code in quotes."""
        return f"'{State(self.value).value}'", ()


_CLOCK_RUNS = Q(alert_at__isnull=False, acknowledged_at=None)
_OPEN = [_Written(state.value) for state in sorted(OPEN_AT_HUB)]
# What a unit writes goes to nobody in particular, so the index on (to_unit, kind) finds the answers.
_ANSWERS = Message.objects.filter(to_unit="", kind="answer")
# What its text says is urgent, and nobody has ticked, acknowledged, refused or judged. The nought stands in the
# statement, so that SQLite takes the partial index of readings with urgency.
_READS_URGENT = Q(
    GreaterThan(F("reading__urgency") - F("reading__urgency").bitand(F("urgency")), 0),  # type: ignore[arg-type]
    reading__urgency__gt=RawSQL("0", ()), reading__version=F("version"), acknowledged_at=None, crime_class="",
)  # fmt: skip
_APART = ("answered", "reads_urgent")  # views over another table, counted by themselves
VIEWS = ("open", "mine", "urgent", "reads_urgent", "late", "new", "answered", "tip", "som")


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the queue with the counts of every view, taken over its first LOOKED_AT rows."""

    rows: list[Row]
    counts: dict[str, int]
    offset: int
    more: bool
    oldest_urgent: datetime | None
    to_confirm: int


def queue(
    actor: Actor, *, view: str = "open", filters: Filters | None = None, offset: int = 0, size: int = PAGE
) -> QueuePage:
    """Return a page of the hub's open reports; raises Forbidden for whoever does not work there."""
    require(actor, Permission.REPORT_CLASSIFY)
    everything = _ordered(reports_visible_to(actor).filter(state__in=_OPEN))
    rows = with_readings(narrow(everything.filter(_view(view, actor)), filters or Filters(), actor))
    found = _slice(rows, offset, size + 1)
    counts, oldest = _counts(actor, everything)
    return QueuePage(
        rows=with_titles(actor, found[:size]), counts=counts, offset=offset, more=len(found) > size,
        oldest_urgent=oldest, to_confirm=len(shares_to_confirm(actor)),
    )  # fmt: skip


def _slice(rows: QuerySet[Report], offset: int, count: int) -> list[Report]:
    """Return rows of the ordered queue; those that nobody acknowledged head it, whatever their priority."""
    first = _running(rows)
    found = first[offset : offset + count]
    start, wanted = max(0, offset - len(first)), count - len(found)
    rest = rows.filter(Q(alert_at=None) | Q(acknowledged_at__isnull=False))
    return found + list(rest[start : start + wanted])


def _running(rows: QuerySet[Report]) -> list[Report]:
    # They are few, and found by an index of their own: the queue's index would be read to its end for them.
    few = Report.objects.filter(_CLOCK_RUNS).order_by().values_list("pk", flat=True)[:LOOKED_AT]
    return list(rows.filter(pk__in=list(few)))


def _ordered(rows: QuerySet[Report]) -> QuerySet[Report]:
    return rows.order_by("-priority", "submitted_at", "-value", "id")


def _view(view: str, actor: Actor) -> Q:
    if view == "mine":
        return Q(assigned=actor.uid) | Q(assigned="")
    if view == "urgent":
        return _CLOCK_RUNS | Q(priority=2)
    if view == "reads_urgent":
        return _READS_URGENT
    if view == "late":
        return Q(submitted_at__lt=now() - WITHIN, state__in=[State.SUBMITTED, State.IN_TRIAGE])
    if view == "new":
        return Q(state=State.SUBMITTED)
    if view == "answered":
        return Q(id__in=_ANSWERS.values("report"), state__in=[State.IN_TRIAGE, State.CLASSIFIED])
    if view in ("tip", "som"):
        return Q(crime_class=view)
    return Q()


def _counts(actor: Actor, rows: QuerySet[Report]) -> tuple[dict[str, int], datetime | None]:
    """Count every view over the head of the queue, in the database, with the moment of its oldest open alert."""
    each = {view: Count("pk", filter=_view(view, actor)) for view in VIEWS if view not in ("open", *_APART)}
    oldest = Min("alert_at", filter=Q(acknowledged_at=None))
    found = rows[:LOOKED_AT].aggregate(open=Count("pk"), oldest=oldest, **each)
    for view in _APART:
        found[view] = len(rows.order_by().filter(_view(view, actor)).values_list("id")[:LOOKED_AT])
    return {view: found[view] for view in VIEWS}, found["oldest"]


def shares_to_confirm(actor: Actor) -> list[Share]:
    """Return the shares that wait for a second hub person, oldest first, the actor's own proposals included."""
    rows = Share.objects.filter(state="waiting", needs_second=True, confirmed_by="").select_related("report")
    visible = reports_visible_to(actor)
    return list(rows.filter(report__in=visible).prefetch_related("units").order_by("at")[:100])


def unread_inbox() -> int:
    """Return how many sealed items wait in the hub's inbox to be taken in."""
    return InboxItem.objects.filter(taken_at=None, problem="").count()


def after_in_queue(actor: Actor, reference: str) -> str:
    """Return the reference of the open report that follows one in the queue, for going on by keyboard; "" at the end."""
    rows = _ordered(reports_visible_to(actor).filter(state__in=_OPEN)).only("reference")
    references = [row.reference for row in _slice(rows, 0, LOOKED_AT)]
    if reference in references:
        place = references.index(reference)
        return references[place + 1] if place + 1 < len(references) else ""
    return references[0] if references else ""
