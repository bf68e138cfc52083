"""Palermo's linker over a CSV of persons: `python -m bench.match.ours FILE`; prints JSON as the peers do."""

import csv
import json
import sys
import time
from pathlib import Path

from bench.match.memory import peak
from palermo.domain.entities.matching.linkage import cluster


def main(path: str) -> None:
    """Read the list, gather its persons, print seconds, the peak of memory in MiB and a cluster for each row."""
    began = time.monotonic()
    with Path(path).open(encoding="utf-8", newline="") as stream:
        clusters = cluster(list(csv.DictReader(stream)))
    json.dump({"seconds": time.monotonic() - began, "peak": peak(), "clusters": clusters}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
