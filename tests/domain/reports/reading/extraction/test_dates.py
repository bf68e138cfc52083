"""Dates in running text, with the time beside them and with what kind of date it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.dates import find
from palermo.domain.reports.reading.passage import Passage
from tests.domain.reports.reading.extraction.reading_aids import LANGUAGES, ODD, read
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"), max_examples=400)
NEAR = date(2026, 5, 22)
SCRAPS = scraps(
    "8/3/26 11.04.2026 02/07 29-30/08 9/10 Maio 31 99 2026 mars March 3, nuit du 19 au 22 mai hier yesterday since last "
    "year à 05h40 0130hrs 2:30 pm né le DOB expires between and \x00 \ud800"
)


def dates(language: str, text: str, country: str = "") -> list[tuple[str, str, str]]:
    found = find(Passage(text, language), Context(country, NEAR))
    return sorted((each.fields["start"], each.fields["end"], each.fields["time"]) for each in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le 8 mars 2026 vers 05h40", [("2026-03-08", "2026-03-08", "05:40")]),
        ("fr", "dans la nuit du 19 au 22 mai", [("2026-05-19", "2026-05-22", "")]),
        ("fr", "hier à 16h, au poste", [("2026-05-21", "2026-05-21", "16:00")]),
        ("fr", "le 1er février 2026", [("2026-02-01", "2026-02-01", "")]),
        ("fr", "né le 12/04/1990 à Kayes", [("1990-04-12", "1990-04-12", "")]),
        ("fr", "depuis janvier 2026", [("2026-01", "2026-05", "")]),
        ("fr", "tél 70 00 08 52, 12/15 personnes, 3-4 fois, 50 km", []),
        ("en", "the night of 19 to 22 May", [("2026-05-19", "2026-05-22", "")]),
        ("en", "On March 3, 2026 at 2:30 pm", [("2026-03-03", "2026-03-03", "14:30")]),
        ("en", "between 3 and 7 April 2026", [("2026-04-03", "2026-04-07", "")]),
        ("en", "in November 2025", [("2025-11", "2025-11", "")]),
        ("en", "He may go in march to Agadez with 5 men", []),
        ("en", "12th of April at 0430 hrs", [("2026-04-12", "2026-04-12", "04:30")]),
        ("en", "Yesterday five boats left.", [("2026-05-21", "2026-05-21", "")]),
        (
            "en",
            "04/05/2026 and 2026-04-07",
            [("2026-04-07", "2026-04-07", ""), ("2026-05-04", "2026-05-04", "")],
        ),
        ("pt", "no dia 3 de maio de 2026, pelas 22h15", [("2026-05-03", "2026-05-03", "22:15")]),
        ("pt", "ontem de manhã", [("2026-05-21", "2026-05-21", "")]),
        ("pt", "em março de 2026", [("2026-03", "2026-03", "")]),
        ("es", "el 14 de abril de 2026 a las 10:30 horas", [("2026-04-14", "2026-04-14", "10:30")]),
        ("es", "entre el 3 y el 5 de mayo", [("2026-05-03", "2026-05-05", "")]),
        ("es", "ayer", [("2026-05-21", "2026-05-21", "")]),
        ("pt", "Noite 9/10 Maio, mar a sul de Bubaque", [("2026-05-09", "2026-05-10", "")]),
        ("pt", "De 28/2 a 1/3, Porto Grande", [("2026-02-28", "2026-03-01", "")]),
        ("fr", "29-30/08 : pirogue remorquée", [("2025-08-29", "2025-08-30", "")]),
        ("en", "01/19/26 Ganta", [("2026-01-19", "2026-01-19", "")]),
        ("en", "Flown out since Nov last year.", [("2025-11", "2026-05", "")]),
        ("en", "At abt 0130hrs 11th July a truck was stopped", [("2025-07-11", "2025-07-11", "01:30")]),
    ],
)
def test_dates(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert dates(language, text) == expected


def test_the_month_stands_first_where_the_text_or_the_country_says_so() -> None:
    assert dates("en", "On 01/19/26 and 02/03/26") == [
        ("2026-01-19", "2026-01-19", ""),
        ("2026-02-03", "2026-02-03", ""),
    ]
    assert dates("en", "On 02/03/26", "US") == [("2026-02-03", "2026-02-03", "")]
    assert dates("en", "On 02/03/26", "GH") == [("2026-03-02", "2026-03-02", "")]


def test_yesterday_needs_the_day_of_the_report() -> None:
    assert find(Passage("hier à 16h", "fr"), Context("", None)) == []


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("chauffeur né le 15/06/1992", "birth"),
        ("CHINEDU OKORO 28/02/1991, owner", "birth"),
        ("passport expires 12/08/2028", "paper"),
        ("stopped on 12/04/2026", None),
    ],
)
def test_a_birth_and_a_paper_are_told_from_what_happened(text: str, of: str | None) -> None:
    (found,) = read(find, text, language="en")
    assert found.fields.get("of") == of


@given(SCRAPS, st.sampled_from(LANGUAGES), st.booleans())
@PARSERS
def test_nothing_raises_and_no_date_ends_before_it_begins(text: str, language: str, dated: bool) -> None:
    for each in find(Passage(text, language), Context("", NEAR if dated else None)):
        start, end = each.fields["start"], each.fields["end"]
        assert start[: len(end)] <= end[: len(start)]


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts(odd: str) -> None:
    read(find, odd)
