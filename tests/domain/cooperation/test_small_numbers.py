"""Percentiles, shares and hiding, against definitions written a second time and a sample counted by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.cooperation.small_numbers import (
    HIDDEN,
    PERCENT,
    beside,
    percentile,
    share,
    share_beside,
    shown,
    spread,
)

VALUES = st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=40)
COUNTS = st.dictionaries(
    st.sampled_from(["NER", "BEN", "NGA", "CPV", "MLI", "SEN", "TGO"]), st.integers(0, 12), min_size=1
)


def test_a_hand_computed_sample() -> None:
    # 1, 2, 4, 8, 16, 32 hours: middle of 4 and 8; quarter at place 1.25; three quarters at 3.75; nine tenths at 4.5.
    found = spread([16, 1, 8, 2, 32, 4])
    assert (found.n, found.median, found.low, found.high, found.p90) == (6, 6, 2.5, 14, 24)
    # 10 of 40, Wilson at 95 %: middle (0.25 + 0.0480) / 1.0960, half 1.96 * sqrt(0.1875/40 + 3.8415/6400) / 1.0960.
    part = share(10, 40)
    assert part.rate == 0.25
    assert part.low == pytest.approx(0.1419, abs=1e-4)
    assert part.high == pytest.approx(0.4019, abs=1e-4)


@given(VALUES, st.floats(0, 1))
def test_a_percentile_lies_where_its_share_lies(values: list[float], part: float) -> None:
    found = percentile(values, part)
    below = sum(value <= found + 1e-6 for value in values)
    above = sum(value >= found - 1e-6 for value in values)
    assert min(values) <= found <= max(values)
    assert below >= part * (len(values) - 1) - 1e-6
    assert above >= (1 - part) * (len(values) - 1) - 1e-6


@given(VALUES, st.integers(2, 10))
def test_few_are_never_summarised(values: list[float], least: int) -> None:
    found = spread(values, least)
    assert found.n == len(values)
    assert (found.median is None) == (len(values) < least) == (found.p90 is None)
    if found.median is not None:
        assert found.low is not None and found.high is not None
        assert found.low <= found.median <= found.high


@given(st.integers(0, 200), st.integers(0, 200), st.integers(2, 10))
def test_an_interval_holds_its_rate(part: int, rest: int, least: int) -> None:
    found = share(part, part + rest, least)
    if part + rest < max(least, PERCENT):
        assert found.rate is found.low is found.high is None
    elif found.rate is not None and found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.rate + 1e-9 <= found.high + 2e-9 <= 1 + 2e-9


def test_more_than_all_is_no_share() -> None:
    with pytest.raises(ValueError, match="part"):
        share(3, 2)
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


@settings(max_examples=300)
@given(COUNTS, st.sampled_from(["NER", "BEN", ""]), st.integers(2, 8))
def test_no_small_number_can_be_told_from_what_is_shown(counts: dict[str, int], own: str, least: int) -> None:
    seen = shown(counts, own, least)
    hidden = [count for unit, count in counts.items() if unit not in seen and unit != own]
    assert all(counts[unit] >= least for unit in seen if unit != own)
    # The sum of all is known: what is hidden is of nobody, or of two or more whose sum is no small number itself.
    everybody_hidden = len(hidden) == len([unit for unit in counts if unit != own])
    assert not hidden or everybody_hidden or (len(hidden) >= 2 and sum(hidden) >= least)
    assert own not in counts or own in seen


@given(COUNTS, st.integers(2, 8), st.integers(0, 4))
def test_two_small_numbers_look_alike(counts: dict[str, int], least: int, other: int) -> None:
    """What is shown depends on small numbers only through the sum that everybody sees."""
    small = [unit for unit, count in counts.items() if count < least and unit != "NER"]
    if len(small) < 2:
        return
    swapped = dict(counts)
    swapped[small[0]], swapped[small[1]] = counts[small[1]], counts[small[0]]
    assert shown(counts, "NER", least) == shown(swapped, "NER", least)


@given(st.lists(st.floats(0, 9), max_size=12), st.lists(st.floats(0, 9), max_size=12), st.integers(2, 6))
def test_the_sum_less_ones_own_is_no_small_number(own: list[float], others: list[float], least: int) -> None:
    whole = beside(spread([*own, *others], least), spread(own, least), least)
    part = share_beside(share(0, len(own) + len(others), least), share(0, len(own), least), least)
    told = len(others) == 0 or len(others) >= least
    assert (whole.n == part.n == len(own) + len(others)) if told else (whole.n == part.n == HIDDEN)
    assert told or whole.median is None
