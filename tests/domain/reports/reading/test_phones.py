"""Phone numbers as written in a ledger. The numbers are those of the invented reports: do not dial."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.phones import PhoneReading, modern, parse
from tests.domain.reports.reading.scraps import scraps

PARSERS = settings(settings.get_profile("parsers"))
COUNTRIES = st.sampled_from(["", "BJ", "BEN", "CI", "NE", "NG", "GM", "CV", "SL", "LR", "XX", "US", "é"])
SCRAPS = scraps("0 00 + 1 7 97 00 01 88 229 225 220 234 +229 +225 ? x * - . ( ) / tel: n° ext ٩٧ \x00 é")


@pytest.mark.parametrize(
    ("written", "country", "e164"),
    [
        ("97 00 01 88", "BJ", "+2290197000188"),
        ("97 00 01 88", "BEN", "+2290197000188"),
        ("01 97 00 01 88", "BJ", "+2290197000188"),
        ("+229 97000188", "", "+2290197000188"),
        ("0022997000188", "NE", "+2290197000188"),
        ("22997000188", "BJ", "+2290197000188"),
        ("07 00 01 88", "CI", "+2250707000188"),
        ("05 00 01 88", "CI", "+2250505000188"),
        ("01 00 01 88", "CI", "+2250101000188"),
        ("22 48 00 01", "CI", "+2252722480001"),
        ("300 0123", "GM", "+2203000123"),
        ("00220 300 01 23", "SN", "+2203000123"),
        ("2203000123", "GM", "+2203000123"),
        ("08030000117", "NG", "+2348030000117"),
        ("+234 803 000 0117", "NE", "+2348030000117"),
        ("076 000651", "SL", "+23276000651"),
        ("0770 000 942", "LR", "+231770000942"),
        ("991 00 36", "CV", "+2389910036"),
        ("955 000 274", "GW", "+245955000274"),
        ("tél: 90 00 02 16", "NE", "+22790000216"),
        ("n° 90.00.02.16", "NE", "+22790000216"),
        ("٩٠ ٠٠ ٠٢ ١٦", "NE", "+22790000216"),
    ],
)
def test_every_usual_spelling_gives_the_whole_number(written: str, country: str, e164: str) -> None:
    reading = parse(written, country)
    assert (reading.e164, reading.problem, reading.partial) == (e164, "", False)


@pytest.mark.parametrize(
    ("written", "country", "problem", "expected"),
    [
        ("90 00 02", "NE", "too_short", 8),
        ("+227 90 00 02", "", "too_short", 8),
        ("97 00 01", "BJ", "too_short", 10),
        ("90 00 02 16 99 99 99", "NE", "too_long", 8),
        ("97 00 01 88", "", "no_country", 0),
        ("+999 123 456", "", "unknown_prefix", 0),
        ("", "NE", "no_digits", 0),
        ("inconnu", "NE", "not_a_number", 0),
    ],
)
def test_what_is_wrong_is_named_with_the_digits_expected(
    written: str, country: str, problem: str, expected: int
) -> None:
    reading = parse(written, country)
    assert (reading.e164, reading.problem, reading.expected) == ("", problem, expected)


def test_a_number_read_in_part_keeps_its_gaps() -> None:
    assert parse("90 00 ?? 16", "NE") == PhoneReading("", "9000??16", True, "", 8, "NE")
    assert parse("97 00 xx 88", "BJ").national == "019700??88"


def test_old_fixed_ivorian_numbers_follow_their_third_digit() -> None:
    assert [modern(number, "CI")[:2] for number in ("22008888", "20388888", "21888888", "30088888")] == [
        "25",
        "27",
        "21",
        "25",
    ]


@given(SCRAPS, COUNTRIES)
@PARSERS
def test_any_text_gives_a_reading(text: str, country: str) -> None:
    reading = parse(text, country)
    assert isinstance(reading, PhoneReading)
    assert not reading.e164 or (reading.e164[1:].isdigit() and len(reading.e164) <= 16)
    assert reading.e164 or reading.problem or reading.partial


@given(
    st.integers(90_000_000, 99_999_999),
    st.sampled_from(["{}", "+227{}", "00227{}", "+227 {}", "227{}", "tel {}"]),
)
@settings(PARSERS, max_examples=500)
def test_a_nigerien_number_is_found_again(number: int, spelling: str) -> None:
    assert parse(spelling.format(number), "NE").e164 == f"+227{number}"
