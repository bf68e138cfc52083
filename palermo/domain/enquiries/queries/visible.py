"""Which questions and calls an actor may see: her unit's own questions, the calls on her unit, everything at the hub."""

from django.db.models import QuerySet

from palermo.domain.enquiries.models import Call, Enquiry
from palermo.domain.enquiries.states import Route
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import plain_reference
from palermo.kernel.levels import Level


def enquiries_visible_to(actor: Actor) -> QuerySet[Enquiry]:
    """Return the questions of the actor's unit, or all of them for whoever oversees them at the hub."""
    if actor.clearance < Level.SENSITIVE:
        return Enquiry.objects.none()
    if actor.at_hub and allowed(actor, Permission.ENQUIRY_OVERSEE):
        return Enquiry.objects.all()
    if actor.in_unit and actor.unit_active and allowed(actor, Permission.ENQUIRY_ASK):
        return Enquiry.objects.filter(unit=actor.unit)
    return Enquiry.objects.none()


def calls_visible_to(actor: Actor) -> QuerySet[Call]:
    """Return the calls on records of the actor's unit that are its to decide, or at the hub all within clearance."""
    rows = Call.objects.filter(level__lte=actor.clearance)
    if actor.at_hub and allowed(actor, Permission.ENQUIRY_OVERSEE):
        return rows
    if actor.in_unit and actor.unit_active and allowed(actor, Permission.ENQUIRY_ANSWER):
        return rows.filter(owner=actor.unit, route=Route.OWNER, level=Level.SENSITIVE)
    return Call.objects.none()


def find_enquiry(actor: Actor, reference: str, *, lock: bool = False) -> Enquiry:
    """Return one visible question; raises Forbidden where it is absent or hidden, which nobody can tell apart."""
    rows = enquiries_visible_to(actor).filter(reference=plain_reference(reference))
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Forbidden(reference=reference)
    return found


def find_call(actor: Actor, uid: str, *, lock: bool = False) -> Call:
    """Return one visible call with its question and mention; raises Forbidden where it is absent or hidden."""
    rows = calls_visible_to(actor).filter(uid=uid).select_related("enquiry", "mention__report")
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise Forbidden(reference=uid)
    return found
