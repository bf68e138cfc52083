"""No hidden count can be worked out from what is told, whatever the counts are."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.observatory.disclosure import LEAST, hidden, hidden_in_table, unsafe

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


@settings(max_examples=60)
@given(st.lists(st.tuples(*[st.integers(0, 12)] * 3), min_size=1, max_size=4))
def test_in_a_table_every_row_and_column_is_safe_or_says_that_it_is_not(rows: list[tuple[int, ...]]) -> None:
    table = dict(enumerate(rows))
    chosen = hidden_in_table(table)
    for key, row in table.items():
        assert {n for n, count in enumerate(row) if 0 < count < LEAST} <= chosen[key]
        shown = [n for n in range(3) if n not in chosen[key] and row[n] > 0]
        assert not (len(chosen[key]) == 1 and shown), "one alone is told by the total of its row"
    for n in range(3):
        its = [key for key in table if n in chosen[key]]
        shown_rows = [key for key in table if n not in chosen[key] and table[key][n] > 0]
        assert not (len(its) == 1 and shown_rows), "one alone is told by the total of its column"
