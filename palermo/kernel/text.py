"""Plain text: what may be stored, how words are compared, where words begin. Everything here is linear.

Stored text is NFC, not NFKC: compatibility folding would turn an officer's `1½ kg` into `11⁄2 kg`.
Comparing folds much further, to lower-case ASCII, so that Djaló meets Djalo and full-width digits meet digits.
"""

import re
import unicodedata
from collections.abc import Iterator

from anyascii import anyascii

# Control characters except tab and line feed, bidirectional controls, zero-width and tag characters: they hide or
# reorder text, and a name must read the same to the person and to the program.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENDINGS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Normalising sorts runs of combining marks in quadratic time, so long text goes in pieces that begin at ASCII.
_PIECE = re.compile(r"[\s\S]{1,128}[^\x00-\x7f]{0,128}")
# Marks that no letter has taken up stay inside their word.
_WORD = re.compile("\\w+(?:[\u0300-\u036f\u064b-\u065f\u0670]+\\w+)*")


def _composed(text: str) -> str:
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFC", piece) for piece in _PIECE.findall(text))


def clean(text: str) -> str:
    """Return text as it may be stored: NFC, line feeds only, no control, bidirectional or zero-width characters."""
    # What is printable but for its line feeds and tabs has nothing hidden in it, and no other line ending.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return _composed(text)
    text = _HIDDEN.sub("", _ENDINGS.sub("\n", text))
    return _composed(_SURROGATE.sub("\ufffd", text))


def clean_line(text: str) -> str:
    """Return text as one line: cleaned, every run of white space one blank, none at the ends."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """Return text for comparing: lower-case ASCII, letters of any script transliterated, accents gone."""
    if text.isascii():
        return text.lower()
    return anyascii(_SURROGATE.sub("", text)).lower()


def words(text: str) -> list[str]:
    """Return the words of a text as written: runs of letters and digits of any script."""
    return _WORD.findall(text.replace("_", " "))


def word_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the word as written, for every word of a text."""
    for match in _WORD.finditer(text.replace("_", " ")):
        yield match.start(), match.end(), match.group()
