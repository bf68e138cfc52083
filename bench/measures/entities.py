"""One person asked against a stock of sealed mentions, a million of them if asked for; and what gathering them takes."""

import json
from typing import Any

from bench.figures import Figure, latency, pair, rate
from bench.homes import Home, fresh
from bench.measures.options import Measured, Options

_FEW, _MANY = 100_000, 1_000_000
_P95 = 150.0


def measure(options: Options) -> Measured:
    """Ask for the commonest names, with and without more, for rare ones, numbers and nobody; then gather new ones."""
    mentions = _MANY if options.million else _FEW
    home, made = _known(options, mentions)
    asked = home.inside("asking")
    new = home.inside("along", "--reports", "200")
    figures = [
        _figure(f"{name}, {mentions:,} known", times) for name, times in asked.items()
    ] + [
        Figure("the stock on disk, a mention", f"{made['bytes'] / made['mentions']:,.0f} bytes",
               note=f"{made['keys'] / made['mentions']:.1f} blind keys"),
        rate("stock made in bulk, mentions", made["mentions"] / made["seconds"]),
        rate("gathered as reports come, mentions", new["mentions"] / new["gather_seconds"]),
        Figure("one new mention weighed against the known", f"{1000 * new['propose_seconds'] / new['weighed']:.1f} ms"),
    ]  # fmt: skip
    return figures, {"made": made, "asked": asked, "new": new}


def _figure(name: str, times: dict[str, float]) -> Figure:
    note = f"longest {times['max']:,.0f} ms, {times['found']:.1f} shown, n = {times['n']:.0f}"
    if name.startswith("like"):
        return latency(name, times, p95=_P95, note=note)
    return Figure(name, pair(times), note=note)


def _known(options: Options, mentions: int) -> tuple[Home, dict[str, Any]]:
    """Return an installation that knows so many people, made once."""
    home = Home(options.folder / f"home-known-{mentions}")
    told = home.path / "bench-known.json"
    if not told.is_file():
        home = fresh(options.folder, home.path.name)
        told.write_text(json.dumps(home.inside("known", "--mentions", str(mentions))), "utf-8")
    made: dict[str, Any] = json.loads(told.read_text("utf-8"))
    return home, made
