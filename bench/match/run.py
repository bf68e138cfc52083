"""Runs our linker and its peers, each in a process of its own, on the same file, and scores them alike.

A peer is measured at the threshold of its scores that serves it best; ours has none. The peers live in the
interpreter that PALERMO_PEERS names (splink, nomenklatura and what Palermo needs installed), else in this one.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from bench.match.scores import Score, clustered, components, pairwise
from bench.match.sets import Records

PEERS = {"splink": "bench.match.with_splink", "xref": "bench.match.with_xref"}
_THRESHOLDS = (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)
_LONGEST = 1200


class Run(NamedTuple):
    """What one linker made of one set: `pairs` only where it gives scores; seconds, and the peak in MiB."""

    clusters: Score
    pairs: Score | None
    seconds: float
    peak: float


def ours(records: Records) -> Run:
    """Return what Palermo makes of a set."""
    found = _started(sys.executable, "bench.match.ours", records)
    return Run(clustered(found["clusters"], records.truth), None, found["seconds"], found["peak"])


def peer(name: str, records: Records) -> Run | str:
    """Return what a peer makes of a set at its best threshold, or one line that says why it could not."""
    try:
        found = _started(os.environ.get("PALERMO_PEERS", sys.executable), PEERS[name], records)
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or "").strip().splitlines()
        return lines[-1] if lines else f"ended with {error.returncode}"
    except subprocess.TimeoutExpired:
        return f"not done in {_LONGEST} s"
    scored = [(int(one), int(other), score) for one, other, score in found["pairs"]]
    pairs, clusters = Score(0, 0), Score(0, 0)
    for least in _THRESHOLDS:
        kept = [(one, other) for one, other, score in scored if score >= least]
        pairs = max(pairs, pairwise(kept, records.truth), key=lambda score: score.f1)
        joined = clustered(components(kept, len(records.truth)), records.truth)
        clusters = max(clusters, joined, key=lambda score: score.f1)
    return Run(clusters, pairs, found["seconds"], found["peak"])


def _started(python: str, module: str, records: Records) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.csv"
        records.write(path)
        done = subprocess.run(  # nosec B603
            [python, "-m", module, str(path)],
            capture_output=True,
            text=True,
            check=True,
            timeout=_LONGEST,
            env=os.environ | {"NOMENKLATURA_DB_URL": "sqlite://"},
        )
    found: dict[str, Any] = json.loads(done.stdout[done.stdout.index("{") :])
    return found
