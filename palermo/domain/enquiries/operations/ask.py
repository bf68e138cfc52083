"""Ask, close and renew: a question with its purpose and legal basis. The answer to asking is always the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b

from django.db import IntegrityError, transaction
from pydantic import ValidationError

from palermo.domain.enquiries import rules
from palermo.domain.enquiries.models import Enquiry, StandingKey, Unanswered
from palermo.domain.enquiries.queries.visible import find_enquiry
from palermo.domain.enquiries.question import Question
from palermo.domain.enquiries.sealed import open_question, seal_question
from palermo.domain.enquiries.states import Standing
from palermo.domain.entities.queries import Weighed, like
from palermo.domain.entities.words import MentionWords
from palermo.domain.reports.ties import report_tie
from palermo.foundations import audit
from palermo.foundations.compartments import datakeys, keyring
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import new_reference, new_uid
from palermo.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as recorded, and what the asker may see anyway: her own unit's records that are like it.

    `again` says that it was recorded before, under the same number of the sender's own.
    """

    enquiry: Enquiry
    own: Sequence[Weighed]
    again: bool = False


def ask(
    actor: Actor, *, kind: str, words: MentionWords, purpose: str, basis: str, reason: str, case: str = "",
    hub_only: bool = False, standing_days: int = 0, source_ref: str = "",
) -> Asked:  # fmt: skip
    """Record a question; whoever holds a matching record hears of it from the hub's worker, never from this request.

    Nothing here looks at what others hold: row, time and answer are the same, hit or miss. The same `source_ref` of the
    same unit again records nothing and returns the first question. Raises Refused("quota") when the unit has asked too much
    in a day, Invalid for a question without purpose, basis, reason or object.
    """
    require(actor, Permission.ENQUIRY_ASK)
    if not (actor.in_unit and actor.unit_active):
        raise Refused("unit_not_active")
    words = _whole(words)
    _check(kind, words, purpose, basis, reason)
    source_key = _source_key(actor.unit, source_ref)
    if (before := _before(actor.unit, source_key)) is not None:
        return Asked(before, own_records(actor, reference=before.reference), again=True)
    if purpose != "danger_to_life" and asked_today(actor) >= rules.A_DAY:
        raise Refused("quota", most=rules.A_DAY)
    own = like(kind, words, level=Level.SENSITIVE, unit=actor.unit)
    key, uid, moment = datakeys.new(Level.SENSITIVE, 1)[0], new_uid(), now()
    reach("ask.key_made")
    sealed = seal_question(
        report_tie(key.key, unit=actor.unit, uid=uid, author=actor.uid), key.uid, uid,
        Question(words=words, reason=reason, case=case),
    )  # fmt: skip
    enquiry = Enquiry(
        source_key=source_key, uid=uid, reference=new_reference("ENQ"), unit=actor.unit, author=actor.uid, kind=kind,
        purpose=purpose, basis=basis, hub_only=hub_only, data_key=key.uid, sealed=sealed, at=moment,
        standing_until=rules.standing_day(moment.date(), standing_days) if standing_days else None,
    )  # fmt: skip
    try:
        _record(actor, enquiry)
    except IntegrityError:
        # The same was sent twice in one moment; the other one stands by now.
        first = _before(actor.unit, source_key)
        if first is None:
            raise
        return Asked(first, own, again=True)
    return Asked(enquiry, own)


def _record(actor: Actor, enquiry: Enquiry) -> None:
    with transaction.atomic():
        enquiry.save(force_insert=True)
        Unanswered.objects.bulk_create([Unanswered(enquiry=enquiry)])
        audit.record(
            actor, "enquiry.asked", object=enquiry.reference, unit=actor.unit, kind=enquiry.kind,
            purpose=enquiry.purpose, basis=enquiry.basis,
        )  # fmt: skip
        reach("ask.before_commit")


def _source_key(unit: str, source_ref: str) -> str | None:
    """Return the keyed digest of a sender's own number, None where there is none; a thief cannot try guesses on it."""
    if not source_ref:
        return None
    key = keyring().shared_key("enquiry source")
    return blake2b(f"{unit}\x00{source_ref}".encode(), key=key, digest_size=20).hexdigest()


def _before(unit: str, source_key: str | None) -> Enquiry | None:
    return Enquiry.objects.filter(unit=unit, source_key=source_key).first() if source_key else None


def close_enquiry(actor: Actor, *, reference: str) -> Enquiry:
    """Withdraw one's question: it is watched no longer, and no owner is asked any more."""
    require(actor, Permission.ENQUIRY_ASK)
    with transaction.atomic():
        enquiry = _own(actor, reference)
        if enquiry.state == Standing.CLOSED:
            raise Refused("closed_already")
        enquiry.state, enquiry.standing_until = Standing.CLOSED, None
        enquiry.save(update_fields=["state", "standing_until"])
        audit.record(actor, "enquiry.closed", object=enquiry.reference, unit=enquiry.unit)
    return enquiry


def renew(actor: Actor, *, reference: str, days: int) -> Enquiry:
    """Let a question stand for some more days (at most 180), since one that nobody renews is forgotten."""
    require(actor, Permission.ENQUIRY_ASK)
    with transaction.atomic():
        enquiry = _own(actor, reference)
        if enquiry.state == Standing.CLOSED:
            raise Refused("closed_already")
        enquiry.standing_until = rules.standing_day(now().date(), days)
        enquiry.save(update_fields=["standing_until"])
        # The hub's worker looks once more at what came while the question did not stand, and keeps its keys.
        Unanswered.objects.get_or_create(enquiry=enquiry)
        audit.record(actor, "enquiry.renewed", object=enquiry.reference, unit=enquiry.unit, days=days)
    return enquiry


def asked_today(actor: Actor) -> int:
    """Return how many questions the actor's unit has asked in the last 24 hours, those for a life in danger left out."""
    rows = Enquiry.objects.filter(unit=actor.unit, at__gt=now() - timedelta(days=1))
    return rows.exclude(purpose="danger_to_life").count()


def ask_again() -> int:
    """After a restore: let the hub's worker put every standing question once more, which gives it its keys."""
    standing = Enquiry.objects.filter(standing_until__gte=now().date(), unanswered=None)
    return len(Unanswered.objects.bulk_create([Unanswered(enquiry=enquiry) for enquiry in standing]))


def forget_keys() -> int:
    """Remove the keys of questions that stand no longer, and return how many."""
    over = StandingKey.objects.exclude(enquiry__standing_until__gte=now().date())
    return over.delete()[0]


def _whole(words: MentionWords) -> MentionWords:
    """Return words as they may be sealed; raises Invalid for a date or code that nobody could read again."""
    try:
        return MentionWords.model_validate(words.model_dump())
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        if field == "born":
            raise Invalid("bad_date", field=field) from None
        raise Invalid("unknown_code", field=field) from None


def _check(kind: str, words: MentionWords, purpose: str, basis: str, reason: str) -> None:
    if kind not in rules.ASKED_KINDS:
        raise Invalid("unknown_code", field="kind")
    if not rules.asks_for_something(kind, words):
        raise Invalid("nothing_asked", field="name" if kind == "person" else "number")
    if purpose not in rules.PURPOSES:
        raise Invalid("purpose_missing", field="purpose")
    if basis not in rules.BASES:
        raise Invalid("basis_missing", field="basis")
    if not reason.strip():
        raise Invalid("reason_missing", field="reason")


def _own(actor: Actor, reference: str) -> Enquiry:
    enquiry = find_enquiry(actor, reference, lock=True)
    if enquiry.unit != actor.unit:
        raise Forbidden(reference=reference)
    return enquiry


def own_records(actor: Actor, *, reference: str) -> Sequence[Weighed]:
    """Return what the asker's own unit holds that is like its question: all that she sees without anybody's word."""
    enquiry = find_enquiry(actor, reference)
    words = open_question(enquiry).words
    return (
        like(enquiry.kind, words, level=Level.SENSITIVE, unit=actor.unit)
        if enquiry.unit == actor.unit
        else []
    )
