"""What an installation costs at rest: memory, start, and what a first visit brings over the wire."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from bench.client import Browser
from bench.figures import Figure, milliseconds, most, pair
from bench.homes import Home, made
from bench.measures.options import Measured, Options

_SETTLED = 20.0
_STARTS = 3
_ASSET = re.compile(r'(?:src|href)="(/static/[^"]+)"')
_GZIP = {"Accept-Encoding": "gzip"}
_KB = 1024


def measure(options: Options) -> Measured:
    """Measure memory, start, command line, and first loads, in the stock of the size asked for."""
    home = made(options.folder, options.reports)
    starts = [_start(home) for _ in range(_STARTS)]
    with home.serving() as process:
        time.sleep(_SETTLED)
        memory = _memory(process.pid)
        loads = {name: _first_load(*browser, path) for name, browser, path in _visits(home)}
        after = _memory(process.pid)
    help_times = milliseconds([_call(home, ["-m", "palermo", "--help"]) for _ in range(5)])
    bare_times = milliseconds([_call(home, ["-c", "import django.db.models"]) for _ in range(5)])
    figures = [
        most("memory (PSS) of all processes at rest", sum(memory.values()) / _KB, "MB", 450,
             note=f"{len(memory)} processes; {sum(after.values()) / _KB:,.0f} MB after some pages"),
        most("start of an existing installation, to the first page", sorted(starts)[len(starts) // 2], "s", 4),
        Figure("start of the command line, `palermo --help`", pair(help_times), "",
               f"{pair(bare_times)} to import Django's models"),
    ]  # fmt: skip
    figures += [
        most(f"first load of {name}, over the wire", sum(parts.values()) / _KB, "KB", 60)
        for name, parts in loads.items()
    ]
    return figures, {"memory_kb": memory, "memory_after_kb": after, "starts": starts, "loads": loads}


def _start(home: Home) -> float:
    """Return the seconds from the command to the first whole page of both entries."""
    began = time.monotonic()
    with (home.path / "bench-serve.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "palermo", "serve"],
            env=home.environ,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        for place in ("unit", "hub"):
            while not _page(home, place):
                if time.monotonic() - began > 60:
                    raise RuntimeError("palermo serve does not start")
                time.sleep(0.02)
        return time.monotonic() - began
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _page(home: Home, place: str) -> bool:
    try:
        return Browser(place, home.ports[place]).get("/sign-in/").status == 200
    except (OSError, http.client.HTTPException):
        return False


def _memory(group: int) -> dict[str, int]:
    """Return the proportional set size, in KB, of each process of a session."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if os.getsid(int(entry.name)) != group:
                continue
            rollup = (entry / "smaps_rollup").read_text("utf-8")
            name = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
        except (OSError, ProcessLookupError):
            continue
        found[f"{entry.name} {name[-40:]}"] = int(rollup.split("\nPss:")[1].split()[0])
    return found


def _visits(home: Home) -> list[tuple[str, tuple[Browser, Browser], str]]:
    people = home.people()
    ana, boris = Browser("hub", home.ports["hub"]), Browser("unit", home.ports["unit"])
    fresh = Browser("unit", home.ports["unit"])
    ana.sign_in("ana", people["ana"]["password"])
    boris.sign_in("boris", people["boris"]["password"])
    return [
        ("the sign-in page", (fresh, fresh), "/sign-in/"),
        ("the report form", (boris, fresh), "/reports/new/"),
        ("the queue", (ana, ana), "/"),
    ]


def _first_load(browser: Browser, assets: Browser, path: str) -> dict[str, int]:
    """Return the bytes on the wire of a page and of everything that it asks for, by address, with nothing cached."""
    page = browser.get(path)
    found = {path: browser.get(path, **_GZIP).size}
    for address in dict.fromkeys(_ASSET.findall(page.text)):
        found[address] = assets.get(address, **_GZIP).size
    return found


def _call(home: Home, words: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], env=home.environ, capture_output=True, check=True)
    return time.perf_counter() - began
