"""Answer: the owner of a record, or the hub, releases, releases in part, writes, declines, or says it is another."""

from collections.abc import Iterable

from django.db import transaction

from palermo.domain.enquiries import rules
from palermo.domain.enquiries.models import Call, Reply
from palermo.domain.enquiries.news import EnquiryAnswered, OwnerCalled
from palermo.domain.enquiries.queries.visible import find_call
from palermo.domain.enquiries.question import Answer
from palermo.domain.enquiries.sealed import seal_reply
from palermo.domain.enquiries.states import CallState, Route, Standing, after
from palermo.domain.entities.sealed import open_mentions
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused, SealBroken
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level

TELLING = ("release", "release_part", "message")
SILENT = ("decline", "not_same")


def respond(actor: Actor, *, uid: str, verb: str, fields: Iterable[str] = (), text: str = "") -> Call:
    """Decide a call; only release, release_part and message let the asker learn anything at all.

    A protected person's record releases nothing of itself: for it there is the message. Raises Refused("wrong_state"),
    Refused("protected"), Invalid where nothing is released or written.
    """
    require(actor, Permission.ENQUIRY_ANSWER)
    if verb not in (*TELLING, *SILENT):
        raise Invalid("unknown_code", field="verb")
    chosen = set(rules.RELEASABLE) if verb == "release" else set(fields) & set(rules.RELEASABLE)
    if verb == "release_part" and not chosen:
        raise Invalid("nothing_released", field="fields")
    if verb == "message" and not text.strip():
        raise Invalid("reason_missing", field="text")
    with transaction.atomic():
        call = find_call(actor, uid, lock=True)
        _may_decide(actor, call)
        if call.enquiry.state == Standing.CLOSED:
            raise Refused("closed_already")
        call.state = after(verb, CallState(call.state))
        call.decided_by, call.decided_at = actor.uid, now()
        call.save()
        if verb in TELLING:
            _reply(call, verb, chosen, text)
        audit.record(
            actor, "enquiry.decided", object=call.enquiry.reference, unit=call.owner, answer=call.state
        )
        reach("respond.before_commit")
    return call


def pass_on(actor: Actor, *, uid: str) -> Call:
    """Let the owner of a record decide about a call that came to the hub; raises Refused for what never leaves the hub."""
    require(actor, Permission.ENQUIRY_OVERSEE)
    with transaction.atomic():
        call = find_call(actor, uid, lock=True)
        if call.route != Route.HUB or call.level > Level.SENSITIVE or call.mention.protected:
            raise Refused("stays_at_hub")
        after("pass_on", CallState(call.state))
        call.route = Route.OWNER
        call.due_at = rules.due(now(), call.enquiry.purpose)
        call.reminded_at = None
        call.save()
        audit.record(actor, "enquiry.passed_on", object=call.enquiry.reference, unit=call.owner)
        announce(OwnerCalled(call.enquiry.reference, call.owner))
    return call


def reconsider(actor: Actor, *, uid: str) -> Call:
    """Open a call again that was declined or held to be of another."""
    require(actor, Permission.ENQUIRY_ANSWER)
    with transaction.atomic():
        call = find_call(actor, uid, lock=True)
        _may_decide(actor, call)
        call.state = after("reconsider", CallState(call.state))
        call.decided_by, call.decided_at = "", None
        call.save()
        audit.record(actor, "enquiry.reconsidered", object=call.enquiry.reference, unit=call.owner)
    return call


def _may_decide(actor: Actor, call: Call) -> None:
    decides = actor.at_hub if call.route == Route.HUB else (actor.in_unit and actor.unit == call.owner)
    if not decides:
        raise Forbidden(reference=call.uid)


def _reply(call: Call, verb: str, chosen: set[str], text: str) -> None:
    words = None
    if verb != "message":
        if call.mention.protected or call.level > Level.SENSITIVE:
            raise Refused("protected")
        opened = open_mentions([call.mention])
        if call.mention_id not in opened:
            raise SealBroken
        words = rules.released(opened[call.mention_id], chosen)
    report = call.mention.report
    answer = Answer(
        kind=call.mention.kind, words=words, text=text.strip(),
        reference=report.reference if words is not None and "reference" in chosen else "",
        day=report.day_from.isoformat() if words is not None and "day" in chosen and report.day_from else "",
    )  # fmt: skip
    uid = new_uid()
    # Whoever decided at the hub speaks for the hub: the asker does not learn whose record it is.
    owner = call.owner if call.route == Route.OWNER else ""
    Reply.objects.create(
        uid=uid, enquiry=call.enquiry, call=call, owner=owner, kind=verb, at=now(),
        sealed=seal_reply(call.enquiry, uid, answer),
    )  # fmt: skip
    announce(EnquiryAnswered(call.enquiry.reference, call.enquiry.unit, call.enquiry.author))
