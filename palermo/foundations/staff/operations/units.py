"""Units: known to the installation, appointed, suspended, withdrawn."""

from datetime import date

from django.db import transaction

from palermo.foundations import audit
from palermo.foundations.policy import Actor
from palermo.foundations.staff import seals
from palermo.foundations.staff.models import Appointment, Unit
from palermo.foundations.staff.operations.common import require_manager
from palermo.kernel.clock import now, today
from palermo.kernel.errors import Invalid, Refused, SealBroken


def add_unit(actor: Actor, *, code: str, kind: str = "unit", since: date | None = None) -> Unit:
    """Add a unit of the configuration as appointed since a day (today); return the one that is there already."""
    require_manager(actor)
    with transaction.atomic():
        known = Unit.objects.filter(code=code).first()
        if known is not None:
            return known
        unit = Unit(code=code, kind=Unit.Kind(kind), since=since or today())
        unit.save()
        seals.seal_unit(unit)
        _note(actor, unit)
        audit.record(actor, "unit_added", object=code, unit=code, kind=kind)
    return unit


def set_unit_state(actor: Actor, unit: Unit, *, state: str, since: date | None = None) -> Unit:
    """Appoint, suspend or withdraw a unit from a day on that is not in the future; it acts on the next request.

    Raises Forbidden, Invalid('bad_state' or 'future_date'), Refused('no_change'), SealBroken.
    """
    require_manager(actor)
    day = since or today()
    if state not in Unit.State.values:
        raise Invalid("bad_state", field="state")
    if day > today():
        raise Invalid("future_date", field="since")
    with transaction.atomic():
        row = Unit.objects.select_for_update().get(pk=unit.pk)
        if not seals.unit_fits(row):
            raise SealBroken
        if row.state == state:
            raise Refused("no_change")
        row.state, row.since = Unit.State(state), day
        seals.seal_unit(row)
        _note(actor, row)
        audit.record(actor, "unit_state", object=row.code, unit=row.code, state=state, since=day.isoformat())
    return row


def _note(actor: Actor, unit: Unit) -> None:
    Appointment.objects.create(
        unit=unit, state=unit.state, since=unit.since, recorded_at=now(), recorded_by=actor.uid
    )
