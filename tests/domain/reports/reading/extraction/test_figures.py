"""Numbers as figures in every grouping and as words in four languages."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.figures import figures, text
from palermo.domain.reports.reading.passage import Passage
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"), max_examples=400)
SCRAPS = scraps(
    "0 1 12 100 000 1.000 1,5 2½ ½ 10k 4.85m 8/3/26 11.04.2026 97 00 01 88 +227 N60,000 350g quatre vingt dix cent "
    "mille million hundred and two dozen vinte e cinco mil treinta y un une half a kilo \x00 \ud800 ￼ ١٢"
)


def numbers(language: str, written: str) -> list[str]:
    return [text(each.value) for each in figures(Passage(written, language)) if not each.article]


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("fr", "1 000", "1000"),
        ("fr", "1\u00a0000\u202f000", "1000000"),
        ("fr", "1.250.000", "1250000"),
        ("fr", "1,250", "1.25"),
        ("pt", "1.250", "1250"),
        ("en", "1,250", "1250"),
        ("en", "1.250", "1.25"),
        ("en", "0.064", "0.064"),
        ("es", "1.234,56", "1234.56"),
        ("en", "1,234.56", "1234.56"),
        ("en", "10k", "10000"),
        ("fr", "1,5 million", "1500000"),
        ("pt", "2 milhões", "2000000"),
        ("es", "350 mil", "350000"),
        ("fr", "2½", "2.5"),
        ("en", "2 1/2", "2.5"),
        ("fr", "03", "3"),
        ("fr", "trois cent cinquante mille", "350000"),
        ("fr", "quatre-vingt-dix-sept", "97"),
        ("fr", "soixante et onze", "71"),
        ("fr", "dix-sept", "17"),
        ("fr", "une dizaine", "10"),
        ("fr", "deux douzaines", "24"),
        ("fr", "deux millions cinq cent mille", "2500000"),
        ("en", "a hundred and twenty", "120"),
        ("en", "two dozen", "24"),
        ("en", "half a dozen", "6"),
        ("en", "three hundred and five thousand", "305000"),
        ("en", "half a million", "500000"),
        ("pt", "vinte e cinco", "25"),
        ("pt", "dois mil e quinhentos", "2500"),
        ("pt", "cento e vinte mil", "120000"),
        ("pt", "meia dúzia", "6"),
        ("es", "treinta y cinco", "35"),
        ("es", "dos millones quinientos mil", "2500000"),
        ("es", "veintitrés", "23"),
    ],
)
def test_one_number(language: str, written: str, expected: str) -> None:
    assert numbers(language, f"xx {written} yy") == [expected]


@pytest.mark.parametrize(
    "written",
    [
        "8/3/26",
        "11.04.2026",
        "27-03-2026",
        "09:12",
        "97 00 01 88",
        "+227 90 00 02 16",
        "0803 000 0552",
        "03h10",
        "1.1.1.1",
    ],
)
def test_dates_times_and_phones_are_no_numbers(written: str) -> None:
    assert numbers("fr", written) == []


def test_two_numbers_in_words_stay_two() -> None:
    assert numbers("en", "five six") == ["5", "6"]
    assert numbers("en", "twenty fifteen") == ["20", "15"]


def test_a_number_glued_to_its_unit_keeps_the_unit() -> None:
    (found,) = figures(Passage("350g", "en"))
    assert (found.value, found.suffix, found.end) == (Decimal(350), "g", 3)


@given(st.integers(0, 10**9 - 1), st.sampled_from((" ", "\u00a0", "\u202f", "'")))
@PARSERS
def test_every_grouped_number_is_read(number: int, blank: str) -> None:
    assert numbers("fr", f"xx {number:,} yy".replace(",", blank)) == [str(number)]


@given(SCRAPS, st.sampled_from(LANGUAGES))
@PARSERS
def test_nothing_raises_and_numbers_stand_in_order(written: str, language: str) -> None:
    found = figures(Passage(written, language))
    assert all(each.start < each.end <= len(written) for each in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts(odd: str) -> None:
    figures(Passage(odd))
