"""Match expressions hold tokens and nothing else, whoever typed what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.foundations.compartments import matching

A, B, C = "a" * 16, "b" * 16, "c" * 16


@given(st.text(max_size=20))
def test_only_a_token_becomes_a_term(text: str) -> None:
    if len(text) == 16 and set(text) <= set("abcdefghijklmnop"):
        assert matching.term(text).token == text
    else:
        for make in (matching.term, matching.all_of, matching.any_of):
            with pytest.raises(ValueError):
                make(text)


def test_both_engines_get_the_same_tree_in_their_own_words() -> None:
    expr = matching.all_of(A, matching.any_of(B, matching.term(C)))
    assert matching.for_fts5(expr) == f"({A} AND ({B} OR {C}))"
    assert matching.for_tsquery(expr) == f"({A} & ({B} | {C}))"


def test_one_part_is_itself_and_no_part_is_never_everything() -> None:
    assert matching.all_of(A) == matching.any_of(A) == matching.term(A)
    with pytest.raises(ValueError):
        matching.all_of()
    assert matching.for_fts5(matching.any_of()) == "z" * 16
