"""Take up, acknowledge, assign, mark as duplicate: the hub's first ten minutes with its queue."""

from collections.abc import Sequence

from django.db import transaction

from palermo.domain.reports.models import Report
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.states import State, after
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Refused


def take_up(actor: Actor, *, references: Sequence[str]) -> list[Report]:
    """Take reports into one's own hands; what has just come in is in triage from now on."""
    require(actor, Permission.REPORT_CLASSIFY)
    with transaction.atomic():
        taken = []
        for reference in references:
            report = find(actor, reference, lock=True)
            if report.standing is State.SUBMITTED:
                report.state = after("take_up", report.standing)
            report.assigned = actor.uid
            report.changed_at = now()
            report.save()
            audit.record(actor, "report.taken_up", object=report.reference, unit=report.unit)
            taken.append(report)
    return taken


def let_go(actor: Actor, *, reference: str) -> Report:
    """Give a report back to everybody: the undo of taking it up."""
    require(actor, Permission.REPORT_CLASSIFY)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        report.assigned = ""
        if report.standing is State.IN_TRIAGE:
            report.state = State.SUBMITTED
        report.save()
        audit.record(actor, "report.let_go", object=report.reference, unit=report.unit)
    return report


def acknowledge(actor: Actor, *, reference: str) -> Report:
    """Stop the clock of an urgent report: somebody at the hub has it now."""
    require(actor, Permission.REPORT_CLASSIFY)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        if report.alert_at is None:
            raise Refused("not_urgent")
        if report.acknowledged_at is None:
            report.acknowledged_at = now()
            report.assigned = report.assigned or actor.uid
            report.save()
            audit.record(actor, "report.acknowledged", object=report.reference, unit=report.unit)
    return report


def mark_duplicate(actor: Actor, *, reference: str, of: str) -> Report:
    """Mark a report as telling the same facts as another visible one; both stay. Raises Refused for itself or a ring."""
    require(actor, Permission.REPORT_CLASSIFY)
    with transaction.atomic():
        report, first = find(actor, reference, lock=True), find(actor, of)
        if report.pk in _chain(first):
            raise Refused("duplicate_of_itself")
        report.duplicate_of = first
        report.changed_at = now()
        report.save()
        audit.record(
            actor, "report.marked_duplicate", object=report.reference, unit=report.unit, of=first.reference
        )
    return report


def unmark_duplicate(actor: Actor, *, reference: str) -> Report:
    """Undo the mark of a duplicate."""
    require(actor, Permission.REPORT_CLASSIFY)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        report.duplicate_of = None
        report.save()
        audit.record(actor, "report.unmarked_duplicate", object=report.reference, unit=report.unit)
    return report


def _chain(report: Report) -> set[int]:
    seen: set[int] = set()
    step: Report | None = report
    while step is not None and step.pk not in seen:
        seen.add(step.pk)
        step = step.duplicate_of
    return seen
