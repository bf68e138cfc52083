"""Which practices an actor may see: approved ones for everybody inside, others for their unit, the hub and the judges."""

from django.db.models import Q, QuerySet

from palermo.domain.practices.models import Practice
from palermo.domain.practices.states import PracticeState
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.foundations.policy.actor import Role
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import plain_reference
from palermo.kernel.levels import Level


def practices_visible_to(actor: Actor) -> QuerySet[Practice]:
    """Return approved practices, one's own drafts, what one's unit or, for judges, anybody has proposed."""
    rows = Practice.objects.exclude(state=PracticeState.DESTROYED)
    if not allowed(actor, Permission.PRACTICE_READ) or actor.clearance < Level.SENSITIVE:
        return rows.none()
    seen = Q(state="approved") | Q(author=actor.uid)
    if actor.at_hub:
        return rows.filter(seen | ~Q(state="draft"))
    if actor.role is Role.ECOWAS:
        return rows.filter(state="approved")
    if not (actor.in_unit and actor.unit_active):
        return rows.none()
    seen |= Q(unit=actor.unit) & ~Q(state="draft")
    if allowed(actor, Permission.PRACTICE_JUDGE):
        seen |= Q(state="proposed")
    return rows.filter(seen)


def find_practice(actor: Actor, reference: str, *, lock: bool = False) -> Practice:
    """Return one visible practice; raises Forbidden where it is absent or hidden, which nobody can tell apart."""
    rows = practices_visible_to(actor).filter(reference=plain_reference(reference))
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Forbidden(reference=reference)
    return found
