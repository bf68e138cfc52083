"""Retention: on its review day a report's author and hub are told; a month later, if nobody decided, it is shredded."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from palermo.domain.reports.models import Notice, Report
from palermo.domain.reports.operations.review_days import BATCH, KIND, give_notice, keep_until, without_notice
from palermo.domain.reports.operations.shredding import shred_rows
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.states import State
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.crashpoints import reach

NOTICE_DAYS = 30


def keep(actor: Actor, *, reference: str, until: date) -> Report:
    """Decide that a report is still needed until a day, at most five years on; raises Invalid for another day."""
    require(actor, Permission.REPORT_SHRED)

    def locked() -> Report:
        return find(actor, reference, lock=True)

    return keep_until(actor, "report", locked, until)


def tell_due() -> int:
    """Give notice to the author and the analyst of each report whose review day has come; return how many reports."""
    due = without_notice(_due(today()))[:BATCH]
    people = {report.reference: {report.author, report.assigned} - {""} for report in due}
    with transaction.atomic():
        give_notice("report.review_due", people)
    return len(people)


def shred_overdue() -> int:
    """Shred reports whose review day was a month ago, of which notice was given, and that nobody kept; return how many."""
    told = Notice.objects.filter(kind=KIND, at__lte=now() - timedelta(days=NOTICE_DAYS)).values("reference")
    overdue = _due(today()).filter(reference__in=told)
    done = 0
    for primary_key in list(overdue.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            report = Report.objects.select_for_update().get(pk=primary_key)
            pending = shred_rows(None, report, reason="retention")
            reach("retention.before_commit")
        pending.finish()
        done += 1
    return done


def _due(day: date) -> QuerySet[Report]:
    return Report.objects.filter(review_on__lte=day).exclude(state=State.SHREDDED).order_by("review_on", "id")
