"""No hidden count can be worked out from what is told, whatever the counts are."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.observatory.disclosure import FEW, LEAST, hidden, protect, unsafe

tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 40), min_size=width, max_size=width), min_size=1, max_size=8
    )
)
lines = st.dictionaries(st.integers(0, 5), st.integers(0, 12), min_size=1, max_size=5)


def possible(cells: dict[int, int], chosen: set[int]) -> dict[int, set[int]]:
    """Return every value that each hidden cell can have, for whoever knows the rest, the total and the rule."""
    told = sum(cells.values()) - sum(cells[key] for key in cells if key not in chosen)
    order = sorted(chosen)
    found: dict[int, set[int]] = {key: set() for key in order}
    for values in product(range(1, told + 1), repeat=len(order)):
        if sum(values) == told and any(value < LEAST for value in values):
            for key, value in zip(order, values, strict=True):
                found[key].add(value)
    return found


@settings(max_examples=60)
@given(lines)
def test_no_total_tells_a_hidden_count(cells: dict[int, int]) -> None:
    chosen = hidden(cells)
    assert {key for key, count in cells.items() if 0 < count < LEAST} <= chosen
    assert all(cells[key] > 0 for key in chosen)
    if chosen and not unsafe(cells, chosen) and sum(cells[key] for key in chosen) <= 24 and len(chosen) <= 3:
        for key, values in possible(cells, chosen).items():
            assert len(values) > 1, (cells, chosen, key)


def test_what_is_large_stays_and_one_small_takes_another_with_it() -> None:
    assert hidden({"a": 20, "b": 9}) == set()
    assert hidden({"a": 20, "b": 9, "c": 2}) == {"b", "c"}
    assert hidden({"a": 20, "c": 0}) == set()


def test_a_table_says_few_for_what_is_small_and_what_would_tell_it() -> None:
    assert protect([[3], [40], [7]], [0]) == [[FEW], [40], [FEW]]
    assert protect([[3], [4], [7]], [0]) == [[FEW], [FEW], [7]]
    assert protect([[0], [12]], [0]) == [[0], [12]]
    assert protect([[1], [1], [7], [30]], [0]) == [[FEW], [FEW], [FEW], [30]], (
        "two few that make two are one each"
    )
    assert protect([[FEW], [9], [30]], [0]) == [[FEW], [FEW], [30]], (
        "one that was hidden elsewhere is alone here"
    )
    assert protect([[FEW], [4], [9], [30]], [0]) == [[FEW], [FEW], [FEW], [30]], (
        "eight would say four and four"
    )


@given(tables)
@settings(max_examples=60)
def test_a_table_done_twice_is_the_table_done_once_and_each_column_is_a_safe_line(
    table: list[list[int]],
) -> None:
    width = range(len(table[0]))
    kept = protect(table, width)
    assert protect(kept, width) == kept
    for column in width:
        cells = {line: row[column] for line, row in enumerate(table)}
        assert {line for line, row in enumerate(kept) if row[column] == FEW} == hidden(cells)
        assert all(row[column] in (FEW, cells[line]) for line, row in enumerate(kept))
