"""A file's persons are found from the file alone, whatever the file."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.match.persons import COLUMNS, persons
from bench.match.scores import clustered
from palermo.domain.entities.matching.linkage import cluster, cluster_columns
from palermo.kernel.errors import Invalid

_PERSONS = 2000


def _columns(count: int) -> tuple[dict[str, list[str]], list[str]]:
    rows = persons(count, seed=7)
    columns = {name: [row[name] for row in rows] for name in COLUMNS if name not in ("id", "person")}
    return columns, [row["person"] for row in rows]


def test_invented_persons_are_found_with_few_mistakes() -> None:
    columns, truth = _columns(_PERSONS)
    score = clustered(cluster_columns(columns), truth)
    assert score.precision > 0.98
    assert score.recall > 0.92


def test_the_same_file_gives_the_same_answer() -> None:
    columns, _ = _columns(500)
    assert cluster_columns(columns) == cluster_columns(columns)


def test_the_order_of_rows_changes_little() -> None:
    columns, truth = _columns(1000)
    order = list(range(1000))
    random.Random(3).shuffle(order)
    shuffled = {name: [cells[row] for row in order] for name, cells in columns.items()}
    before = clustered(cluster_columns(columns), truth)
    after = clustered(cluster_columns(shuffled), [truth[row] for row in order])
    assert abs(before.f1 - after.f1) < 0.02


def test_kin_with_one_phone_and_one_place_stay_apart() -> None:
    columns, _ = _columns(_PERSONS)
    kin = {"name": ["awa zoubirako", "moussa zoubirako"], "born": ["1980-03-05", "2004-11-21"]}
    kin |= {"phone": ["+22790112233"] * 2, "birth_place": ["gaya"] * 2, "nationality": ["NE"] * 2}
    table = {name: cells + kin.get(name, ["", ""]) for name, cells in columns.items()}
    found = cluster_columns(table)
    assert found[-1] != found[-2]


def test_one_person_in_several_spellings_is_one() -> None:
    columns, _ = _columns(_PERSONS)
    one = {
        "name": ["Ouédraogo Mariam", "Mariama WEDRAOGO", "M. Ouedraogo"],
        "born": ["1991-07-04", "1991-04-07", "1991-07-04"],
        "birth_place": ["Dori"] * 3,
        "nationality": ["BF"] * 3,
        "passport": ["A8812345", "A8812345", "A8812354"],
    }
    table = {name: cells + one.get(name, [""] * 3) for name, cells in columns.items()}
    found = cluster_columns(table)
    assert len(set(found[-3:])) == 1


def test_a_row_repeated_beyond_any_block_is_one_person() -> None:
    columns, _ = _columns(500)
    row = {"name": "binta sagnarou", "born": "1977-02-11", "passport": "B1234567"}
    table = {name: cells + [row.get(name, "")] * 700 for name, cells in columns.items()}
    assert len(set(cluster_columns(table)[-700:])) == 1


def test_clusters_are_counted_in_the_order_in_which_they_appear() -> None:
    rows = [{"name": name, "dob": born} for name, born in (("a b", "1990"), ("c d", "1991"), ("a b", "1990"))]
    found = cluster(rows)
    assert found[0] == 0
    assert max(found) < 3


@pytest.mark.parametrize("rows", [[], [{"name": "awa diop"}], [{"name": None, "dob": None}] * 3])
def test_files_of_almost_nothing(rows: list[dict[str, str | None]]) -> None:
    if not rows:
        with pytest.raises(Invalid):
            cluster(rows)
        return
    assert len(cluster(rows)) == len(rows)


def test_an_unknown_role_column_or_file_says_so() -> None:
    for rows, mapping, code in (
        ([{"x": "a"}], {"x": "colour"}, "unknown_role"),
        ([{"x": "a"}], {"y": "name"}, "unknown_column"),
        ([{"x": "a"}], None, "nothing_to_compare"),
    ):
        with pytest.raises(Invalid) as refused:
            cluster(rows, mapping)
        assert refused.value.code == code


_CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "\x00", "\ud800", "\u202eabc", "😀 b", "1990-01-01", "31/12/1990", "diallo", "x" * 400]
    ),
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            dict.fromkeys(("name", "dob", "sex", "phone", "postcode", "email", "city"), _CELLS)
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_text_makes_it_fall(rows: list[dict[str, str | None]]) -> None:
    assert len(cluster(rows)) == len(rows)
