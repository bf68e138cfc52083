"""Questions as people read them: one's own with the replies, calls on one's records, the hub's ledger of all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from palermo.domain.enquiries.models import Call, Enquiry, Reply
from palermo.domain.enquiries.queries.visible import (
    calls_visible_to,
    enquiries_visible_to,
    find_call,
    find_enquiry,
)
from palermo.domain.enquiries.question import Answer, Question
from palermo.domain.enquiries.sealed import keys_of, open_question, open_reply
from palermo.domain.enquiries.states import CallState, Route
from palermo.domain.entities import profiles
from palermo.domain.entities.matching.model import Explanation
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.entities.words import MentionWords
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import SealBroken

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a list; `fresh` counts replies that its unit has not seen, `calls` those that the hub sees."""

    enquiry: Enquiry
    question: Question | None
    replies: int = 0
    fresh: int = 0
    calls: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class EnquiryPage:
    """A page of questions, newest first."""

    rows: list[Line]
    offset: int
    more: bool


@dataclass(frozen=True, slots=True)
class Called:
    """A call on a record, with the question, the record, and why it may be meant."""

    call: Call
    question: Question
    words: MentionWords
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class OpenedEnquiry:
    """One question with its replies; calls only for whoever oversees them."""

    enquiry: Enquiry
    question: Question
    replies: Sequence[tuple[Reply, Answer]]
    calls: Sequence[Called] = field(default_factory=list)


def enquiries(
    actor: Actor, *, view: str = "", unit: str = "", offset: int = 0, size: int = PAGE
) -> EnquiryPage:
    """Return a page of one's unit's questions, or of all at the hub; views: open, closed, standing, answered."""
    require(actor, Permission.ENQUIRY_ASK)
    rows = enquiries_visible_to(actor)
    if view in ("open", "closed"):
        rows = rows.filter(state=view)
    if view == "standing":
        rows = rows.filter(standing_until__gte=now().date())
    if view == "answered":
        rows = rows.filter(replies__isnull=False).distinct()
    if unit and actor.at_hub:
        rows = rows.filter(unit=unit)
    found = list(rows.order_by("-id")[offset : offset + size + 1])
    return EnquiryPage(_lines(actor, found[:size]), offset, len(found) > size)


def read_enquiry(actor: Actor, reference: str) -> OpenedEnquiry:
    """Open one question with everything that somebody chose to answer; the reading is recorded."""
    require(actor, Permission.ENQUIRY_ASK)
    enquiry = find_enquiry(actor, reference)
    audit.read(actor, "enquiry.read", objects=[enquiry.reference])
    keys = keys_of([enquiry])
    replies = list(Reply.objects.filter(enquiry=enquiry).order_by("at", "id"))
    calls = calls_visible_to(actor).filter(enquiry=enquiry) if actor.at_hub else Call.objects.none()
    return OpenedEnquiry(
        enquiry, open_question(enquiry, keys), [(reply, open_reply(reply, enquiry, keys)) for reply in replies],
        _called(actor, calls.select_related("enquiry", "mention__report").order_by("-probability", "id")),
    )  # fmt: skip


def calls(actor: Actor, *, view: str = "waiting", offset: int = 0, size: int = PAGE) -> list[Called]:
    """Return the calls that the actor may decide (at the hub: those that are the hub's), the soonest due first."""
    require(actor, Permission.ENQUIRY_ANSWER)
    rows = calls_visible_to(actor)
    if actor.at_hub:
        rows = rows.filter(Q(route=Route.HUB) | Q(due_at__lt=now()))
    waiting = Q(state=CallState.WAITING, enquiry__state="open")
    rows = rows.filter(waiting) if view == "waiting" else rows.exclude(waiting)
    rows = rows.select_related("enquiry", "mention__report").order_by(
        "due_at" if view == "waiting" else "-decided_at", "id"
    )
    return _called(actor, rows[offset : offset + size])


def read_call(actor: Actor, uid: str) -> Called:
    """Open one call; raises Forbidden where it is absent or hidden, SealBroken where a key is gone."""
    require(actor, Permission.ENQUIRY_ANSWER)
    found = _called(actor, [find_call(actor, uid)])
    if not found:
        raise SealBroken
    return found[0]


def waiting_calls(actor: Actor) -> int:
    """Return how many calls wait for the actor's own decision, for her home page."""
    rows = calls_visible_to(actor).filter(state=CallState.WAITING, enquiry__state="open")
    return (rows.filter(route=Route.HUB) if actor.at_hub else rows).count()


def fresh_replies(actor: Actor) -> int:
    """Return how many replies to the actor's unit's questions nobody there has seen."""
    if not actor.in_unit:
        return 0
    return Reply.objects.filter(enquiry__in=enquiries_visible_to(actor), seen_at=None).count()


def _lines(actor: Actor, found: Sequence[Enquiry]) -> list[Line]:
    if found:
        audit.read(actor, "enquiry.listed", objects=[enquiry.reference for enquiry in found])
    keys = keys_of(found)
    ids = [enquiry.pk for enquiry in found]
    fresh = Count("pk", filter=Q(seen_at=None))
    replies = {
        row["enquiry"]: (row["n"], row["fresh"])
        for row in Reply.objects.filter(enquiry__in=ids)
        .values("enquiry")
        .annotate(n=Count("pk"), fresh=fresh)
    }
    made: dict[int, tuple[int, int]] = {}
    if actor.at_hub:
        waiting = Count("pk", filter=Q(state=CallState.WAITING))
        rows = (
            calls_visible_to(actor)
            .filter(enquiry__in=ids)
            .values("enquiry")
            .annotate(n=Count("pk"), waiting=waiting)
        )
        made = {row["enquiry"]: (row["n"], row["waiting"]) for row in rows}
    return [
        Line(
            enquiry, _question(enquiry, keys), *replies.get(enquiry.pk, (0, 0)), *made.get(enquiry.pk, (0, 0))
        )
        for enquiry in found
    ]


def _question(enquiry: Enquiry, keys: dict[str, bytes]) -> Question | None:
    try:
        return open_question(enquiry, keys)
    except SealBroken:
        return None


def _called(actor: Actor, rows: Iterable[Call]) -> list[Called]:
    found = list(rows)
    if not found:
        return []
    audit.read(
        actor,
        "call.read",
        objects=sorted(
            {call.enquiry.reference for call in found} | {call.mention.report.reference for call in found}
        ),
    )
    keys = keys_of({call.enquiry_id: call.enquiry for call in found}.values())
    words = open_mentions([call.mention for call in found])
    opened = []
    for call in found:
        question = _question(call.enquiry, keys)
        if question is not None and call.mention_id in words:
            mention = words[call.mention_id]
            why = profiles.explain(call.mention.kind, question.words, mention)
            opened.append(Called(call, question, mention, why))
    return opened
