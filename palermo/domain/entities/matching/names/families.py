"""The readable tables beside the spelling rules: families, related names, nicknames, how common a name is."""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from palermo.domain.entities.matching.names.spelling import spelling_key
from palermo.kernel.yaml_files import read_yaml

_FOLDER = Path(__file__).parent
RAREST_BITS = 13.0  # what is not in the table counts as one bearer in some eight thousand, never rarer
COMPANY_WORD_BITS = 3.0


def table(name: str) -> Mapping[str, Any]:
    """Return one of the YAML files of this folder as read; raises OSError when it is not there."""
    read: Mapping[str, Any] = read_yaml(_FOLDER / f"{name}.yaml")
    return read


@cache
def words(name: str, section: str) -> frozenset[str]:
    """Return a plain list of words of one of the files as a set."""
    return frozenset(str(word) for word in table(name)[section])


@cache
def table_of(name: str, section: str) -> Mapping[str, Any]:
    """Return one mapping of one of the files."""
    found: Mapping[str, Any] = table(name)[section]
    return found


@cache
def _groups() -> tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]:
    """Return what families a word belongs to and what groups of related names, by spelling key."""
    read = table("families")
    families: dict[str, set[int]] = {}
    for number, forms in enumerate(read["families"]):
        for form in forms:
            families.setdefault(spelling_key(form), set()).add(number)
    related: dict[str, set[int]] = {}

    def join(number: int, names: Iterable[str]) -> None:
        for name in names:
            for key in _forms_of(name, read["families"], families):
                related.setdefault(key, set()).add(number)

    number = 0
    for number, names in enumerate([*read["equivalents"], *read["related"]]):
        join(number, names)
    for short, whole in table("nicknames")["nicknames"].items():
        for name in whole:
            number += 1
            join(number, (name,))
            related.setdefault(spelling_key(short), set()).add(number)
    return _frozen(families), _frozen(related)


def _forms_of(name: str, lists: list[list[str]], families: Mapping[str, set[int]]) -> set[str]:
    key = spelling_key(name)
    return {key} | {spelling_key(form) for number in families.get(key, ()) for form in lists[number]}


def _frozen(sets: Mapping[str, set[int]]) -> Mapping[str, frozenset[int]]:
    return {key: frozenset(found) for key, found in sets.items()}


_NONE: frozenset[int] = frozenset()


def families_of(key: str) -> frozenset[int]:
    """Return the numbers of the spelling families that a spelling key belongs to."""
    return _groups()[0].get(key, _NONE)


def related_of(key: str) -> frozenset[int]:
    """Return the numbers of the groups of equivalent, related and pet names that a spelling key belongs to."""
    return _groups()[1].get(key, _NONE)


@cache
def _shares() -> Mapping[str, float]:
    """Return the share of people who bear a name, by spelling key; a family shares what its members have."""
    shares: dict[str, float] = {}
    for thousand, names in table("frequencies")["per_thousand"].items():
        for name in names:
            key = spelling_key(str(name))
            shares[key] = max(shares.get(key, 0.0), float(thousand) / 1000)
    by_family: dict[int, float] = {}
    for key, share in shares.items():
        for family in families_of(key):
            by_family[family] = max(by_family.get(family, 0.0), share)
    for key, families in _groups()[0].items():
        most = max(by_family.get(family, 0.0) for family in families)
        if most:
            shares[key] = max(shares.get(key, 0.0), most)
    return shares


def is_known(key: str) -> bool:
    """Say whether a spelling key is that of a name in the tables, so that its likeness to another is no slip."""
    return key in _shares() or key in _groups()[0]


def rarity(key: str) -> float:
    """Return how many bits a shared name is worth: the binary logarithm of one over the share of its bearers."""
    share = _shares().get(key)
    if share is None:
        return RAREST_BITS if len(key) > 2 else RAREST_BITS - 5
    return min(RAREST_BITS, -math.log2(share))
