"""Median and quartiles of fees and days, told only where there are enough of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from palermo.domain.routes.shapes import Fee, Quartiles


def quartiles(values: Sequence[float], least: int) -> Quartiles:
    """Return n and, from `least` values up, the quartiles by linear interpolation (Hyndman and Fan's type 7)."""
    ordered, n = sorted(values), len(values)
    if n < max(least, 1):
        return Quartiles(n)
    return Quartiles(n, *(_at(ordered, share) for share in (0.25, 0.5, 0.75)))


def _at(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def fees(amounts: Mapping[str, Sequence[Decimal]], least: int) -> tuple[Fee, ...]:
    """Return fees by currency, the most frequent first; amounts in different currencies are never mixed or converted."""
    ordered = sorted(amounts, key=lambda code: (-len(amounts[code]), code))
    return tuple(Fee(code, quartiles([float(amount) for amount in amounts[code]], least)) for code in ordered)
