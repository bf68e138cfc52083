"""Words that dirty files use for numbers, months, countries, yes and no. Names come from CLDR."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from babel import Locale
from babel.core import get_global

YES = frozenset("yes y true 1 x oui o vrai sim s si verdadeiro verdadero".split())
NO = frozenset("no n false 0 non faux nao falso".split())
_NUMBER = re.compile(r"[+-]?(\d{1,3}([ ,.'’\u00a0\u202f]\d{3})+|\d+)([.,]0+)?")
_FRACTION = re.compile(r"[+-]?\d+([.,]\d+)?")
_NO_COUNTRY = frozenset("ZZ ZZZ QO QOO EU QUU UN EZ XA XB".split())
_FORMER = frozenset("BUR DDR FXX TMP YMD ZAR".split())  # codes of states under an earlier name
_TAG = re.compile(r"<[^<>]{0,200}>")
# Control characters, and the overrides of writing direction with which a name can be made to read as another.
_INVISIBLE = {code: None for code in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return a text for comparing: lower case, without accents, single spaces, a plain apostrophe."""
    bare = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return " ".join(bare.casefold().replace("’", "'").split())


def clean(text: str) -> str:
    """Return a cell without what nobody can see, its line ends as they are."""
    return text.strip() if text.isprintable() else text.translate(_INVISIBLE).strip()


def without_markup(text: str) -> str:
    """Return one line of plain text from a cell with scraps of HTML in it."""
    return " ".join(_TAG.sub(" ", text).split()).replace(" ,", ",").strip(" ,")


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
    return {fold(name).rstrip("."): number for form in ("wide", "abbreviated") for number, name in names[form].items()}


@lru_cache(maxsize=4_096)
def month_number(text: str, languages: tuple[str, ...]) -> int | None:
    """Return 1 to 12 for a month's number or name in one of the languages, or None."""
    if text.isascii() and text.isdigit() and len(text) <= 2:
        return int(text) if 1 <= int(text) <= 12 else None
    folded = fold(text).rstrip(".")
    return next((months(language)[folded] for language in languages if folded in months(language)), None)


@lru_cache(maxsize=16)
def _countries(language: str) -> dict[str, str]:
    territories = Locale(language).territories
    return {fold(name): code for code, name in territories.items() if code.isalpha() and code not in _NO_COUNTRY}


@lru_cache(maxsize=1)
def _long_codes() -> dict[str, str]:
    # CLDR keeps the three-letter codes as aliases of the two-letter ones.
    aliases = get_global("territory_aliases").items()
    found = {code: targets[0] for code, targets in aliases if len(code) == 3 and code.isalpha() and len(targets) == 1}
    return {code: short for code, short in found.items() if code not in _NO_COUNTRY}


@lru_cache(maxsize=1)
def _long_of() -> dict[str, str]:
    return {short: code for code, short in _long_codes().items() if code not in _FORMER}


@lru_cache(maxsize=8_192)
def country(text: str, languages: tuple[str, ...], letters: int) -> str | None:
    """Return the ISO 3166-1 code, of two or three letters, for a country's name or code, or None."""
    upper = text.upper()
    short = upper if len(upper) == 2 and upper in _long_of() else _long_codes().get(upper)
    if short is None:
        folded = fold(text)
        short = next((_countries(language)[folded] for language in languages if folded in _countries(language)), None)
    if short is None or letters == 2:
        return short
    return _long_of().get(short)
