"""Vessels in sentences: names after their words, IMO numbers with the check digit of a public example."""

import pytest

from tests.domain.reports.reading.extraction.reading import things

SENTENCES = [
    ("MV OCEAN STAR (IMO 9074729) was boarded.", "en", "", ["9074729"]),
    ("le navire « Belle Rive » et la pirogue Yaye Fatou", "fr", "", ["Belle Rive"]),
    ("F/V Sea Hawk 2 left port", "en", "", ["Sea Hawk 2"]),
    ('el cayuco "Virgen Mar" y el buque llamado Rio Negro', "es", "", ["Virgen Mar", "Rio Negro"]),
    ("o pesqueiro «Boa Sorte», IMO: 9074729", "pt", "", ["9074729"]),
    ("pirogue baptisée « Mame Fatou »", "fr", "", ["Mame Fatou"]),
    ("the fishing vessel GOLDEN FISH and M/V Lady Rose", "en", "", ["GOLDEN FISH", "Lady Rose"]),
    ("five vessels were seen; boats from Dakar; the ship left", "en", "", []),
]


@pytest.mark.parametrize(("text", "language", "country", "expected"), SENTENCES)
def test_a_sentence_gives_its_vessels_and_no_other(
    text: str, language: str, country: str, expected: list[str]
) -> None:
    assert sorted(item.value for item in things("vessel", text, language, country)) == sorted(expected)


def test_number_and_name_side_by_side_are_one_vessel() -> None:
    (item,) = things("vessel", "MV OCEAN STAR (IMO 9074729) was boarded", "en")
    assert item.fields == {"imo": "9074729", "name": "OCEAN STAR"}
    assert item.score > 0.9


def test_a_wrong_check_digit_makes_an_imo_number_doubtful() -> None:
    (item,) = things("vessel", "IMO 9074728", "en")
    assert item.score < 0.6
