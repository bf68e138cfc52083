"""Small counts become few, and nobody finds them again by subtracting."""

from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.publications.disclosure import FEW, is_protected, protect

tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 40), min_size=width, max_size=width), min_size=1, max_size=6
    )
)


def test_the_next_smallest_goes_with_a_lonely_few() -> None:
    assert protect([[3], [40], [7]], [0]) == [[FEW], [40], [FEW]]
    assert protect([[3], [4], [7]], [0]) == [[FEW], [FEW], [7]]
    assert protect([[0], [12]], [0]) == [[0], [12]]


def test_other_columns_stay() -> None:
    assert protect([[2021, "x", 1], [2022, "x", 9], [2023, "y", 30]], [2]) == [
        [2021, "x", FEW], [2022, "x", FEW], [2023, "y", 30],
    ]  # fmt: skip


@given(tables)
@settings(max_examples=60)
def test_no_line_has_one_few_alone_among_numbers(table: list[list[int]]) -> None:
    width = len(table[0])
    kept = protect(table, range(width))
    assert is_protected(kept, range(width))
    lines = [*kept, *(list(column) for column in zip(*kept, strict=True))]
    for line in lines:
        others = [cell for cell in line if cell != FEW and cell != 0]
        if len(line) > 1 and others:
            assert line.count(FEW) != 1
    for before, after in zip(table, kept, strict=True):
        for old, new in zip(before, after, strict=True):
            assert new in (old, FEW) and (old != 0 or new == 0)
