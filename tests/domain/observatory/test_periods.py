"""Spans are compared with their like, and a change is said only where the interval allows it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.observatory.comparison import line
from palermo.domain.observatory.periods import Span


def test_two_months_before_and_a_year_before() -> None:
    span = Span.of_two_months(2024, 2)
    assert span.code == "2024-03-01/2024-04-30"
    assert span.before().code == "2024-01-01/2024-02-29"
    assert Span.of_two_months(2024, 1).year_before().code == "2023-01-01/2023-02-28"
    assert Span.of_two_months(2024, 1).before().code == "2023-11-01/2023-12-31"
    assert Span(date(2024, 2, 29), date(2024, 3, 3)).year_before().code == "2023-02-28/2023-03-03"
    with pytest.raises(ValueError, match="six"):
        Span.of_two_months(2024, 7)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_the_span_before_ends_the_day_before_it(since: date, more: int) -> None:
    span = Span(since, date.fromordinal(since.toordinal() + more))
    before = span.before()
    assert (span.since - before.until).days == 1 and before.days > 0


def test_more_is_said_only_where_the_interval_says_so() -> None:
    spans = (Span.of_two_months(2025, 3), Span.of_two_months(2025, 2), Span.of_two_months(2024, 3))
    assert line("a", (60, 20, 0), spans).trend == "more"
    assert line("a", (20, 60, 0), spans).trend == "fewer"
    assert line("a", (12, 10, 0), spans).trend == "no_clear_change"
    assert line("a", (9, 0, 0), spans).trend == "new"
    assert line("a", (9, 0, 0), spans).to_year is None
    found = line("a", (60, 20, 20), spans).to_before
    # Clopper and Pearson's limits of 60 of 80, over equal spans of 61 days.
    assert found is not None and (round(found.low, 2), round(found.value, 2)) == (1.78, 3.0)
