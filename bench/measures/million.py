"""A million reports: do the last hundred thousand come in as the first did, and do pages stay what they were."""

import json
import sys
from pathlib import Path

from bench.figures import Figure, latency, pair, rate
from bench.homes import Home, fresh, made
from bench.measures.options import Measured, Options
from bench.measures.pages import walk
from bench.reference import write_lines

_PART, _PARTS = 100_000, 10
_SMALL = 10_000
_GROWTH = 1.5


def measure(options: Options) -> Measured:
    """Import ten files of a hundred thousand, then walk the pages; without `--million` there is nothing to do."""
    if not options.million:
        return [], {"left_out": "asked for by --million only"}
    home = fresh(options.folder, "home-million")
    rates = [_part(home, options.folder / "part.jsonl", number) for number in range(_PARTS)]
    home.inside("age")
    small = made(options.folder, _SMALL)
    with small.serving():
        few = walk(small)
    with home.serving():
        many = walk(home)
    share = rates[-1] / rates[0]
    figures = [
        rate("import, the first 100,000 of a million", rates[0]),
        rate("import, the last 100,000 of a million", rates[-1]),
        Figure("last to first", f"{share:.0%}", "≥ 70 %", "", share >= 0.7),
    ]
    for page, times in many.items():
        limit = _GROWTH * few[page]["p95"]
        figures.append(
            latency(f"{page} at a million", times, p95=limit, floor=f"{pair(few[page])} at {_SMALL:,}")
        )
    return figures, {"rates": rates, "few": few, "many": many, "bytes": _sizes(home)}


def _part(home: Home, file: Path, number: int) -> float:
    """Import one part and return its reports a second; progress goes to the terminal."""
    write_lines(file, _PART, seed=100 + number)
    summary = home.take_in(file)
    print(
        f"  part {number + 1}: {summary['accepted'] / summary['seconds']:,.0f}/s", file=sys.stderr, flush=True
    )
    if summary["accepted"] != _PART:
        raise RuntimeError(json.dumps(summary)[:500])
    file.unlink()
    return float(summary["accepted"] / summary["seconds"])


def _sizes(home: Home) -> dict[str, int]:
    return {str(path.relative_to(home.path)): path.stat().st_size for path in sorted(home.path.rglob("*.db"))}
