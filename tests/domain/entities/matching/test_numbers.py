"""Dates of birth, papers, phones, plates, accounts: what agrees, what is a slip, what is another."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.entities.matching import accounts, birth, papers, phones, places, plates, traits


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("1990-08-15", "15/08/90", "same"),
        ("1990-08-05", "1990-05-08", "swapped"),
        ("1990-08-15", "1990-08-16", "slip"),
        ("1990-08-15", "1990-08-51", "year"),  # there is no 51st: the year is all that it says
        ("1990-08-15", "1909-08-15", "slip"),
        ("1990-08-15", "1989-08-15", "year_differs"),
        ("1990-08-15", "1991-08-15", "slip"),
        ("1990-08-15", "1990-01-01", "year"),
        ("1990", "1990-08-15", "year"),
        ("1990-08", "1990-08-15", "month"),
        ("1990-08-15", "1990-03-27", "year_only"),
        ("1990", "1991", "near"),
        ("~1990", "1992", "near"),
        ("1990", "1993", "different"),
        ("1986-02-03", "1990-08-15", "different"),
        ("1978-02-03", "1990-08-15", "apart"),
        ("1978", "1990", "apart"),
        ("", "1990", ""),
        ("soon", "1990", ""),
    ],
)
def test_births(one: str, other: str, level: str) -> None:
    assert birth.compare(birth.read(one), birth.read(other)) == level
    assert birth.compare(birth.read(other), birth.read(one)) == level


@given(st.dates(date(1850, 1, 2), date(2100, 12, 31)).filter(lambda day: (day.month, day.day) != (1, 1)))
def test_a_swapped_date_is_never_taken_for_another(day: date) -> None:
    if day.day <= 12 and day.day != day.month:
        swapped = f"{day.year}-{day.day:02}-{day.month:02}"
        assert birth.compare(birth.read(str(day)), birth.read(swapped)) == "swapped"
    assert birth.compare(birth.read(str(day)), birth.read(str(day).replace("-", ""))) == "same"


def test_check_digits_of_icao_9303() -> None:
    # The examples of Doc 9303 part 3, appendix A.
    assert papers.check_digit("520727") == "3"
    assert papers.check_digit("AB2134<<<") == "5"


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("B00417725", "b 00417725", "same"),
        ("B00417725", "B004177255", "same"),  # with the check digit of the zone behind it
        ("O00481516", "000481516", "misread"),
        ("I2345678", "12345678", "misread"),
        ("B00417725", "800417725", "misread"),
        ("S1234567", "51234567", "misread"),
        ("B00417725", "B00417752", "slip"),
        ("B0?417725", "B00417725", "misread"),
        ("passport:GIN:B1234567", "passport:MLI:B1234567", "elsewhere"),
        ("passport:GIN:B1234567", "passport:GIN:X7654321", "different"),
        ("passport:GIN:B1234567", "national_id:GIN:X7654321", ""),
    ],
)
def test_papers(one: str, other: str, level: str) -> None:
    a, b = papers.read(one), papers.read(other)
    assert a and b
    assert papers.compare([a], [b]) == level == papers.compare([b], [a])


def test_two_numbers_with_right_check_digits_are_two_papers() -> None:
    one, other = (papers.read(number + papers.check_digit(number)) for number in ("B00417725", "B00417752"))
    assert one and other and one.checked and other.checked
    assert papers.compare([one], [other]) == ""


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("+220 300 01 23", "300 0123", "same"),
        ("97 00 01 88", "01 97 00 01 88", "same"),  # Benin before and after November 2024
        ("+2290197000188", "+229 97 00 01 88", "same"),
        ("+22790000216", "+22890000216", "elsewhere"),
        ("+22790000216", "+22790000261", "slip"),
        ("90 00 02 1?", "+227 90 00 02 16", "partial"),
        ("+22790000216", "+22670000147", "different"),
    ],
)
def test_phones(one: str, other: str, level: str) -> None:
    a, b = phones.read(one), phones.read(other)
    assert a and b
    assert phones.compare([a], [b]) == level == phones.compare([b], [a])


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("AB 7342 RB", "ab-7342-rb", "same"),
        ("AB7342", "AB 7342 RB", "partial"),
        ("AB 73?2 RB", "AB 7342 RB", "partial"),
        ("A8 7342 RB", "AB 7342 RB", "misread"),
        ("1B 4477", "1 B 4471", "different"),
    ],
)
def test_plates(one: str, other: str, level: str) -> None:
    pair = [plates.read(one)], [plates.read(other)]
    assert plates.compare(*pair) == level == plates.compare(*pair[::-1])


def test_accounts() -> None:
    good, spaced, slipped = "GB82WEST12345698765432", "gb82 west 1234 5698 7654 32", "GB82WEST12345698765433"
    assert accounts.valid_iban(accounts.read(good)) and not accounts.valid_iban(accounts.read(slipped))
    assert accounts.compare([accounts.read(good)], [accounts.read(spaced)]) == "same"
    assert accounts.compare([accounts.read(good)], [accounts.read(slipped)]) == "slip"
    assert accounts.compare([accounts.read(good)], [accounts.read("12345678901")]) == "different"
    assert not accounts.read("x")


def test_traits_and_places() -> None:
    assert traits.read_sex("Féminin") == "F" and traits.read_sex("H") == "M" and not traits.read_sex("?")
    assert traits.read_country("GIN") == "GN" == traits.read_country("Guinée")
    assert traits.compare_nationalities(frozenset(["GN"]), frozenset(["GN", "SN"])) == "shared"
    assert places.compare(places.read("Ouagadougou"), places.read("OUAGADOUGOU")) == "same"
    assert places.compare(places.read("Saint-Louis"), places.read("Kolda")) == "different"


@settings(max_examples=1000, deadline=None, database=None)
@given(st.text(max_size=50), st.text(max_size=50))
def test_no_text_makes_a_reader_raise(one: str, other: str) -> None:
    for module in (papers, phones, plates, accounts):
        a, b = module.read(one), module.read(other)
        if a and b:
            assert module.compare([a], [b]) == module.compare([b], [a])
    assert birth.compare(birth.read(one), birth.read(other)) == birth.compare(
        birth.read(other), birth.read(one)
    )
    assert places.compare(places.read(one), places.read(other)) == places.compare(
        places.read(other), places.read(one)
    )
    traits.read_country(one)
    traits.read_sex(one)
