"""Writing a sealed message on a report, in the running transaction."""

from dataclasses import replace
from datetime import datetime

from palermo.domain.reports.models import Message, Report
from palermo.domain.reports.operations.common import data_key
from palermo.domain.reports.sealed import seal
from palermo.domain.reports.ties import letter_tie
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor
from palermo.kernel.clock import now
from palermo.kernel.errors import Invalid
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level
from palermo.kernel.text import clean

LONGEST = 20_000  # characters of one message


def checked_text(text: str, *, field: str, code: str) -> str:
    """Return a message's text without control characters; raises Invalid where it is empty or too long."""
    text = clean(text).strip()
    if not text:
        raise Invalid(code, field=field)
    if len(text) > LONGEST:
        raise Invalid("text_too_long", field=field, longest=LONGEST)
    return text


def letter_key(report: Report) -> datakeys.DataKey:
    """Return the key for a message about a report that its unit is to read.

    A highly sensitive report's own key never serves the unit, so such a letter gets a sensitive key of its own.
    Call this before the transaction: the key must be in the key store first.
    """
    if report.level == Level.HIGHLY_SENSITIVE:
        key = datakeys.new(Level.SENSITIVE, 1)[0]
        return replace(key, key=letter_tie(key.key, unit=report.unit, author=report.author))
    return datakeys.DataKey(uid=report.data_key, level=Level(report.level), key=data_key(report))


def only_author(report: Report) -> str:
    """Return the one person whom a letter may reach: the author of a highly sensitive report, "" for a whole unit."""
    return report.author if report.level == Level.HIGHLY_SENSITIVE else ""


def write_message(
    actor: Actor, report: Report, *, kind: str, text: str, code: str = "", key: datakeys.DataKey | None = None,
    due_at: datetime | None = None, answers: Message | None = None,
) -> Message:  # fmt: skip
    """Add a message sealed under `key`, by default the report's own; the text must have been checked."""
    key = key or datakeys.DataKey(uid=report.data_key, level=Level(report.level), key=data_key(report))
    uid = new_uid()
    blob = seal(
        key.key,
        key.uid,
        clean(text).strip().encode(),
        table="reports_message",
        column="sealed",
        uid=uid,
        level=key.level,
    )
    return Message.objects.create(
        report=report, reference=report.reference, uid=uid, kind=kind, code=code, level=key.level, data_key=key.uid,
        sealed=blob, author=actor.uid, author_name=actor.name, from_hub=actor.at_hub,
        to_unit=report.unit if actor.at_hub else "", at=now(), due_at=due_at, answers=answers,
    )  # fmt: skip
