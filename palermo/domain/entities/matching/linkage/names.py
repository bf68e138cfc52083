"""Given names and surnames of records as fields: levels of their words, and names that changed places or ran together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from palermo.domain.entities.matching.linkage.fields import DIFFERENT, MISSING, weighted_shares
from palermo.domain.entities.matching.linkage.likeness import Codes, Levels, Marks, Numbers
from palermo.domain.entities.matching.linkage.words import (
    CLOSE,
    ELSEWHERE,
    INITIAL,
    LEVELS,
    MOST_WORDS,
    SPELLING,
    SWAPPED,
    SWAPPED_NEARLY,
    Lexis,
    read,
)

_LIKELY = (0, 0.08, 0.03, 0.02, 0.03, 0.08, 0.05, 0.03, 0.04, 0.01, 0.02, 0.61)
_RARE = (0, 0, 0.5, 0, 0.2, 0.5, 0.5, 0.7, 0.8, 0.5, 1, 1)


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
        both_names = self._swapped(one[doubtful], other[doubtful])
        swapped = doubtful[both_names > MISSING]
        found[swapped] = both_names[both_names > MISSING] if self.own else MISSING
        rest = np.flatnonzero(self.alone[one] != self.alone[other])
        run_together = self._joined(one[rest], other[rest])
        together = rest[run_together > MISSING]
        found[together] = run_together[run_together > MISSING] if self.own else MISSING
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

    def _joined(self, one: Codes, other: Codes) -> Levels:
        """Return the level of a name in one word beside another's words run together, in either order."""
        alone = np.where(self.alone[one], self.codes[one], self.codes[other])
        lost = np.where(self.alone[one], self.across[one], self.across[other])
        alone = np.where(alone >= 0, alone, lost)
        whole = np.where(self.alone[one], other, one)
        values = self.lexis.values
        found = np.zeros(len(one), np.uint8)
        for place, (word, row) in enumerate(zip(alone.tolist(), whole.tolist(), strict=True)):
            words = [values[code] for code in self.words[row] if code >= 0]
            for joined in ("".join(words), "".join(reversed(words))):
                if word >= 0 and abs(len(joined) - len(values[word])) <= 1:
                    slips = OSA.distance(values[word], joined, score_cutoff=1)
                    found[place] = max(found[place], (SWAPPED, SWAPPED_NEARLY, MISSING)[slips])
        return found

    def _swapped(self, one: Codes, other: Codes) -> Levels:
        """Return the level where given name and surname changed places, one perhaps with a slip or as an initial.

        The given name then stands for both, so that one mistake is weighed once.
        """
        found = np.zeros(len(one), np.uint8)
        columns = self.codes[one], self.across[other], self.across[one], self.codes[other]
        there = np.flatnonzero(np.min(columns, axis=0) >= 0)
        here, there_other = (self.lexis.levels(columns[k][there], columns[k + 1][there]) for k in (0, 2))
        best, worst = np.maximum(here, there_other), np.minimum(here, there_other)
        direct = self.lexis.levels(columns[2][there], columns[1][there])
        swapped = (best >= CLOSE) & (worst >= INITIAL) & (direct < CLOSE)
        found[there] = np.where(swapped, np.where(worst >= SPELLING, SWAPPED, SWAPPED_NEARLY), MISSING)
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
        swapped = np.flatnonzero((levels == SWAPPED) | (levels == SWAPPED_NEARLY))
        if len(swapped):
            a, b = self.across[one[swapped]], self.across[other[swapped]]
            c, d = left[swapped], right[swapped]
            # A name run together into one word has no parts of its own: the other one's parts say how rare it is.
            a, b, c, d = (np.where(x >= 0, x, y) for x, y in ((a, b), (b, a), (c, d), (d, c)))
            whole = (self.codes[one[swapped]] >= 0) & (self.across[one[swapped]] >= 0)
            whole &= (self.codes[other[swapped]] >= 0) & (self.across[other[swapped]] >= 0)
            found[swapped] = np.where(
                whole,
                _bits(self.either, c, b) + _bits(self.either, a, d),
                _bits(self.either, a, a) + _bits(self.either, c, c),
            )
        return found

    def keys(self) -> list[Codes]:
        """Return the word as it sounds and with all its spellings; with the given name, every two words in any order."""
        if not self.ends:
            return []
        known = self.codes >= 0
        single = [
            np.where(known, keys[self.codes], -1).astype(np.int32)
            for keys in (self.lexis.sound, self.lexis.variant)
        ]
        return [*single, self._couples()] if self.own else single

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
    words = np.full((size, MOST_WORDS), -1, np.int32)
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
