"""Retention: on its review day a report's author and hub are told; a month later, if nobody decided, it is shredded."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from palermo.domain.reports.models import Notice, Report
from palermo.domain.reports.operations.shredding import shred_rows
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.rules import YEARS_KEPT
from palermo.domain.reports.states import State
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid

KIND = "review_due"
NOTICE_DAYS = 30
BATCH = 200


def keep(actor: Actor, *, reference: str, until: date) -> Report:
    """Decide that a report is still needed until a day, at most five years on; raises Invalid for another day."""
    require(actor, Permission.REPORT_SHRED)
    if not today() < until <= last_day():
        raise Invalid("bad_date", field="until")
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        report.review_on = until
        report.save(update_fields=["review_on"])
        Notice.objects.filter(reference=report.reference, kind=KIND).delete()
        audit.record(actor, "report.kept", object=report.reference, unit=report.unit, until=until.isoformat())
    return report


def last_day() -> date:
    """Return the last day until which a report may be kept, decided today."""
    return today() + timedelta(days=365 * YEARS_KEPT + 1)


def tell_due() -> int:
    """Give notice to the author and the analyst of each report whose review day has come; return how many reports."""
    known = Notice.objects.filter(kind=KIND).values("reference")
    due = list(_due(today()).exclude(reference__in=known)[:BATCH])
    rows = [
        Notice(person=person, reference=report.reference, kind=KIND, version=0, at=now())
        for report in due
        for person in {report.author, report.assigned} - {""}
    ]
    with transaction.atomic():
        Notice.objects.bulk_create(rows, ignore_conflicts=True)
        if due:
            audit.record_many(None, "report.review_due", [report.reference for report in due])
    return len(due)


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
