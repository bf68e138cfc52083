"""Follow-up: after submission an officer adds, she does not edit. For a highly sensitive report it goes by the inbox."""

from datetime import datetime
from typing import Any

from django.db import transaction

from palermo.domain.reports.models import InboxItem, Message, Receipt, Report
from palermo.domain.reports.operations.common import data_key
from palermo.domain.reports.operations.messages import checked_text, write_message
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.sealed import seal
from palermo.domain.reports.states import State, after
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import new_uid, plain_reference
from palermo.kernel.levels import Level


def follow_up(actor: Actor, *, reference: str, text: str) -> Message:
    """Add a fact to a submitted report of one's unit; a closed report opens again."""
    require(actor, Permission.REPORT_ANSWER)
    text = checked_text(text, field="text", code="text_is_missing")
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        if report.unit != actor.unit:
            raise Forbidden(reference=reference)
        after("follow_up", report.standing)
        if report.standing is State.CLOSED:
            report.state, report.closed_at = State.IN_TRIAGE, None
        report.changed_at = now()
        report.save()
        message = write_message(actor, report, kind="follow_up", text=text)
        audit.record(actor, "report.followed_up", object=report.reference, unit=report.unit)
    return message


def follow_up_sealed(actor: Actor, *, reference: str, text: str) -> None:
    """Send a follow-up to one's own highly sensitive report, known by its receipt, sealed to the hub."""
    from palermo.domain.reports.operations.deposit import put_in_inbox

    require(actor, Permission.REPORT_ANSWER)
    text = checked_text(text, field="text", code="text_is_missing")
    receipt = Receipt.objects.filter(
        reference=plain_reference(reference), author=actor.uid, level=Level.HIGHLY_SENSITIVE
    ).first()
    if receipt is None:
        raise Forbidden(reference=reference)
    moment = now()
    envelope = {
        "kind": "follow_up", "reference": receipt.reference, "unit": actor.unit, "author": actor.uid,
        "author_name": actor.name, "at": moment.isoformat(), "text": text,
    }  # fmt: skip
    with transaction.atomic():
        put_in_inbox(new_uid(), envelope, moment)
        audit.record(actor, "report.followed_up", object=receipt.reference, unit=actor.unit)


def take_in_follow_up(item: InboxItem, envelope: dict[str, Any]) -> bool:
    """Attach a sealed follow-up to its report at the hub; one whose report is gone stays marked as taken."""
    with transaction.atomic():
        report = Report.objects.filter(reference=envelope["reference"]).exclude(state=State.SHREDDED).first()
        if report is not None and report.author == envelope["author"]:
            uid = new_uid()
            Message.objects.create(
                report=report, reference=report.reference, uid=uid, kind="follow_up", level=report.level,
                data_key=report.data_key, author=envelope["author"], author_name=envelope["author_name"][:80],
                from_hub=False, at=datetime.fromisoformat(envelope["at"]),
                sealed=seal(
                    data_key(report), report.data_key, envelope["text"].encode(),
                    table="reports_message", column="sealed", uid=uid, level=report.level,
                ),
            )  # fmt: skip
        InboxItem.objects.filter(uid=item.uid).update(taken_at=now(), sealed=b"")
    return True
