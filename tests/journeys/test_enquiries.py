"""Hit / no-hit in a real browser: Boris asks, an owner in Mali or the hub decides, Boris hears what somebody chose to tell."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import DESK, PHONE, Visitor, weigh
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import send, until

pytestmark = pytest.mark.journey
# A page after the first; what is measured here is without any cache, so the first load of these pages is as light.
LATER_LOAD = 20_000


@dataclass(frozen=True)
class Sought:
    """Somebody invented whom Mali knows, as Niger spells the name and as Mali does."""

    asked: str
    known: str
    born: str
    reason: str
    answer: str


SOUGHT = {
    "en": Sought("Zoumana Kelepily", "ZUMANA KELEPILI", "1979", "Two drivers name him.", "Call us first."),
    "fr": Sought(
        "Bréhima Fanyogo", "Brehima FANIOGO", "1983", "Deux chauffeurs le nomment.", "Appelez-nous."
    ),
    "pt": Sought("Garandi Sambuco", "Garandy SAMBOUKO", "1991", "Dois condutores falam dele.", "Liguem-nos."),
}
HIDDEN = Sought("Tidiani Wolokoro", "Tidjani WOLOKORO", "1968", "An officer would warn him.", "")


def report(house: House, sought: Sought) -> None:
    """Send Mali's report, in which the person sought is a driver with a phone."""
    person = {
        "ref": "p1",
        "role": "driver",
        "name": sought.known,
        "born": sought.born,
        "nationality": "MLI",
    }
    send(
        house, "oumar", narrative=f"Contrôle à Gogui, {sought.known} au volant.", people=[person],
        where={"country": "ML"}, phones=[{"number": "+223 70 00 04 41", "of": "p1"}],
    )  # fmt: skip


def ask(visit: Visitor, sought: Sought, *, hub_only: bool = False) -> str:
    """Ask for somebody in the form, after one wrong turn, and return the address of the question."""
    page = visit.go("/questions/ask/")
    page.check("input[name=kind][value=person]")
    page.fill("input[name=name]", sought.asked)
    page.fill("input[name=born]", sought.born)
    page.locator("main form.ask button.go").click()
    expect(page.locator("main [role=alert], main .note.is-bad").first).to_be_visible()
    assert page.input_value("input[name=name]") == sought.asked
    page.select_option("select[name=purpose]", "investigation")
    page.select_option("select[name=basis]", "regional_agreement")
    page.fill("textarea[name=reason]", sought.reason)
    if hub_only:
        page.check("input[name=hub_only]")
    page.locator("main form.ask button.go").click()
    page.wait_for_url("**/questions/ENQ-*/")
    expect(page.locator("main h1")).to_contain_text(sought.asked)
    return page.url.removeprefix(visit.origin)


def open_call(visit: Visitor, sought: Sought) -> None:
    """Open the call about somebody, once the hub's worker has put the question."""
    until(visit, "/calls/", sought.asked)
    visit.page.locator("main tbody tr", has_text=sought.asked).locator("th a").click()
    expect(visit.page.locator("main h1")).to_contain_text(sought.asked)


def answers(visit: Visitor, path: str) -> int:
    """Return how many answers a question's page shows."""
    return visit.go(path).locator("section[aria-labelledby=ans] li").count()


@pytest.mark.parametrize("language, size", [("en", DESK), ("fr", PHONE), ("pt", PHONE)])
def test_boris_asks_mali_releases_in_part_and_boris_sees(
    meet: Meet, house: House, language: str, size: dict[str, int]
) -> None:
    sought, at = SOUGHT[language], f"{language}-{size['width']}"
    report(house, sought)
    with meet("boris", language=language, size=size) as boris:
        path = ask(boris, sought)
        boris.check(f"question-asked-{at}")
        with meet("oumar", language=language, size=size) as oumar:
            open_call(oumar, sought)
            page = oumar.page
            expect(page.locator("main")).to_contain_text(sought.reason)
            page.check("input[name=verb][value=release_part]")
            oumar.check(f"call-{at}")
            for field in ("name", "nationality"):
                page.check(f"input[name=fields_released][value={field}]")
            page.fill("textarea[name=text]", sought.answer)
            page.locator("main form.answer button.go").click()
            page.wait_for_url("**/calls/")
        boris.go("/")
        boris.page.locator("main a[href*='/questions/?view=answered']").click()
        boris.page.locator("main tbody a", has_text=sought.asked).click()
        said = boris.page.locator("section[aria-labelledby=ans]")
        expect(said).to_contain_text(sought.known)
        expect(said).to_contain_text(sought.answer)
        expect(said).not_to_contain_text("70000441")
        boris.check(f"question-answered-{at}")
        assert answers(boris, path) == 1


def test_a_hub_only_question_passes_the_owner_by_until_ana_asks_him(meet: Meet, house: House) -> None:
    report(house, HIDDEN)
    with meet("boris", size=PHONE) as boris, meet("oumar") as oumar, meet("ana") as ana:
        path = ask(boris, HIDDEN, hub_only=True)
        open_call(ana, HIDDEN)
        ana.check("call-at-hub-en-1280")
        expect(oumar.go("/calls/").locator("main")).not_to_contain_text(HIDDEN.asked)
        ana.page.locator("button[form=pass-on]").click()
        ana.page.wait_for_load_state("load")
        open_call(oumar, HIDDEN)
        oumar.page.check("input[name=verb][value=decline]")
        expect(oumar.page.locator("main .of-part")).to_be_hidden()
        oumar.page.locator("main form.answer button.go").click()
        oumar.page.wait_for_url("**/calls/")
        # Declined or never known: whoever asked cannot tell.
        assert answers(boris, path) == 0
        expect(boris.page.locator("main")).to_contain_text("You will hear only if someone chooses to answer.")


@pytest.mark.parametrize(
    "name, language, paths",
    [
        (
            "salma", "fr",
            ("/questions/", "/questions/ask/", "/questions/?view=closed", "/calls/", "/calls/?view=decided"),
        ),
        ("ana", "pt", ("/questions/", "/calls/", "/matches/", "/entities/", "/entities/?kind=person&text=Nobody")),
    ],
)  # fmt: skip
def test_the_pages_are_light_with_and_without_content(
    meet: Meet, name: str, language: str, paths: tuple[str, ...]
) -> None:
    with meet(name, language=language, size=PHONE) as visit:
        for path in paths:
            assert weigh(visit, path) <= LATER_LOAD, path
            visit.check(f"{name}-{language}-360{path.translate(str.maketrans('/?=&', '----'))}")


def test_the_form_of_asking_works_without_scripts_and_shows_the_boxes_of_its_kind(meet: Meet) -> None:
    with meet("salma", language="fr", size=PHONE, scripts=False) as salma:
        page = salma.go("/questions/ask/?kind=vehicle&plate=AB+7342+RB")
        expect(page.locator("input[name=plate]")).to_be_visible()
        expect(page.locator("input[name=name]")).to_be_hidden()
        page.check("input[name=kind][value=paper]")
        expect(page.locator("select[name=type]")).to_be_visible()
        expect(page.locator("input[name=plate]")).to_be_hidden()
