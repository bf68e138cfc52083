"""Two units meet one person: Ana sees both sides, says that they are one, and takes it back; by hand too."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import DESK, PHONE, Visitor
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import key, send, until

pytestmark = pytest.mark.journey
# Invented; Niger and Mali spell each in a way of their own.
NAMES = {
    "en": ("Souma KOLOBARI", "Souma Kolobary"),
    "fr": ("Diakari YATASSE", "Diakary Yatassé"),
    "pt": ("Nhima SANCOFA", "Nima SANKOFA"),
}


def meet_twice(house: House, language: str) -> None:
    """Send two reports of two units that name one person with the same phone and year."""
    number = {"en": "+223 70 11 20 01", "fr": "+223 70 11 20 02", "pt": "+223 70 11 20 03"}[language]
    for who, name in zip(("salma", "oumar"), NAMES[language], strict=True):
        person = {"ref": "p1", "role": "organiser", "name": name, "born": "1987", "nationality": "MLI"}
        send(house, who, narrative=f"{name} attendait.", people=[person], phones=[{"number": number, "of": "p1"}])  # fmt: skip


def mentions(visit: Visitor) -> int:
    """Return how many mentions the entity's page shows as present."""
    return visit.page.locator("section[aria-labelledby=men] > form > ol > li").count()


def open_match(visit: Visitor, language: str) -> None:
    """Open the match of both names from the queue, once the hub's worker has proposed it."""
    until(visit, "/matches/?kind=person", NAMES[language][1])
    visit.page.locator("main tbody tr", has_text=NAMES[language][1]).locator("th a").first.click()
    expect(visit.page.locator("main h1")).to_contain_text(NAMES[language][0])


@pytest.mark.parametrize("language, size", [("en", DESK), ("fr", DESK), ("pt", PHONE)])
def test_ana_decides_a_match_and_takes_it_back(
    meet: Meet, house: House, language: str, size: dict[str, int]
) -> None:
    at = f"{language}-{size['width']}"
    meet_twice(house, language)
    with meet("ana", language=language, size=size) as ana:
        open_match(ana, language)
        here = ana.page.url.removeprefix(ana.origin)
        ana.check(f"match-{at}")
        entities = ana.page.locator("main table.sides a.id[href^='/entities/']")
        expect(entities).to_have_count(2)
        if size == DESK:
            key(ana, "y")
        else:
            ana.page.locator("button[name=answer][value=same]").click()
            ana.page.wait_for_load_state("load")
        ana.go(here)
        expect(entities).to_have_count(1)
        entities.first.click()
        ana.page.wait_for_load_state("load")
        assert mentions(ana) == 2
        ana.check(f"entity-{at}")
        ana.go(here)
        ana.page.locator("form[action$='/reopen/'] button").click()
        ana.page.wait_for_load_state("load")
        expect(entities).to_have_count(2)
        entities.first.click()
        ana.page.wait_for_load_state("load")
        assert mentions(ana) == 1


def test_ana_merges_by_reference_and_undoes_it(meet: Meet, house: House) -> None:
    meet_twice(house, "en")
    with meet("ana") as ana:
        open_match(ana, "en")
        keep, bring = ana.page.locator("main table.sides a.id[href^='/entities/']").all_inner_texts()
        ana.go(f"/entities/{keep}/")
        before = mentions(ana)
        ana.unfold("#merge-bring")
        ana.page.fill("#merge-bring", "PER-0000-0000")
        ana.page.locator("form[action$='/merge/'] button").click()
        expect(ana.page.locator("main [role=alert]")).to_be_visible()
        ana.check("entity-wrong-en-1280")
        ana.unfold("#merge-bring")
        ana.page.fill("#merge-bring", bring)
        ana.page.locator("form[action$='/merge/'] button").click()
        ana.page.wait_for_load_state("load")
        assert mentions(ana) > before
        ana.page.locator("form[action*='/undo/'] button").first.click()
        ana.page.wait_for_load_state("load")
        assert mentions(ana) == before
        assert ana.go(f"/entities/{bring}/").locator("main h1").inner_text() != ""
