"""Submit: the unit's decision that a report leaves the country, answered by a signed receipt."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from palermo.domain.reports import rules
from palermo.domain.reports.errors import NotReady
from palermo.domain.reports.models import Receipt, Report
from palermo.domain.reports.operations.arrival import Arrived, arrive
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
        arrived = [Arrived.of(report, current(report)) for report in ready]
        receipts = arrive(actor, arrived, at=moment, verb="report.submitted")
    reach("submit.committed")
    return [Receipt(**columns) for columns in receipts]


def _prepare(actor: Actor, reference: str, moment: datetime) -> Report:
    report = find(actor, reference, lock=True)
    if report.standing is not State.HANDED_IN and report.author != actor.uid:
        raise Forbidden(reference=reference)
    report.state = after("submit", report.standing)
    found = rules.problems(current(report), leaving=True)
    if found:
        raise NotReady(found)
    mark_submitted(
        report, moment, unchecked=report.author == actor.uid and (actor.role is Role.OFFICER or actor.alone)
    )
    report.save()
    return report


def submission(moment: datetime, *, unchecked: bool, urgency: int) -> dict[str, Any]:
    """Return the columns that submission sets: time, review day, whether the unit checked it, and the urgent clock."""
    return {
        "submitted_at": moment, "changed_at": moment, "unchecked": unchecked,
        "review_on": rules.review_day(moment.date()), "alert_at": moment if urgency else None,
    }  # fmt: skip


def mark_submitted(report: Report, moment: datetime, *, unchecked: bool) -> None:
    """Set on a report what submission sets."""
    for name, value in submission(moment, unchecked=unchecked, urgency=report.urgency).items():
        setattr(report, name, value)
