"""Words that dirty files use for numbers, months, countries, yes and no. Names come from CLDR."""

import re
from functools import lru_cache

from babel import Locale

from palermo.foundations.vocabularies import countries
from palermo.kernel import text as plain

YES = frozenset(["yes", "y", "true", "1", "x", "oui", "o", "vrai", "sim", "s", "si", "verdadeiro"])
NO = frozenset(["no", "n", "false", "0", "non", "faux", "nao", "falso"])
_NUMBER = re.compile(r"[+-]?(\d{1,3}([ ,.'’\u00a0\u202f]\d{3})+|\d+)([.,]0+)?")
_FRACTION = re.compile(r"[+-]?\d+([.,]\d+)?")
_TAG = re.compile(r"<[^<>]{0,200}>")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return a text for comparing: lower-case ASCII with single spaces."""
    return " ".join(plain.fold(text).split())


def clean(text: str) -> str:
    """Return a cell as it may be stored, without blanks around it."""
    return text.strip() if text.isascii() and text.isprintable() else plain.clean(text).strip()


def without_markup(text: str) -> str:
    """Return one line of plain text from a cell with scraps of HTML in it."""
    return re.sub(r" ,\s*", ", ", " ".join(_TAG.sub(" ", text).split())).strip(" ,")


def whole_number(text: str) -> int | None:
    """Return the whole number that a cell such as '1,000', '1 000' or '12.0' means, or None."""
    if len(text) < 10 and text.isascii() and text.isdigit():
        return int(text)
    if len(text) > 20 or not (found := _NUMBER.fullmatch(text)):
        return None
    return int(re.sub(r"[^\d-]", "", found[1])) * (-1 if text.startswith("-") else 1)


def fraction(text: str) -> str | None:
    """Return a decimal number with a point from '1,5', '1 000,50' or '1,234.5', or None."""
    bare = re.sub(r"[ '’\u00a0\u202f]", "", text)[:30]
    if "," in bare and "." in bare:
        bare = bare.replace("." if bare.rindex(",") > bare.rindex(".") else ",", "")
    return bare.replace(",", ".") if _FRACTION.fullmatch(bare) else None


@lru_cache(maxsize=8)
def months(language: str) -> dict[str, int]:
    """Return the numbers of a language's month names, full and short, folded."""
    names = Locale(language).months["format"]
    return {
        fold(name).rstrip("."): number
        for form in ("wide", "abbreviated")
        for number, name in names[form].items()
    }


@lru_cache(maxsize=4_096)
def month_number(text: str, languages: tuple[str, ...]) -> int | None:
    """Return 1 to 12 for a month's number or name in one of the languages, or None."""
    if text.isascii() and text.isdigit() and len(text) <= 2:
        return int(text) if 1 <= int(text) <= 12 else None
    folded = fold(text).rstrip(".")
    return next((months(language)[folded] for language in languages if folded in months(language)), None)


@lru_cache(maxsize=16)
def _country_names(language: str) -> dict[str, str]:
    return {fold(countries.label(code, language)): code for code in countries.codes()}


@lru_cache(maxsize=8_192)
def country(text: str, languages: tuple[str, ...], letters: int) -> str | None:
    """Return the ISO 3166-1 code, of two or three letters, for a country's name or code, or None."""
    code = countries.alpha2(text) if len(text) <= 3 else ""
    if not code:
        folded = fold(text)
        code = next(
            (
                _country_names(language)[folded]
                for language in languages
                if folded in _country_names(language)
            ),
            "",
        )
    return (code if letters == 2 else countries.alpha3(code)) or None
