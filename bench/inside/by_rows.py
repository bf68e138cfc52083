"""The other way: a path found by rows alone, a step at a time from both ends, as the decision in docs/adr compares."""

from typing import Any

_AT_ONCE = 500  # parts of one statement
_MOST = 6


def steps_by_rows(actor: Any, left: str, right: str) -> int | None:
    """Return how many steps lie between two, asking the database for every step; None beyond six."""
    from palermo.domain.networks.visible import find_open_entity

    ends = [find_open_entity(actor, reference).pk for reference in (left, right)]
    seen, fronts = [{ends[0]}, {ends[1]}], [{ends[0]}, {ends[1]}]
    for depth in range(1, _MOST + 1):
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        fronts[side] = _beside(actor, fronts[side]) - seen[side]
        seen[side] |= fronts[side]
        if fronts[side] & seen[1 - side]:
            return depth
        if not fronts[side]:
            return None
    return None


def _beside(actor: Any, front: set[int]) -> set[int]:
    from palermo.domain.networks.visible import links_visible_to

    rows, found = links_visible_to(actor), set()
    known = sorted(front)
    for first in range(0, len(known), _AT_ONCE):
        part = known[first : first + _AT_ONCE]
        found |= set(rows.filter(left__entity__in=part).values_list("right__entity", flat=True))
        found |= set(rows.filter(right__entity__in=part).values_list("left__entity", flat=True))
    return found
