"""Records gathered into persons: average linkage over weights in bits, which one false bridge cannot chain."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from palermo.domain.entities.matching.linkage.likeness import Codes, Numbers

Weigh = Callable[[Codes, Codes], Numbers]
_LARGEST = 600
_STRICTER = 2.0
_CLIP = 12.0
_AT_ONCE = 400_000
LEAST = 2.0
_A_DOUBLING = 0.75
_MOST_TRUST = 3.5


def gather(one: Codes, other: Codes, bits: Numbers, size: int, weigh: Weigh, least: float = LEAST) -> Codes:
    """Return a cluster number for each record from the pairs above 0 bits; `weigh` gives the bits of any pairs.

    Within what the pairs connect, the two clusters with the highest mean weight are joined, as long as that mean
    is above `least` bits, which each doubling of the pairs between the two lowers by 0.75, at most by 3.5: many
    pairs that agree a little are surer than one. What connects more than 600 records is first cut stricter.
    """
    labels = np.arange(size, dtype=np.int32)
    waiting: list[Codes] = []
    pairs = 0
    for members in _components(one, other, bits, size):
        waiting.append(members)
        pairs += len(members) * (len(members) - 1) // 2
        if pairs > _AT_ONCE:
            _settle(waiting, labels, weigh, least)
            waiting, pairs = [], 0
    _settle(waiting, labels, weigh, least)
    return labels


def _settle(components: list[Codes], labels: Codes, weigh: Weigh, least: float) -> None:
    """Label the members of some components, all of their pairs weighed at once."""
    if not components:
        return
    inside = [np.triu_indices(len(members), 1) for members in components]
    low = np.concatenate([members[a] for members, (a, _) in zip(components, inside, strict=True)])
    high = np.concatenate([members[b] for members, (_, b) in zip(components, inside, strict=True)])
    bits = np.clip(weigh(low, high), -_CLIP, _CLIP)
    start = 0
    for members, (a, b) in zip(components, inside, strict=True):
        own = bits[start : start + len(a)]
        start += len(a)
        joined = _average(len(members), a.astype(np.int32), b.astype(np.int32), own, least)
        labels[members] = members[joined]


def _components(one: Codes, other: Codes, bits: Numbers, size: int) -> list[NDArray[np.int32]]:
    """Return the sets of records that the pairs connect, large ones cut at a stricter weight."""
    done: list[NDArray[np.int32]] = []
    open_edges = [(one, other, bits, 0.0)]
    while open_edges:
        left, right, weight, limit = open_edges.pop()
        use = weight > limit
        left, right, weight = left[use], right[use], weight[use]
        roots = connected(left, right, size)
        touched = np.unique(np.concatenate([left, right]))
        order = touched[np.argsort(roots[touched], kind="stable")]
        cuts = np.flatnonzero(np.diff(roots[order])) + 1
        for members in np.split(order, cuts):
            if len(members) <= _LARGEST:
                if len(members) > 1:
                    done.append(members.astype(np.int32))
            else:
                inside = roots[left] == roots[members[0]]
                open_edges.append((left[inside], right[inside], weight[inside], limit + _STRICTER))
    return done


def connected(one: Codes, other: Codes, size: int) -> NDArray[np.int32]:
    """Return for each record the smallest record that the pairs connect it to, by label propagation."""
    roots = np.arange(size, dtype=np.int32)
    while True:
        before = roots.copy()
        low = np.minimum(roots[one], roots[other])
        np.minimum.at(roots, one, low)
        np.minimum.at(roots, other, low)
        roots = roots[roots]
        if np.array_equal(before, roots):
            return roots


def _average(size: int, low: Codes, high: Codes, bits: Numbers, least: float) -> NDArray[np.int64]:
    """Return for each of `size` records the first record of its cluster by average linkage (Lance-Williams)."""
    mean = np.full((size, size), -np.inf)
    mean[low, high] = bits
    mean[high, low] = bits
    trusted = mean.copy()
    label = np.arange(size)
    weight = np.ones(size)
    while True:
        first, second = sorted(divmod(int(trusted.argmax()), size))
        if not trusted[first, second] > least:
            return label
        both = weight[first] + weight[second]
        row = (mean[first] * weight[first] + mean[second] * weight[second]) / both
        row[first] = row[second] = -np.inf
        weight[first] = both
        mean[first], mean[:, first] = row, row
        mean[second], mean[:, second] = -np.inf, -np.inf
        row = row + np.minimum(_MOST_TRUST, _A_DOUBLING * np.log2(both * weight))
        trusted[first], trusted[:, first] = row, row
        trusted[second], trusted[:, second] = -np.inf, -np.inf
        label[label == second] = first
