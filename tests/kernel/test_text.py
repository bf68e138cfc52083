"""Text that may be stored, and text for comparing."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.kernel.text import clean, clean_line, fold, word_spans, words

ANYTHING = st.text(max_size=200)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("Mamadu\u202eDJALO\u202c", "MamaduDJALO"),
        ("a\x00b\u200bc\ufeff", "abc"),
        ("un\r\ndeux\rtrois\u2028quatre", "un\ndeux\ntrois\nquatre"),
        ("Se\u0301kou", "Sékou"),
        ("1½ kg, 2 m²", "1½ kg, 2 m²"),
        ("\ud800", "\ufffd"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_clean_keeps_what_was_written_and_drops_what_hides(written: str, stored: str) -> None:
    assert clean(written) == stored


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Djaló", "djalo"),
        ("DJALÓ", "djalo"),
        ("Œuvre", "oeuvre"),
        ("９７", "97"),
        ("٩٧", "97"),
        ("Straße", "strasse"),
        ("\ud800x", "x"),
    ],
)
def test_fold_makes_spellings_meet(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_clean_line_is_one_line() -> None:
    assert clean_line("  Gaya \n\t pont\u00a0nord ") == "Gaya pont nord"


def test_words_hold_letters_and_digits_of_any_script_and_keep_their_marks() -> None:
    assert words("l'auto AB7342RB_x, traversée (нет) 97-00 Se\u0301kou") == [
        "l", "auto", "AB7342RB", "x", "traversée", "нет", "97", "00", "Se\u0301kou",
    ]  # fmt: skip


@given(ANYTHING)
@settings(max_examples=500, deadline=None)
def test_cleaning_twice_changes_nothing_and_always_encodes(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\x00" not in once
    once.encode("utf-8")


@given(ANYTHING)
@settings(max_examples=500, deadline=None)
def test_folding_gives_ascii_and_spans_name_their_words(text: str) -> None:
    assert fold(text).isascii()
    assert [text[start:end] for start, end, _ in word_spans(text)] == words(text)


@pytest.mark.parametrize("unit", ["a", "\u0301\u0323", "é ", "1 ", "\u202e", "x\u0301" * 40, "\r"])
def test_a_megabyte_takes_no_more_than_a_second_or_so(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    fold(clean(text))
    words(text)
    assert time.process_time() - began < 5
