"""Ask and answer: the hub asks the unit, never orders; the hub's clock pauses until the answer."""

from datetime import timedelta

from django.db import transaction

from palermo.domain.reports.models import Message, Report
from palermo.domain.reports.news import UnitTold
from palermo.domain.reports.operations.messages import checked_text, letter_key, only_author, write_message
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.states import after
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Refused
from palermo.kernel.events import announce

ANSWER_WITHIN = timedelta(days=2)


def ask(actor: Actor, *, reference: str, question: str) -> Message:
    """Ask the unit one question about its report; it stands on the unit's first page at once."""
    require(actor, Permission.REPORT_ASK)
    question = checked_text(question, field="question", code="question_is_missing")
    key = letter_key(find(actor, reference))
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        if report.unit == actor.unit:
            raise Refused("own_report")
        report.state = after("ask", report.standing)
        report.changed_at = now()
        report.save()
        message = write_message(
            actor, report, kind="question", text=question, key=key, due_at=now() + ANSWER_WITHIN
        )
        audit.record(actor, "report.asked", object=report.reference, unit=report.unit)
        announce(UnitTold(report.reference, report.unit, "question", only_author(report)))
        reach("ask.before_commit")
    return message


def answer(actor: Actor, *, message: str, text: str) -> Message:
    """Answer a question by its uid; the report returns to the hub's queue."""
    require(actor, Permission.REPORT_ANSWER)
    text = checked_text(text, field="text", code="answer_is_missing")
    with transaction.atomic():
        question = (
            Message.objects.select_for_update()
            .filter(uid=message, kind="question", to_unit=actor.unit)
            .first()
        )
        if question is None or question.report is None:
            raise Forbidden()
        report = find(actor, question.reference, lock=True)
        if question.answered_at:
            raise Refused("already_answered")
        question.answered_at = now()
        question.save(update_fields=["answered_at"])
        reply = write_message(actor, report, kind="answer", text=text, answers=question)
        _back_to_queue(report)
        audit.record(actor, "report.answered", object=report.reference, unit=report.unit)
        reach("answer.before_commit")
    return reply


def _back_to_queue(report: Report) -> None:
    waiting = report.messages.filter(kind="question", answered_at=None).exists()
    if not waiting and report.state == "question_open":
        report.state = after("answer", report.standing)
    report.changed_at = now()
    report.save()
