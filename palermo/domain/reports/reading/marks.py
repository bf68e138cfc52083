"""Identifiers in running text and in fields: plates, phones and paper numbers in any usual spelling.

Text is cut where letters meet digits, neighbours are joined again, and each joined form becomes a term. So
`AB 7342 RB`, `AB7342RB` and `ab-7342-rb` all give `id:ab7342rb`, and the partial `AB7342` gives a form that the
whole plate gives too. O reads as 0 and I as 1, as in machine-readable zones. A phone is known by its last eight
digits (seven where the national numbers have seven), which no country prefix changes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from palermo.domain.reports.reading.stopwords import ANY_STOP
from palermo.kernel.text import fold

_GAP = r"[ \t\u00a0\u202f.\-/()+–—·]"
_LETTERS = r"(?:[A-Z]{4}|[^\W\d_]{1,3})(?![^\W\d_])"
# Digits and the short groups after them, then the short groups before them; anything longer is a word. Nothing
# can fail after the repeated part and its pieces are possessive, so the engine never goes back.
_CLUSTER = re.compile(rf"\d++(?:{_GAP}{{0,3}}(?:\d++|{_LETTERS}))*")
_BEFORE = re.compile(rf"(?:(?<![^\W_]){_LETTERS}{_GAP}{{1,3}})?(?<![^\W_]){_LETTERS}{_GAP}{{0,3}}$")
_BEFORE_LONGEST = 14
_GROUP = re.compile(r"\d+|[^\W\d_]+")
_DIGITS_ALIKE = str.maketrans("oi", "01")
_SHORT_STOPS = frozenset(word for word in ANY_STOP if len(word) <= 3)
_ROOM = 20_000
_CLUSTER_KEPT = 40
_SHORTEST, _LONGEST = 4, 12
MOST_GROUPS = 4
_FEWEST_FIGURES = 2
PHONE_SHORTEST, PHONE_LONGEST = 7, 15
_PHONE_GROUPS = 7
_OWN_PAPER = 5  # from five digits on, a bare number is taken for a paper's
# Country codes whose national numbers have seven digits (phonenumbers 9.0).
_SEVEN = re.compile("220|23[89]|248|269|29[789]|354|372|501|592|597|673|960")


class Group(NamedTuple):
    """A run of letters or of digits with its place, its compared form, and how it stands among its neighbours."""

    start: int
    end: int
    form: str
    figures: int
    glued: bool
    stop: bool


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of text that may hold an identifier; what holds no digit may not."""
    last = 0
    for match in _CLUSTER.finditer(text):
        start, end = match.span()
        before = _BEFORE.search(text, max(last, start - _BEFORE_LONGEST), start)
        yield (before.start() if before else start), end
        last = end


def groups_in(text: str, start: int, end: int) -> list[Group]:
    """Return the groups of letters and of digits between two places of a text."""
    found = []
    for piece in _GROUP.finditer(text, start, end):
        first, last, written = piece.start(), piece.end(), piece.group()
        before, after = text[max(first - 1, 0) : first], text[last : last + 1]
        if written.isdecimal():
            form = written if written.isascii() else "".join(str(int(digit)) for digit in written)
            glued = before.isalpha() or after.isalpha()
            found.append(Group(first, last, form, len(form), glued, False))
        else:
            form = fold(written).translate(_DIGITS_ALIKE)
            stop = written in _SHORT_STOPS and not (before.isdecimal() or after.isdecimal())
            found.append(Group(first, last, form, 0, False, stop))
    return found


def phone_keys(digits: str) -> set[str]:
    """Return the terms that a phone number is found by, from its digits as dialled with or without a prefix."""
    bare = digits.removeprefix("00")
    if not PHONE_SHORTEST <= len(bare) <= PHONE_LONGEST:
        return set()
    found = {f"ph:{bare[-8:]}"}
    if len(bare) == 10 and _SEVEN.match(bare):
        found.add(f"ph:{bare[-7:]}")
    return found


def mark(form: str, figures: int) -> str:
    """Return the term of a joined form that holds so many digits, or '' when it is too short or long for one."""
    return f"id:{form}" if _SHORTEST <= len(form) <= _LONGEST and figures >= _FEWEST_FIGURES else ""


def windows(groups: Sequence[Group]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and term of every identifier that neighbouring groups can make; no stop word joins in."""
    for first, opening in enumerate(groups):
        form, figures, dialled = "", 0, True
        for count, group in enumerate(groups[first : first + _PHONE_GROUPS], 1):
            form += group.form
            figures += group.figures
            dialled = dialled and group.figures > 0
            if group.stop or len(form) > PHONE_LONGEST + 2 or not (dialled or count <= MOST_GROUPS):
                break
            # A small number that stands alone is a word, and found as one.
            a_word = count == 1 and figures < _OWN_PAPER and not group.glued
            if count <= MOST_GROUPS and not a_word and (term := mark(form, figures)):
                yield opening.start, group.end, term
            if dialled:
                for key in phone_keys(form):
                    yield opening.start, group.end, key


@lru_cache(maxsize=_ROOM)
def _terms_in(cluster: str) -> tuple[str, ...]:
    return tuple({term for _, _, term in windows(groups_in(cluster, 0, len(cluster)))})


def identifiers(text: str) -> set[str]:
    """Return `id:` and `ph:` terms for all plates, phones and paper numbers that a text may hold."""
    found: set[str] = set()
    for start, end in clusters(text):
        if end - start <= _CLUSTER_KEPT:
            found.update(_terms_in(text[start:end]))
        else:
            found.update(term for _, _, term in windows(groups_in(text, start, end)))
    return found
