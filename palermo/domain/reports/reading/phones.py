"""Phone numbers as written in a ledger: old plans, missing digits, prefixes in every style.

Two countries lengthened their numbers and officers go on writing the old ones, which the library refuses: Benin
put 01 before every eight-digit number on 30 November 2024; Côte d'Ivoire went to ten digits on 31 January 2021
with a prefix by operator (ARTCI numbering plan: the second digit tells a mobile operator, the third a fixed one).
"""

import re
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneMetadata, ValidationResult

from palermo.foundations.vocabularies import countries
from palermo.kernel.text import clean_line, fold

_LONGEST = 60
_OLD_LENGTH = 8
_LONGEST_E164 = 16  # a plus sign and fifteen digits (ITU-T E.164); the library lets some countries go beyond
_LABEL = re.compile(r"^(?:telephone|phone|tel|mobile|mob|cell|cel|gsm|whatsapp|contact|numero|no|n)\b[\s.:]*")
_ALLOWED = re.compile(r"[0-9+()\s./\-?*x_]+")
_UNREAD = re.compile(r"[?*x_]")
_NATIONAL_PROBLEMS = {
    ValidationResult.TOO_SHORT: "too_short",
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "too_short",
    ValidationResult.TOO_LONG: "too_long",
    ValidationResult.INVALID_LENGTH: "wrong_length",
    ValidationResult.INVALID_COUNTRY_CODE: "unknown_prefix",
}


class PhoneReading(NamedTuple):
    """What a written number means.

    `e164` is empty unless the number is whole. `national` holds the digits without prefixes, with ? for each that
    was not read. `problem` is '' or no_digits, not_a_number, no_country, unknown_prefix, too_short, too_long,
    wrong_length, not_in_plan (whole, but in no range that the library knows: plans change). `expected` is how many
    national digits the country has, 0 when unknown.
    """

    e164: str
    national: str
    partial: bool
    problem: str = ""
    expected: int = 0
    country: str = ""


def parse(text: str, country: str = "") -> PhoneReading:
    """Return the reading of a number written in a country (alpha-2 or alpha-3, used where no prefix is written)."""
    line = _LABEL.sub("", fold(clean_line(text[: 4 * _LONGEST]).replace("°", " ").replace("º", " ")).strip())
    line = line.replace("(0)", "")
    if len(line) > _LONGEST or not _ALLOWED.fullmatch(line or "-"):
        return PhoneReading("", "", False, "not_a_number")
    marks = re.sub(r"[^0-9?]", "", _UNREAD.sub("?", line))
    if not any(mark.isdigit() for mark in marks):
        return PhoneReading("", "", False, "no_digits")
    region = countries.alpha2(country)
    if line.startswith(("+", "(+")):
        region, marks = _of_prefix(marks)
    elif marks.startswith("00"):
        region, marks = _of_prefix(marks[2:])
    elif region:
        marks = _without_bare_prefix(marks, region)
    if not region:
        return PhoneReading("", marks, "?" in marks, "unknown_prefix" if "+" in line else "no_country")
    return _national(marks, region)


def _of_prefix(marks: str) -> tuple[str, str]:
    """Return the region and the rest of digits that begin with a country code, or '' and the digits."""
    for length in (1, 2, 3):
        code = marks[:length]
        if code.isdigit() and len(code) == length and int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            return phonenumbers.region_code_for_country_code(int(code)), marks[length:]
    return "", marks


def _without_bare_prefix(marks: str, region: str) -> str:
    """Return the digits without their own country's code, which shows only where there are too many of them."""
    lengths = _lengths(region)
    rest = marks.removeprefix(str(phonenumbers.country_code_for_region(region)))
    too_many = len(marks) > max(lengths, default=0)
    return rest if too_many and len(rest) in (*lengths, _OLD_LENGTH) else marks


def _lengths(region: str) -> tuple[int, ...]:
    metadata = PhoneMetadata.metadata_for_region(region)
    return tuple(metadata.general_desc.possible_length) if metadata and metadata.general_desc else ()


def _expected(region: str) -> int:
    """Return how many digits a mobile number of the country has, 0 where the library does not say."""
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    return len(phonenumbers.national_significant_number(example)) if example else 0


def _national(marks: str, region: str) -> PhoneReading:
    expected = _expected(region)
    if "?" in marks:
        return PhoneReading("", modern(marks, region), True, "", expected, region)
    marks = modern(marks, region)
    try:
        number = phonenumbers.parse(marks, region)
    except phonenumbers.NumberParseException:
        return PhoneReading("", marks, True, "too_short", expected, region)
    national = phonenumbers.national_significant_number(number)
    if phonenumbers.country_code_for_region(region) != number.country_code:
        national = marks  # the library took leading digits for a foreign prefix
    problem = _NATIONAL_PROBLEMS.get(phonenumbers.is_possible_number_with_reason(number), "")
    if problem:
        return PhoneReading("", national, problem == "too_short", problem, expected, region)
    if not phonenumbers.is_valid_number(number):
        problem = "not_in_plan"
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if len(e164) > _LONGEST_E164:
        return PhoneReading("", national, False, "too_long", expected, region)
    return PhoneReading(e164, national, False, problem, expected, region)


def modern(marks: str, region: str) -> str:
    """Return national digits in today's plan of their country, from those of the old plan."""
    if len(marks) != _OLD_LENGTH:
        return marks
    if region == "BJ":
        return f"01{marks}"
    if region == "CI" and (prefix := _ivorian(marks)):
        return f"{prefix}{marks}"
    return marks


def _ivorian(marks: str) -> str:
    """Return the prefix of an eight-digit Ivorian number, '' when the digit that tells was not read."""
    if marks[0] in "23":
        if marks[2] == "?":
            return ""
        return "25" if marks[2] == "0" else "21" if marks[2] == "8" and marks[0] == "2" else "27"
    if not marks[1].isdigit() or marks[0] == "?":
        return ""
    return "01" if marks[1] in "0123" else "05" if marks[1] in "456" else "07"
