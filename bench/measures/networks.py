"""A network of 5,000 nodes and 10,000 links drawn first and again; paths over a million links, beside rows and igraph."""

import json
from typing import Any

from bench.figures import Figure, latency, pair
from bench.homes import Home, fresh
from bench.measures.options import Measured, Options

_DRAWN, _PATHS = (5_000, 10_000), ((40_000, 100_000), (400_000, 1_000_000))


def measure(options: Options) -> Measured:
    """Draw, load and ask; a hundred thousand links without `--million`."""
    small = _tied(options, *_DRAWN).inside("networking", "--paths", "50")
    entities, links = _PATHS[options.million]
    large = _tied(options, entities, links).inside("networking")
    loading = f"{large['load_cpu']:.1f} s of processor time, {large['memory_mb']:,.0f} MB"
    shown = f"{small['nodes']:,} nodes, {small['edges']:,} edges"
    figures = [
        latency(f"query, groups and layout the first time, {shown}", small["drawn first"], p95=1500),
        latency("the same again", small["drawn again"], p95=150),
        Figure("layout of a readable network, first time", f"{1000 * small['drawn at 300 nodes']:,.0f} ms"),
        Figure(
            f"who holds it together, {small['nodes']:,} nodes", f"{1000 * small['held together']:,.0f} ms"
        ),
        latency(
            f"shortest paths with links, reports and names, {links:,} links", large["paths"], p95=500,
            floor=f"igraph, one path, no access or names: {pair(large['igraph'])}",
            note=f"longest {large['paths']['max']:,.0f} ms, p95 of processor time {large['paths']['cpu_p95']:,.0f} ms",
        ),
        Figure("the same by rows alone, steps only", pair(large["rows"]), note=f"n = {large['rows']['n']:.0f}"),
        Figure("graph loaded when a process is first asked", f"{large['load']:.1f} s", note=loading),
        Figure("graph brought up after one link changed", pair(large["patched"])),
    ]  # fmt: skip
    return figures, {"small": small, "large": large}


def _tied(options: Options, entities: int, links: int) -> Home:
    """Return an installation with so many entities and links, made once."""
    home = Home(options.folder / f"home-tied-{links}")
    told = home.path / "bench-tied.json"
    if not told.is_file():
        home = fresh(options.folder, home.path.name)
        made: dict[str, Any] = home.inside("tied", "--entities", str(entities), "--links", str(links))
        told.write_text(json.dumps(made), "utf-8")
    return home
