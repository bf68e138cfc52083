"""Pairs of names, and whole lists of persons, decided by Palermo and its peers: how right, how fast, in what memory."""

from typing import Any

from bench.figures import Figure
from bench.match import pairs
from bench.match.run import PEERS, Run, ours, peer
from bench.match.sets import Records, invented, published
from bench.measures.options import Measured, Options

_PERSONS_F1 = 0.88
_PRECISION, _RECALL = 0.99, 0.93
_TIMES, _MEMORY = 10, 500


def measure(options: Options) -> Measured:
    """Judge pairs of names, then link every set with ours, splink and xref in turn."""
    figures, details = pairs.measure()
    return figures, details | {"persons": _linked(figures)}


def _linked(figures: list[Figure]) -> dict[str, Any]:
    """Add the figures of all sets of persons and return their details."""
    details: dict[str, Any] = {}
    for records in (*published(), invented()):
        our = ours(records)
        theirs = {name: peer(name, records) for name in PEERS}
        runs = {name: run for name, run in theirs.items() if isinstance(run, Run)}
        details[records.name] = {"ours": our, **theirs}
        figures.append(_right(records, our, runs))
        figures += [
            Figure(f"{name}: {records.name}", _shown(run) if isinstance(run, Run) else run)
            for name, run in theirs.items()
        ]
        if records.name.startswith("invented"):
            figures += _quick(our, runs)
    if len(details) == 1:
        figures.append(Figure("published sets", "absent", note="PALERMO_MATCHING_DATA names their folder"))
    return details


def _right(records: Records, our: Run, runs: dict[str, Run]) -> Figure:
    what = f"{records.name}: {len(records.truth):,} records, clustered"
    if records.name.startswith("invented"):
        met = our.clusters.precision >= _PRECISION and our.clusters.recall >= _RECALL
        return Figure(what, _shown(our), f"P ≥ {_PRECISION}, R ≥ {_RECALL}", met=met)
    if records.name.startswith("persons"):
        return Figure(what, _shown(our), f"F1 ≥ {_PERSONS_F1}", met=our.clusters.f1 >= _PERSONS_F1)
    best = max((_best(run) for run in runs.values()), default=None)
    target = "" if best is None else f"F1 ≥ {best:.3f}, the best peer"
    return Figure(what, _shown(our), target, met=None if best is None else our.clusters.f1 >= best)


def _best(run: Run) -> float:
    return max(run.clusters.f1, run.pairs.f1 if run.pairs else 0.0)


def _quick(our: Run, runs: dict[str, Run]) -> list[Figure]:
    figures = [
        Figure(
            "the same: memory at its peak",
            f"{our.peak:,.0f} MiB",
            f"≤ {_MEMORY} MiB",
            met=our.peak <= _MEMORY,
        )
    ]
    if "xref" in runs:
        times = runs["xref"].seconds / our.seconds
        figures.append(
            Figure("the same: times faster than xref", f"{times:.1f}", f"≥ {_TIMES}", met=times >= _TIMES)
        )
    return figures


def _shown(run: Run) -> str:
    pairs = f", pairs {run.pairs}" if run.pairs else ""
    return f"{run.clusters}{pairs}; {run.seconds:.1f} s, {run.peak:,.0f} MiB"
