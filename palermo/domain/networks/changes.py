"""The count of changes by level: what tells a graph in memory, in whichever process, that it is stale and where.

A change counts at the level of what changed and no other: whoever is not cleared for it sees no number move.
"""

from collections.abc import Iterable

from django.db.models import Q

from palermo.domain.networks.models import Change, Counter, Link
from palermo.domain.reports import bulk
from palermo.kernel.levels import Level

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
        row.number += 1
        row.save(update_fields=["number"])
        bulk.insert_many(
            Change, [{"level": level, "number": row.number, "link": link} for link in sorted(by_level[level])]
        )


def note_mentions(mentions: Iterable[int], levels: Iterable[int]) -> None:
    """Note every link at one of these mentions as changed, and that something changed at each of the levels."""
    known = list(mentions)
    touched: set[tuple[int, int]] = {(level, 0) for level in levels}
    for batch in bulk.batches(known, 400):
        ends = Q(left__in=batch) | Q(right__in=batch)
        touched |= set(Link.objects.filter(ends).values_list("level", "pk"))
    note(touched)


def numbers(clearance: int) -> dict[int, int]:
    """Return the present number of every level up to a clearance, 0 where nothing ever changed."""
    known = dict(Counter.objects.filter(level__lte=clearance).values_list("level", "number"))
    return {int(level): known.get(int(level), 0) for level in Level if 0 < level <= clearance}


def since(held: dict[int, int]) -> set[int] | None:
    """Return the links that changed after the numbers held, None where so long ago is no longer known."""
    found: set[int] = set()
    for level, number in held.items():
        rows = Change.objects.filter(level=level, number__gt=number)
        first = rows.order_by("number").values_list("number", flat=True).first()
        if first is not None and first > number + 1:
            return None
        found |= set(rows.values_list("link", flat=True))
    return found - {0}


def prune() -> int:
    """Remove what was noted long ago, and return how many rows."""
    gone = 0
    for level, number in Counter.objects.values_list("level", "number"):
        gone += Change.objects.filter(level=level, number__lte=number - KEPT).delete()[0]
    return gone
