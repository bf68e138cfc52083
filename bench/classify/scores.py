"""Right, wrong and missed: precision, recall, F1 and Wilson's interval."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Tally:
    """What was said and was so, what was said and was not, and what was so and was not said."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, said: Iterable[Any], true: Iterable[Any]) -> None:
        """Count one text's codes."""
        said, true = set(said), set(true)
        self.right += len(said & true)
        self.wrong += len(said - true)
        self.missed += len(true - said)

    def join(self, other: "Tally") -> None:
        """Take another tally into this one."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def n(self) -> int:
        """Return how many there were to find."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Return the share of what was said that was so; 1 where nothing was said."""
        said = self.right + self.wrong
        return self.right / said if said else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what was so that was said; 1 where there was nothing to say."""
        return self.right / self.n if self.n else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 0 where nothing was right."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0

    def as_plain(self) -> dict[str, Any]:
        """Return the tally for the file of figures, with intervals."""
        return {
            "n": self.n,
            "precision": round(self.precision, 3),
            "precision_interval": wilson(self.right, self.right + self.wrong),
            "recall": round(self.recall, 3),
            "recall_interval": wilson(self.right, self.n),
            "f1": round(self.f1, 3),
        }


def wilson(right: int, all_of_them: int, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share; (0, 1) where there is nothing to count."""
    if not all_of_them:
        return (0.0, 1.0)
    share = right / all_of_them
    middle = share + z * z / (2 * all_of_them)
    half = z * math.sqrt(share * (1 - share) / all_of_them + z * z / (4 * all_of_them**2))
    below = 1 + z * z / all_of_them
    return (round(max((middle - half) / below, 0), 3), round(min((middle + half) / below, 1), 3))


def micro(tallies: Iterable[Tally]) -> float:
    """Return F1 over all decisions together."""
    joined = Tally()
    for tally in tallies:
        joined.join(tally)
    return joined.f1


def macro(tallies: Mapping[Any, Tally], least: int = 1) -> float:
    """Return the mean F1 of the labels that occur at least so many times."""
    known = [tally.f1 for tally in tallies.values() if tally.n >= least]
    return sum(known) / len(known) if known else 0.0


def shown(tally: Tally) -> str:
    """Return precision and recall with their intervals as shown."""
    low, high = wilson(tally.right, tally.right + tally.wrong)
    least, most = wilson(tally.right, tally.n)
    return f"P {tally.precision:.2f} [{low:.2f}, {high:.2f}] R {tally.recall:.2f} [{least:.2f}, {most:.2f}]"
