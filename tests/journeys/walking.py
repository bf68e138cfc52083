"""Steps that several journeys share: typing a report, sending one over the API, going by the keyboard alone."""

import http.client
import json
import re
from typing import Any

from playwright.sync_api import expect

from tests.journeys.browser import Visitor
from tests.journeys.conftest import House

TEXT = "Vers 5 h, un Hilux blanc AB 7342 RB avec quatorze personnes à l'arrière, chauffeur connu."
REFERENCE = re.compile(r"NER-[0-9A-Z]{4}-[0-9A-Z]{4}")


def tell(visit: Visitor, text: str = TEXT) -> None:
    """Type what, when and where into an open form."""
    visit.page.fill("textarea[name=narrative]", text)
    visit.page.fill("input[name=start_month]", "3")
    visit.page.fill("input[name=start_year]", "2026")
    visit.page.select_option("select[name=country]", "NE")


def press(visit: Visitor, value: str) -> None:
    """Press the button of the form that does something."""
    visit.page.locator(f"button[name=do][value='{value}']:visible").last.click()
    visit.page.wait_for_load_state("load")


def reference_on(visit: Visitor) -> str:
    """Return the reference that the page speaks of."""
    found = REFERENCE.search(visit.page.url) or REFERENCE.search(visit.page.locator("main").inner_text())
    assert found, visit.page.url
    return found[0]


def send(house: House, name: str = "salma", **content: Any) -> str:
    """Send a report over the API with somebody's token and return its reference."""
    person = house.people[name]
    origin = house.origin(name)[7:]
    # Python's resolver may not know `*.localhost`: connect by number, name the host.
    connection = http.client.HTTPConnection("127.0.0.1", int(origin.rpartition(":")[2]), timeout=20)
    given = {"when": {"start": "2026-03"}, "where": {"country": "NE"}, "language": "fr", **content}
    headers = {
        "Host": origin,
        "Authorization": f"Bearer {person['token']}",
        "Content-Type": "application/json",
    }
    connection.request("POST", "/api/v1/reports", json.dumps({"content": given}), headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 201, body
    reference: str = json.loads(body)["reference"]
    return reference


def key(visit: Visitor, name: str) -> None:
    """Press a key that opens another page or sends a form, and wait until that page stands."""
    visit.page.evaluate("document.documentElement.dataset.before = '1'")
    visit.page.keyboard.press(name)
    expect(visit.page.locator("html[data-before]")).to_have_count(0)
    visit.page.wait_for_load_state("load")


def tab_to(visit: Visitor, selector: str, most: int = 120) -> None:
    """Go to an element with the Tab key alone."""
    for _ in range(most):
        if visit.page.evaluate("what => document.activeElement.matches(what)", selector):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by {most} steps of the Tab key")


def choose_row(visit: Visitor, reference: str, most: int = 40) -> None:
    """Go down a list with J until the row of a report is chosen."""
    chosen = visit.page.locator("[aria-selected=true]")
    for _ in range(most):
        visit.page.keyboard.press("j")
        if reference in chosen.inner_text():
            return
    raise AssertionError(f"{reference} is not among the first {most} rows")


def until(visit: Visitor, path: str, text: str, most: int = 60) -> None:
    """Open a page again and again until the hub's worker has brought a text there."""
    for _ in range(most):
        if text in visit.go(path).locator("main").inner_text():
            return
        visit.page.wait_for_timeout(250)
    raise AssertionError(f"{text} does not come to {path}")
