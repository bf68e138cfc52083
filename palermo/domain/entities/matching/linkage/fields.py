"""A field of the records as the linker sees it: coded values, how often each stands, and the levels of agreement."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from palermo.domain.entities.matching.linkage.likeness import (
    Codes,
    Comparator,
    Levels,
    Numbers,
    code_levels,
    distinct,
    text_levels,
)

MISSING, DIFFERENT = 0, 1


def encode(values: Sequence[str]) -> tuple[Codes, NDArray[Any]]:
    """Return a code for each value (-1 for an empty one) and the distinct values in alphabetical order."""
    known = sorted({value for value in values if value})
    place = {value: number for number, value in enumerate(known)}
    codes = np.fromiter((place.get(value, -1) for value in values), np.int32, len(values))
    return codes, np.array(known or [""], object)


def shares(codes: Codes, size: int) -> Numbers:
    """Return the share of each code below `size` among the records that have one."""
    counts = np.bincount(codes[codes >= 0], minlength=size).astype(float)
    return np.asarray(np.maximum(counts, 1) / max(counts.sum(), 1))


class Field(Protocol):
    """What scoring asks of a field: `levels` names them, `rare` says how far the value's rarity counts at each.

    `own` says that the value is the person's alone; kin and housemates share the others.
    """

    name: str
    own: bool
    levels: tuple[str, ...]
    likely: tuple[float, ...]
    rare: tuple[float, ...]

    def compare(self, one: Codes, other: Codes) -> Levels:
        """Return the level of each pair of records."""

    def rarity(self, one: Codes, other: Codes, levels: Levels) -> Numbers:
        """Return the bits by which agreement on the pair's commoner value is rarer than agreement on average."""

    def keys(self) -> list[Codes]:
        """Return columns of codes (-1 for none) under which records of one person are likely to meet.

        A table of several columns holds keys of which any may meet any other.
        """

    def exact(self) -> Codes:
        """Return the code of each record's value, -1 for none."""

    def recount(self, weight: Numbers) -> None:
        """Count the values anew, each record with its weight."""


@dataclass
class Plain:
    """One column of values that agree exactly, nearly or not."""

    name: str
    own: bool
    codes: Codes
    values: NDArray[Any]
    levels: tuple[str, ...]
    likely: tuple[float, ...]
    rare: tuple[float, ...]
    comparator: Comparator | None = None
    prefix: int = 0
    share: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.share = shares(self.codes, len(self.values))

    def compare(self, one: Codes, other: Codes) -> Levels:
        """Return the level of each pair of records."""
        left, right = self.codes[one], self.codes[other]
        found = np.full(len(one), DIFFERENT, np.uint8)
        found[left == right] = len(self.levels) - 1
        missing = (left < 0) | (right < 0)
        found[missing] = MISSING
        if self.comparator:
            rest = np.flatnonzero((left != right) & ~missing)
            found[rest] = distinct(left[rest], right[rest], len(self.values), self.comparator)
        return found

    def rarity(self, one: Codes, other: Codes, levels: Levels) -> Numbers:
        """Return the bits by which agreement on the pair's commoner value is rarer than agreement on average."""
        share = np.maximum(self.share[self.codes[one]], self.share[self.codes[other]])
        return np.asarray(np.log2((self.share**2).sum()) - np.log2(share))

    def keys(self) -> list[Codes]:
        """Return the values themselves, and their beginnings where those mean something."""
        if not self.prefix:
            return [self.codes]
        cut, _ = encode([value[: self.prefix] for value in self.values])
        return [self.codes, np.where(self.codes >= 0, cut[self.codes], -1).astype(np.int32)]

    def exact(self) -> Codes:
        """Return the code of each record's value, -1 for none."""
        return self.codes

    def recount(self, weight: Numbers) -> None:
        """Count the values anew, each record with its weight."""
        self.share = weighted_shares(self.codes, len(self.values), weight)


def weighted_shares(codes: Codes, size: int, weight: Numbers) -> Numbers:
    """Return the share of each code below `size`, each record counting with its weight (1 for a whole person)."""
    known = codes >= 0
    counts = np.bincount(codes[known], weights=weight[known], minlength=size)
    return np.asarray(np.maximum(counts, 0.5) / max(counts.sum(), 1.0))


def category(name: str, values: Sequence[str], own: bool = False) -> Plain:
    """Return a field of which the values are the same or not: sex, nationality, state."""
    codes, known = encode(values)
    return Plain(name, own, codes, known, ("missing", "different", "same"), (0, 0.08, 0.92), (0, 0, 1))


def text(name: str, values: Sequence[str], own: bool = False) -> Plain:
    """Return a field of words: a place, a street, an occupation, an address of mail."""
    codes, known = encode(values)
    levels = ("missing", "different", "near", "close", "same")
    return Plain(
        name, own, codes, known, levels, (0, 0.2, 0.08, 0.07, 0.65), (0, 0, 0.3, 0.5, 1), text_levels(known)
    )


def code(name: str, values: Sequence[str], prefix: int = 0, own: bool = False) -> Plain:
    """Return a field of numbers or codes: a paper, a phone, a postcode, the number of a house."""
    codes, known = encode(values)
    levels = ("missing", "different", "beginning", "slip", "same")
    return Plain(
        name,
        own,
        codes,
        known,
        levels,
        (0, 0.15, 0.1, 0.1, 0.65),
        (0, 0, 0.3, 0.5, 1),
        code_levels(known, prefix),
        prefix,
    )
