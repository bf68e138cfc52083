"""Ana goes from a report to its way, to the route, to the map by year, and back without losing her place; Salma too."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import DESK, FIRST_LOAD, PHONE, Visitor, weigh
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import send, until

pytestmark = pytest.mark.journey
DRAWING = "main figure svg.netw"


@pytest.fixture(scope="module")
def walked(house: House) -> str:
    """Send reports of one way over two years and return the reference of the last."""

    def way(people: int, month: str, *stops: str, mode: str = "pickup") -> str:
        legs = [
            {"origin": one, "destination": other, "mode": mode, "fee": {"amount": "60000", "currency": "XOF"}}
            for one, other in pairwise(stops)
        ]
        return send(
            house, narrative=f"{people} personnes sur la piste.", when={"start": month}, legs=legs, counts={"people": people},
            where={"country": "NE", "place": stops[0]}, toll={"dead": 2},
        )  # fmt: skip

    way(24, "2025-04", "Zinder", "Agadez", mode="bus")
    way(31, "2025-05", "Agadez", "Dirkou")
    return way(17, "2026-03", "Agadez", "Dirkou", "Sabha")


def follow(visit: Visitor, selector: str) -> None:
    """Click a link and wait until its page stands."""
    visit.page.locator(selector).first.click()
    visit.page.wait_for_load_state("load")


@pytest.mark.parametrize("language, size", [("en", DESK), ("pt", PHONE)])
def test_ana_goes_from_a_report_to_the_map_by_year_and_back(
    meet: Meet, walked: str, language: str, size: dict[str, int]
) -> None:
    at = f"{language}-{size['width']}"
    with meet("ana", language=language, size=size) as ana:
        until(ana, f"/reports/{walked}/", "Dirkou")
        expect(ana.page.locator("main p.ways a")).to_have_count(2)
        follow(ana, "main p.ways a[href^='/routes/by-route/']")
        if size == PHONE:
            ana.check(f"route-{at}")
        assert ana.page.locator("nav.trail a").evaluate_all("all => all.map(a => a.pathname)") == [
            f"/reports/{walked}/"
        ]
        expect(ana.page.locator(DRAWING)).to_be_visible()
        follow(ana, "main table a[href^='/routes/by-leg/']")
        if size == PHONE:
            ana.check(f"leg-{at}")
        follow(ana, "main header a[href^='/routes/']")
        expect(ana.page.locator(f"{DRAWING} desc")).to_have_text(re.compile("Agadez .* Dirkou.*: 48"))
        follow(ana, "nav.times a[href*='period=2025']")
        follow(ana, "nav.times a[href*='period=2025-05']")
        expect(ana.page.locator(f"{DRAWING} desc")).to_have_text(re.compile("Agadez .* Dirkou.*: 31"))
        if size == DESK:
            ana.check(f"map-{at}")
        follow(ana, f"nav.trail a[href='/reports/{walked}/']")
        expect(ana.page.locator("main")).to_contain_text(walked)


def test_salma_looks_at_her_own_ways_without_scripts(meet: Meet, walked: str) -> None:
    with meet("salma", size=PHONE, scripts=False) as salma:
        until(salma, "/routes/", "48")
        follow(salma, "nav a[href*='frame=sahara']")
        follow(salma, "nav.times a[href*='period=2026']")
        assert "frame=sahara" in salma.page.url and "period=2026" in salma.page.url
        follow(salma, "main nav a[href^='/routes/legs/']")
        expect(salma.page.locator("main table tbody tr")).to_have_count(2)
        follow(salma, "main nav a[href^='/routes/corridors/']")
        expect(salma.page.locator(DRAWING)).to_be_visible()


def test_a_phone_reads_every_page_of_routes(meet: Meet, walked: str) -> None:
    with meet("salma", language="fr", size=PHONE) as salma:
        for name, path in (
            ("map", "/routes/"), ("legs", "/routes/legs/"), ("journeys", "/routes/journeys/"),
            ("dead", "/routes/dead-and-missing/"), ("corridors", "/routes/corridors/"),
            ("crossing", "/routes/by-crossing/gaya_malanville/?day=2026-02-01"),
        ):  # fmt: skip
            salma.go(path)
            salma.check(f"routes-{name}-fr-360")
        assert weigh(salma, "/routes/?layers=incidents-corridors") <= FIRST_LOAD
