"""Dates of birth as digits: partial, swapped, one digit off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from palermo.domain.entities.matching.linkage.fields import MISSING, encode, weighted_shares
from palermo.domain.entities.matching.linkage.likeness import Codes, Levels, Numbers

LEVELS = ("missing", "different", "near", "year", "day", "digit of year", "digit", "swapped", "same")
_LIKELY = (0, 0.10, 0.02, 0.03, 0.03, 0.06, 0.10, 0.03, 0.63)
_RARE = (0, 0, 0, 0.3, 0.3, 0.5, 0.5, 0.7, 1)
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)")
_PLACEHOLDER = "0101"
_COMMON_PLACEHOLDER = 0.03


def digits(value: str) -> str:
    """Return a date as eight digits YYYYMMDD with 00 for what is not known; empty for what is no date."""
    value = value.strip()
    if found := _COMPACT.match(value) or _ISO.match(value):
        year, month, day = (part or "0" for part in found.groups())
    elif found := _DAY_FIRST.match(value):
        day, month, year = found.groups()
    else:
        return ""
    return f"{int(year):04d}{int(month):02d}{int(day):02d}"


@dataclass
class Dates:
    """The column of birth dates."""

    name: str
    own: bool
    codes: Codes
    digits: NDArray[np.uint8]
    whole: NDArray[np.bool_]
    levels: tuple[str, ...] = LEVELS
    likely: tuple[float, ...] = _LIKELY
    rare: tuple[float, ...] = _RARE
    share: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.year = (self.digits[:, :4] * np.array([1000, 100, 10, 1])).sum(axis=1).astype(np.int32)
        self.day = (self.digits[:, 4:] * np.array([1000, 100, 10, 1])).sum(axis=1).astype(np.int32)
        self.recount(np.ones(len(self.codes)))

    def compare(self, one: Codes, other: Codes) -> Levels:
        """Return the level of each pair of records, the surest that holds."""
        a, b = self.codes[one], self.codes[other]
        left, right = self.digits[a], self.digits[b]
        apart = left != right
        count = apart.sum(axis=1)
        both = self.whole[a] & self.whole[b]
        year, other_year = self.year[a], self.year[b]
        same_day = (self.day[a] == self.day[b]) & both
        found = np.ones(len(one), np.uint8)
        found[np.abs(year - other_year) <= 1] = 2
        found[year == other_year] = 3
        found[same_day] = 4
        slip = (count == 1) | _transposed(left, right, apart, count)
        found[slip & ~both & (self.day[a] == self.day[b])] = 5
        found[slip & both] = 6
        swapped = (left[:, 4:6] == right[:, 6:8]).all(axis=1) & (left[:, 6:8] == right[:, 4:6]).all(axis=1)
        found[swapped & both & (year == other_year)] = 7
        found[count == 0] = 8
        found[(a < 0) | (b < 0)] = MISSING
        return found

    def rarity(self, one: Codes, other: Codes, levels: Levels) -> Numbers:
        """Return the bits by which agreement on the pair's commoner value is rarer than agreement on average."""
        share = np.maximum(self.share[self.codes[one]], self.share[self.codes[other]])
        return np.asarray(np.log2((self.share**2).sum()) - np.log2(share))

    def keys(self) -> list[Codes]:
        """Return the date, the year, and day with month in either order."""
        known = self.codes >= 0
        month, day = self.day // 100, self.day % 100
        either = np.minimum(month, day) * 100 + np.maximum(month, day)
        day = np.where(known & self.whole[self.codes], either[self.codes], -1)
        year = np.where(known, self.year[self.codes], -1)
        return [self.codes, year.astype(np.int32), day.astype(np.int32)]

    def exact(self) -> Codes:
        """Return the code of each record's date, -1 for none."""
        return self.codes

    def recount(self, weight: Numbers) -> None:
        """Count the dates anew, each record with its weight."""
        self.share = weighted_shares(self.codes, len(self.digits), weight)


def dates(name: str, values: Sequence[str]) -> Dates:
    """Return the field of a column of dates; 1 January counts as an unknown day where it is far too frequent."""
    written = [digits(value) for value in values]
    codes, known = encode(written)
    table = np.array([[int(sign) for sign in value or "0" * 8] for value in known.tolist()], np.uint8)
    january = sum(value.endswith(_PLACEHOLDER) for value in written)
    doubtful = january > _COMMON_PLACEHOLDER * max(sum(map(bool, written)), 1)
    whole = np.array(
        [
            value[4:6] != "00" and value[6:] != "00" and not (doubtful and value.endswith(_PLACEHOLDER))
            for value in known
        ],
        np.bool_,
    )
    return Dates(name, True, codes, table, whole)


def _transposed(
    left: NDArray[np.uint8], right: NDArray[np.uint8], apart: NDArray[np.bool_], count: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Say where two neighbouring digits changed places and nothing else differs."""
    crossed = (left[:, :-1] == right[:, 1:]) & (left[:, 1:] == right[:, :-1]) & apart[:, :-1] & apart[:, 1:]
    return np.asarray((count == 2) & crossed.any(axis=1))
