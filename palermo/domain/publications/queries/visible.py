"""Which publications an actor may see inside: all of them for the hub's own people whose clearance reaches the keys."""

from django.db.models import QuerySet

from palermo.domain.publications.models import Publication
from palermo.domain.publications.sealed import LEVEL
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import plain_reference


def may_see(actor: Actor) -> bool:
    """Say whether somebody works with publications at all."""
    return actor.at_hub and actor.clearance >= LEVEL and allowed(actor, Permission.PUBLICATION_PROPOSE)


def publications_visible_to(actor: Actor) -> QuerySet[Publication]:
    """Return all publications, or none."""
    return Publication.objects.all() if may_see(actor) else Publication.objects.none()


def find(actor: Actor, reference: str, *, lock: bool = False) -> Publication:
    """Return one visible publication; raises Forbidden where it is absent or hidden, which nobody can tell apart."""
    rows = publications_visible_to(actor).filter(reference=plain_reference(reference))
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Forbidden(reference=reference)
    return found
