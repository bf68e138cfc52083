"""What a comparator finds: a level, and the evidence that a reader sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Finding(NamedTuple):
    """The level at which two profiles agree, and its weight in bits (above 0 for, below 0 against)."""

    level: str
    bits: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparator's finding with its reason: `reason` is a code, `params` fill the reader's sentence."""

    comparator: str
    level: str
    weight: float
    reason: str
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def against(self) -> bool:
        """Say whether this speaks against the two being one."""
        return self.weight < 0


SAME, LIKELY, POSSIBLE, NOT = "same", "likely", "possible", "not"
VERDICTS = (SAME, LIKELY, POSSIBLE, NOT)


class Decision(NamedTuple):
    """The sum of all weights with the prior in bits, the probability from it, and the verdict."""

    bits: float
    probability: float
    verdict: str
