"""How the text of one box becomes a value and a value the text of a box. Tolerant in, plain out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from palermo.domain.reports import rules
from palermo.domain.reports.reading import dates
from palermo.foundations.vocabularies import countries
from palermo.kernel.errors import Invalid
from palermo.kernel.text import clean, clean_line, fold

LANGUAGES = ("en", "fr", "pt")
SHORT, LINE, NARRATIVE = 200, 500, 100_000
_CODE = re.compile(r"[A-Za-z0-9_:.\-]{0,60}")
_BLANKS = re.compile(r"[\s\u00a0\u202f'’_]+")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_LARGEST_COUNT = 1_000_000
_DECIMALS, _WHOLE_DIGITS = 4, 14


@dataclass(frozen=True, slots=True)
class Codec:
    """`read` turns cleaned text into a value or raises Invalid; `show` turns the value into text."""

    read: Callable[[str], Any]
    show: Callable[[Any], str]


def line(longest: int) -> Codec:
    """Return the codec of one line of text of at most `longest` characters."""
    return Codec(lambda text: _fitting(clean_line(text), longest), str)


def area(longest: int) -> Codec:
    """Return the codec of a text of several lines."""
    return Codec(lambda text: _fitting(clean(text).strip(), longest), str)


def _fitting(text: str, longest: int) -> str:
    if len(text) > longest:
        raise Invalid("text_too_long", longest=longest)
    return text


def read_code(text: str) -> str:
    """Return a code as chosen from a list; raises Invalid("unknown_code") for what cannot be one."""
    text = text.strip()
    if not _CODE.fullmatch(text):
        raise Invalid("unknown_code")
    return text


@lru_cache(maxsize=1)
def _countries_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in countries.choices(language):
            found.setdefault(fold(clean_line(name)), code)
    return found


def read_country(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country given by code or by its English, French or Portuguese name."""
    text = clean_line(text)
    code = countries.alpha2(text) or _countries_by_name().get(fold(text), "")
    if text and not code:
        raise Invalid("unknown_country")
    return code


def country_in(language: str) -> Codec:
    """Return the codec of a country that is written out in the reader's language."""
    return Codec(read_country, lambda code: countries.label(code, language) if code else "")


def read_count(text: str) -> int | None:
    """Return a whole number, None for an empty box; dots, commas and blanks between thousands are allowed."""
    text = _BLANKS.sub("", text)
    if not text:
        return None
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "").replace(",", "")
    if not text.isdecimal():
        raise Invalid("not_a_whole_number")
    if len(text) > 9 or int(text) > _LARGEST_COUNT:
        raise Invalid("number_too_large")
    return int(text)


def read_amount(text: str, *, whole: bool) -> Decimal | None:
    """Return an amount, None for an empty box. `1.500` is 1500 where `whole` (money); elsewhere it could be either.

    Raises Invalid("ambiguous_number") for that, "not_a_number", "number_too_large", "too_many_decimals".
    """
    text = _BLANKS.sub("", text)
    if not text:
        return None
    if "." in text and "," in text:
        decimal = max(text.rfind("."), text.rfind(","))
        text = re.sub(r"[.,]", "", text[:decimal]) + "." + text[decimal + 1 :]
    elif _GROUPED.fullmatch(text) and not text.startswith("0"):
        if not whole and len(re.findall(r"[.,]", text)) == 1:
            raise Invalid("ambiguous_number", first=re.sub(r"[.,]", "", text), second=text.replace(",", "."))
        text = re.sub(r"[.,]", "", text)
    else:
        text = text.replace(",", ".")
    return _decimal(text)


def _decimal(text: str) -> Decimal:
    if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", text, re.ASCII):
        raise Invalid("not_a_number")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise Invalid("not_a_number") from None
    whole, _, decimals = text.partition(".")
    if len(whole.lstrip("0")) > _WHOLE_DIGITS:
        raise Invalid("number_too_large")
    if len(decimals.rstrip("0")) > _DECIMALS:
        raise Invalid("too_many_decimals")
    return value


def show_amount(value: Decimal | None) -> str:
    """Return an amount so that `read_amount` gives it back: never with exactly three decimals."""
    if value is None:
        return ""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + "0" if re.fullmatch(r"\d+\.\d{3}", text) else text


def read_partial(text: str) -> str:
    """Return a day, month or year as `2026-03-08`, `2026-03`, `2026`; raises Invalid("bad_date")."""
    text = clean_line(text)
    if not text or (re.fullmatch(r"\d{4}(-\d{2}){0,2}", text, re.ASCII) and rules.bounds(text)):
        return text
    span = dates.parse_partial(text)
    if span.end and span.end != span.start:
        raise Invalid("bad_date")
    return span.start


def read_three(text: str) -> bool | None:
    """Return yes, no or not known from `y`, `n` and an empty choice."""
    return {"y": True, "n": False}.get(text)


COUNT = Codec(read_count, lambda value: "" if value is None else str(value))
MONEY = Codec(lambda text: read_amount(text, whole=True), show_amount)
QUANTITY = Codec(lambda text: read_amount(text, whole=False), show_amount)
CODE = Codec(read_code, str)
PARTIAL = Codec(read_partial, str)
FLAG = Codec(lambda text: text == "1", lambda value: "1" if value else "")
THREE = Codec(read_three, lambda value: {True: "y", False: "n"}.get(value, ""))
