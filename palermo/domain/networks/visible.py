"""Which mentions, entities, links, payments and events an actor may see: nothing of the others exists for her."""

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from palermo.domain.entities.models import Entity, Mention
from palermo.domain.networks.models import AssetEvent, Link, Payment
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.errors import Forbidden, Refused
from palermo.kernel.ids import plain_reference

M = TypeVar("M", bound=Model)


def may_read(actor: Actor) -> bool:
    """Say whether networks exist for somebody at all: the hub's own staff alone."""
    return actor.at_hub and allowed(actor, Permission.NETWORK_READ)


def mentions_open_to(actor: Actor) -> QuerySet[Mention]:
    """Return the mentions that a network may be made of for this actor."""
    return Mention.objects.filter(level__lte=actor.clearance) if may_read(actor) else Mention.objects.none()


def links_visible_to(actor: Actor, *, protected: bool = False, past: bool = False) -> QuerySet[Link]:
    """Return links of which the actor may see both ends; those with a protected end only where they are counted.

    Without `past` only those that stand: both mentions present, not withdrawn.
    """
    if not may_read(actor):
        return Link.objects.none()
    level = actor.clearance
    rows = Link.objects.filter(level__lte=level, left__level__lte=level, right__level__lte=level)
    if not past:
        rows = rows.filter(left__present=True, right__present=True, withdrawn_at=None)
    ends = Q(left__protected=True) | Q(right__protected=True)
    return rows.filter(ends) if protected else rows.exclude(ends)


def payments_visible_to(actor: Actor) -> QuerySet[Payment]:
    """Return payments of which the actor may see whoever is named; whoever is protected is in none."""
    if not may_read(actor):
        return Payment.objects.none()
    rows = Payment.objects.filter(level__lte=actor.clearance)
    for name in ("payer", "payee"):
        seen = Q(
            **{f"{name}__level__lte": actor.clearance, f"{name}__present": True, f"{name}__protected": False}
        )
        rows = rows.filter(Q(**{f"{name}__isnull": True}) | seen)
    return rows


def events_visible_to(actor: Actor) -> QuerySet[AssetEvent]:
    """Return what happened to assets that the actor may see."""
    if not may_read(actor):
        return AssetEvent.objects.none()
    level = actor.clearance
    return AssetEvent.objects.filter(level__lte=level, asset__level__lte=level, asset__present=True)


def find_open_entity(actor: Actor, reference: str) -> Entity:
    """Return an entity that may stand in a network; raises Forbidden where absent or hidden.

    Raises Refused("counted_not_shown") where every mention that the actor sees is of somebody protected.
    """
    seen = mentions_open_to(actor).filter(entity=OuterRef("pk"), present=True)
    rows = Entity.objects.filter(Exists(seen), reference=plain_reference(reference))
    found = rows.annotate(open=Exists(seen.filter(protected=False))).first()
    if found is None:
        raise Forbidden(reference=reference)
    if not found.open:
        raise Refused("counted_not_shown")
    return found


def one_of(rows: QuerySet[M], uid: str, *, lock: bool = False) -> M:
    """Return the one visible row of a uid; raises Forbidden where it is absent or hidden."""
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(uid=uid).first()
    if found is None:
        raise Forbidden(reference=uid)
    return found
