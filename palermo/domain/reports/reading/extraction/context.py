"""What every finder is told beside the text, and the text made level: small letters without accents, place for place."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from palermo.domain.reports.reading.passage import Passage
from palermo.kernel.yaml_files import read_yaml

_WRAPPED = re.compile(r"(?<!\n)[\n\t](?![\n*•-])")
_DATA = Path(__file__).with_name("data")
MOST = 300  # things of one kind listed from one text; no narrative names more
_LATIN = range(0xC0, 0x250)
_ALIKE = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-",
    "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2018": "'", "\u2019": "'", "\u02bc": "'", "º": "°", "µ": "u",
    "\u201c": '"', "\u201d": '"', "«": '"', "»": '"', "\u201e": '"', "ß": "s", "æ": "a", "œ": "o", "ø": "o", "ð": "d",
    "ł": "l", "đ": "d", "ı": "i", "Æ": "a", "Œ": "o", "Ø": "o", "Ł": "l", "Đ": "d",
}  # fmt: skip
_levelled: "WeakKeyDictionary[Passage, str]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Context:
    """The country of the reporting unit (ISO 3166-1 alpha-2, '' when not known) and the day of the report."""

    country: str = ""
    near: date | None = None


def level(passage: Passage) -> str:
    """Return the text in small letters without accents, every character at the place it has in `passage.raw`.

    Blanks of any width and the line feeds of wrapped lines become a space, dashes a hyphen, quotes one of two marks,
    digits of any script ASCII digits.
    """
    known = _levelled.get(passage)
    if known is None:
        known = _levelled[passage] = flat(passage.raw)
    return known


def flat(text: str) -> str:
    """Return any text made level, with as many characters as it has."""
    return _WRAPPED.sub(" ", text if text.isascii() else text.translate(_table())).lower()


@cache
def _table() -> "_Alike":
    table = _Alike({ord(written): plain for written, plain in _ALIKE.items()})
    for code in _LATIN:
        if code not in table:
            plain = unicodedata.normalize("NFD", chr(code))[0]
            table[code] = plain if plain.isascii() else chr(code)
    return table


class _Alike(dict[int, str]):
    """One character for another; a digit of another script is learnt when it is first met."""

    def __missing__(self, code: int) -> str:
        written = chr(code)
        digit = unicodedata.digit(written, None) if code > 0x24F else None
        plain = written if digit is None else str(digit)
        if len(self) < 5_000:
            self[code] = plain
        return plain


@cache
def data(name: str) -> Any:
    """Return the content of a data file of this folder, read once."""
    return read_yaml(_DATA / f"{name}.yaml")
