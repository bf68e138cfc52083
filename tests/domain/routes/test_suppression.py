"""No sum gives away a flow that is not told: several sets of hidden values fit everything that is."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.routes.flows.suppression import together, told
from palermo.domain.routes.shapes import Rest

LEAST = 5
CELLS = st.dictionaries(st.integers(0, 30), st.integers(1, 12), max_size=7)


@given(CELLS)
@settings(max_examples=200)
def test_what_is_told_leaves_two_values_for_every_cell_that_is_not(cells: dict[int, int]) -> None:
    shown, rest = told(cells, LEAST)
    hidden = sorted(set(cells) - shown)
    assert all(cells[key] >= LEAST for key in shown)
    assert all(cells[key] < LEAST for key in hidden)
    assert rest.number == len(hidden)
    if rest.withheld:
        assert (rest.summed, rest.persons) == (0, 0)
        return
    # Somebody who knows the rule, the number of cells and their sum tries every set of small values.
    fits = [values for values in product(range(1, LEAST), repeat=len(hidden)) if sum(values) == rest.persons]
    for place in range(len(hidden)):
        assert len({values[place] for values in fits}) > 1


@given(CELLS, CELLS)
@settings(max_examples=100)
def test_all_media_less_one_medium_is_the_other_and_nothing_more(
    land: dict[int, int], sea: dict[int, int]
) -> None:
    by_medium = [told(cells, LEAST) for cells in (land, sea)]
    whole = together([rest for _, rest in by_medium])
    assert whole.persons - by_medium[0][1].persons == by_medium[1][1].persons
    assert whole.number - by_medium[0][1].number == by_medium[1][1].number


def test_a_single_small_cell_is_in_no_sum() -> None:
    assert told({"a": 40, "b": 3}, LEAST) == ({"a"}, Rest(withheld=1))
    assert told({"a": 40, "b": 3, "c": 4}, LEAST) == ({"a"}, Rest(summed=2, persons=7))
    assert told({"a": 40, "b": 4, "c": 4}, LEAST) == ({"a"}, Rest(withheld=2))
    assert told({"b": 1, "c": 1}, LEAST) == (set(), Rest(withheld=2))
