"""Requests and practices in a real browser: one answered in time, one late; judged by two, found by a third."""

import http.client
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import DESK, PHONE, Visitor, weigh
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import until

pytestmark = pytest.mark.journey
LATER_LOAD = 20_000
TITLE, LATE = "Transporteur de Dogondoutchi", "Registre de Birni"
PRACTICE = {
    "title": "Une lampe au bac de nuit", "place": "Gaya", "context": "Trois noyades en un an.",
    "done": "Une lampe et un gardien au bac.",
    "before": "3 noyades en 12 mois.", "after": "0 noyade en 12 mois.", "safeguards": "Personne n'est refoulé vers le fleuve.",
}  # fmt: skip


def put(house: House, name: str, **values: Any) -> str:
    """Put a request over the API with somebody's token and return its reference."""
    origin = house.origin(name)[7:]
    connection = http.client.HTTPConnection("127.0.0.1", int(origin.rpartition(":")[2]), timeout=20)
    headers = {
        "Host": origin, "Authorization": f"Bearer {house.people[name]['token']}", "Content-Type": "application/json",
    }  # fmt: skip
    connection.request("POST", "/api/v1/requests", json.dumps(values), headers)
    answer = connection.getresponse()
    body = json.loads(answer.read())
    connection.close()
    assert answer.status == 201, body
    return str(body["reference"])


def ask(visit: Visitor) -> str:
    """Ask the hub in the form, after one wrong turn, and return the address of the request."""
    page = visit.go("/cooperation/requests/new/")
    page.select_option("select[name=asked]", "ECOBCCU")
    page.select_option("select[name=kind]", "information")
    page.fill("input[name=title]", TITLE)
    page.fill("textarea[name=text]", "Ce transporteur est-il connu ailleurs ?")
    page.locator("main form.form button.go").click()
    expect(page.locator("main .is-bad, main [role=alert]").first).to_be_visible()
    assert page.input_value("input[name=title]") == TITLE
    page.check("input[name=use][value=information]")
    page.select_option("select[name=purpose]", "investigation")
    page.select_option("select[name=basis]", "regional_agreement")
    page.set_input_files(
        "input[name=files]", {"name": "registre.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 x"}
    )
    page.locator("main form.form button.go").click()
    page.wait_for_url("**/cooperation/requests/REQ-*/")
    return page.url.removeprefix(visit.origin)


def test_salmas_request_is_answered_in_time_and_another_is_late(meet: Meet, house: House) -> None:
    due = datetime.now(UTC) + timedelta(seconds=3)
    late = put(
        house, "ana", asked="NER", kind="information", use="information", purpose="investigation",
        basis="regional_agreement", title=LATE, text="Le registre est-il tenu ?", due_at=due.isoformat(),
    )  # fmt: skip
    with meet("salma", language="fr", size=PHONE) as salma, meet("ana") as ana:
        path = ask(salma)
        salma.check("request-asked-fr-360")
        until(ana, "/cooperation/requests/?view=waiting&side=to_us", TITLE)
        page = ana.go(path)
        expect(page.locator("main")).to_contain_text("registre.pdf")
        page.fill("#a-text", "Connu à Gao depuis juin.")
        ana.check("request-to-answer-en-1280")
        page.locator("button[name=do][value=answer]").click()
        page.wait_for_load_state("load")
        expect(page.locator("main")).to_contain_text("Connu à Gao")
        salma.go("/")
        salma.page.locator("main a[href*='side=by_us']").click()
        salma.page.locator("main tbody a", has_text=TITLE).click()
        expect(salma.page.locator("main")).to_contain_text("Connu à Gao depuis juin.")
        expect(salma.page.locator("main header")).not_to_contain_text("en retard")
        salma.check("request-answered-fr-360")
        until(salma, "/cooperation/requests/?view=late", LATE)
        salma.go(f"/cooperation/requests/{late}/")
        expect(salma.page.locator("main header")).to_contain_text("en retard")
        salma.page.fill("#a-text", "Oui, depuis mars.")
        salma.page.locator("button[name=do][value=answer]").click()
        salma.page.wait_for_load_state("load")
        expect(ana.go("/cooperation/requests/?view=late").locator("main")).to_contain_text(LATE)
        expect(ana.page.locator("main")).not_to_contain_text(TITLE)


def test_a_practice_is_judged_by_two_and_found_in_french(meet: Meet) -> None:
    with (
        meet("salma", language="fr", size=PHONE) as salma,
        meet("ana") as ana,
        meet("rui", language="pt") as rui,
    ):
        page = salma.go("/cooperation/practices/new/")
        for name, text in PRACTICE.items():
            page.fill(f"[name={name}]", text)
        page.check("input[name=area][value=patrolling]")
        page.locator("main form.form button.go").click()
        page.wait_for_url("**/practices/PRA-*/")
        path = page.url.removeprefix(salma.origin)
        page.locator("form[action$='/propose/'] button").click()
        page.wait_for_load_state("load")
        for judge in (ana, rui):
            seen = judge.go(path)
            for box in seen.locator("form[action$='/judge/'] select").all():
                box.select_option("2")
            seen.check("#j-recommends")
            seen.fill("#j-why", "La même mesure avant et après.")
            judge.check(f"practice-to-judge-{judge.page.get_attribute('html', 'lang')}-1280")
            seen.locator("form[action$='/judge/'] button").click()
            seen.wait_for_load_state("load")
        with meet("efua", language="fr", size=DESK) as efua:
            found = efua.go("/cooperation/practices/?q=lampes+noyade")
            found.locator("main tbody a", has_text=PRACTICE["title"]).click()
            expect(found.locator("main")).to_contain_text(PRACTICE["safeguards"])
            expect(found.locator("main header")).to_contain_text("Prometteuse")
            efua.check("practice-approved-fr-1280")


PAGES = {
    "salma": (
        "",
        "requests/new/",
        "units/",
        "units/NER/",
        "contacts/",
        "meeting/",
        "calendar/",
        "practices/new/",
    ),
    "ana": ("requests/", "units/", "operation/new/", "agreement/new/", "practices/"),
}


@pytest.mark.parametrize("name, language, size", [("salma", "fr", PHONE), ("ana", "pt", DESK)])
def test_the_pages_are_light_and_read_well(
    meet: Meet, name: str, language: str, size: dict[str, int]
) -> None:
    with meet(name, language=language, size=size) as visit:
        for path in PAGES[name]:
            assert weigh(visit, f"/cooperation/{path}") <= LATER_LOAD, path
            visit.check(f"cooperation-{language}-{size['width']}-{path.replace('/', '-')}")


def test_a_liaison_call_is_entered_and_answered_without_scripts(meet: Meet) -> None:
    with meet("salma", language="fr", size=PHONE, scripts=False) as salma:
        page = salma.go("/cooperation/liaison/new/")
        page.fill("input[name=title]", "Gaya – Malanville")
        page.check("input[name=parties][value=BEN]")
        page.locator("main form.form button.go").click()
        page.locator("summary", has_text="Inscrire un appel").click()
        page.fill("#s-at", "2026-01-02T22:40")
        page.fill("#s-text", "Deux pirogues en aval")
        page.locator("button[name=do][value=call]").click()
        path = page.url.removeprefix(salma.origin)
        with meet("koffi", language="fr", size=DESK) as koffi:
            koffi.go(path)
            koffi.page.fill("input[name=answer]", "Vues à 22 h")
            koffi.page.locator("button[name=do][value=answered]").click()
            koffi.page.wait_for_load_state("load")
            expect(koffi.page.locator("main")).to_contain_text("Vues à 22 h")
            koffi.check("liaison-fr-1280")
