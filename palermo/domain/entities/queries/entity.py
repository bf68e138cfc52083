"""Entities as people read them: the list, what is like something asked for, and one entity with all its mentions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from palermo.domain.entities.models import Entity, Mention, Move, Proposal
from palermo.domain.entities.queries.candidates import Weighed, like
from palermo.domain.entities.queries.visible import entities_visible_to, find_entity, mentions_visible_to
from palermo.domain.entities.sealed import open_mentions, open_note
from palermo.domain.entities.words import MentionWords
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require

PAGE = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention with its words."""

    mention: Mention
    words: MentionWords


@dataclass(frozen=True, slots=True)
class Row:
    """One entity of a list: the line by which people know it, its visible mentions and the units they are from."""

    entity: Entity
    title: str
    mentions: int
    units: Sequence[str]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A page of entities, newest first."""

    rows: list[Row]
    offset: int
    more: bool


@dataclass(frozen=True, slots=True)
class MoveSeen:
    """A merge or split of the entity, with its note."""

    move: Move
    note: str


@dataclass(frozen=True, slots=True)
class OpenedEntity:
    """One entity: its present and past mentions, the moves that made it, and the proposals that wait about it."""

    entity: Entity
    title: str
    mentions: Sequence[Seen]
    past: Sequence[Seen]
    moves: Sequence[MoveSeen]
    proposals: Sequence[Proposal]


def entities(
    actor: Actor, *, kind: str = "", several: bool = False, offset: int = 0, size: int = PAGE
) -> EntityPage:
    """Return a page of visible entities, newest first; `several` leaves those that more than one report mentions."""
    require(actor, Permission.ENTITY_READ)
    rows = entities_visible_to(actor)
    if kind:
        rows = rows.filter(kind=kind)
    if several:
        rows = rows.filter(moves_in__undone_at=None, moves_in__level__lte=actor.clearance).distinct()
    found = list(rows.order_by("-id")[offset : offset + size + 1])
    return EntityPage(_rows(actor, found[:size]), offset, len(found) > size)


def read_entity(actor: Actor, reference: str) -> OpenedEntity:
    """Open one entity with what the actor may see of it; the reading of every report behind it is recorded."""
    require(actor, Permission.ENTITY_READ)
    entity = find_entity(actor, reference)
    rows = list(mentions_visible_to(actor).filter(entity=entity).select_related("report").order_by("-pk"))
    audit.read(
        actor, "entity.read", objects=sorted({row.report.reference for row in rows}), entity=entity.reference
    )
    words = open_mentions(rows)
    seen = [Seen(row, words[row.pk]) for row in rows if row.pk in words]
    present = [one for one in seen if one.mention.present]
    moves = Move.objects.filter(Q(source=entity) | Q(target=entity), level__lte=actor.clearance)
    waiting = Proposal.objects.filter(
        Q(left__entity=entity) | Q(right__entity=entity),
        level__lte=actor.clearance,
        state__in=["open", "later"],
    )
    return OpenedEntity(
        entity=entity,
        title=title_of(one.words for one in present) or entity.reference,
        mentions=present,
        past=[one for one in seen if not one.mention.present],
        moves=[
            MoveSeen(move, open_note(move.noted_at, move.uid, bytes(move.sealed)))
            for move in moves.select_related("source", "target", "noted_at__report").order_by("-at")
        ],
        proposals=list(waiting.select_related("left__report", "right__report").order_by("-value")[:PAGE]),
    )


def look_for(actor: Actor, *, kind: str, words: MentionWords, least: float = 0.2) -> list[Weighed]:
    """Return known mentions that are like what is asked for and that the actor may see; the search is recorded."""
    require(actor, Permission.ENTITY_READ)
    asked = " ".join(filter(None, (words.name, words.alias, words.number, words.plate)))
    audit.read(actor, "entity.searched", query=asked, kind=kind)
    found = like(kind, words, level=int(actor.clearance), least=least)
    seen = set(
        mentions_visible_to(actor)
        .filter(pk__in=[one.mention.pk for one in found])
        .values_list("pk", flat=True)
    )
    return [one for one in found if one.mention.pk in seen]


def title_of(words: Iterable[MentionWords]) -> str:
    """Return the fullest line among mentions' words, by which people know an entity."""
    titles = [one.title for one in words]
    return max(titles, key=len, default="")


def _rows(actor: Actor, found: Sequence[Entity]) -> list[Row]:
    mentions = list(
        mentions_visible_to(actor)
        .filter(entity__in=found, present=True)
        .select_related("report")
        .order_by("-pk")
    )
    if mentions:
        audit.read(actor, "entity.listed", objects=sorted({row.report.reference for row in mentions}))
    words = open_mentions(mentions)
    by_entity: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_entity.setdefault(mention.entity_id, []).append(mention)
    return [
        Row(
            entity,
            title_of(words[row.pk] for row in by_entity.get(entity.pk, []) if row.pk in words)
            or entity.reference,
            len(by_entity.get(entity.pk, [])),
            sorted({row.unit for row in by_entity.get(entity.pk, [])}),
        )
        for entity in found
    ]
