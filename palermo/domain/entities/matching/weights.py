"""The table of weights: m and u for every comparator's levels, read from YAML, printable, replaceable."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from palermo.kernel.errors import Invalid
from palermo.kernel.yaml_files import read_yaml

_FILE = Path(__file__).with_name("weights.yaml")
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Weights:
    """Chances m and u by comparator and level, bits from them, and the limits of the verdicts."""

    chances: Mapping[str, Mapping[str, tuple[float, float]]]
    bits: Mapping[str, Mapping[str, float]]
    prior_bits: float
    prior_bits_of_pairs: float
    average_name_bits: float
    rarity_share: float
    most_bits: float
    thresholds: Mapping[str, float]
    sound: bool = True

    def level_bits(self, comparator: str, alone: bool) -> Mapping[str, float]:
        """Return the bits of a comparator's levels; a number without any name beside it has a table of its own."""
        return (self.bits.get(f"{comparator}_alone") if alone else None) or self.bits[comparator]

    def rows(self) -> Iterator[tuple[str, str, float, float, float]]:
        """Yield comparator, level, m, u and weight in bits, in the table's order."""
        for comparator, levels in self.chances.items():
            for level, (m, u) in levels.items():
                yield comparator, level, m, u, self.bits[comparator][level]

    def as_mapping(self) -> dict[str, Any]:
        """Return the weights in the shape of weights.yaml, from which `weights_from` makes them again."""
        return {
            "version": 1,
            "prior_bits": self.prior_bits,
            "prior_bits_of_pairs": self.prior_bits_of_pairs,
            "average_name_bits": self.average_name_bits,
            "rarity_share": self.rarity_share,
            "most_bits": self.most_bits,
            "thresholds": dict(self.thresholds),
            "levels": {
                comparator: {level: {"m": m, "u": u} for level, (m, u) in levels.items()}
                for comparator, levels in self.chances.items()
            },
        }

    def table(self) -> str:
        """Return the table as text with one line for each level, for people to read."""
        head = f"{'comparator':<12} {'level':<13} {'m':>9} {'u':>9} {'bits':>6}"
        lines = [f"{c:<12} {lev:<13} {m:>9.4g} {u:>9.4g} {bits:>6.1f}" for c, lev, m, u, bits in self.rows()]
        return "\n".join([head, *lines])


def weights_from(read: Mapping[str, Any], sound: bool = True) -> Weights:
    """Return the weights that a mapping of the shape of weights.yaml gives; raises KeyError for one that lacks a part."""
    most = float(read["most_bits"])
    chances = {
        comparator: {level: (float(row["m"]), float(row["u"])) for level, row in levels.items()}
        for comparator, levels in read["levels"].items()
    }
    bits = {
        comparator: {level: bits_of(m, u, most) for level, (m, u) in levels.items()}
        for comparator, levels in chances.items()
    }
    return Weights(
        chances,
        bits,
        float(read["prior_bits"]),
        float(read["prior_bits_of_pairs"]),
        float(read["average_name_bits"]),
        float(read["rarity_share"]),
        most,
        dict(read["thresholds"]),
        sound,
    )


def bits_of(m: float, u: float, most: float) -> float:
    """Return log2(m/u), no further from 0 than `most` bits."""
    return max(-most, min(most, math.log2(max(m, _LEAST) / max(u, _LEAST))))


@cache
def stock() -> Weights:
    """Return the weights of weights.yaml."""
    return load(_FILE)


def load(path: Path) -> Weights:
    """Return the weights of a YAML or JSON file of that shape; raises Invalid("bad_weights") for another, or OSError."""
    try:
        return weights_from(read_yaml(path))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Invalid("bad_weights") from error


def bits_of_probability(probability: float) -> float:
    """Return the odds of a probability above 0 and below 1 in bits; raises ValueError outside."""
    if not 0 < probability < 1:
        raise ValueError("a probability lies between 0 and 1")
    return math.log2(probability / (1.0 - probability))
