"""Identifiers in running text and in fields: plates, phones and paper numbers in any usual spelling.

Text is cut where letters meet digits, neighbours are joined again, and each joined form becomes a term. So
`AB 7342 RB`, `AB7342RB` and `ab-7342-rb` all give `id:ab7342rb`, and the partial `AB7342` gives a form that the
whole plate gives too. O reads as 0 and I as 1, as in machine-readable zones. A phone is known by its last eight
digits (seven where the national numbers have seven), which no country prefix changes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from palermo.domain.reports.reading.stopwords import ANY_STOP
from palermo.kernel.text import fold

_GAP = r"[ \t\u00a0\u202f.\-/()+–—·]{1,3}"
_LETTERS = r"(?:[A-Z]{4}(?![^\W\d_])|[^\W\d_]{1,3}(?![^\W\d_]))"
# Digits with the short groups around them; everything longer is a word. Nothing can fail after the last part, so
# the engine never goes back.
_CLUSTER = re.compile(
    rf"(?<![^\W_])(?:{_LETTERS}{_GAP})?(?:{_LETTERS}(?:{_GAP})?)?\d+(?:(?:{_GAP})?(?:{_LETTERS}|\d+))*"
)
_GROUP = re.compile(r"\d+|[^\W\d_]+")
_DIGITS_ALIKE = str.maketrans("oi", "01")
_SHORT_STOPS = frozenset(word for word in ANY_STOP if len(word) <= 3)
_SHORTEST, _LONGEST = 4, 12
_MOST_GROUPS = 4
_FEWEST_FIGURES = 2
_PHONE_SHORTEST, _PHONE_LONGEST = 7, 15
_PHONE_GROUPS = 7
_OWN_PAPER = 5  # from five digits on, a bare number is taken for a paper's
# Country codes whose national numbers have seven digits (phonenumbers 9.0).
_SEVEN = ("220", "238", "239", "248", "269", "297", "298", "299", "354", "372", "501", "592", "597", "673", "960")


class Group(NamedTuple):
    """A run of letters or of digits with its place, its compared form, and how it stands among its neighbours."""

    start: int
    end: int
    form: str
    figures: int
    glued: bool
    stop: bool


def clusters(text: str) -> Iterator[list[Group]]:
    """Yield the groups of each stretch of text that may hold an identifier; one that may not holds no digit."""
    for match in _CLUSTER.finditer(text):
        yield _groups(text, match.start(), match.end())


def _groups(text: str, first: int, last: int) -> list[Group]:
    found = []
    for piece in _GROUP.finditer(text, first, last):
        start, end, written = piece.start(), piece.end(), piece.group()
        if written.isdecimal():
            form = written if written.isascii() else "".join(str(int(digit)) for digit in written)
            glued = (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
            found.append(Group(start, end, form, len(form), glued, False))
        else:
            form = fold(written).translate(_DIGITS_ALIKE)
            found.append(Group(start, end, form, 0, False, written in _SHORT_STOPS))
    return found


def phone_keys(digits: str) -> set[str]:
    """Return the terms that a phone number is found by, from its digits as dialled with or without a prefix."""
    bare = digits.removeprefix("00")
    if not _PHONE_SHORTEST <= len(bare) <= _PHONE_LONGEST:
        return set()
    found = {f"ph:{bare[-8:]}"}
    if len(bare) == 10 and bare.startswith(_SEVEN):
        found.add(f"ph:{bare[-7:]}")
    return found


def mark(groups: Sequence[Group]) -> str:
    """Return the term of neighbouring groups, or '' when together they are no identifier."""
    form = "".join(group.form for group in groups)
    figures = sum(group.figures for group in groups)
    if not (_SHORTEST <= len(form) <= _LONGEST and len(groups) <= _MOST_GROUPS and figures >= _FEWEST_FIGURES):
        return ""
    if len(groups) == 1 and figures < _OWN_PAPER and not groups[0].glued:
        return ""  # a small number that stands alone is a word, and found as one
    return f"id:{form}"


def windows(groups: Sequence[Group]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and term of every identifier that neighbouring groups can make; no stop word joins in."""
    for first in range(len(groups)):
        dialled = ""
        run: list[Group] = []
        for group in groups[first : first + _PHONE_GROUPS]:
            if group.stop or len(dialled) > _PHONE_LONGEST:
                break
            run.append(group)
            if len(run) <= _MOST_GROUPS and (term := mark(run)):
                yield run[0].start, group.end, term
            if group.figures and len(dialled) == sum(map(_figures, run[:-1])):
                dialled += group.form
                for key in phone_keys(dialled):
                    yield run[0].start, group.end, key


def _figures(group: Group) -> int:
    return group.figures


def identifiers(text: str) -> set[str]:
    """Return `id:` and `ph:` terms for all plates, phones and paper numbers that a text may hold."""
    return {term for groups in clusters(text) for _, _, term in windows(groups)}
