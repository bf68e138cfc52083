"""Which reports an actor may see. Every page, search, count, export and job starts here."""

from django.db.models import Q, QuerySet

from palermo.domain.reports.models import Report, Share
from palermo.domain.reports.states import SEEN_BY_HUB, SEEN_BY_UNIT, State
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import plain_reference
from palermo.kernel.levels import Level

_HUB_STATES = sorted(state.value for state in SEEN_BY_HUB)
_UNIT_STATES = sorted(state.value for state in SEEN_BY_UNIT)


def reports_visible_to(actor: Actor) -> QuerySet[Report]:
    """Return the reports that an actor may open whole: her unit's and her own drafts, or the hub's within clearance."""
    if not allowed(actor, Permission.REPORT_READ) or actor.clearance < Level.SENSITIVE:
        return Report.objects.none()
    rows = Report.objects.filter(level__lte=actor.clearance)
    if actor.at_hub:
        return rows.filter(state__in=_HUB_STATES)
    if actor.in_unit and actor.unit_active:
        return rows.filter(unit=actor.unit, level=Level.SENSITIVE).filter(
            Q(state__in=_UNIT_STATES) | Q(state=State.DRAFT, author=actor.uid)
        )
    return Report.objects.none()


def shares_visible_to(actor: Actor) -> QuerySet[Share]:
    """Return the active shares with the actor's unit; their masked copies are all that the unit sees."""
    if not (allowed(actor, Permission.REPORT_READ) and actor.in_unit and actor.unit_active):
        return Share.objects.none()
    return Share.objects.filter(units__unit=actor.unit, state="active").exclude(report__state=State.SHREDDED)


def find(actor: Actor, reference: str, *, lock: bool = False) -> Report:
    """Return one visible report; raises Forbidden where it is absent or hidden, which nobody can tell apart."""
    rows = reports_visible_to(actor).filter(reference=plain_reference(reference))
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Forbidden(reference=reference)
    return found
