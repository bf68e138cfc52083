"""Merge, split and undo: mentions move from one entity to another by somebody's decision, and move back exactly."""

from collections.abc import Sequence

from django.db import transaction

from palermo.domain.entities.models import Entity, Mention, Move, Moved, Proposal
from palermo.domain.entities.news import MentionsMoved
from palermo.domain.entities.queries.visible import find_entity, find_mention, mentions_visible_to
from palermo.domain.entities.sealed import seal_note
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.events import announce
from palermo.kernel.ids import new_reference, new_uid
from palermo.kernel.levels import Level

WHY = (
    "same_number",
    "same_person_seen",
    "same_document",
    "told_by_unit",
    "several_signs",
    "mistaken",
    "other",
)


def merge(actor: Actor, *, keep: str, bring: str, why: str, note: str = "") -> Move:
    """Move every mention of one entity to another of the same kind; raises Refused for itself or another kind.

    What is highly sensitive always comes to the less secret entity, so that nobody without clearance sees a change.
    """
    require(actor, Permission.ENTITY_MATCH)
    _known(why)
    with transaction.atomic():
        target, source = find_entity(actor, keep, lock=True), find_entity(actor, bring, lock=True)
        if target.pk == source.pk:
            raise Refused("same_entity")
        if target.kind != source.kind:
            raise Refused("another_kind")
        if _lowest(source) < _lowest(target):
            target, source = source, target
        # What the actor does not see comes along, or its absence would tell her that it is there.
        mentions = list(
            Mention.objects.filter(entity=source).select_related("report").order_by("level", "pk")
        )
        move = _record(actor, "merge", source, target, mentions, why, note)
        reach("merge.before_commit")
    return move


def split(actor: Actor, *, mentions: Sequence[str], why: str, note: str = "") -> Move:
    """Take mentions out of their entity into a new one of their own; raises Refused where nothing would be left."""
    require(actor, Permission.ENTITY_MATCH)
    _known(why)
    with transaction.atomic():
        rows = [find_mention(actor, uid) for uid in mentions]
        if not rows or len({row.entity_id for row in rows}) != 1:
            raise Refused("another_entity")
        source = Entity.objects.select_for_update().get(pk=rows[0].entity_id)
        if (
            not mentions_visible_to(actor)
            .filter(entity=source)
            .exclude(pk__in=[row.pk for row in rows])
            .exists()
        ):
            raise Refused("nothing_left")
        target = Entity.objects.create(
            uid=new_uid(), reference=new_reference(source.reference.split("-")[0]), kind=source.kind
        )
        move = _record(actor, "split", source, target, rows, why, note)
        reach("split.before_commit")
    return move


def undo(actor: Actor, *, uid: str) -> Move:
    """Move the mentions of a merge or split back where they were; raises Refused where a later move has to go first."""
    require(actor, Permission.ENTITY_MATCH)
    with transaction.atomic():
        move = Move.objects.select_for_update().filter(uid=uid, level__lte=actor.clearance).first()
        if move is None:
            raise Forbidden(reference=uid)
        if move.undone_at is not None:
            raise Refused("undone_already")
        moved = list(Mention.objects.filter(moves__move=move))
        gone = [mention for mention in moved if mention.entity_id != move.target_id]
        if any(mention.level <= actor.clearance for mention in gone):
            raise Refused("moved_since")
        moved = [mention for mention in moved if mention not in gone]
        Mention.objects.filter(pk__in=[mention.pk for mention in moved]).update(entity=move.source)
        move.undone_by, move.undone_at = actor.uid, now()
        move.save(update_fields=["undone_by", "undone_at"])
        Proposal.objects.filter(move=move).update(state="open", move=None, decided_by="", decided_at=None)
        audit.record(actor, "entity.move_undone", object=move.target.reference, of=move.source.reference)
        announce(MentionsMoved(tuple(mention.pk for mention in moved)))
        reach("undo.before_commit")
    return move


def _known(why: str) -> None:
    if why not in WHY:
        raise Invalid("unknown_code", field="why")


def _lowest(entity: Entity) -> int:
    levels = Mention.objects.filter(entity=entity).order_by("level").values_list("level", flat=True)
    return int(next(iter(levels[:1]), Level.HIGHLY_SENSITIVE))


def _record(
    actor: Actor, verb: str, source: Entity, target: Entity, mentions: Sequence[Mention], why: str, note: str
) -> Move:
    if not mentions:
        raise Refused("nothing_left")
    uid, first = new_uid(), mentions[0]
    move = Move.objects.create(
        uid=uid, verb=verb, source=source, target=target, level=min(row.level for row in mentions),
        author=actor.uid, at=now(), why=why, noted_at=first if note else None,
        sealed=seal_note(first, uid, note.strip()[:500]),
    )  # fmt: skip
    Moved.objects.bulk_create([Moved(move=move, mention=mention) for mention in mentions])
    Mention.objects.filter(pk__in=[mention.pk for mention in mentions]).update(entity=target)
    audit.record(
        actor, "entity.merged" if verb == "merge" else "entity.split",
        object=target.reference, of=source.reference, why=why,
    )  # fmt: skip
    announce(MentionsMoved(tuple(mention.pk for mention in mentions)))
    return move
