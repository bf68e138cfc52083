"""Suggestions in a real browser: decided with one key each, taken into the judgement, and all of it without script too."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import PHONE, Visitor
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import key, send

pytestmark = pytest.mark.journey
TEXT = (
    "Contrôle d'Assamaka: un Toyota Hilux blanc AB 7342 RB. Le passeur a pris 35 000 F par personne pour les faire "
    "entrer en Algérie sans papiers, de nuit, par la piste, pour éviter le poste. Tél 97 00 01 88. Parmi eux une "
    "fillette de 9 ans, seule."
)
CHOSEN = "[data-line][aria-current]"


def chosen(visit: Visitor) -> str:
    """Return the id of the suggestion that the keys act on."""
    found: str = visit.page.locator(CHOSEN).get_attribute("id") or ""
    return found


def go_to(visit: Visitor, start: str, most: int = 60) -> str:
    """Go down with J until a suggestion of a facet, or a thing, is chosen."""
    for _ in range(most):
        visit.page.keyboard.press("j")
        if chosen(visit).startswith(start):
            return chosen(visit)
    raise AssertionError(f"nothing that begins with {start}")


def decided(visit: Visitor, line: str, word: str) -> None:
    """Wait until a line says what was decided, and is still the one that the keys act on."""
    expect(visit.page.locator(f"#{line} [data-answer=u]")).to_have_count(1)
    expect(visit.page.locator(f"#{line}")).to_contain_text(word)
    expect(visit.page.locator(f"#{line}")).to_be_focused()


def test_suggestions_are_decided_by_keys_and_taken_into_the_judgement(meet: Meet, house: House) -> None:
    reference = send(house, narrative=TEXT, title="Assamaka")
    with meet("ana") as ana:
        page = ana.go(f"/reports/{reference}/")
        ana.check("suggestions-en-1280")
        # The page stays: a mark on its root would go with a new one.
        page.evaluate("document.documentElement.dataset.before = '1'")
        line = go_to(ana, "s-classes")
        page.keyboard.press("y")
        decided(ana, line, "Accepted")
        expect(page.locator("#judge-primary")).to_have_value("som")
        offence = go_to(ana, "s-offences")
        page.keyboard.press("n")
        decided(ana, offence, "Refused")
        page.keyboard.press("u")
        expect(page.locator(f"#{offence} [data-answer=y]")).to_have_count(1)
        page.keyboard.press("e")
        expect(page.locator("#instead-offences")).to_be_focused()
        page.select_option("#instead-offences", "accomplice")
        page.keyboard.press("Enter")
        decided(ana, offence, "Changed")
        expect(page.locator("#judge input[name=offences][value=accomplice]")).to_be_checked()
        thing = go_to(ana, "i-")
        while not page.locator(f"#{thing} [data-answer=y]").count():
            thing = go_to(ana, "i-")
        page.keyboard.press("y")
        decided(ana, thing, "Added by the hub")
        expect(page.locator("html[data-before]")).to_have_count(1)
        key(ana, "v")
        expect(page.locator("section", has=page.locator("#jud"))).to_contain_text("SOM")
        ana.check("suggestions-judged-en-1280")


def test_away_from_a_suggestion_n_is_the_next_report(meet: Meet, house: House) -> None:
    reference = send(house, narrative=TEXT)
    send(house, narrative=TEXT)
    with meet("ana") as ana:
        ana.go(f"/reports/{reference}/")
        key(ana, "n")
        assert reference not in ana.page.url


def test_it_all_works_without_script_on_a_phone(meet: Meet, house: House) -> None:
    reference = send(house, narrative=TEXT)
    with meet("ana", language="fr", size=PHONE, scripts=False) as ana:
        page = ana.go(f"/reports/{reference}/")
        page.locator("[id^=s-offences] [data-answer=n]").first.click()
        page.wait_for_load_state("load")
        assert re.search(r"#s-offences-\w+$", page.url)
        page.locator("#change-offences > summary").click()
        page.select_option("#which-offences", index=0)
        page.select_option("#instead-offences", "accomplice")
        page.locator("#change-offences button").click()
        page.wait_for_load_state("load")
        assert page.locator("#says .tag.on").count() >= 1
    with meet("ana", language="fr", size=PHONE) as ana:
        ana.go(f"/reports/{reference}/")
        ana.check("suggestions-fr-360")
        ana.go("/suggestions/quality/")
        ana.check("quality-fr-360")
