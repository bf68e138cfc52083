"""Figures, their targets, and how they are written down."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing: `value` as shown, `target` and `floor` likewise, `met` None where there is no target.

    The floor is what the machine gives without Palermo: the same rows, texts or requests, bare.
    """

    what: str
    value: str
    target: str = ""
    floor: str = ""
    met: bool | None = None
    note: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which the share (0 to 1) of the values lies, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def milliseconds(seconds: Sequence[float]) -> dict[str, float]:
    """Return p50, p95 and the number of times given in seconds; p50 and p95 in milliseconds."""
    return {
        "p50": round(percentile(seconds, 0.5) * 1000, 2),
        "p95": round(percentile(seconds, 0.95) * 1000, 2),
        "n": len(seconds),
    }


def pair(times: dict[str, float]) -> str:
    """Return p50/p95 as shown."""
    return f"{_short(times['p50'])}/{_short(times['p95'])} ms"


def latency(
    what: str,
    times: dict[str, float],
    *,
    p95: float,
    p50: float | None = None,
    floor: str = "",
    note: str = "",
) -> Figure:
    """Return the figure of a latency with limits in milliseconds."""
    target = f"≤ {_short(p50)}/{_short(p95)} ms" if p50 else f"p95 ≤ {_short(p95)} ms"
    met = times["p95"] <= p95 and (p50 is None or times["p50"] <= p50)
    return Figure(what, pair(times), target, floor, met, note)


def rate(what: str, value: float, *, least: float | None = None, floor: str = "", note: str = "") -> Figure:
    """Return the figure of a rate, in things a second."""
    target = f"≥ {least:,.0f}/s" if least else ""
    return Figure(what, f"{value:,.0f}/s", target, floor, None if least is None else value >= least, note)


def most(what: str, value: float, unit: str, limit: float, *, floor: str = "", note: str = "") -> Figure:
    """Return the figure of something that has an upper limit."""
    return Figure(what, f"{_short(value)} {unit}", f"≤ {_short(limit)} {unit}", floor, value <= limit, note)


def write(
    folder: Path, name: str, machine: dict[str, Any], figures: Iterable[Figure], details: dict[str, Any]
) -> Path:
    """Write one measurement as JSON and return its path."""
    path = folder / f"{name}.json"
    document = {
        "name": name,
        "machine": machine,
        "figures": [asdict(one) for one in figures],
        "details": details,
    }
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
