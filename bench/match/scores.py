"""How well pairs and clusters meet the truth."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from math import comb
from typing import NamedTuple


class Score(NamedTuple):
    """Precision, recall and F1 over pairs of records, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f} (P {self.precision:.4f} R {self.recall:.4f})"


def clustered(clusters: Sequence[Hashable], truth: Sequence[Hashable]) -> Score:
    """Return the score of all pairs that stand in one cluster."""
    both = _pairs(zip(clusters, truth, strict=True))
    return Score(both / max(_pairs(clusters), 1), both / max(_pairs(truth), 1))


def pairwise(pairs: Iterable[tuple[int, int]], truth: Sequence[Hashable]) -> Score:
    """Return the score of pairs of rows."""
    found = {(min(pair), max(pair)) for pair in pairs}
    right = sum(truth[one] == truth[other] for one, other in found)
    return Score(right / max(len(found), 1), right / max(_pairs(truth), 1))


def components(pairs: Iterable[tuple[int, int]], size: int) -> list[int]:
    """Return for each of `size` rows the first row that pairs connect it to."""
    root = list(range(size))

    def find(row: int) -> int:
        while root[row] != row:
            root[row] = row = root[root[row]]
        return row

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    return [find(row) for row in range(size)]


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(comb(count, 2) for count in Counter(labels).values())
