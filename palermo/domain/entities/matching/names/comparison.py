"""Two names as a whole: one level out of the pairing of their words, and how much is shared, in bits."""

from math import fsum
from typing import NamedTuple

from palermo.domain.entities.matching.names.alignment import Pairing, align
from palermo.domain.entities.matching.names.likeness import (
    CLOSE,
    INITIAL,
    LEVELS,
    RELATED,
    SOUND,
    SPELLING,
    likeness,
)
from palermo.domain.entities.matching.names.tokens import Name

_INITIAL_BITS = 3.0
_WORTH = {INITIAL: 0.0, CLOSE: 0.7, RELATED: 0.5, SOUND: 0.8}
_ENOUGH_FOR_REPLACED = 2


class Likeness(NamedTuple):
    """The level of two names, the bits that the shared words are worth, and the pairing behind it."""

    level: str
    shared: float
    pairing: Pairing


def compare_names(one: Name, other: Name, sound: bool = True) -> Likeness:
    """Return how two names agree; the same from either side, for any text."""
    pairing = align(one, other, sound)
    return Likeness(_level(one, other, pairing), _shared(pairing), pairing)


def _shared(pairing: Pairing) -> float:
    return fsum(
        _INITIAL_BITS if rank == INITIAL else min(a.rarity, b.rarity) * _WORTH.get(rank, 1.0)
        for a, b, rank in pairing.pairs
    )


def _level(one: Name, other: Name, pairing: Pairing) -> str:
    pairs = pairing.pairs
    whole = [rank for _, _, rank in pairs if rank != INITIAL]
    if not whole:
        return "different"
    if pairing.left and pairing.right:
        if all(token.number for token in (*pairing.left, *pairing.right)):
            return "numbered"
        few = len(pairing.left) == len(pairing.right) == 1 and len(whole) >= _ENOUGH_FOR_REPLACED
        return "replaced" if few else "conflict"
    if one.head and other.head and not _heads_meet(one, other):
        return "conflict"
    extra = len(pairing.left) + len(pairing.right)
    worst = min(whole)
    if extra:
        if one.company or other.company:
            return "longer"
        if len(pairs) == 1:
            return "part"
        return "fuller" if worst >= SPELLING and len(whole) == len(pairs) else "fuller_loose"
    if len(whole) < len(pairs):
        return "initials"
    if worst == CLOSE and sum(rank == CLOSE for rank in whole) > 1:
        return "far"
    return LEVELS[worst]


def _heads_meet(one: Name, other: Name) -> bool:
    """Say whether the names before ben, ould or bint have a word in common: else father and child have swapped."""
    return any(likeness(a, b) >= INITIAL for a in one.head for b in other.head)
