"""The pages of every day over HTTP, signed in, read log on: at rest, and while an import runs."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.client import Browser
from bench.figures import latency, milliseconds, pair
from bench.homes import Home, made
from bench.measures.options import Measured, Options
from bench.reference import write_lines

_ROUNDS = 60
_LINK = re.compile(r'href="(/reports/[A-Z]+-[0-9A-Z]{4}-[0-9A-Z]{4}/)"')
_SMALL = 10_000
_DURING = 30_000


def measure(options: Options) -> Measured:
    """Measure queue, list and report page at the size asked for, during an import, and in a small stock."""
    small = made(options.folder, _SMALL)
    home = made(options.folder, options.reports)
    with small.serving():
        few = walk(small)
    with home.serving():
        rest = walk(home)
        busy = _while_importing(home, options)
    figures = []
    for page, times in rest.items():
        size = f"{options.reports:,}"
        figures += [
            latency(f"{page} at {size}", times, p95=60, floor=f"{pair(few[page])} at {_SMALL:,}"),
            latency(f"{page} at {size} while an import runs", busy[page], p95=60),
        ]
    return figures, {"small": few, "rest": rest, "busy": busy}


def walk(home: Home) -> dict[str, dict[str, float]]:
    """Return the times of each page, asked by a signed-in analyst and by the head of a unit."""
    people = home.people()
    ana, salma = Browser("hub", home.ports["hub"]), Browser("unit", home.ports["unit"])
    ana.sign_in("ana", people["ana"]["password"])
    salma.sign_in("salma", people["salma"]["password"])
    addresses = _LINK.findall(ana.get("/reports/").text)
    own = _LINK.findall(salma.get("/reports/").text)
    return {
        "queue": _times(lambda number: ana.get("/").status),
        "list at the hub": _times(lambda number: ana.get("/reports/").status),
        "report page at the hub": _times(lambda number: ana.get(addresses[number % len(addresses)]).status),
        "list at a unit": _times(lambda number: salma.get("/reports/").status),
        "report page at a unit": _times(lambda number: salma.get(own[number % len(own)]).status),
    }


def _times(ask: Callable[[int], int]) -> dict[str, float]:
    ask(0)
    times = []
    for number in range(_ROUNDS):
        began = time.perf_counter()
        status = ask(number)
        times.append(time.perf_counter() - began)
        if status != 200:
            raise RuntimeError(f"a page answered {status}")
    return milliseconds(times)


def _while_importing(home: Home, options: Options) -> dict[str, dict[str, float]]:
    file = options.folder / "during.jsonl"
    write_lines(file, _DURING, seed=1000 + _run_number(home))
    words = [
        sys.executable,
        "-m",
        "palermo",
        "import",
        "reports",
        str(file),
        "--mapping",
        "reference",
        "--json",
    ]
    token = home.people()["ana"]["token"]
    with subprocess.Popen(
        words, env=home.environ | {"PALERMO_TOKEN": token}, stdout=subprocess.DEVNULL
    ) as running:
        try:
            found = walk(home)
            over: Any = running.poll()
        finally:
            running.terminate()
    if over is not None:
        raise RuntimeError("the import was over before the pages were")
    return found


def _run_number(home: Home) -> int:
    """Return a number that differs from run to run, so that each imports other reports; kept beside the stock."""
    kept = home.path / "bench-runs"
    number = int(kept.read_text("utf-8")) + 1 if kept.is_file() else 1
    kept.write_text(str(number), "utf-8")
    return number
