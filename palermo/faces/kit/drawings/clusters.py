"""Incidents that lie near one another become one circle whose area grows with the persons; none is lost."""

from collections.abc import Sequence
from math import hypot, sqrt

from palermo.faces.kit.drawings.ground import Spot

CELL = 18.0
LARGEST, SMALLEST = 20.0, 1.5


def clustered(spots: Sequence[Spot], cell: float = CELL) -> list[Spot]:
    """Return spots summed by squares and then with what touches them, at the middle of their persons, largest first.

    The sums of persons and incidents stay those of the spots given.
    """
    squares: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        squares.setdefault((int(spot.x // cell), int(spot.y // cell)), []).append(spot)
    found: list[Spot] = []
    for spot in sorted(map(_summed, squares.values()), key=lambda one: (-one.persons, one.x, one.y)):
        near = next(
            (place for place, one in enumerate(found) if hypot(one.x - spot.x, one.y - spot.y) < cell * 0.75),
            None,
        )
        if near is None:
            found.append(spot)
        else:
            found[near] = _summed([found[near], spot])
    return sorted(found, key=lambda one: (-one.persons, one.x, one.y))


def radius(persons: int, largest: int) -> float:
    """Return a circle's radius: its area is in proportion to the persons, above a least size that can be seen."""
    return max(SMALLEST, LARGEST * sqrt(persons / max(1, largest)))


def _summed(spots: Sequence[Spot]) -> Spot:
    weight = sum(max(1, one.persons) for one in spots)
    return Spot(
        sum(one.x * max(1, one.persons) for one in spots) / weight,
        sum(one.y * max(1, one.persons) for one in spots) / weight,
        sum(one.persons for one in spots),
        sum(one.incidents for one in spots),
    )
