"""Figures that stay honest when there are few: percentiles, shares with an interval, and which rows may be shown. Pure.

Percentiles are of the inclusive kind (Hyndman and Fan, type 7: linear between the two nearest values), which spreadsheets
and NumPy give too. Intervals are Wilson's at 95 %.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

LEAST = 5
PERCENT = 30  # below so many cases no percentage is said
HIDDEN = -1  # in place of a number that would tell a small one
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took: how many there are, and where there are enough the middle, the middle half and p90."""

    n: int
    median: float | None = None
    low: float | None = None
    high: float | None = None
    p90: float | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; a rate with its interval only where there are enough."""

    part: int
    n: int
    rate: float | None = None
    low: float | None = None
    high: float | None = None


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies; raises ValueError for no values."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def spread(values: Sequence[float], least: int = LEAST) -> Spread:
    """Return the spread of values; below `least` only how many there are, since a median of three is one of the three."""
    if len(values) < least:
        return Spread(len(values))
    quarter, half, upper, most = (percentile(values, share) for share in (0.25, 0.5, 0.75, 0.9))
    return Spread(len(values), half, quarter, upper, most)


def share(part: int, n: int, least: int = LEAST) -> Share:
    """Return a share with Wilson's interval, below thirty cases only the counts. Raises ValueError for more than all."""
    if not 0 <= part <= n:
        raise ValueError("a share is a part of its whole")
    if n < max(least, PERCENT):
        return Share(part, n)
    rate, square = part / n, _Z * _Z
    middle = (rate + square / (2 * n)) / (1 + square / n)
    half = _Z * sqrt(rate * (1 - rate) / n + square / (4 * n * n)) / (1 + square / n)
    return Share(part, n, rate, max(0.0, middle - half), min(1.0, middle + half))


def shown(counts: Mapping[str, int], own: str, least: int = LEAST) -> frozenset[str]:
    """Return whose counts a unit may see beside its own and the sum of all: those of at least `least`, unless that tells.

    The sum less all that is shown is the sum of what is hidden. So never is one other alone hidden, nor others whose
    sum is below `least`: the smallest of the rest is then hidden too, until neither is so or nothing is left.
    """
    others = {unit: count for unit, count in counts.items() if unit != own}
    hidden = {unit for unit, count in others.items() if count < least}
    rest = sorted((unit for unit in others if unit not in hidden), key=lambda unit: (others[unit], unit))
    while hidden and rest and (len(hidden) < 2 or sum(others[unit] for unit in hidden) < least):
        hidden.add(rest.pop(0))
    return frozenset(others) - hidden | ({own} if own in counts else frozenset())


def beside(whole: Spread, own: Spread, least: int = LEAST) -> Spread:
    """Return the spread of all as somebody may read it who knows her own: nothing where the others are few."""
    return whole if _enough(whole.n, own.n, least) else Spread(HIDDEN)


def share_beside(whole: Share, own: Share, least: int = LEAST) -> Share:
    """Return the share of all as somebody may read it who knows her own: nothing where the others are few."""
    return whole if _enough(whole.n, own.n, least) else Share(0, HIDDEN)


def _enough(whole: int, own: int, least: int) -> bool:
    others = whole - own
    return others == 0 or others >= least
