"""From values to lengths: an axis from zero whose ends and steps are round numbers."""

from collections.abc import Sequence
from math import floor, log10


def step(largest: float, lines: int = 4) -> float:
    """Return the round distance (1, 2 or 5 times a power of ten) between about so many lines; at least 1."""
    if largest <= 0:
        return 1.0
    rough = largest / lines
    power = 10.0 ** floor(log10(rough))
    found = next(times * power for times in (1, 2, 5, 10) if rough <= times * power)
    return max(1.0, found) if largest > 1 else found


def ticks(largest: float, lines: int = 4) -> Sequence[float]:
    """Return the values from zero on at which lines stand; the last is at or beyond the largest value."""
    each, found = step(largest, lines), [0.0]
    while found[-1] < largest or len(found) == 1:
        found.append(found[-1] + each)
    return found


def thinned(count: int, most: int) -> frozenset[int]:
    """Return which of `count` places on an axis keep their words, at most `most`, the last always."""
    if count <= most:
        return frozenset(range(count))
    apart = -(-count // most)
    return frozenset(range(count - 1, -1, -apart))
