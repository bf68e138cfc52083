"""The running program with the cast, and one browser, for every journey of a test process."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import DESK, Visitor, chromium, executable, visitor
from tests.support.instances import Template
from tests.support.serving import Running, serving


@dataclass
class House:
    """A running installation and how each of the cast signs in."""

    running: Running
    people: dict[str, dict[str, str]] = field(default_factory=dict)

    def origin(self, name: str) -> str:
        """Return the address at which a member of the cast signs in."""
        return self.running.origin(self.people[name]["entry"])


Meet = Callable[..., AbstractContextManager[Visitor]]


@pytest.fixture(scope="session")
def house(template_home: Template) -> Iterator[House]:
    """Serve a demo installation with the cast and no data."""
    copy = template_home.copy()
    found: dict[str, Any] = json.loads(copy.run("demo", "--cast-only", "--json").stdout.splitlines()[-1])
    with serving(copy) as running:
        yield House(running, {one["name"]: one for one in found["people"] + found.get("others", [])})
    copy.remove()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run Chromium for the session, or skip where it is not installed."""
    if executable() is None:
        pytest.skip("Chromium is not installed")
    # Playwright keeps an event loop in this thread, and Django would take every later test of this process for async.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium() as running:
        yield running
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def meet(house: House, browser: Browser) -> Meet:
    """Return a way to meet one of the cast, signed in, at a size and in a language."""
    from contextlib import contextmanager

    @contextmanager
    def met(
        name: str, *, language: str = "en", size: dict[str, int] = DESK, scripts: bool = True
    ) -> Iterator[Visitor]:
        person = house.people[name]
        with visitor(browser, house.origin(name), language=language, size=size, scripts=scripts) as visit:
            visit.sign_in(person["username"], person["password"])
            visit.speak(language)
            yield visit

    return met
