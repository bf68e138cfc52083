"""Reading along: bulk intake alone, and while the hub's worker reads, gathers and weighs what comes; and where time goes."""

import sqlite3
import subprocess
import sys
import time

from bench.figures import Figure, most, percentile, rate
from bench.homes import Home, fresh, reference_file
from bench.measures.options import Measured, Options

_REPORTS, _PARTED = 5_000, 500
_ROUNDS = 3
_LIMIT = 1_800.0
_WAITING = ("reports_unread", "entities_due", "entities_unweighed")
_IMPORTS = 7
_TIMED = "import time; b = time.perf_counter(); import {}; print(time.perf_counter() - b)"
_MODULE = "palermo.domain.reports.reading.suggesting"


def measure(options: Options) -> Measured:
    """Import the same file with nobody else at work and with everything serving, and time the parts of a reading."""
    file = reference_file(options.folder, _REPORTS)
    alone = [fresh(options.folder, "home-alone").take_in(file) for _ in range(_ROUNDS)]
    beside, behind = [], []
    for _ in range(_ROUNDS):
        home = fresh(options.folder, "home-along")
        with home.serving():
            began = time.monotonic()
            beside.append(home.take_in(file))
            behind.append(_caught_up(home, began))
    parts = fresh(options.folder, "home-parts").inside("along", "--reports", str(_PARTED))
    imports = [_import() for _ in range(_IMPORTS)]
    by_itself, along = (
        percentile([each["accepted"] / each["seconds"] for each in rounds], 0.5) for rounds in (alone, beside)
    )
    until = percentile(behind, 0.5)
    shares = {name: 1000 * seconds / parts["read"] for name, seconds in parts["parts"].items()}
    rest = 1000 * parts["read_seconds"] / parts["read"] - sum(shares.values())
    figures = [
        rate("bulk import with nobody else at work", by_itself),
        rate("bulk import while the hub reads along, gathers and weighs", along, least=by_itself / 2),
        Figure("until every report is read, gathered and weighed", f"{until:,.1f} s", note=f"{_REPORTS / until:,.0f}/s"),
        Figure(
            "one report read along, by part",
            ", ".join(f"{name} {value:.2f}" for name, value in (shares | {"marks and rows": rest}).items()) + " ms",
        ),
        most("importing the reader into a bare Python", percentile(imports, 0.5) * 1000, "ms", 150, note="median of 7"),
    ]  # fmt: skip
    return figures, {"alone": alone, "beside": beside, "behind": behind, "parts": parts, "imports": imports}


def _caught_up(home: Home, began: float) -> float:
    """Return the seconds since `began` once nothing waits for the hub's worker; raises RuntimeError after half an hour."""
    with sqlite3.connect(f"file:{home.path / 'palermo.db'}?mode=ro", uri=True) as connection:
        while time.monotonic() - began < _LIMIT:
            if not any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall() for table in _WAITING):  # nosec B608
                return time.monotonic() - began
            time.sleep(0.2)
    raise RuntimeError("the hub's worker does not catch up")


def _import() -> float:
    words = [sys.executable, "-c", _TIMED.format(_MODULE)]
    return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
