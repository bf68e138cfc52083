"""What every measurement is told, and what it returns."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import Figure


@dataclass(frozen=True, slots=True)
class Options:
    """Where to work, how many reports stand in the stock, and whether to take the time for a million."""

    folder: Path
    reports: int
    million: bool


Measured = tuple[list[Figure], dict[str, Any]]
Measure = Callable[[Options], Measured]
