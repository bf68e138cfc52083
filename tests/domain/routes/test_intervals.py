"""Intervals against published values and an independent library."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from palermo.domain.routes.flows.intervals import (
    SOURCES,
    beta_quantile,
    count_interval,
    gamma_quantile,
    ratio_interval,
    sum_interval,
)

COUNTS = st.integers(0, 5_000)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Limits of a Poisson count as tables print them, after Garwood (1936).
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390), (100, 81.364, 121.627)],
)
def test_a_count_has_the_published_limits(count: int, low: float, high: float) -> None:
    found = count_interval(count)
    assert found.low == pytest.approx(low, abs=6e-4)
    assert found.high == pytest.approx(high, abs=6e-4)
    assert found.method in SOURCES


@given(COUNTS, st.floats(0.1, 1_000))
@settings(max_examples=60)
def test_a_rate_is_what_scipy_says(count: int, over: float) -> None:
    found = count_interval(count, over)
    assert found.value == pytest.approx(count / over)
    assert found.low == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2 / over if count else 0.0, rel=1e-7)
    assert found.high == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2 / over, rel=1e-7)


@given(st.floats(0.001, 0.999), st.floats(0.05, 3_000), st.floats(0.05, 3_000))
@settings(max_examples=60)
def test_quantiles_are_what_scipy_says(share: float, a: float, b: float) -> None:
    assert gamma_quantile(share, a) == pytest.approx(stats.gamma.ppf(share, a), rel=1e-6, abs=1e-12)
    assert beta_quantile(share, a, b) == pytest.approx(stats.beta.ppf(share, a, b), rel=1e-6, abs=1e-12)


@given(st.integers(0, 400), st.integers(1, 400), st.floats(1, 800), st.floats(1, 800))
@settings(max_examples=60)
def test_a_ratio_is_the_conditional_one(
    after: int, before: int, days_after: float, days_before: float
) -> None:
    found = ratio_interval(after, days_after, before, days_before)
    assert found is not None
    share = stats.binomtest(after, after + before).proportion_ci(0.95, method="exact")
    scale = days_before / days_after
    assert found.low == pytest.approx(share.low / (1 - share.low) * scale, rel=1e-6, abs=1e-12)
    assert found.high == pytest.approx(share.high / (1 - share.high) * scale, rel=1e-6)
    assert found.low <= found.value <= (found.high or 0.0)


def test_a_ratio_needs_something_before() -> None:
    assert ratio_interval(4, 90, 0, 90) is None
    assert ratio_interval(4, 0, 3, 90) is None


@given(st.integers(1, 80))
def test_a_sum_of_ones_has_a_poisson_counts_limits(count: int) -> None:
    ones, plain = sum_interval([1] * count), count_interval(count)
    assert (ones.low, ones.high) == (pytest.approx(plain.low), pytest.approx(plain.high))


@given(st.lists(st.integers(1, 300), min_size=1, max_size=60))
@settings(max_examples=60)
def test_a_sum_is_the_gamma_interval_of_fay_and_feuer(sizes: list[int]) -> None:
    found, total, squares, widest = sum_interval(sizes), sum(sizes), sum(s * s for s in sizes), max(sizes)
    low = stats.gamma.ppf(0.025, total**2 / squares, scale=squares / total)
    up, spread = total + widest, squares + widest**2
    high = stats.gamma.ppf(0.975, up**2 / spread, scale=spread / up)
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-6), pytest.approx(high, rel=1e-6))
    plain = count_interval(total)
    assert (found.high or 0) - found.low >= ((plain.high or 0) - plain.low) * (1 - 1e-9)


def test_one_boat_of_three_hundred_tells_less_than_three_hundred_boats() -> None:
    boat, boats = sum_interval([300]), sum_interval([1] * 300)
    assert boat.high is not None and boats.high is not None
    assert boat.high > 3 * boats.high
