"""Given names and surnames of records as coded words, compared with the ranks of `names.likeness`, and swaps seen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from palermo.domain.entities.matching.linkage.fields import DIFFERENT, MISSING, encode, weighted_shares
from palermo.domain.entities.matching.linkage.likeness import (
    Codes,
    Levels,
    Marks,
    Numbers,
    distinct,
    similarity,
)
from palermo.domain.entities.matching.names import likeness as ranks
from palermo.domain.entities.matching.names.tokens import Token, read_name, token

LEVELS = (
    "missing", "different", "elsewhere", "initial", "near", "close", "related", "sound", "spelling", "swapped", "same",
)  # fmt: skip
ELSEWHERE, INITIAL, NEAR, CLOSE, RELATED, SOUND, SPELLING, SWAPPED, SAME = range(2, 11)
_LIKELY = (0, 0.08, 0.03, 0.02, 0.03, 0.08, 0.05, 0.03, 0.04, 0.03, 0.61)
_RARE = (0, 0, 0.5, 0, 0.2, 0.5, 0.5, 0.7, 0.8, 1, 1)
_OF_RANK = {
    ranks.INITIAL: INITIAL, ranks.CLOSE: CLOSE, ranks.RELATED: RELATED, ranks.SOUND: SOUND,
    ranks.SPELLING: SPELLING, ranks.SAME: SAME,
}  # fmt: skip
_NEAR = 0.84
_WORTH_A_LOOK = 0.7
_MOST_WORDS = 6
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
    words = words[:_MOST_WORDS]
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


@dataclass
class Part:
    """One part of the name of every record: given name, surname (`across` is then the other), or a name between."""

    name: str
    own: bool
    lexis: Lexis
    codes: Codes
    across: Codes
    words: NDArray[np.int32]
    ends: bool = True
    levels: tuple[str, ...] = LEVELS
    likely: tuple[float, ...] = _LIKELY
    rare: tuple[float, ...] = _RARE
    share: Numbers = field(init=False)
    either: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.variants = np.where(self.words >= 0, self.lexis.variant[self.words], -1).astype(np.int32)
        self.alone = (self.words >= 0).sum(axis=1) == 1
        self.recount(np.ones(len(self.codes)))

    def compare(self, one: Codes, other: Codes) -> Levels:
        """Return the level of each pair of records; a name of one word may be either part."""
        left, right = self.codes[one], self.codes[other]
        found = np.full(len(one), MISSING, np.uint8)
        both = np.flatnonzero((left >= 0) & (right >= 0))
        found[both] = self.lexis.levels(left[both], right[both])
        if not self.ends:
            return self._middle(one, other, found)
        doubtful = np.flatnonzero((found == DIFFERENT) | (found == INITIAL))
        elsewhere = self._elsewhere(one[doubtful], other[doubtful])
        found[doubtful[elsewhere]] = ELSEWHERE
        swapped = doubtful[self._swapped(one[doubtful], other[doubtful])]
        found[swapped] = SWAPPED if self.own else MISSING
        lone = (found == DIFFERENT) & (self.alone[one] | self.alone[other])
        found[lone] = MISSING
        return found

    def _middle(self, one: Codes, other: Codes, found: Levels) -> Levels:
        """Return the levels of names between the ends; one that stands elsewhere counts only if both do."""
        rest = np.flatnonzero(found == DIFFERENT)
        left = self._within(self.codes[one[rest]], other[rest])
        right = self._within(self.codes[other[rest]], one[rest])
        found[rest[left | right]] = MISSING
        found[rest[left & right]] = ELSEWHERE
        return found

    def _swapped(self, one: Codes, other: Codes) -> Marks:
        """Say where given name and surname changed places, one of them perhaps with a slip or as an initial.

        The given name then stands for both, so that one mistake is weighed once.
        """
        found = np.zeros(len(one), np.bool_)
        columns = self.codes[one], self.across[other], self.across[one], self.codes[other]
        there = np.flatnonzero(np.min(columns, axis=0) >= 0)
        here, there_other = (self.lexis.levels(columns[k][there], columns[k + 1][there]) for k in (0, 2))
        best, worst = np.maximum(here, there_other), np.minimum(here, there_other)
        direct = self.lexis.levels(columns[2][there], columns[1][there])
        found[there] = (best >= CLOSE) & (worst >= INITIAL) & (best + worst >= INITIAL + CLOSE)
        found[there] &= direct < CLOSE
        return found

    def _elsewhere(self, one: Codes, other: Codes) -> Marks:
        """Say where this part of either name stands, in any spelling, among the other's words.

        For a surname the given name must then agree where it stands or be found elsewhere as well, from the same
        side, so that one shared word is not counted as two.
        """
        left, right = self._within(self.codes[one], other), self._within(self.codes[other], one)
        if self.own:
            return left | right
        direct = self.lexis.variant[self.across[one]] == self.lexis.variant[self.across[other]]
        direct &= (self.across[one] >= 0) & (self.across[other] >= 0)
        beside = self._within(self.across[one], other), self._within(self.across[other], one)
        return np.asarray((left & (beside[0] | direct)) | (right & (beside[1] | direct)))

    def _within(self, word: Codes, records: Codes) -> Marks:
        sought = np.where(word >= 0, self.lexis.variant[word], -2)
        return np.asarray((self.variants[records] == sought[:, None]).any(axis=1))

    def rarity(self, one: Codes, other: Codes, levels: Levels) -> Numbers:
        """Return the bits by which agreement on the pair's commoner word is rarer than agreement on average."""
        left, right = self.codes[one], self.codes[other]
        found = _bits(self.share, left, right)
        swapped = np.flatnonzero(levels == SWAPPED)
        if len(swapped):
            a, b = self.across[one[swapped]], self.across[other[swapped]]
            found[swapped] = _bits(self.either, left[swapped], b) + _bits(self.either, a, right[swapped])
        return found

    def keys(self) -> list[Codes]:
        """Return the word as it sounds and with all its spellings; with the given name, every two words in any order."""
        known = self.codes >= 0
        single = [
            np.where(known, keys[self.codes], -1).astype(np.int32)
            for keys in (self.lexis.sound, self.lexis.variant)
        ]
        return [*single, self._couples()] if self.own and self.ends else single

    def _couples(self) -> Codes:
        """Return for each record the couples of its first, second and last word in all spellings, without order."""
        count = (self.words >= 0).sum(axis=1)
        last = self.variants[np.arange(len(count)), np.maximum(count - 1, 0)]
        chosen = (
            self.variants[:, 0],
            np.where(count > 2, self.variants[:, 1], -1),
            np.where(count > 1, last, -1),
        )
        found = []
        for one, other in combinations(chosen, 2):
            low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other)
            found.append(np.where(low >= 0, low * self.lexis.size + high, -1))
        return np.unique(np.stack(found, axis=1), return_inverse=True)[1].astype(np.int32) - 1

    def exact(self) -> Codes:
        """Return the code of each record's word, -1 for none."""
        return self.codes

    def recount(self, weight: Numbers) -> None:
        """Count the words anew, each record with its weight."""
        self.share = weighted_shares(self.codes, self.lexis.size, weight)
        self.either = (self.share + weighted_shares(self.across, self.lexis.size, weight)) / 2


def _bits(share: Numbers, left: Codes, right: Codes) -> Numbers:
    return np.asarray(np.log2((share**2).sum()) - np.log2(np.maximum(share[left], share[right])))


def parts(columns: dict[str, Sequence[str]], size: int) -> list[Part]:
    """Return given name, surname and, if any has one, middle name as fields, from the columns of `size` records."""
    empty = [""] * size
    rows = zip(*(columns.get(role, empty) for role in ("name", "given", "middle", "surname")), strict=True)
    written = [read(*row) for row in rows]
    lexis = Lexis(written)
    words = np.full((size, _MOST_WORDS), -1, np.int32)
    for row, name in enumerate(written):
        words[row, : len(name.words)] = [lexis.place[word] for word in name.words]
    given = lexis.codes([name.given for name in written])
    surname = lexis.codes([name.surname for name in written])
    middle = lexis.codes([name.words[1] if len(name.words) > 2 else "" for name in written])
    found = [
        Part("given", True, lexis, given, surname, words),
        Part("surname", False, lexis, surname, given, words),
    ]
    if (middle >= 0).any():
        found.append(Part("middle", True, lexis, middle, given, words, ends=False))
    return found
