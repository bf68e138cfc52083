"""Splink over a CSV of persons with its stock comparisons: `python -m bench.match.with_splink FILE`.

Prints JSON: seconds, the peak of memory in MiB, and the pairs of rows it finds with their probabilities.
"""

import csv
import json
import sys
import time
from pathlib import Path

from bench.match.memory import peak
from palermo.domain.entities.matching import registers
from palermo.domain.entities.matching.linkage.records import guess

_LEAST = 0.01


def main(path: str) -> None:
    """Read the list, find the pairs, print them."""
    began = time.monotonic()
    with Path(path).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    columns: dict[str, list[str]] = {}
    for head, role in guess(rows[0]).items():
        columns.setdefault(role, [row[head] for row in rows])
    pairs = registers.link(columns, least=_LEAST)
    json.dump({"seconds": time.monotonic() - began, "peak": peak(), "pairs": pairs}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
