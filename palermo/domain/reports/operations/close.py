"""Close with feedback, tell more later, reopen. Silence kills reporting, so nothing closes without a word."""

from django.db import transaction

from palermo.domain.reports.models import Message, Report
from palermo.domain.reports.news import UnitTold
from palermo.domain.reports.operations.messages import checked_text, letter_key, only_author, write_message
from palermo.domain.reports.operations.unread import mark_unread
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.states import after
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid
from palermo.kernel.events import announce


def close(actor: Actor, *, reference: str, kind: str, text: str) -> Report:
    """Close a report with feedback of a kind from the vocabulary; raises Invalid without words or with another kind."""
    require(actor, Permission.REPORT_CLOSE)
    _feedback(actor, reference, kind, text, closing=True)
    return find(actor, reference)


def feedback(actor: Actor, *, reference: str, kind: str, text: str) -> Message:
    """Tell the unit what came of its report without changing the report's state."""
    require(actor, Permission.REPORT_CLOSE)
    return _feedback(actor, reference, kind, text, closing=False)


def _feedback(actor: Actor, reference: str, kind: str, text: str, *, closing: bool) -> Message:
    if kind not in vocabulary("feedback_kinds"):
        raise Invalid("unknown_code", field="kind")
    text = checked_text(text, field="text", code="feedback_is_missing")
    key = letter_key(find(actor, reference))
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        if closing:
            report.state = after("close", report.standing)
            report.closed_at = now()
        report.changed_at = now()
        report.save()
        message = write_message(actor, report, kind="feedback", text=text, code=kind, key=key)
        verb = "report.closed" if closing else "report.feedback_given"
        audit.record(actor, verb, object=report.reference, unit=report.unit, feedback=kind)
        announce(UnitTold(report.reference, report.unit, "feedback", only_author(report)))
        reach("close.before_commit")
    return message


def reopen(actor: Actor, *, reference: str) -> Report:
    """Open a closed report again, because a new fact came or it was closed by mistake."""
    require(actor, Permission.REPORT_CLOSE)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        report.state = after("reopen", report.standing)
        report.closed_at = None
        report.changed_at = now()
        report.save()
        mark_unread([(report.pk, report.version)])
        audit.record(actor, "report.reopened", object=report.reference, unit=report.unit)
    return report
