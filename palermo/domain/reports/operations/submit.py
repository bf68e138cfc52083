"""Submit: the unit's decision that a report leaves the country, answered by a signed receipt."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palermo.domain.reports import rules
from palermo.domain.reports.errors import NotReady
from palermo.domain.reports.models import Receipt, Report
from palermo.domain.reports.operations.arrival import arrive
from palermo.domain.reports.operations.common import current
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.states import State, after
from palermo.foundations.policy import Actor, Permission, Role, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Refused


def submit(actor: Actor, *, references: Sequence[str]) -> list[Receipt]:
    """Submit reports to the hub and return one signed receipt for each; all of them go, or none.

    The head submits what was handed in, and her own drafts; where author and submitter are one person, the report is
    marked "unchecked by unit". Raises NotReady, Refused("unit_not_active"), Forbidden.
    """
    require(actor, Permission.REPORT_SUBMIT)
    if not actor.unit_active:
        raise Refused("unit_not_active")
    moment = now()
    with transaction.atomic():
        ready = [_prepare(actor, reference, moment) for reference in references]
        reach("submit.states_set")
        receipts = arrive(actor, [(report, current(report)) for report in ready], at=moment, verb="report.submitted")
    reach("submit.committed")
    return receipts


def _prepare(actor: Actor, reference: str, moment: datetime) -> Report:
    report = find(actor, reference, lock=True)
    if report.standing is not State.HANDED_IN and report.author != actor.uid:
        raise Forbidden(reference=reference)
    report.state = after("submit", report.standing)
    found = rules.problems(current(report), leaving=True)
    if found:
        raise NotReady(found)
    mark_submitted(report, moment, unchecked=report.author == actor.uid and (actor.role is Role.OFFICER or actor.alone))
    report.save()
    return report


def mark_submitted(report: Report, moment: datetime, *, unchecked: bool) -> None:
    """Set what submission sets: time, review day, whether the unit checked it, and the urgent clock."""
    report.submitted_at = report.changed_at = moment
    report.unchecked = unchecked
    report.review_on = rules.review_day(moment.date())
    if report.urgency:
        report.alert_at = moment
