"""Ages in four languages; durations, sentences and birth years are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.ages import find
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, read, written
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"), max_examples=400)
SCRAPS = scraps(
    "17 14 12 41 ans anos years old year yrs a. aged âgée de about abt entre e et to à depuis for ago under moins "
    "fille boy 5 ans de prison dix-sept \x00 \ud800 KOFFI"
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "a 17-year-old girl and a boy of about 12 years", [(12, 12), (17, 17)]),
        ("en", "children aged 14 to 17", [(14, 17)]),
        ("en", "She is 22 years old and has worked for 3 years.", [(22, 22)]),
        ("en", "Aged 34, he was sentenced to 5 years in prison; the car is 10 years old", [(34, 34)]),
        ("en", "boys between 8 and 11 years old", [(8, 11)]),
        ("en", "a boy of about 12", [(12, 12)]),
        ("en", "born in 1984, 30 days, 2 years ago", []),
        ("en", "under 18 years of age", [(0, 17)]),
        ("fr", "âgée de 17 ans", [(17, 17)]),
        ("fr", "une fille de 15 ans et un homme de 40 ans environ", [(15, 15), (40, 40)]),
        ("fr", "il travaille depuis 10 ans, né en 1984", []),
        ("fr", "âgés de 14 à 17 ans", [(14, 17)]),
        ("fr", "condamné à 5 ans de prison il y a 3 ans", []),
        ("fr", "dix-sept ans", [(17, 17)]),
        ("pt", "17 anos de idade", [(17, 17)]),
        ("pt", "há 3 anos, com 25 anos", [(25, 25)]),
        ("pt", "menina de 9 anos", [(9, 9)]),
        ("es", "un niño de 7 años y su madre de 28 años", [(7, 7), (28, 28)]),
        ("es", "desde hace 10 años", []),
        ("es", "entre 15 y 17 años", [(15, 17)]),
        ("pt", "5 entre 8 e 11 anos, 2 entre 12 e 14", [(8, 11), (12, 14)]),
        ("pt", "KINTINO, 43 a., de Cacheu", [(43, 43)]),
        ("fr", "trois enfants (moins de 12 ans)", [(0, 11)]),
        ("en", "SAYE abt 40 on a red motorbike", [(40, 40)]),
    ],
)
def test_ages(language: str, text: str, expected: list[tuple[int, int]]) -> None:
    found = read(find, text, language=language)
    assert sorted((each.fields["low"], each.fields["high"]) for each in found) == expected


def test_the_word_of_the_person_and_the_exact_stretch() -> None:
    text = "une fille de 15 ans"
    (found,) = read(find, text, language="fr")
    assert found.fields["of"] == "fille"
    assert written(text, found) == ["15 ans"]


@given(SCRAPS, st.sampled_from(LANGUAGES))
@PARSERS
def test_nothing_raises_and_ages_are_those_of_people(text: str, language: str) -> None:
    for each in read(find, text, language=language):
        assert 0 <= each.fields["low"] <= each.fields["high"] <= 115


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts(odd: str) -> None:
    read(find, odd)
