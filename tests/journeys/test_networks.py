"""Ana goes from a report to a person, the network and the route, and back without losing her place; by keyboard alone too."""

import gzip
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import DESK, PHONE, Visitor, weigh
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import key, send, tab_to, until

pytestmark = pytest.mark.journey
PEOPLE = "section[aria-labelledby=who] a[href^='/entities/PER-']"
ROUTES = "main header a[href^='/routes/']"
DRAWING = 150_000  # octets over the wire of a page with a drawing, the named exception
# Invented. One driver in two reports by the same phone and name; each report has somebody and something more.
RINGS = {
    "en": ("Tarbaka ILLOU", "+227 96 44 10 01", "CT 4410 RN"),
    "fr": ("Sidibo MAHAN", "+227 96 44 10 02", "CT 4411 RN"),
    "pt": ("Nhaga BOLI", "+227 96 44 10 03", "CT 4412 RN"),
    "drawn": ("Wandu TERI", "+227 96 44 10 04", "CT 4413 RN"),
}


def ring(house: House, language: str) -> str:
    """Send two reports that share a phone, and return the first one's reference."""
    name, phone, plate = RINGS[language]
    people = [
        {"ref": "p1", "role": "driver", "name": name, "born": "1979", "nationality": "NER"},
        {"ref": "p2", "role": "organiser", "name": f"Patron de {name.split()[0]}", "nationality": "NER"},
    ]
    first = send(
        house, narrative="Vu au puits.", people=people, phones=[{"number": phone, "of": "p1"}],
        vehicles=[{"ref": "v1", "kind": "pickup", "plate": plate}], when={"start": "2024-05"}, counts={"people": 14},
        legs=[{"origin": "Zinder", "destination": "Maradi", "mode": "bus"}],
    )  # fmt: skip
    send(
        house,
        narrative="Revu au puits.",
        people=people[1:],
        phones=[{"number": "+227 96 44 20 99", "of": "p2"}],
    )
    return first


def trail(visit: Visitor) -> list[str]:
    """Return the addresses of the trail on the page."""
    found: list[str] = visit.page.locator("nav.trail a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    return found


def place(address: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what an address shows: its path and what it asks, without the trail."""
    parts = urlsplit(address)
    return parts.path, [pair for pair in parse_qsl(parts.query) if pair[0] != "via"]


def follow(visit: Visitor, selector: str) -> str:
    """Follow the first link that fits and return where it led."""
    visit.page.locator(selector).first.click()
    visit.page.wait_for_load_state("load")
    return visit.page.url


def met(ana: Visitor, report: str, name: str) -> None:
    """Open a report again and again until its people are read, and stand among the entities."""
    until(ana, report, name)
    for _ in range(60):
        if ana.page.locator(PEOPLE).count():
            return
        ana.page.wait_for_timeout(250)
        ana.go(report)


def until_tied(ana: Visitor, path: str) -> None:
    """Open a network again and again until the worker has tied more than two: it may stand before its links do."""
    for _ in range(60):
        if ana.page.locator("[data-link]").count() > 1:
            return
        ana.page.wait_for_timeout(250)
        ana.go(path)


def to_the_network(ana: Visitor, report: str, name: str) -> list[str]:
    """Go from a report to its first person and on to a network with links and a way, and return the pages on the trail."""
    met(ana, report, name)
    person = follow(ana, PEOPLE)
    assert trail(ana) == [report]
    for _ in range(40):  # the hub's worker draws the links, and gathers the ways, within a second
        follow(ana, "main header a[href^='/networks/PER-']")
        if ana.page.locator("[data-node]").count() > 2 and ana.page.locator(ROUTES).count():
            break
        ana.page.wait_for_timeout(250)
        ana.page.goto(person)
    # Her place: she has chosen somebody beside the one she came for.
    return [report, person, follow(ana, "section[aria-labelledby=bes] a")]


@pytest.mark.parametrize("language, size", [("en", DESK), ("fr", PHONE)])
def test_from_a_report_to_a_person_a_network_a_route_and_back(
    meet: Meet, house: House, language: str, size: dict[str, int]
) -> None:
    with meet("ana", language=language, size=size) as ana:
        name = RINGS[language][0].split()[0]
        walked = to_the_network(ana, f"/reports/{ring(house, language)}/", name)
        if size == PHONE:
            ana.check("network-fr-360")
        walked.append(follow(ana, ROUTES))
        walked.append(follow(ana, "section[aria-labelledby=leg] a[href^='/routes/by-leg/']"))
        follow(ana, "main header a[href^='/routes/by-route/']")
        assert list(map(place, trail(ana))) == list(map(place, walked))
        if size == PHONE:
            ana.check("route-from-a-network-fr-360")
        while walked:
            left = walked.pop()
            assert place(follow(ana, "nav.trail a:last-of-type")) == place(left)
            assert list(map(place, trail(ana))) == list(map(place, walked))
        expect(ana.page.locator("main")).to_contain_text(name)


def test_a_path_to_somebody_else_and_the_other_views(meet: Meet, house: House) -> None:
    with meet("ana") as ana:
        report, _person, network = to_the_network(
            ana, f"/reports/{ring(house, 'pt')}/", RINGS["pt"][0].split()[0]
        )
        assert ana.page.locator("svg[data-network] title").first.text_content()
        ana.check("network-chosen-en-1280")
        ana.page.fill("#path-to", ana.page.locator("#in-network option").first.get_attribute("value") or "")
        follow(ana, "form[action*='/paths/'] button")
        expect(ana.page.locator("section[aria-labelledby=way1]")).to_be_visible()
        ana.check("paths-en-1280")
        assert place(follow(ana, "nav.trail a:last-of-type")) == place(network)
        ana.page.go_back()
        expect(ana.page.locator("section[aria-labelledby=way1]")).to_be_visible()
        assert place(follow(ana, f"nav.trail a[href='{report}']")) == place(report)
        for view in ("", "money/", "changes/"):
            ana.go(network.removeprefix(ana.origin).replace("/?", f"/{view}?") if view else "/networks/")
            ana.check(f"{view.strip('/') or 'networks'}-en-1280")


def test_the_drawing_by_keyboard_by_hand_and_without_scripts(meet: Meet, house: House) -> None:
    report = ring(house, "drawn")
    name = RINGS["drawn"][0].split()[0]
    with meet("ana") as ana:
        met(ana, f"/reports/{report}/", name)
        path = (
            ana.page.locator("section[aria-labelledby=who] a[href^='/networks/PER-']").first.get_attribute(
                "href"
            )
            or ""
        )
        until(ana, path, "Who holds it together")
        page = ana.page
        until_tied(ana, path)
        tab_to(ana, "[data-node]")
        before = page.evaluate("document.activeElement.dataset.node")
        reached = {before}
        for arrow in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
            page.keyboard.press(arrow)
            reached.add(page.evaluate("document.activeElement.dataset.node"))
        assert len(reached) > 1
        assert page.locator("[data-network-said]").text_content()
        box = page.locator("svg[data-network]").get_attribute("viewBox")
        page.keyboard.press("+")
        assert page.locator("svg[data-network]").get_attribute("viewBox") != box
        page.keyboard.press("0")
        assert page.locator("svg[data-network]").get_attribute("viewBox") == box
        chosen = page.evaluate("document.activeElement.dataset.node")
        key(ana, "Enter")
        assert f"at={chosen}" in page.url
        page.locator("[data-node] g").first.scroll_into_view_if_needed()
        node = page.locator("[data-node] g").first.bounding_box()
        assert node
        x, y = node["x"] + node["width"] / 2, node["y"] + node["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 55, y + 35, steps=4)
        page.mouse.up()
        expect(page).to_have_url(re.compile("moved="))  # the browser tells of it a little later
        page.reload()
        page.locator("[data-node] g").first.scroll_into_view_if_needed()
        after = page.locator("[data-node] g").first.bounding_box()
        assert after and abs(after["x"] - node["x"] - 55) < 12
        svg = ana.fetch(path.partition("?")[0] + "export.svg")
        assert svg.startswith("<svg") and len(gzip.compress(svg.encode())) < DRAWING
        assert weigh(ana, path) < DRAWING
    with meet("ana", scripts=False) as ana:
        page = ana.go(path)
        assert page.locator("[data-node]").count() > 1 and page.locator("[data-network-tools]").is_hidden()
        page.locator("details > summary", has_text="All filters").click()
        page.locator("#filter-link input[value=uses]").check()
        page.locator("form[aria-label='Narrow the network'] button").click()
        page.wait_for_load_state("load")
        assert "link=uses" in page.url and "via=" in page.url
        page.locator("[data-node]").last.focus()
        key(ana, "Enter")
        assert "at=" in page.url
