"""The interval of a proportion holds the share, never leaves 0 to 1, and narrows with the count."""

from hypothesis import given
from hypothesis import strategies as st

from palermo.kernel.proportions import wilson


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_it_holds_the_share_and_stays_inside(hits: int, misses: int) -> None:
    low, high = wilson(hits, hits + misses)
    assert 0.0 <= low <= high <= 1.0
    if hits + misses:
        assert low - 1e-12 <= hits / (hits + misses) <= high + 1e-12


def test_it_is_the_published_one() -> None:
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662 by the score method.
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 0) == (0.0, 1.0)
    narrow, wide = wilson(500, 1000), wilson(5, 10)
    assert narrow[1] - narrow[0] < wide[1] - wide[0]
