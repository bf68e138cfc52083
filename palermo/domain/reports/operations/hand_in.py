"""Hand in, amend, return: between the officer and the head of the unit."""

from collections.abc import Sequence

from django.db import transaction

from palermo.domain.reports import rules
from palermo.domain.reports.content import Content
from palermo.domain.reports.errors import NotReady
from palermo.domain.reports.models import Notice, Report
from palermo.domain.reports.operations.common import current, write_version
from palermo.domain.reports.operations.messages import write_message
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.states import after
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid


def hand_in(actor: Actor, *, references: Sequence[str]) -> list[Report]:
    """Hand drafts to the head of the unit; raises NotReady where what, when or where is missing."""
    require(actor, Permission.REPORT_WRITE)
    with transaction.atomic():
        return [_hand_in_one(actor, reference) for reference in references]


def _hand_in_one(actor: Actor, reference: str) -> Report:
    report = find(actor, reference, lock=True)
    if report.author != actor.uid:
        raise Forbidden(reference=reference)
    report.state = after("hand_in", report.standing)
    found = rules.problems(current(report), leaving=True)
    if found:
        raise NotReady(found)
    report.handed_in_at = report.changed_at = now()
    report.save()
    audit.record(actor, "report.handed_in", object=report.reference, unit=report.unit)
    reach("hand_in.before_commit")
    return report


def amend(actor: Actor, *, reference: str, content: Content) -> Report:
    """Let the head of the unit correct what was handed in, as a new version beside the officer's own."""
    require(actor, Permission.REPORT_SUBMIT)
    found = rules.problems(content, leaving=True)
    if found:
        raise NotReady(found)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        after("amend", report.standing)
        write_version(actor, report, content, reason="amended")
        report.save()
        audit.record(
            actor, "report.amended", object=report.reference, unit=report.unit, version=report.version
        )
    return report


def return_to_author(actor: Actor, *, reference: str, question: str) -> Report:
    """Send a report back to its officer with one question; raises Invalid where the question is empty."""
    require(actor, Permission.REPORT_SUBMIT)
    if not question.strip():
        raise Invalid("question_is_missing", field="question")
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        report.state = after("return", report.standing)
        report.changed_at = now()
        report.save()
        write_message(actor, report, kind="return", text=question)
        Notice.objects.get_or_create(
            person=report.author, reference=report.reference, kind="returned", version=report.version,
            defaults={"at": now()},
        )  # fmt: skip
        audit.record(actor, "report.returned", object=report.reference, unit=report.unit)
    return report
