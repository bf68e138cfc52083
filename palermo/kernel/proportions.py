"""A share of a count, with the interval that says how little a small count proves."""

from math import sqrt

Z95 = 1.959963984540054  # the 0.975 quantile of the normal distribution


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a proportion (Wilson 1927, the score interval), (0, 1) where nothing was counted."""
    if of <= 0:
        return 0.0, 1.0
    share, spread = hits / of, Z95 * Z95 / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z95 * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
