"""Which mentions and entities an actor may see: those of reports that she may open, and nothing about the others."""

from django.db.models import Exists, OuterRef, QuerySet

from palermo.domain.entities.models import Entity, Mention
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import plain_reference
from palermo.kernel.levels import Level


def mentions_visible_to(actor: Actor) -> QuerySet[Mention]:
    """Return mentions within clearance: all of the hub's for its staff, those of her own unit's reports for a unit's."""
    rows = Mention.objects.filter(level__lte=actor.clearance)
    if actor.at_hub and allowed(actor, Permission.ENTITY_READ):
        return rows
    if actor.in_unit and actor.unit_active and allowed(actor, Permission.REPORT_READ):
        return rows.filter(unit=actor.unit, level=Level.SENSITIVE)
    return Mention.objects.none()


def entities_visible_to(actor: Actor) -> QuerySet[Entity]:
    """Return entities of which at least one present mention is visible; only the hub's staff sees entities at all."""
    if not (actor.at_hub and allowed(actor, Permission.ENTITY_READ)):
        return Entity.objects.none()
    seen = mentions_visible_to(actor).filter(entity=OuterRef("pk"), present=True)
    return Entity.objects.filter(Exists(seen))


def find_entity(actor: Actor, reference: str, *, lock: bool = False) -> Entity:
    """Return one visible entity; raises Forbidden where it is absent or hidden, which nobody can tell apart."""
    rows = entities_visible_to(actor).filter(reference=plain_reference(reference))
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Forbidden(reference=reference)
    return found


def find_mention(actor: Actor, uid: str) -> Mention:
    """Return one visible mention with its report; raises Forbidden where it is absent or hidden."""
    found = mentions_visible_to(actor).filter(uid=uid).select_related("report", "entity").first()
    if found is None:
        raise Forbidden(reference=uid)
    return found
