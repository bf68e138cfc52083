"""A real Chromium at a running installation: sign-in, axe, weight and screenshots."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
FIRST_LOAD = 60_000  # octets over the wire
_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
SERIOUS = {"serious", "critical"}


def executable() -> str | None:
    """Return the path of the Chromium that Debian installs, None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a browser until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visitor:
    """Somebody at one entry, with a window of her own."""

    context: BrowserContext
    page: Page
    origin: str

    def go(self, path: str) -> Page:
        """Open an address of the entry and wait until it stands."""
        self.page.goto(self.origin + path, wait_until="load")
        return self.page

    def sign_in(self, username: str, password: str) -> None:
        """Walk both steps of sign-in, with the code that the demonstration shows."""
        self.go("/sign-in/")
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", password)
        self.page.click("main form button[type=submit], main form button.go")
        code = self.page.locator("[data-demo-code]").inner_text().strip()
        self.page.fill("input[name=code]", code)
        self.page.click("main form button.go")
        self.page.wait_for_load_state("load")

    def speak(self, language: str) -> None:
        """Choose a language at the foot of the page, unless the page is in it: people have languages of their own."""
        if self.page.get_attribute("html", "lang") != language:
            self.page.click(f"footer a[hreflang={language}]")
            self.page.wait_for_load_state("load")

    def fetch(self, path: str) -> str:
        """Return the text at an address of the entry, asked for by the page itself, so with its cookies."""
        text: str = self.page.evaluate("path => fetch(path).then(answer => answer.text())", path)
        return text

    def unfold(self, inside: str) -> None:
        """Open every closed part of the page that something lies in."""
        parts = self.page.locator(f"details:not([open]):has({inside}) > summary")
        for _ in range(parts.count()):
            parts.first.click()

    def look(self, name: str) -> None:
        """Keep a picture of the page where PALERMO_PICTURES names a folder, for people to look at."""
        folder = os.environ.get("PALERMO_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)

    def check(self, name: str) -> None:
        """Raise AssertionError for anything serious that axe finds, and for a page wider than its window."""
        self.look(name)
        found = Axe().run(self.page).response["violations"]
        serious = [
            f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found if one["impact"] in SERIOUS
        ]
        assert serious == [], f"{name}: {serious}"
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{name}: {wide} px wider than the window"


@contextmanager
def visitor(
    browser: Browser, origin: str, *, language: str, size: dict[str, int], scripts: bool = True
) -> Iterator[Visitor]:
    """Open a window at an entry."""
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        locale=language, java_script_enabled=scripts, extra_http_headers={"Accept-Language": language},
    )  # fmt: skip
    try:
        context.set_default_timeout(10_000)
        yield Visitor(context, context.new_page(), origin)
    finally:
        context.close()


def weigh(visit: Visitor, path: str) -> int:
    """Return the octets that come over the wire for an address and everything it loads, with an empty cache."""
    session = visit.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    total = 0

    def count(event: dict[str, Any]) -> None:
        nonlocal total
        total += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", count)
    visit.go(path)
    visit.page.wait_for_load_state("networkidle")
    session.detach()
    return total
