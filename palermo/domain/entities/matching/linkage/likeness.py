"""Levels of likeness between coded values, computed once for each distinct pair of values and spread over all pairs."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

Codes = NDArray[np.int32]
Levels = NDArray[np.uint8]
Marks = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Comparator = Callable[[Codes, Codes], Levels]

_CLOSE, _NEAR = 0.92, 0.84
_SUBSET = 95
_AT_ONCE = 200_000


def distinct(one: Codes, other: Codes, size: int, compare: Comparator) -> Levels:
    """Return `compare` of each pair of codes below `size`, asking once for each distinct unordered pair."""
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other).astype(np.int64)
    keys, places = np.unique(low * size + high, return_inverse=True)
    found = np.empty(len(keys), np.uint8)
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        found[start : start + _AT_ONCE] = compare(
            (part // size).astype(np.int32), (part % size).astype(np.int32)
        )
    return found[places]


def similarity(values: NDArray[Any], one: Codes, other: Codes) -> Numbers:
    """Return the Jaro-Winkler similarity (0 to 1) of two columns of coded values, row by row."""
    return _rows(values[one].tolist(), values[other].tolist(), JaroWinkler.normalized_similarity)


def text_levels(values: NDArray[Any]) -> Comparator:
    """Return the comparator of free text: 2 near or one within the other, 3 close; 1 for different values."""

    def compare(one: Codes, other: Codes) -> Levels:
        left, right = values[one].tolist(), values[other].tolist()
        alike = _rows(left, right, JaroWinkler.normalized_similarity)
        levels = 1 + (alike >= _NEAR).astype(np.uint8) + (alike >= _CLOSE)
        rest = np.flatnonzero(levels == 1)
        within = _rows([left[k] for k in rest], [right[k] for k in rest], fuzz.token_set_ratio) >= _SUBSET
        levels[rest[within]] = 2
        return levels.astype(np.uint8)

    return compare


def code_levels(values: NDArray[Any], prefix: int) -> Comparator:
    """Return the comparator of numbers and codes: 2 the same first `prefix` characters, 3 one slip apart."""

    def compare(one: Codes, other: Codes) -> Levels:
        left, right = values[one].tolist(), values[other].tolist()
        apart = _rows(left, right, OSA.distance)
        long = np.array([min(len(a), len(b)) for a, b in zip(left, right, strict=True)])
        levels = np.ones(len(left), np.uint8)
        if prefix:
            same = np.array([a[:prefix] == b[:prefix] for a, b in zip(left, right, strict=True)], np.bool_)
            levels[same & (long >= prefix)] = 2
        levels[(apart <= 1) & (long >= 4)] = 3
        return levels

    return compare


def _rows(left: Sequence[str], right: Sequence[str], scorer: Callable[..., Any]) -> Numbers:
    if not left:
        return np.zeros(0)
    return np.asarray(process.cpdist(left, right, scorer=scorer, dtype=np.float32, workers=1), np.float64)
