"""Boris and Salma at the unit's entry: a report in French on a phone, without scripts too, and its way to the hub."""

import base64
import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from palermo.foundations.compartments import verify_receipt
from tests.journeys.browser import DESK, FIRST_LOAD, PHONE, visitor, weigh
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import REFERENCE, TEXT, press, reference_on, tell

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    "language, size, scripts", [("fr", PHONE, False), ("fr", DESK, True), ("en", PHONE, True)]
)
def test_a_report_from_the_first_word_to_the_head(
    meet: Meet, language: str, size: dict[str, int], scripts: bool
) -> None:
    with meet("boris", language=language, size=size, scripts=scripts) as boris:
        boris.go("/reports/new/")
        tell(boris)
        boris.page.fill("input[name=start_month]", "13")
        press(boris, "add:people")
        assert boris.page.input_value("textarea[name=narrative]") == TEXT
        boris.page.fill("input[name='people-0-name']", "Moussa Alidou")
        boris.page.select_option("select[name='people-0-role']", "driver")
        press(boris, "hand_in")
        assert boris.page.locator("[aria-invalid=true][name=start_month]").count() == 1
        assert boris.page.input_value("input[name='people-0-name']") == "Moussa Alidou"
        if scripts:
            boris.check(f"form-errors-{language}-{size['width']}")
        boris.page.fill("input[name=start_month]", "3")
        press(boris, "hand_in")
        expect(boris.page.locator("main")).to_contain_text(REFERENCE)
        if scripts:
            boris.check(f"handed-in-{language}-{size['width']}")


def test_a_draft_waits_and_a_session_that_ran_out_loses_nothing(meet: Meet, house: House) -> None:
    with meet("boris", language="fr", size=PHONE) as boris:
        boris.go("/reports/new/")
        tell(boris, "Un brouillon, puis la nuit.")
        press(boris, "keep")
        reference = reference_on(boris)
        boris.go(f"/reports/{reference}/edit/")
        boris.page.fill("textarea[name=narrative]", "Un brouillon, puis le matin.")
        boris.context.clear_cookies(name="palermo_unit")
        press(boris, "keep")
        boris.look("session-over-fr-360")
        boris.page.locator("main form button").first.click()
        boris.page.fill("input[name=username]", "boris")
        boris.page.fill("input[name=password]", house.people["boris"]["password"])
        boris.page.locator("main form button.go").click()
        code = boris.page.locator("[data-demo-code]").inner_text().strip()
        boris.page.fill("input[name=code]", code)
        boris.page.locator("main form button.go").click()
        boris.page.locator("main form button").first.click()
        boris.page.wait_for_load_state("load")
        boris.go(f"/reports/{reference}/edit/")
        assert boris.page.input_value("textarea[name=narrative]") == "Un brouillon, puis le matin."


def test_salma_returns_then_submits_and_the_receipt_proves_itself(
    meet: Meet, house: House, tmp_path: Path
) -> None:
    with meet("boris", language="fr", size=PHONE) as boris:
        boris.go("/reports/new/")
        tell(boris)
        press(boris, "hand_in")
        reference = reference_on(boris)
        with meet("salma", language="fr") as salma:
            salma.check("head-home-fr-1280")
            salma.go(f"/reports/{reference}/")
            salma.check("head-report-fr-1280")
            salma.unfold("form[action$='/return/']")
            salma.page.locator("form[action$='/return/'] textarea").fill("Quelle couleur ?")
            salma.page.locator("form[action$='/return/'] button").last.click()
            boris.go("/")
            expect(boris.page.locator("main")).to_contain_text(reference)
            # The question stands on the report's own page: an officer's lists say nothing, his phone is a family's.
            expect(boris.page.locator("main")).not_to_contain_text("Quelle couleur")
            boris.go(f"/reports/{reference}/edit/")
            expect(boris.page.locator("main")).to_contain_text("Quelle couleur")
            press(boris, "hand_in")
            salma.go(f"/reports/{reference}/")
            salma.page.locator("form[action$='/submit/'] button").first.click()
            salma.page.wait_for_load_state("load")
            salma.check("receipt-fr-1280")
            document = json.loads(salma.fetch(f"/reports/{reference}/receipt.json"))
    hub = json.loads((house.running.copy.home / "public" / "hub-key.json").read_text("utf-8"))
    verify_receipt(document, base64.b64decode(hub["key"]))
    assert document["receipt"]["reference"] == reference


def test_highly_sensitive_leaves_a_receipt_and_no_draft(meet: Meet) -> None:
    with meet("boris", language="fr", size=PHONE) as boris:
        boris.go("/reports/new/")
        boris.page.check("input[name=level][value=highly_sensitive]")
        tell(boris, "Un agent du poste prévient le passeur.")
        press(boris, "deposit")
        boris.check("deposited-fr-360")
        assert REFERENCE.search(boris.page.locator("main").inner_text())
        boris.go("/search/?q=passeur")
        assert not boris.page.locator("main mark").count()


def test_first_loads_are_light(meet: Meet, house: House, browser: object) -> None:
    with visitor(browser, house.origin("boris"), language="fr", size=PHONE) as stranger:  # type: ignore[arg-type]
        assert weigh(stranger, "/sign-in/") <= FIRST_LOAD
        stranger.check("sign-in-fr-360")
    with meet("boris", language="fr", size=PHONE) as boris:
        for path in ("/", "/reports/new/", "/reports/", "/search/"):
            assert weigh(boris, path) <= FIRST_LOAD, path
            boris.check(f"boris-fr-360{path.replace('/', '-')}")
