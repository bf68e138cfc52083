"""The public site: 2,000 pages, a second run after one change, and the home page on a simulated 2G line."""

import json
import time
from typing import Any

from bench.figures import Figure, most
from bench.homes import Home, fresh
from bench.measures.options import Measured, Options

PAGES = 2000
# As Chromium's own developer tools call 2G: 250 kbit/s each way, 300 ms of latency.
LINE = {"offline": False, "latency": 300, "downloadThroughput": 31_250, "uploadThroughput": 31_250}


def measure(options: Options) -> Measured:
    """Measure the command as an operator runs it, start of the process included."""
    home = fresh(options.folder, "home-publish")
    home.inside("publishing", "--pages", str(PAGES))
    first, told = _run(home)
    home.inside("publishing", "--change")
    second, changed = _run(home)
    _, again = _run(home)
    shown = _on_2g(home)
    return [
        most(f"palermo publish, {told['pages']:,} pages, whole command", first, "s", 30),
        most("the same after one change", second, "s", 3, note=f"{changed['made']} files made, {changed['reused']:,} linked"),
        Figure("the same with nothing changed", f"{again['seconds']} s"),
        most("home page on 2G (250 kbit/s, 300 ms), text on screen", shown["painted"], "s", 3),
        Figure("the same, everything loaded", f"{shown['loaded']:.2f} s"),
    ], {"first": told, "second": changed, "again": again, "home": shown}  # fmt: skip


def _run(home: Home) -> tuple[float, dict[str, Any]]:
    started = time.monotonic()
    told: dict[str, Any] = json.loads(
        home.palermo("publish", str(home.path / "public"), "--json").splitlines()[-1]
    )
    return time.monotonic() - started, told


def _on_2g(home: Home) -> dict[str, float]:
    from tests.journeys.browser import chromium

    with home.serving(), chromium() as browser:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        started = time.monotonic()
        page.goto(f"http://localhost:{home.ports['public']}/fr/", wait_until="load")
        loaded = time.monotonic() - started
        painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
    return {"painted": float(painted), "loaded": loaded}
