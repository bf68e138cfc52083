"""One report a request over the API: from request to durable, signed receipt."""

import json
import subprocess
import sys
from typing import Any

from bench.figures import Figure, latency, milliseconds, pair, rate
from bench.homes import Home, fresh
from bench.measures.options import Measured, Options

_WARM, _ALONE, _TOGETHER, _CLIENTS = 200, 1000, 3000, 4


def measure(options: Options) -> Measured:
    """Measure one client and four; the floor writes the same rows bare, commit by commit."""
    home = fresh(options.folder, "home-api")
    floor = home.inside("bare_rows", "--reports", "500", "--batch", "1")
    with home.serving():
        _load(home, 1, _WARM, seed=11)
        alone = _load(home, 1, _ALONE, seed=12)
        together = _load(home, _CLIENTS, _TOGETHER, seed=13)
    times = milliseconds(alone["times"])
    bare = milliseconds(floor["times"])
    return [
        latency("one report by API, request to durable receipt, p50/p95", times, p50=8, p95=15,
                floor=f"{pair(bare)} to write its rows alone"),
        rate("reports over HTTP, four clients, one a request", _TOGETHER / together["seconds"], least=250,
             floor=f"{500 / floor['seconds']:,.0f}/s rows alone, one writer"),
        Figure("the same, of one client", f"{_ALONE / alone['seconds']:,.0f}/s"),
        Figure("the same, p50/p95 of each of the four", pair(milliseconds(together["times"]))),
    ], {"alone": times, "together": milliseconds(together["times"]), "floor": bare}  # fmt: skip


def _load(home: Home, clients: int, count: int, *, seed: int) -> dict[str, Any]:
    token = home.people()["salma"]["token"]
    port = home.ports["unit"]
    words = [sys.executable, "-m", "bench.load", "--port", str(port), "--host", f"unit.localhost:{port}"]
    words += ["--token", token, "--clients", str(clients), "--count", str(count), "--seed", str(seed)]
    done = subprocess.run(words, capture_output=True, text=True, env=home.environ, check=False)
    if done.returncode or '"times"' not in done.stdout:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    if len(found["times"]) != count:
        raise RuntimeError(
            f"only {len(found['times'])} of {count} reports were answered:\n{done.stderr[-2000:]}"
        )
    return found
