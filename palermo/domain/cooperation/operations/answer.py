"""Answer, refuse, ask back, close; and the hub's own notes."""

from collections.abc import Sequence

from django.db import transaction

from palermo.domain.cooperation import rules
from palermo.domain.cooperation.models import Letter, Request
from palermo.domain.cooperation.operations.common import move, write
from palermo.domain.cooperation.queries.visible import find_request
from palermo.foundations import audit, files
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden, Invalid


def answer(actor: Actor, *, reference: str, text: str, uploads: Sequence[files.SealedUpload] = ()) -> Request:
    """Answer a request that was put to one's party, with files; raises Invalid("answer_is_missing") without words."""
    return move(
        actor, reference, "answer", asker=False, text=text, needs_text="answer_is_missing", uploads=uploads,
        ended_at=now(), extension_to=None,
    )  # fmt: skip


def refuse(actor: Actor, *, reference: str, text: str) -> Request:
    """Refuse a request that was put to one's party, with the reason."""
    return move(
        actor, reference, "refuse", asker=False, text=text, needs_text="reason_missing",
        ended_at=now(), extension_to=None,
    )  # fmt: skip


def ask_back(actor: Actor, *, reference: str, text: str) -> Request:
    """Ask again about an answer or a refusal; the usual time for the kind begins anew."""
    require(actor, Permission.REQUEST_WRITE)
    kind = find_request(actor, reference).kind
    return move(
        actor, reference, "ask_back", asker=True, text=text, needs_text="question_is_missing", ended_at=None,
        due_at=rules.due(kind, now()), reminded_at=None,
    )  # fmt: skip


def close(actor: Actor, *, reference: str, text: str = "") -> Request:
    """Close one's own request with a word to whoever answered, if only thanks."""
    return move(actor, reference, "close", asker=True, text=text)


def add_note(actor: Actor, *, reference: str, text: str) -> Letter:
    """Add a note to a request that only the hub reads; raises Forbidden away from the hub."""
    require(actor, Permission.REQUEST_WRITE)
    if not actor.at_hub:
        raise Forbidden(reference=reference)
    if not text.strip():
        raise Invalid("text_is_missing", field="text")
    with transaction.atomic():
        request = find_request(actor, reference, lock=True)
        letter = write(actor, request, "note", text, hub_only=True)
        audit.record(actor, "request.noted", object=request.reference, unit=actor.unit)
    return letter
