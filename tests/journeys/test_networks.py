"""Ana goes from a report to a person to the network to a path, and back without losing her place; by keyboard alone too."""

import gzip

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import DESK, PHONE, Visitor, weigh
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import key, send, tab_to, until

pytestmark = pytest.mark.journey
DRAWING = 150_000  # octets over the wire of a page with a drawing, the named exception
# Invented. One driver in two reports by the same phone and name; each report has somebody and something more.
RINGS = {
    "en": ("Tarbaka ILLOU", "+227 96 44 10 01", "CT 4410 RN"),
    "fr": ("Sidibo MAHAN", "+227 96 44 10 02", "CT 4411 RN"),
    "pt": ("Nhaga BOLI", "+227 96 44 10 03", "CT 4412 RN"),
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
        vehicles=[{"ref": "v1", "kind": "pickup", "plate": plate}],
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


def follow(visit: Visitor, selector: str) -> None:
    """Follow the first link that fits."""
    visit.page.locator(selector).first.click()
    visit.page.wait_for_load_state("load")


@pytest.mark.parametrize("language, size", [("en", DESK), ("fr", PHONE), ("pt", DESK)])
def test_from_a_report_to_the_network_and_back(
    meet: Meet, house: House, language: str, size: dict[str, int]
) -> None:
    at = f"{language}-{size['width']}"
    report = ring(house, language)
    with meet("ana", language=language, size=size) as ana:
        until(ana, f"/reports/{report}/", RINGS[language][0].split()[0])
        follow(ana, "section[aria-labelledby=who] a[href^='/entities/PER-']")
        assert trail(ana) == [f"/reports/{report}/"]
        entity = ana.page.url
        for _ in range(40):  # the hub's worker draws the links within a second
            follow(ana, "main header a[href^='/networks/PER-']")
            if ana.page.locator("[data-node]").count() > 2:
                break
            ana.page.wait_for_timeout(250)
            ana.page.goto(entity)
        assert len(trail(ana)) == 2
        ana.check(f"network-{at}")
        assert ana.page.locator("svg[data-network] title").first.text_content()
        follow(ana, "section[aria-labelledby=bes] a")
        ana.check(f"network-chosen-{at}")
        network = ana.page.url
        ana.page.fill("#path-to", ana.page.locator("#in-network option").first.get_attribute("value") or "")
        follow(ana, "form[action*='/paths/'] button")
        expect(ana.page.locator("section[aria-labelledby=way1]")).to_be_visible()
        ana.check(f"paths-{at}")
        follow(ana, "nav.trail a:last-of-type")
        assert ana.page.url.partition("#")[0] == network.partition("#")[0]
        ana.page.go_back()
        expect(ana.page.locator("section[aria-labelledby=way1]")).to_be_visible()
        follow(ana, f"nav.trail a[href='/reports/{report}/']")
        assert ana.page.url.endswith(f"/reports/{report}/")
        for view in ("", "money/", "changes/")[: 3 if language == "en" else 0]:
            ana.go(network.removeprefix(ana.origin).replace("/?", f"/{view}?") if view else "/networks/")
            ana.check(f"{view.strip('/') or 'networks'}-{at}")


def test_the_drawing_by_keyboard_by_hand_and_without_scripts(meet: Meet, house: House) -> None:
    report = ring(house, "en")
    name = RINGS["en"][0].split()[0]
    with meet("ana") as ana:
        until(ana, f"/reports/{report}/", name)
        path = (
            ana.page.locator("section[aria-labelledby=who] a[href^='/networks/PER-']").first.get_attribute(
                "href"
            )
            or ""
        )
        until(ana, path, "Who holds it together")
        page = ana.page
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
        page.locator("svg[data-network]").scroll_into_view_if_needed()
        node = page.locator("[data-node] g").first.bounding_box()
        assert node
        x, y = node["x"] + node["width"] / 2, node["y"] + node["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 55, y + 35, steps=4)
        page.mouse.up()
        assert "moved=" in page.url
        page.reload()
        page.locator("svg[data-network]").scroll_into_view_if_needed()
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
