"""What a unit does beside reporting: documents that it read and used, meetings and operations, numbers that were tested.

Documents belong to a higher room, which hands its numbers down: `project/wiring.py` says who counts them.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from palermo.domain.cooperation.models import Party
from palermo.domain.cooperation.queries.visible import contacts_visible_to, undertakings_counted_for
from palermo.foundations.policy import Actor


class UnitReading(NamedTuple):
    """How many copies of documents the people of a unit were given, how many they opened, and how many they used."""

    copies: int = 0
    opened: int = 0
    used: int = 0


CountReading = Callable[[Actor, Sequence[str], datetime, datetime], Mapping[str, UnitReading]]
_KINDS = ("meeting", "operation")
_counters: dict[str, CountReading] = {}


@dataclass(slots=True)
class Beside:
    """What one unit did beside reporting, or all of them: `contacts` are the contact points in force."""

    reading: UnitReading = field(default_factory=UnitReading)
    held: Counter[str] = field(default_factory=Counter)
    contacts: int = 0
    tested: int = 0


def count_reading_with(counter: CountReading) -> None:
    """Let a higher room count what units read; it counts only what the actor may see."""
    _counters["documents"] = counter


def beside_reports(actor: Actor, units: Sequence[str], since: date, until: date) -> dict[str, Beside]:
    """Return what each unit did from one day to another, both included, and under "" all of them together.

    A meeting of two units counts once in the sum. Only what the actor may see is counted.
    """
    found = {unit: Beside() for unit in ("", *units)}
    start = datetime.combine(since, time(), UTC)
    end = datetime.combine(until + timedelta(days=1), time(), UTC)
    for counter in _counters.values():
        for unit, told in counter(actor, units, start, end).items():
            found[unit].reading = told
    found[""].reading = UnitReading(*map(sum, zip(*(found[unit].reading for unit in units), strict=True)))
    rows = undertakings_counted_for(actor).filter(kind__in=_KINDS, starts_on__gte=since, starts_on__lte=until)
    kinds = dict(rows.exclude(state="cancelled").values_list("pk", "kind"))
    found[""].held.update(kinds.values())
    parties = Party.objects.filter(undertaking__in=kinds, unit__in=units)
    for unit, key in parties.values_list("unit", "undertaking"):
        found[unit].held[kinds[key]] += 1
    for unit, tested in contacts_visible_to(actor).filter(unit__in=units).values_list("unit", "tested_on"):
        for one in (found[unit], found[""]):
            one.contacts += 1
            one.tested += tested is not None and since <= tested <= until
    return found
