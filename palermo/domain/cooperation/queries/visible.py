"""Which requests, letters and undertakings an actor may see: her unit's as a party, all within clearance at the hub."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from palermo.domain.cooperation.models import Contact, Letter, Request, Undertaking
from palermo.domain.cooperation.sealed import open_undertaking
from palermo.domain.cooperation.states import Course, RequestState
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.foundations.policy.actor import Role
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import plain_reference
from palermo.kernel.levels import Level


def requests_visible_to(actor: Actor) -> QuerySet[Request]:
    """Return the requests of which the actor's unit is a party, or at the hub all within clearance."""
    if not allowed(actor, Permission.REQUEST_READ) or actor.clearance < Level.SENSITIVE:
        return Request.objects.none()
    rows = Request.objects.exclude(state=RequestState.DESTROYED)
    if actor.at_hub:
        return rows.filter(level__lte=actor.clearance)
    if actor.in_unit and actor.unit_active:
        party = Q(asker=actor.unit) | Q(asked=actor.unit)
        return rows.filter(party, level=Level.SENSITIVE)
    return Request.objects.none()


def letters_visible_to(actor: Actor) -> QuerySet[Letter]:
    """Return the letters about visible requests; the hub's own notes are the hub's."""
    rows = Letter.objects.filter(request__in=requests_visible_to(actor))
    return rows if actor.at_hub else rows.filter(hub_only=False)


def undertakings_counted_for(actor: Actor) -> QuerySet[Undertaking]:
    """Return what the actor's unit or house took part in, or at the hub all within clearance, destroyed ones too: for figures."""
    if not allowed(actor, Permission.COOPERATION_READ) or actor.clearance < Level.SENSITIVE:
        return Undertaking.objects.none()
    if actor.at_hub:
        return Undertaking.objects.filter(level__lte=actor.clearance)
    if (actor.in_unit and actor.unit_active) or actor.role is Role.ECOWAS:
        return Undertaking.objects.filter(level=Level.SENSITIVE, parties__unit=actor.unit).distinct()
    return Undertaking.objects.none()


def undertakings_visible_to(actor: Actor) -> QuerySet[Undertaking]:
    """Return what the actor's unit or house takes part in, or at the hub all within clearance."""
    return undertakings_counted_for(actor).exclude(state=Course.DESTROYED)


def contacts_visible_to(actor: Actor) -> QuerySet[Contact]:
    """Return the contact points in force of every unit, for whoever works with them."""
    if not allowed(actor, Permission.COOPERATION_READ) or actor.clearance < Level.SENSITIVE:
        return Contact.objects.none()
    if actor.at_hub or (actor.in_unit and actor.unit_active) or actor.role is Role.ECOWAS:
        return Contact.objects.filter(ended_on=None)
    return Contact.objects.none()


def find_request(actor: Actor, reference: str, *, lock: bool = False) -> Request:
    """Return one visible request; raises Forbidden where it is absent or hidden, which nobody can tell apart."""
    rows = requests_visible_to(actor).filter(reference=plain_reference(reference))
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Forbidden(reference=reference)
    return found


def similar(actor: Actor, kind: str, marks: Sequence[str], *, but: int | None = None) -> list[Request]:
    """Return the requests of a kind, visible to the actor and not withdrawn, that share a key; the newest first."""
    rows = requests_visible_to(actor).filter(kind=kind, keys__token__in=marks).exclude(state="withdrawn")
    return list(rows.exclude(pk=but or 0).distinct().order_by("-id")[:5])


def find_undertaking(actor: Actor, reference: str, *, lock: bool = False) -> Undertaking:
    """Return one visible undertaking; raises Forbidden where it is absent or hidden, also where a row alone says party."""
    found = undertakings_visible_to(actor).filter(reference=plain_reference(reference)).first()
    if found is None or not (actor.at_hub or actor.unit in open_undertaking(found).parties):
        raise Forbidden(reference=reference)
    if lock:
        # Whoever waited for the lock may find that it was destroyed meanwhile.
        found = Undertaking.objects.select_for_update().get(pk=found.pk)
        if found.state == Course.DESTROYED:
            raise Forbidden(reference=reference)
    return found
