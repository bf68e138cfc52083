"""What other rooms ask about units."""

from palermo.foundations.staff import seals
from palermo.foundations.staff.models import Unit


def appointed_units() -> frozenset[str]:
    """Return the codes of the countries' units that are appointed now; a row whose seal does not fit is not."""
    rows = Unit.objects.filter(kind=Unit.Kind.UNIT, state=Unit.State.APPOINTED)
    return frozenset(unit.code for unit in rows if seals.unit_fits(unit))


def units() -> list[Unit]:
    """Return all units with their state, by code, each once."""
    return list(Unit.objects.all())


def receiving_units() -> frozenset[str]:
    """Return the codes of what documents are sent to: the appointed units, and the house of the ECOWAS staff."""
    rows = Unit.objects.filter(state=Unit.State.APPOINTED).exclude(kind=Unit.Kind.HUB)
    return frozenset(unit.code for unit in rows if seals.unit_fits(unit))


def hub_units() -> frozenset[str]:
    """Return the codes under which the hub's own staff is kept."""
    return frozenset(Unit.objects.filter(kind=Unit.Kind.HUB).values_list("code", flat=True))
