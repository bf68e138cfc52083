"""Retention: on its review day a report's author and hub are told; a month later, if nobody decided, it is shredded."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from django.db import models, transaction
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

M = TypeVar("M", bound=models.Model)
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
        forget_notice(report.reference)
        audit.record(actor, "report.kept", object=report.reference, unit=report.unit, until=until.isoformat())
    return report


def last_day() -> date:
    """Return the last day until which a report may be kept, decided today."""
    return today() + timedelta(days=365 * YEARS_KEPT + 1)


def tell_due() -> int:
    """Give notice to the author and the analyst of each report whose review day has come; return how many reports."""
    due = without_notice(_due(today()))[:BATCH]
    people = {report.reference: {report.author, report.assigned} - {""} for report in due}
    with transaction.atomic():
        give_notice("report.review_due", people)
    return len(people)


def without_notice(rows: QuerySet[M]) -> QuerySet[M]:
    """Return the rows, of any room, of which nobody has had notice that their review day has come."""
    return rows.exclude(reference__in=Notice.objects.filter(kind=KIND).values("reference"))


def give_notice(verb: str, people: Mapping[str, set[str]]) -> None:
    """Tell the people of each reference that its review day has come, and record it, in the running transaction."""
    Notice.objects.bulk_create(
        [
            Notice(person=person, reference=reference, kind=KIND, version=0, at=now())
            for reference, told in people.items()
            for person in told
        ],
        ignore_conflicts=True,
    )
    if people:
        audit.record_many(None, verb, list(people))


def forget_notice(reference: str) -> None:
    """Take the notice of a review day back, in the running transaction: somebody has decided."""
    Notice.objects.filter(reference=reference, kind=KIND).delete()


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
