"""The count of changes by level: what tells a graph in memory, in whichever process, that it is stale and where.

A change counts at the level of what changed and no other: whoever is not cleared for it sees no number move.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import Q

from palermo.domain.networks.models import Change, Counter, Link
from palermo.domain.reports import bulk
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


class Mark(NamedTuple):
    """Where one level stood: how often something had changed, and the token drawn with the last change."""

    number: int
    token: str


Marks = Mapping[int, Mark]
# So many changes of a level are kept; a graph in memory that is further behind is loaded anew.
KEPT = 20_000


def note(touched: Iterable[tuple[int, int]]) -> None:
    """Note links that changed, as (level, row key), in the running transaction; (level, 0) where no link did."""
    by_level: dict[int, set[int]] = {}
    for level, link in touched:
        by_level.setdefault(level, set()).add(link)
    # Always the lowest level first, so that two writers never wait for each other.
    for level in sorted(by_level):
        row, _new = Counter.objects.select_for_update().get_or_create(level=level)
        row.number, row.token = row.number + 1, new_uid()
        row.save(update_fields=["number", "token"])
        stem = {"level": level, "number": row.number, "token": row.token}
        bulk.insert_many(Change, [{**stem, "link": link} for link in sorted(by_level[level])])


def note_mentions(mentions: Iterable[int], levels: Iterable[int]) -> None:
    """Note every link at one of these mentions as changed, and that something changed at each of the levels."""
    known = list(mentions)
    touched: set[tuple[int, int]] = {(level, 0) for level in levels}
    for batch in bulk.batches(known, 400):
        ends = Q(left__in=batch) | Q(right__in=batch)
        touched |= set(Link.objects.filter(ends).values_list("level", "pk"))
    note(touched)


def marks(clearance: int) -> Marks:
    """Return where every level up to a clearance stands now."""
    rows = Counter.objects.filter(level__lte=clearance).values_list("level", "number", "token")
    known = {level: Mark(number, token) for level, number, token in rows}
    return {int(level): known.get(int(level), Mark(0, "")) for level in Level if 0 < level <= clearance}


def since(held: Marks) -> set[int] | None:
    """Return the links that changed after the marks held, None where that is not, or no longer, known."""
    found: set[int] = set()
    for level, mark in held.items():
        rows = Change.objects.filter(level=level)
        if mark.number and not rows.filter(number=mark.number, token=mark.token).exists():
            return None
        later = rows.filter(number__gt=mark.number)
        first = later.order_by("number").values_list("number", flat=True).first()
        if first is not None and first > mark.number + 1:
            return None
        found |= set(later.values_list("link", flat=True))
    return found - {0}


def prune() -> int:
    """Remove what was noted long ago, and return how many rows."""
    gone = 0
    for level, number in Counter.objects.values_list("level", "number"):
        gone += Change.objects.filter(level=level, number__lt=number - KEPT).delete()[0]
    return gone
