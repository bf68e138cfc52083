"""How much the units read: copies given, opened and used, for the figures of coordination in the room below."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from palermo.domain.cooperation.queries.beside_reports import UnitReading
from palermo.domain.documents.models import Copy
from palermo.domain.documents.visible import issues_visible_to
from palermo.foundations.policy import Actor


def reading_by_unit(
    actor: Actor, units: Sequence[str], start: datetime, end: datetime
) -> dict[str, UnitReading]:
    """Return by unit how many copies were given in a period, how many of them were opened, and how many used.

    Only of issues that the actor may see. Outside the hub, of other units only what went to all: whom else an issue
    names is not hers to know.
    """
    rows = Copy.objects.filter(issue__in=issues_visible_to(actor), unit__in=units)
    rows = rows.filter(delivered_at__gte=start, delivered_at__lt=end)
    if not actor.at_hub:
        rows = rows.filter(Q(unit=actor.unit) | Q(issue__to_all=True))
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for unit, opened, used in rows.values_list("unit", "opened_at", "used"):
        counts = found[unit]
        counts[0] += 1
        counts[1] += opened is not None
        counts[2] += used not in ("", "none")
    return {unit: UnitReading(*counts) for unit, counts in found.items()}
