"""Candidate pairs: records that share one rare value or two values that are rare together.

Every field gives keys (a name as it sounds, a birth date, its year, a paper …). A block is a set of records with one
key, or with one key from each of two fields, in common; blocks above a limit are left to more telling keys, so the
number of pairs grows with the records and not with their square.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from palermo.domain.entities.matching.linkage.fields import Field
from palermo.domain.entities.matching.linkage.likeness import Codes

Pairs = NDArray[np.int64]
BANDS = (2, 12, 24, 40, 60)
_ENOUGH_A_RECORD = 12
_AT_ONCE = 3_000_000


def candidates(fields: Sequence[Field], size: int) -> Pairs:
    """Return the candidate pairs of `size` records as ascending numbers low x size + high, each once.

    Small blocks come first; larger ones are opened only while there are fewer than 25 pairs a record.
    """
    kept = np.zeros(0, np.int64)
    for least, most in pairwise(BANDS):
        fresh: list[Pairs] = []
        waiting = 0
        for key in _keys(fields):
            fresh.append(pairs_of(key, size, most, least))
            waiting += len(fresh[-1])
            if waiting > _AT_ONCE:
                kept, fresh, waiting = _once([kept, *fresh]), [], 0
        kept = _once([kept, *fresh])
        if len(kept) > _ENOUGH_A_RECORD * size:
            break
    return kept


def _once(parts: Sequence[Pairs]) -> Pairs:
    """Return the numbers of all parts in order, each once; sorting is quicker here than hashing."""
    found = np.concatenate(parts)
    found.sort()
    first = np.ones(len(found), np.bool_)
    np.not_equal(found[1:], found[:-1], out=first[1:])
    return np.asarray(found[first])


def _keys(fields: Sequence[Field]) -> Iterator[NDArray[np.int64]]:
    """Return single keys first, then pairs of keys of two fields without what single keys have brought together."""
    columns: list[tuple[int, NDArray[np.int64]]] = []
    for number, one in enumerate(fields):
        for column in one.keys():  # noqa: SIM118
            wide = column.astype(np.int64)
            yield wide
            columns.append((number, _common(wide, BANDS[1])))
    for (first, left), (second, right) in combinations(columns, 2):
        if first != second:
            width = int(right.max(initial=0)) + 1
            if left.ndim != right.ndim:
                left, right = (side if side.ndim > 1 else side[:, None] for side in (left, right))
            yield np.where((left >= 0) & (right >= 0), left * width + right, -1)


def _common(column: NDArray[np.int64], largest: int) -> NDArray[np.int64]:
    """Return a column without the values that are rare enough to be blocks by themselves."""
    known = column >= 0
    counts = np.bincount(column[known])
    kept = column.copy()
    kept[known] = np.where(counts[column[known]] > largest, column[known], -1)
    return kept


def pairs_of(column: NDArray[np.int64] | Codes, size: int, most: int, least: int = 2) -> Pairs:
    """Return all pairs within the blocks of a column of keys (-1 for none) of `least` to below `most` records."""
    flat = column.ravel()
    places = np.flatnonzero(flat >= 0)
    places = places[np.argsort(flat[places])]
    if len(places) < 2:
        return np.zeros(0, np.int64)
    ordered = flat[places]
    members = places // (column.shape[1] if column.ndim > 1 else 1)
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    lengths = np.diff(np.concatenate([starts, [len(members)]]))
    found = [np.zeros(0, np.int64)]
    for length in np.unique(lengths[(lengths >= least) & (lengths < most)]).tolist():
        rows = members[starts[lengths == length][:, None] + np.arange(length)]
        low, high = np.triu_indices(length, 1)
        left, right = rows[:, low].ravel().astype(np.int64), rows[:, high].ravel()
        pairs = np.minimum(left, right) * size + np.maximum(left, right)
        found.append(pairs[left != right])
    return np.concatenate(found)
