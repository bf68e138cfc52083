"""Intervals for counts, sums of clustered counts and ratios of rates: exact methods, in plain Python.

Each Interval names its method; SOURCES says where it was published. All are 95 % and two-sided.
"""

from collections.abc import Callable, Sequence
from math import exp, lgamma, log, log1p

from palermo.domain.routes.shapes import Interval

SOURCES = {
    "garwood": "Garwood F. Fiducial limits for the Poisson distribution. Biometrika 1936; 28: 437-442.",
    "fay_feuer": "Fay MP, Feuer EJ. Confidence intervals for directly standardized rates: a method based on the gamma "
    "distribution. Statistics in Medicine 1997; 16: 791-801.",
    "conditional": "Przyborowski J, Wilenski H. Homogeneity of results in testing samples from Poisson series. Biometrika 1940; "
    "31: 313-323; limits by Clopper CJ, Pearson ES. Biometrika 1934; 26: 404-413.",
}
_TAIL = 0.025
_TINY = 1e-300
_CLOSE = 1e-12
_STEPS = 500


def count_interval(count: int, over: float = 1.0) -> Interval:
    """Return a count divided by an exposure (days, years) with its exact Poisson interval (Garwood)."""
    low = gamma_quantile(_TAIL, count) if count else 0.0
    high = gamma_quantile(1 - _TAIL, count + 1)
    return Interval(count / over, low / over, high / over, "garwood")


def sum_interval(sizes: Sequence[int]) -> Interval:
    """Return the sum of incidents' sizes with the gamma interval of Fay and Feuer.

    People die several in one boat, so their number varies more than a Poisson count of persons would; incidents are
    taken as Poisson, each with its size as weight. For sizes of 1 it is Garwood's interval.
    """
    total, squares, widest = sum(sizes), sum(size * size for size in sizes), max(sizes, default=1) or 1
    low = squares / total * gamma_quantile(_TAIL, total * total / squares) if total else 0.0
    up, spread = total + widest, squares + widest * widest
    return Interval(float(total), low, spread / up * gamma_quantile(1 - _TAIL, up * up / spread), "fay_feuer")


def ratio_interval(after: int, after_over: float, before: int, before_over: float) -> Interval | None:
    """Return the ratio of two rates, after to before, with the exact conditional interval; None where nothing was before.

    Given their sum, the later count is binomial; the limits of its share (Clopper and Pearson) become the ratio's.
    """
    if before == 0 or min(after_over, before_over) <= 0:
        return None
    scale = before_over / after_over
    low = beta_quantile(_TAIL, after, before + 1) if after else 0.0
    high = beta_quantile(1 - _TAIL, after + 1, before)
    return Interval(
        after / before * scale,
        low / (1 - low) * scale,
        high / (1 - high) * scale if high < 1 else None,
        "conditional",
    )


def gamma_quantile(share: float, shape: float) -> float:
    """Return the quantile of the gamma distribution with scale 1, to about 1e-10 relative."""
    high = shape + 10.0
    while gamma_share(high, shape) < share:
        high *= 2
    return _solve(lambda x: gamma_share(x, shape), share, 0.0, high)


def beta_quantile(share: float, a: float, b: float) -> float:
    """Return the quantile of the beta distribution, to about 1e-10 relative."""
    return _solve(lambda x: beta_share(x, a, b), share, 0.0, 1.0)


def _solve(grows: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Return where a growing function takes a value, by halving."""
    for _ in range(200):
        middle = (low + high) / 2
        if grows(middle) < wanted:
            low = middle
        else:
            high = middle
        if high - low <= _CLOSE * max(high, _TINY):
            break
    return (low + high) / 2


def gamma_share(x: float, shape: float) -> float:
    """Return the regularised lower incomplete gamma function: by its series, or beyond the middle by a fraction."""
    if x <= 0:
        return 0.0
    front = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        for step in range(1, 100_000):
            term *= x / (shape + step)
            total += term
            if term < total * 1e-16:
                break
        return min(1.0, total * front)
    return 1 - front * _fraction(lambda n: -n * (n - shape), lambda n: x + 2 * n + 1 - shape, x + 1 - shape)


def beta_share(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function, by Lentz's continued fraction on the side where it is short."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a

    def term(n: int) -> float:
        half = n // 2
        if n % 2:
            return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))

    return front * _fraction(term, lambda _: 1.0, 1.0)


def _fraction(above: Callable[[int], float], below: Callable[[int], float], first: float) -> float:
    """Return 1 / (first + above(1) / (below(1) + ...)) by the modified method of Lentz."""
    value = first or _TINY
    c, d = value, 0.0
    for n in range(1, 100 * _STEPS):
        numerator, denominator = above(n), below(n)
        d = denominator + numerator * d
        c = denominator + numerator / c
        d, c = 1 / (d or _TINY), c or _TINY
        step = c * d
        value *= step
        if abs(step - 1) < 1e-15:
            break
    return 1 / value
