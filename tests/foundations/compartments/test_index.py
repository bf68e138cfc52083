"""The blind index finds what plain sets would find, newest first, on either engine."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.foundations.compartments import index
from palermo.foundations.compartments.matching import AllOf, AnyOf, Term
from palermo.foundations.crypto.blind import BlindKey

pytestmark = pytest.mark.django_db(databases="__all__")
KEY = BlindKey(b"k" * 32)
WORDS = [KEY.token(word) for word in ["gaya", "niamey", "dosso", "truck", "boat", "plate", "red", "blue"]]
documents = st.dictionaries(st.integers(1, 2**40), st.sets(st.sampled_from(WORDS), min_size=1), max_size=15)
expressions = st.recursive(
    st.sampled_from(WORDS).map(index.term),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: index.all_of(*parts))
        | st.lists(inner, max_size=3).map(lambda parts: index.any_of(*parts))
    ),
    max_leaves=8,
)


def rows(found: dict[int, set[str]]) -> list[tuple[int, str]]:
    return [(row, " ".join(sorted(tokens))) for row, tokens in found.items()]


def holds(expr: index.MatchExpr, tokens: set[str]) -> bool:
    match expr:
        case Term(token):
            return token in tokens
        case AllOf(parts):
            return all(holds(part, tokens) for part in parts)
        case AnyOf(parts):
            return any(holds(part, tokens) for part in parts)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(documents, st.data(), st.lists(expressions, min_size=1, max_size=4))
def test_it_agrees_with_plain_sets_after_any_additions_and_removals(
    stored: dict[int, set[str]], data: st.DataObject, asked: list[index.MatchExpr]
) -> None:
    index.clear()
    index.add(rows(stored))
    removed = data.draw(st.sets(st.sampled_from(sorted(stored)))) if stored else set()
    index.remove(rows({row: stored[row] for row in removed}))
    left = {row: tokens for row, tokens in stored.items() if row not in removed}
    for merged in (False, True):
        if merged:
            index.optimise()
        for expr in asked:
            wanted = sorted((row for row, tokens in left.items() if holds(expr, tokens)), reverse=True)
            assert index.match(expr) == wanted
            assert index.match(expr, limit=2) == wanted[:2]
            if wanted:
                assert index.match(expr, before=wanted[0]) == wanted[1:]


def test_a_row_number_may_come_back_with_other_tokens() -> None:
    index.add([(7, WORDS[0])])
    index.remove([(7, WORDS[0])])
    index.add([(7, WORDS[1])])
    assert index.match(index.term(WORDS[0])) == []
    assert index.match(index.term(WORDS[1])) == [7]


def test_the_pieces_fit_into_other_queries() -> None:
    index.add([(row, " ".join(WORDS[: row % 3 + 1])) for row in range(1, 31)])
    expr = index.all_of(WORDS[0], WORDS[1])
    sub_select, params = index.match_sql(expr)
    pieces = index.match_join(expr)
    picked = "(SELECT 30 AS n UNION SELECT 25 UNION SELECT 4 UNION SELECT 1) picked"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT n FROM {picked} WHERE n IN ({sub_select}) ORDER BY n", params)
        assert [row for (row,) in cursor.fetchall()] == [1, 4, 25]
        cursor.execute(
            f"SELECT picked.n FROM {pieces.table} JOIN {picked} ON picked.n = {pieces.row}"
            f" WHERE {pieces.where} ORDER BY {pieces.order} LIMIT 2",
            pieces.params,
        )
        assert [row for (row,) in cursor.fetchall()] == [25, 4]


def test_the_table_is_made_only_where_it_is_missing() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("an entry's own role may not drop tables")
    index.add([(1, WORDS[0])])
    index.create()
    assert index.match(index.term(WORDS[0])) == [1]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {index.TABLE}")
    index.create()
    assert index.match(index.term(WORDS[0])) == []


def test_more_tokens_than_anybody_types_are_no_trouble() -> None:
    many = [KEY.token(str(number)) for number in range(3000)]
    index.add([(1, " ".join(many)), (2, many[0])])
    assert index.match(index.any_of(*many[1:])) == [1]
    assert index.match(index.all_of(*many[:200])) == [1]
    deep: index.MatchExpr = index.term(many[8])
    for token in many[:8]:
        deep = index.all_of(token, index.any_of(WORDS[0], deep))
    assert index.match(deep) == [1]
