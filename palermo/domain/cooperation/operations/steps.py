"""Steps of an undertaking: decisions with an owner and a day, done or not; calls of a border liaison pair."""

from datetime import date, datetime

from django.db import transaction

from palermo.domain.cooperation.models import Step, Undertaking
from palermo.domain.cooperation.queries.visible import find_undertaking
from palermo.domain.cooperation.sealed import open_step, seal_part
from palermo.domain.cooperation.words import Written
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import new_uid


def add_decision(actor: Actor, *, reference: str, text: str, owner: str, due_on: date | None = None) -> Step:
    """Note a decision of a meeting or an operation, who carries it out and by when."""
    with transaction.atomic():
        row = _open(actor, reference)
        return _add(actor, row, "decision", owner, Written(text=text.strip()), due_on=due_on)


def add_call(
    actor: Actor, *, reference: str, caller: str, at: datetime, about: str, answer: str = ""
) -> Step:
    """Enter in a liaison pair's log who called, when, about what, and what was answered, if it was answered at once."""
    if at > now():
        raise Invalid("not_yet", field="at")
    with transaction.atomic():
        row = _open(actor, reference)
        if row.kind != "liaison":
            raise Refused("wrong_state")
        done_at = at if answer.strip() else None
        written = Written(text=about.strip(), answer=answer.strip())
        return _add(actor, row, "call", caller, written, at=at, done_at=done_at)


def answer_call(actor: Actor, *, uid: str, answer: str) -> Step:
    """Enter what was answered to a call that stood open."""
    if not answer.strip():
        raise Invalid("answer_is_missing", field="answer")
    with transaction.atomic():
        step = _step(actor, uid)
        if step.kind != "call" or step.done_at is not None:
            raise Refused("already_done")
        said = open_step(step).model_copy(update={"answer": answer.strip()})
        step.sealed = seal_part(step.undertaking, "cooperation_step", step.uid, said)
        step.done_at = now()
        step.save()
        audit.record(actor, "call.answered", object=step.undertaking.reference, unit=actor.unit)
    return step


def mark_done(actor: Actor, *, uid: str) -> Step:
    """Say that a decision is carried out; its owner may, and the hub."""
    with transaction.atomic():
        step = _step(actor, uid)
        if step.owner != actor.unit and not actor.at_hub:
            raise Forbidden(reference=uid)
        if step.kind != "decision" or step.done_at is not None:
            raise Refused("already_done")
        step.done_at = now()
        step.save()
        audit.record(actor, "decision.done", object=step.undertaking.reference, unit=step.owner)
    return step


def _open(actor: Actor, reference: str) -> Undertaking:
    require(actor, Permission.COOPERATION_WRITE)
    row = find_undertaking(actor, reference, lock=True)
    if row.state == "cancelled":
        raise Refused("wrong_state")
    return row


def _step(actor: Actor, uid: str) -> Step:
    require(actor, Permission.COOPERATION_WRITE)
    step = Step.objects.select_related("undertaking").filter(uid=uid).first()
    if step is None:
        raise Forbidden(reference=uid)
    find_undertaking(actor, step.undertaking.reference, lock=True)
    return step


def _add(
    actor: Actor, row: Undertaking, kind: str, owner: str, written: Written, *, at: datetime | None = None,
    due_on: date | None = None, done_at: datetime | None = None,
) -> Step:  # fmt: skip
    if not written.text:
        raise Invalid("text_is_missing", field="text" if kind == "decision" else "about")
    if not row.parties.filter(unit=owner).exists():
        raise Invalid("no_party", field="owner" if kind == "decision" else "caller")
    uid = new_uid()
    step = Step.objects.create(
        undertaking=row, uid=uid, kind=kind, owner=owner, author=actor.uid, at=at or now(), due_on=due_on,
        done_at=done_at, sealed=seal_part(row, "cooperation_step", uid, written),
    )  # fmt: skip
    audit.record(actor, f"{kind}.noted", object=row.reference, unit=owner)
    return step
