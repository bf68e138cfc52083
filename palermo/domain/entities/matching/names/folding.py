"""Names of any script as lower-case ASCII words; Arabic and Hebrew words have no vowels and say so."""

import re
import unicodedata
from typing import NamedTuple

from anyascii import anyascii

LONGEST = 160
MOST_WORDS = 14
_ARABIC = re.compile("[\u0590-\u06ff]")
_APOSTROPHES = re.compile("['’‘ʼ`´ʿʾ′]")
_INITIALISM = re.compile(r"\b(?:[a-zA-Z]\.){2,8}(?:[a-zA-Z]\b)?")
_PIECE = re.compile(r"[a-z0-9]+")
_SOFT_C = str.maketrans({"ç": "s", "Ç": "S"})
_LETTERS = str.maketrans(
    {
        "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h",
        "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t",
        "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "ل": "l", "م": "m", "ن": "n",
        "ه": "h", "و": "w", "ي": "y", "ی": "y", "ى": "a", "ة": "a", "ء": "", "ؤ": "w", "ئ": "y", "پ": "p",
        "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v", "ڨ": "g", "ـ": "",
        "\u064b": "", "\u064c": "", "\u064d": "", "\u064e": "a", "\u064f": "u", "\u0650": "i", "\u0651": "",
        "\u0652": "", "\u0670": "a",
    }
)  # fmt: skip
_ARTICLE = "ال"
# Small words whose vowels everybody knows.
_USUAL = {
    "بن": "bin", "ابن": "ibn", "إبن": "ibn", "بنت": "bint", "ولد": "ould", "أبو": "abu", "ابو": "abu", "أبي": "abu",
    "أم": "um", "ام": "um", "عبد": "abd", "آل": "al", "الله": "allah", "الحاج": "alhaji", "الشيخ": "sheikh",
}  # fmt: skip
_SHORTEST_AFTER_ARTICLE = 2


class Word(NamedTuple):
    """One word of a name in ASCII; `bare` says that its script wrote no vowels."""

    text: str
    bare: bool


def fold_words(name: str, company: bool = False) -> list[Word]:
    """Return the words of a name, at most MOST_WORDS of the first LONGEST characters, in the order written.

    An organisation's `S.A.` is one word; a person's `J.P.` are two initials.
    """
    name = name[:LONGEST]
    if company:
        name = _INITIALISM.sub(lambda match: match.group().replace(".", "") + " ", name)
    if name.isascii():
        return _pieces(name.lower(), False)
    name = unicodedata.normalize("NFKC", name).translate(_SOFT_C)
    if not _ARABIC.search(name):
        return _pieces(anyascii(_without_surrogates(name)).lower(), False)
    found: list[Word] = []
    for part in re.split(r"[\s\-_/,;.]+", name):
        usual = _USUAL.get(part)
        bare = usual is None and bool(_ARABIC.search(part))
        part = usual or (_arabic(part) if bare else part)
        found += _pieces(anyascii(_without_surrogates(part)).lower(), bare)
    return found[:MOST_WORDS]


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8")


def _arabic(part: str) -> str:
    """Return an Arabic word in Latin letters without its article; the word for God keeps its usual vowels."""
    part = part.replace("الله", "اllah")
    if part.startswith(_ARTICLE) and len(part) > len(_ARTICLE) + _SHORTEST_AFTER_ARTICLE:
        part = part[len(_ARTICLE) :]
    return part.translate(_LETTERS)


def _pieces(text: str, bare: bool) -> list[Word]:
    text = _APOSTROPHES.sub("", text)
    return [Word(piece, bare) for piece in _PIECE.findall(text)[:MOST_WORDS]]
