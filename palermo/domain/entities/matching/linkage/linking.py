"""The whole way from columns to clusters: fields, candidates, weights, scores, persons; then once more, better known."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from palermo.domain.entities.matching.linkage import weights as fellegi_sunter
from palermo.domain.entities.matching.linkage.blocking import candidates
from palermo.domain.entities.matching.linkage.clustering import gather
from palermo.domain.entities.matching.linkage.fields import Field
from palermo.domain.entities.matching.linkage.likeness import Codes, Numbers
from palermo.domain.entities.matching.linkage.weights import Weights

_CHUNK = 400_000
_HOPELESS = -12.0


def link(fields: Sequence[Field], size: int) -> NDArray[np.int32]:
    """Return a cluster for each of `size` records."""
    pairs = candidates(fields, size)
    weights = fellegi_sunter.estimate(fields, size)
    one, other = (pairs // size).astype(np.int32), (pairs % size).astype(np.int32)
    del pairs
    labels, bits = _round(fields, weights, one, other, size)
    hopeful = bits > _HOPELESS
    one, other = one[hopeful], other[hopeful]
    learn(fields, weights, labels, size)
    return _round(fields, weights, one, other, size)[0]


def learn(fields: Sequence[Field], weights: Weights, labels: Codes, size: int) -> None:
    """Count values and chance agreements anew, now by persons found instead of by records."""
    person = 1.0 / np.bincount(labels, minlength=size)[labels]
    weights.u = fellegi_sunter.strangers(fields, size, weights)
    for field in fields:
        field.recount(person)


def _round(
    fields: Sequence[Field], weights: Weights, one: Codes, other: Codes, size: int
) -> tuple[NDArray[np.int32], Numbers]:
    own, shared = score(fields, weights, one, other)
    fellegi_sunter.settle(weights, own, shared, size)
    bits = weights.posterior(own, shared)
    return _gathered(fields, weights, one, other, bits, size), bits


def _gathered(
    fields: Sequence[Field], weights: Weights, one: Codes, other: Codes, bits: Numbers, size: int
) -> NDArray[np.int32]:
    kept = bits > 0
    return gather(one[kept], other[kept], bits[kept], size, lambda a, b: weights.bits(fields, a, b))


def score(fields: Sequence[Field], weights: Weights, one: Codes, other: Codes) -> tuple[Numbers, Numbers]:
    """Return the evidence of many pairs, chunk by chunk: bits of own and of shared fields."""
    own, shared = np.empty(len(one)), np.empty(len(one))
    for start in range(0, len(one), _CHUNK):
        part = slice(start, start + _CHUNK)
        own[part], shared[part] = weights.evidence(fields, one[part], other[part])
    return own, shared
