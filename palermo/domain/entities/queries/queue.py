"""The queue of proposed matches, most valuable first, and one of them with its two sides next to each other."""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from palermo.domain.entities import profiles
from palermo.domain.entities.matching.model import Explanation
from palermo.domain.entities.models import Mention, Proposal
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.entities.words import MentionWords
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Forbidden, SealBroken

PAGE = 50
VIEWS = ("open", "later", "same", "not_same")


@dataclass(frozen=True, slots=True)
class Sides:
    """A proposed match: its two mentions with their words, and why they may be of one or not."""

    proposal: Proposal
    left: MentionWords
    right: MentionWords
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class MatchPage:
    """A page of proposed matches with the counts of every view."""

    rows: list[Sides]
    counts: dict[str, int]
    offset: int
    more: bool


def proposals_visible_to(actor: Actor) -> QuerySet[Proposal]:
    """Return the proposals of which the actor may see both sides; what was settled by another decision is not open."""
    if not actor.at_hub:
        return Proposal.objects.none()
    rows = Proposal.objects.filter(level__lte=actor.clearance, left__present=True, right__present=True)
    return rows.exclude(Q(state__in=["open", "later"]) & Q(left__entity=F("right__entity")))


def match_queue(
    actor: Actor, *, view: str = "open", kind: str = "", unit: str = "", offset: int = 0, size: int = PAGE
) -> MatchPage:
    """Return a page of proposed matches; raises Forbidden for whoever does not match. The reading is recorded."""
    require(actor, Permission.ENTITY_MATCH)
    everything = proposals_visible_to(actor)
    rows = everything.filter(state=view if view in VIEWS else "open")
    if kind:
        rows = rows.filter(kind=kind)
    if unit:
        rows = rows.filter(Q(left__unit=unit) | Q(right__unit=unit))
    order = ("-value", "-id") if view in ("open", "later") else ("-decided_at", "-id")
    found = list(_joined(rows).order_by(*order)[offset : offset + size + 1])
    counts = {each: everything.filter(state=each).count() for each in VIEWS}
    return MatchPage(_opened(actor, found[:size]), counts, offset, len(found) > size)


def find_proposal(actor: Actor, uid: str, *, lock: bool = False) -> Proposal:
    """Return one visible proposal; raises Forbidden where it is absent or hidden."""
    rows = _joined(Proposal.objects.filter(uid=uid, level__lte=actor.clearance))
    found = (rows.select_for_update(of=("self",)) if lock else rows).first() if actor.at_hub else None
    if found is None:
        raise Forbidden(reference=uid)
    return found


def sides(actor: Actor, uid: str) -> Sides:
    """Return one proposed match opened; raises Forbidden where it is absent or hidden, SealBroken where a key is gone."""
    require(actor, Permission.ENTITY_MATCH)
    found = _opened(actor, [find_proposal(actor, uid)])
    if not found:
        raise SealBroken
    return found[0]


def _joined(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return rows.select_related("left__report", "right__report", "left__entity", "right__entity", "move")


def _opened(actor: Actor, proposals: list[Proposal]) -> list[Sides]:
    mentions: list[Mention] = [side for one in proposals for side in (one.left, one.right)]
    if mentions:
        references = sorted({mention.report.reference for mention in mentions})
        audit.read(actor, "match.read", objects=references)
    words = open_mentions(mentions)
    return [
        Sides(
            one, words[one.left_id], words[one.right_id],
            profiles.explain(one.kind, words[one.left_id], words[one.right_id]),
        )
        for one in proposals
        if one.left_id in words and one.right_id in words
    ]  # fmt: skip


def after_in_queue(actor: Actor, uid: str) -> str:
    """Return the uid of the open proposal that follows one in the queue; "" at its end."""
    require(actor, Permission.ENTITY_MATCH)
    here = find_proposal(actor, uid)
    rows = proposals_visible_to(actor).filter(state="open").exclude(pk=here.pk)
    behind = rows.filter(Q(value__lt=here.value) | Q(value=here.value, pk__lt=here.pk))
    found = behind.order_by("-value", "-id").first() or rows.order_by("-value", "-id").first()
    return found.uid if found else ""
