"""Small counts become few, and nobody finds them again by subtracting."""

from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.publications.disclosure import FEW, is_protected, protect
from palermo.domain.publications.rules import protected
from tests.domain.publications.drafts import figure

tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 40), min_size=width, max_size=width), min_size=1, max_size=8
    )
)


def test_the_next_smallest_goes_with_a_lonely_few() -> None:
    assert protect([[3], [40], [7]], [0]) == [[FEW], [40], [FEW]]
    assert protect([[3], [4], [7]], [0]) == [[FEW], [FEW], [7]]
    assert protect([[0], [12]], [0]) == [[0], [12]]


def test_a_series_over_time_is_closed_within_itself() -> None:
    rows = [[2021, "a", 3], [2022, "a", 90], [2023, "a", 50], [2021, "b", 6], [2022, "b", 7]]
    found = protected(figure(rows=rows, words={}))
    assert [row[2] for row in found.rows] == [FEW, 90, FEW, 6, 7]


@given(tables)
@settings(max_examples=60)
def test_no_column_has_one_few_alone_among_numbers(table: list[list[int]]) -> None:
    width = len(table[0])
    kept = protect(table, range(width))
    assert is_protected(kept, range(width))
    for column in zip(*kept, strict=True):
        if any(cell not in (FEW, 0) for cell in column):
            assert column.count(FEW) != 1
    for before, after in zip(table, kept, strict=True):
        for old, new in zip(before, after, strict=True):
            assert new in (old, FEW) and (old != 0 or new == 0)
