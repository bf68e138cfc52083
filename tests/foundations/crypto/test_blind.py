"""Blind tokens: the same word, the same token, under one key only; and nothing of the word in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.foundations.crypto.blind import BlindKey
from palermo.foundations.crypto.derivation import derive

ONE, OTHER = BlindKey(b"1" * 32), BlindKey(b"2" * 32)


@given(st.text(st.characters(), max_size=60))
def test_a_token_is_sixteen_letters_that_both_engines_leave_alone(term: str) -> None:
    assert re.fullmatch("[a-p]{16}", ONE.token(term))
    assert ONE.token(term) == BlindKey(b"1" * 32).token(term)
    assert ONE.token(term) != OTHER.token(term)


@given(st.lists(st.text(max_size=8), max_size=50))
def test_tokens_are_the_set_of_each_word_s_token(terms: list[str]) -> None:
    assert ONE.tokens(terms) == {ONE.token(term) for term in terms}
    assert len(ONE.tokens(terms)) == len(set(terms))


def test_a_lone_surrogate_is_a_word_like_any_other() -> None:
    assert ONE.token("\ud800") != ONE.token("?")


def test_the_key_does_not_show() -> None:
    assert "1111" not in repr(ONE)
    with pytest.raises(ValueError):
        BlindKey(b"short")


def test_keys_for_different_purposes_are_different_keys() -> None:
    made = {
        derive(root, purpose) for root in (b"a" * 32, b"b" * 32) for purpose in ("cookies", "sessions", "")
    }
    assert len(made) == 6
    assert {len(key) for key in made} == {32}
