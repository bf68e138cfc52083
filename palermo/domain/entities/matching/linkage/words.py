"""The words of records' names, read once and coded, and the level of any two of them by the ranks of `names.likeness`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from palermo.domain.entities.matching.linkage.fields import DIFFERENT, encode
from palermo.domain.entities.matching.linkage.likeness import Codes, Levels, distinct, similarity
from palermo.domain.entities.matching.names import likeness as ranks
from palermo.domain.entities.matching.names.tokens import Token, read_name, token

LEVELS = (
    "missing", "different", "elsewhere", "initial", "near", "close", "related", "sound", "spelling", "swapped nearly",
    "swapped", "same",
)  # fmt: skip
ELSEWHERE, INITIAL, NEAR, CLOSE, RELATED, SOUND, SPELLING, SWAPPED_NEARLY, SWAPPED, SAME = range(2, 12)
_OF_RANK = {
    ranks.INITIAL: INITIAL, ranks.CLOSE: CLOSE, ranks.RELATED: RELATED, ranks.SOUND: SOUND,
    ranks.SPELLING: SPELLING, ranks.SAME: SAME,
}  # fmt: skip
_NEAR = 0.84
_WORTH_A_LOOK = 0.7
MOST_WORDS = 6
_INITIAL_FIRST = re.compile(r"([A-Za-z])[. ] ?(?=\w)")
_INITIAL_LAST = re.compile(r"(?<=\w) ([A-Za-z])\.?$")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
# ruff: noqa: SIM905 (a list as words reads better than as quotes)
_NOBILITY = frozenset(
    "sir dame lady lord baron baroness baronet bt bart earl duke duchess viscount viscountess count countess rt "
    "marquess marquis marchioness nee esq jr sr ii iii iv".split()
)


class Written(NamedTuple):
    """A record's name: its words in order, and which of them are given name and surname ("" where unknown)."""

    given: str
    surname: str
    words: tuple[str, ...]


def read(whole: str, given: str, middle: str, surname: str) -> Written:
    """Return the words of a name from its columns, any of which may be empty; titles and ordinals do not count."""
    first, last = _words(given), _words(surname)
    if whole and not (first or last) and whole.count(",") == 1:
        surname, _, given = whole.partition(",")
        first, last = _words(given), _words(surname)
    words = _words(whole) or first + _words(middle) + last
    words = words[:MOST_WORDS]
    if whole and words:
        first = [word for word in first if word in words]
        last = [word for word in last if word in words]
        if not first and len(words) > 1:
            first = words[:1]
        if not last and len(words) > 1:
            last = words[-1:]
    if len(words) == 1:
        return Written(
            words[0] if not last or first else "", words[0] if last and not first else "", (words[0],)
        )
    return Written(first[0] if first else "", last[-1] if last else "", tuple(words))


def _words(text: str) -> list[str]:
    if not text:
        return []
    name = read_name(text)
    tokens = name.tokens if len(name.tokens) > 1 else name.tokens + name.optional
    words = [one.text for one in tokens if not _ORDINAL.fullmatch(one.text)]
    words = [word for word in words if word not in _NOBILITY] or words
    first, last = _INITIAL_FIRST.match(text), _INITIAL_LAST.search(text)
    if first and words[:1] != [initial := first[1].lower()]:
        words.insert(0, initial)  # read_name takes some single letters for particles
    if last and words[-1:] != [initial := last[1].lower()]:
        words.append(initial)
    return words


class Lexis:
    """All words of the names of a file: their tokens, and the level of any two of them."""

    def __init__(self, written: Sequence[Written]) -> None:
        known = sorted({word for name in written for word in name.words})
        self.place = {word: number for number, word in enumerate(known)}
        self.values = np.array(known or [""], object)
        self.tokens: list[Token] = [token(word) for word in self.values]
        self.size = len(self.tokens)
        self.sound, _ = encode([one.loose for one in self.tokens])
        self.spelling, _ = encode([one.key for one in self.tokens])
        self.grouped = np.array([bool(one.families or one.related) for one in self.tokens])
        groups = [f"#{min(one.families)}" if one.families else one.key for one in self.tokens]
        self.variant, _ = encode(groups)
        self.initial = np.array([one.initial for one in self.tokens])

    def codes(self, words: Sequence[str]) -> Codes:
        """Return the code of each word, -1 for an empty one."""
        return np.fromiter((self.place.get(word, -1) for word in words), np.int32, len(words))

    def levels(self, one: Codes, other: Codes) -> Levels:
        """Return the level of each pair of words; both must be there."""
        found = np.full(len(one), SAME, np.uint8)
        rest = np.flatnonzero(one != other)
        found[rest] = distinct(one[rest], other[rest], self.size, self._compare)
        return found

    def _compare(self, one: Codes, other: Codes) -> Levels:
        alike = similarity(self.values, one, other)
        found = np.where(alike >= _NEAR, NEAR, DIFFERENT).astype(np.uint8)
        look = (alike >= _WORTH_A_LOOK) | (self.sound[one] == self.sound[other])
        look |= (self.grouped[one] & self.grouped[other]) | self.initial[one] | self.initial[other]
        for place in np.flatnonzero(look).tolist():
            rank = ranks.likeness(self.tokens[one[place]], self.tokens[other[place]])
            if rank != ranks.DIFFERENT:
                found[place] = max(found[place], _OF_RANK[rank])
        return found
