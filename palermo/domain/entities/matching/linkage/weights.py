"""Fellegi-Sunter weights of a file, estimated on the file itself without any truth.

u, how often two different persons agree at a level, comes from random pairs; m, how often one person's records do,
from expectation-maximisation over the pairs that agree exactly on one field, for all the other fields, each field in
turn (as in splink). A prior of some forty pairs with the usual errors keeps small files steady.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from palermo.domain.entities.matching.linkage.blocking import pairs_of
from palermo.domain.entities.matching.linkage.fields import DIFFERENT, MISSING, Field
from palermo.domain.entities.matching.linkage.likeness import Codes, Levels, Numbers

_SEED = 20_260_301
_RANDOM_PAIRS = 200_000
_ANCHOR_PAIRS = 60_000
_ANCHOR_BLOCK = 40
_FEWEST = 30
_ROUNDS = 12
_PRIOR_PAIRS = 40.0
_MOST_BITS = 24.0
_RAREST = 0.05


@dataclass
class Weights:
    """m and u of each field's levels; `prior` and `kin` are the shares of pairs that are one person, or close kin."""

    m: list[Numbers]
    u: list[Numbers]
    prior: float
    kin: float = 1e-9

    def bits(self, fields: Sequence[Field], one: Codes, other: Codes) -> Numbers:
        """Return how much the records of each pair speak for one person, in bits, the prior included."""
        return self.posterior(*self.evidence(fields, one, other))

    def evidence(self, fields: Sequence[Field], one: Codes, other: Codes) -> tuple[Numbers, Numbers]:
        """Return the bits from a person's own fields, and those from fields that kin and housemates share."""
        own, shared = np.zeros(len(one)), np.zeros(len(one))
        for number, field in enumerate(fields):
            sink = own if field.own else shared
            sink += self.of(number, field, field.compare(one, other), one, other)
        return own, shared

    def posterior(self, own: Numbers, shared: Numbers) -> Numbers:
        """Return the binary logarithm of the odds that a pair is one person, against strangers and kin together.

        Kin agree on what is shared as one person does, and on their own fields as strangers do; so a shared
        surname, place and phone are worth no more than the rarity of kin in the file.
        """
        strangers = np.log2(max(1 - self.prior - self.kin, 1e-9))
        others = np.logaddexp2(strangers, np.log2(self.kin) + shared)
        return np.asarray(np.log2(self.prior) + own + shared - others)

    def of(self, number: int, field: Field, levels: Levels, one: Codes, other: Codes) -> Numbers:
        """Return one field's weight of each pair in bits: log2 m/u, more for a rare value, less for a common one."""
        table = np.zeros(len(field.levels))
        table[DIFFERENT:] = np.log2(self.m[number][DIFFERENT:]) - np.log2(self.u[number][DIFFERENT:])
        found = table[levels]
        rare = np.array(field.rare)[levels]
        with_value = np.flatnonzero(rare)
        found[with_value] += rare[with_value] * field.rarity(
            one[with_value], other[with_value], levels[with_value]
        )
        return np.clip(found, -_MOST_BITS, _MOST_BITS)

    def shares(self, own: Numbers, shared: Numbers) -> tuple[Numbers, Numbers]:
        """Return the probabilities that each pair is one person, and that it is kin."""
        parts = np.stack(
            [
                np.full(len(own), np.log2(max(1 - self.prior - self.kin, 1e-9))),
                np.log2(self.prior) + own + shared,
                np.log2(self.kin) + shared,
            ]
        )
        parts = np.exp2(parts - parts.max(axis=0))
        parts /= parts.sum(axis=0)
        return parts[1], parts[2]


def random_pairs(size: int) -> tuple[Codes, Codes]:
    """Return random pairs of different records, the same for every file of that size."""
    chance = np.random.default_rng(_SEED)
    wanted = min(_RANDOM_PAIRS, size * size)
    one = chance.integers(0, size, wanted)
    other = (one + chance.integers(1, max(size, 2), wanted)) % size
    return one.astype(np.int32), other.astype(np.int32)


def frequencies(levels: Levels, count: int, weight: Numbers | None = None) -> Numbers:
    """Return how many of the pairs (weighted) stand at each of `count` levels, the missing ones left out."""
    found = np.bincount(levels, weights=weight, minlength=count).astype(float)
    found[MISSING] = 0
    return found


def estimate(fields: Sequence[Field], size: int) -> Weights:
    """Return the weights of a file's fields; needs no truth and gives the same for the same file."""
    u = strangers(fields, size)
    weights = Weights([np.maximum(np.array(field.likely), 1e-4) for field in fields], u, 1 / max(size, 2))
    counted = [np.zeros(len(field.levels)) for field in fields]
    for number, field in enumerate(fields):
        pairs = pairs_of(field.exact(), size, _ANCHOR_BLOCK)
        if len(pairs) < _FEWEST:
            continue
        step = max(len(pairs) // _ANCHOR_PAIRS, 1)
        _maximise(fields, weights, number, np.unique(pairs)[::step], size, counted)
    weights.m = [_share(field, seen) for field, seen in zip(fields, counted, strict=True)]
    return weights


def strangers(fields: Sequence[Field], size: int, weights: Weights | None = None) -> list[Numbers]:
    """Return u of each field from random pairs, without those that the weights found so far hold for one person."""
    one, other = random_pairs(size)
    apart = np.ones(len(one))
    if weights:
        own, shared = weights.evidence(fields, one, other)
        apart -= weights.shares(own, shared)[0]
    found = []
    for field in fields:
        seen = frequencies(field.compare(one, other), len(field.levels), apart) + _floor(field)
        found.append(seen / seen.sum())
    return found


def _floor(field: Field) -> Numbers:
    """Return the pairs added to each level so that none is held impossible; both names at once is rarest."""
    return np.array([0.0] + [_RAREST if name == "swapped" else 0.5 for name in field.levels[1:]])


def _share(field: Field, seen: Numbers) -> Numbers:
    usual = np.maximum(np.array(field.likely), 1e-4) * _PRIOR_PAIRS
    usual[MISSING] = 0
    found = (seen + usual) / (seen + usual).sum()
    return np.asarray(np.maximum(found, 1e-6))


def _maximise(
    fields: Sequence[Field],
    start: Weights,
    anchor: int,
    pairs: NDArray[np.int64],
    size: int,
    counted: list[Numbers],
) -> None:
    """Add to `counted` the levels at which pairs that agree on the anchor and are one person stand."""
    one, other = (pairs // size).astype(np.int32), (pairs % size).astype(np.int32)
    levels = [field.compare(one, other) for field in fields]
    weights = Weights(list(start.m), start.u, 0.3, 0.05)
    seen: list[Numbers] = []
    for _ in range(_ROUNDS):
        own, shared = np.zeros(len(pairs)), np.zeros(len(pairs))
        for number, field in enumerate(fields):
            if number != anchor:
                sink = own if field.own else shared
                sink += weights.of(number, field, levels[number], one, other)
        chance, kin = weights.shares(own, shared)
        weights.prior = float(np.clip(chance.mean(), 0.001, 0.99))
        weights.kin = float(np.clip(kin.mean(), 1e-6, 0.99 - weights.prior + 1e-6))
        seen = [frequencies(levels[k], len(fields[k].levels), chance) for k in range(len(fields))]
        weights.m = [_share(field, found) for field, found in zip(fields, seen, strict=True)]
    for number, found in enumerate(seen):
        if number != anchor:
            counted[number] += found


def settle(weights: Weights, own: Numbers, shared: Numbers, size: int) -> None:
    """Set the shares of persons' and of kin's pairs among all pairs of `size` records, found by repetition."""
    every = size * (size - 1) / 2
    weights.prior = weights.kin = 1 / max(size, 2)
    for _ in range(_ROUNDS):
        chance, kin = weights.shares(own, shared)
        weights.prior = float(np.clip(chance.sum() / every, 1e-12, 0.5))
        weights.kin = float(np.clip(kin.sum() / every, 1e-12, 0.4))
