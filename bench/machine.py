"""What the figures were taken on: cores, versions, load, and how long the disk takes to promise a write."""

import os
import platform
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.figures import milliseconds

_WRITES = 200
_BLOCK = 4096


def describe() -> dict[str, Any]:
    """Return the machine as plain values."""
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.release()}",
        "load": [round(value, 2) for value in os.getloadavg()],
        "fsync": fsync(Path(tempfile.gettempdir())),
    }


def fsync(folder: Path) -> dict[str, float]:
    """Return how long `fsync` takes after one block is written in a folder: p50 and p95 in milliseconds."""
    with tempfile.TemporaryFile(dir=folder) as stream:
        stream.write(bytes(_BLOCK * _WRITES))
        os.fsync(stream.fileno())
        times = []
        for number in range(_WRITES):
            os.pwrite(stream.fileno(), os.urandom(_BLOCK), number * _BLOCK)
            began = time.perf_counter()
            os.fsync(stream.fileno())
            times.append(time.perf_counter() - began)
    return milliseconds(times)


def line(machine: dict[str, Any]) -> str:
    """Return the machine on one line."""
    disk = machine["fsync"]
    return (
        f"{machine['cores']} cores ({machine['processor']}), {machine['memory_gb']} GB, Python {machine['python']}, "
        f"SQLite {machine['sqlite']}, {machine['system']}, load {machine['load'][0]}, "
        f"fsync {disk['p50']}/{disk['p95']} ms"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or sys.platform
    return next(
        (row.partition(":")[2].strip() for row in lines if row.startswith("model name")), platform.machine()
    )
