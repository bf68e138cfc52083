"""What the hub itself did in a span of days, counted: documents, reports answered, matches, hits, requests, meetings.

Other rooms below keep the rows; each line here counts one kind of deed up to a level, so that no line of a sensitive
document knows of a highly sensitive one. The order is the order of the report.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from palermo.domain.cooperation.models import Request, Undertaking
from palermo.domain.documents.models import Event, Issue
from palermo.domain.enquiries.models import Call
from palermo.domain.entities.models import Proposal
from palermo.domain.observatory.periods import Span
from palermo.domain.observatory.queries.counting import moments
from palermo.domain.practices.models import Adoption, Practice
from palermo.domain.reports.models import Message, Report
from palermo.kernel.levels import Level

Between = tuple[datetime, datetime]
Deed = Callable[[int, Span, Between], int]


def _alerts(level: int, span: Span, at: Between) -> int:
    return Issue.objects.filter(kind="alert", level__lte=level, issued_at__range=at).count()


def _documents(level: int, span: Span, at: Between) -> int:
    return Issue.objects.filter(level__lte=level, issued_at__range=at).exclude(kind="alert").count()


def _ledger(verb: str) -> Deed:
    def count(level: int, span: Span, at: Between) -> int:
        return Event.objects.filter(verb=verb, issue__level__lte=level, at__range=at).count()

    return count


def _requests(level: int, span: Span, at: Between) -> int:
    return Request.objects.filter(
        level__lte=level, state__in=("answered", "closed"), ended_at__range=at
    ).count()


def _hits(level: int, span: Span, at: Between) -> int:
    told = ("released", "partly", "answered")
    return Call.objects.filter(level__lte=level, state__in=told, decided_at__range=at).count()


def _matches(level: int, span: Span, at: Between) -> int:
    return Proposal.objects.filter(level__lte=level, state="same", decided_at__range=at).count()


def _classified(level: int, span: Span, at: Between) -> int:
    return Report.objects.filter(level__lte=level, judgements__at__range=at).distinct().count()


def _feedback(level: int, span: Span, at: Between) -> int:
    return Message.objects.filter(
        kind="feedback", from_hub=True, at__range=at, report__level__lte=level
    ).count()


def _undertakings(kind: str) -> Deed:
    def count(level: int, span: Span, at: Between) -> int:
        rows = Undertaking.objects.filter(kind=kind, level__lte=level).exclude(state="cancelled")
        return rows.filter(starts_on__range=(span.since, span.until)).count()

    return count


def _practices(level: int, span: Span, at: Between) -> int:
    return Practice.objects.filter(state="approved", decided_at__range=at).count()


def _adoptions(level: int, span: Span, at: Between) -> int:
    return Adoption.objects.filter(since__range=(span.since, span.until)).exclude(state="trying").count()


# Each deed with the section of the bi-monthly report that tells of it.
DEEDS: Mapping[str, tuple[str, Deed]] = {
    "alerts": ("actions_of_the_hub", _alerts),
    "documents": ("actions_of_the_hub", _documents),
    "opened": ("actions_of_the_hub", _ledger("opened")),
    "acknowledged": ("actions_of_the_hub", _ledger("acknowledged")),
    "used": ("actions_of_the_hub", _ledger("used")),
    "requests": ("actions_of_the_hub", _requests),
    "hits": ("actions_of_the_hub", _hits),
    "matches": ("actions_of_the_hub", _matches),
    "classified": ("actions_of_the_hub", _classified),
    "feedback": ("actions_of_the_hub", _feedback),
    "operations": ("coordination_meetings_and_operations", _undertakings("operation")),
    "meetings": ("coordination_meetings_and_operations", _undertakings("meeting")),
    "agreements": ("coordination_meetings_and_operations", _undertakings("agreement")),
    "practices": ("best_practices", _practices),
    "adoptions": ("best_practices", _adoptions),
}


def deeds(span: Span, *, level: int = Level.SENSITIVE, section: str = "") -> dict[str, int]:
    """Return how often each deed was done in a span, up to a level; of one section or of all."""
    at = moments(span)
    return {
        code: count(int(level), span, at)
        for code, (where, count) in DEEDS.items()
        if not section or where == section
    }
