"""From three reports to readers and back: drafted, sent back, approved, issued, read on a phone, answered, recalled."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import DESK, PHONE, Visitor
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import key, send

pytestmark = pytest.mark.journey
REFERENCE = re.compile(r"DOC-[0-9A-Z]{4}-[0-9A-Z]{4}")
TITLE = "La route d’Agadez après la réouverture"


def press(visit: Visitor, selector: str) -> None:
    """Press a button that leads to another page, and wait until that stands."""
    visit.page.locator(selector).first.click()
    visit.page.wait_for_load_state("load")


def of_page(visit: Visitor) -> str:
    found = REFERENCE.search(visit.page.url)
    assert found, visit.page.url
    return found[0]


def draft(ana: Visitor, reports: list[str]) -> str:
    """Begin from three reports, write with the help of the script, and save; return the reference."""
    page = ana.go("/documents/new/?" + "&".join(f"cite={one}" for one in reports))
    page.select_option("select[name=kind]", "trend_brief")
    page.fill("input[name=title]", TITLE)
    page.select_option("select[name=language]", "fr")
    ana.check("document-new-1280")
    press(ana, "button[value=begin]")
    box = page.locator("textarea[name=section]").first
    box.fill("Depuis mars, deux fois plus de personnes passent par Assamaka.")
    for one in reports:
        page.locator(f"button[data-insert='[@{one}]']").click()
    page.locator("textarea[name=section]").nth(1).fill(
        "> « Ils ont gardé nos papiers. »\n\n[!judgement moderate] Il est probable que le même réseau fournisse les papiers."
    )
    expect(page.locator("#preview .judged")).to_be_visible()  # by htmx, without a page
    ana.check("document-edit-1280")
    press(ana, "button[value=save]")
    expect(page.locator("main h1")).to_have_text(TITLE)
    expect(page.locator("ol.sources > li")).to_have_count(3)
    ana.check("document-workbench-1280")
    return of_page(ana)


def test_from_three_reports_to_readers_and_back(meet: Meet, house: House) -> None:
    reports = [send(house, narrative=f"Passage {n} vers Agadez, papiers gardés.") for n in (1, 2, 3)]
    with meet("ana") as ana, meet("rui", language="pt") as rui:
        reference = draft(ana, reports)
        ana.unfold("#facts-handling")
        ana.page.select_option("#facts-handling", "H1")
        press(ana, "form[action$='/facts/'] button")
        key(ana, "v")  # to review
        rui.go(f"/documents/{reference}/review/")
        rui.check("document-review-pt-1280")
        rui.unfold("textarea[name=reason]")
        rui.page.fill("textarea[name=reason]", "Falta o n.")
        press(rui, "form[action$='/send-back/'] button")
        ana.go(f"/documents/{reference}/edit/?whole=1")
        expect(ana.page.get_by_text("Falta o n.")).to_be_visible()
        text = ana.page.input_value("textarea[name=body]")
        ana.page.fill("textarea[name=body]", text.replace("de personnes", "de personnes (n = 756)"))
        press(ana, "button[value=save]")
        ana.go(f"/documents/{reference}/versions/")
        ana.check("document-versions-1280")
        ana.go(f"/documents/{reference}/")
        key(ana, "v")
        rui.go(f"/documents/{reference}/review/")
        key(rui, "y")
        ana.go(f"/documents/{reference}/issue/")
        ana.check("document-issue-1280")
        press(ana, "button[value=issue]")
        expect(ana.page.locator("main h1")).to_contain_text("Ledger")

        for name in ("boris", "efua"):
            with meet(name, language="fr", size=PHONE) as reader:
                read_on_a_phone(reader, reference, name)
        ana.go(f"/documents/{reference}/ledger/")
        expect(ana.page.locator("main")).to_contain_text("Merci, vu à Gaya.")
        assert ana.page.locator("tbody tr", has_text="Boris").locator("time").count() == 3
        ana.check("document-ledger-1280")

        rui.go(f"/documents/{reference}/recall/")
        rui.page.select_option("select[name=reason]", "source_at_risk")
        rui.page.fill("textarea[name=text]", "Ne plus utiliser : une source est en danger.")
        rui.check("document-recall-pt-1280")
        press(rui, "button.bad")
        with meet("boris", language="fr", size=PHONE) as boris:
            boris.go(f"/documents/{reference}/")
            expect(boris.page.locator("main")).to_contain_text("une source est en danger")
            expect(boris.page.locator("main")).not_to_contain_text("deux fois plus")
            boris.check("document-recalled-fr-360")
            press(boris, "form[action*='/respond/'] button")
        ana.go(f"/documents/{reference}/ledger/?only=unaware")
        expect(ana.page.locator("main tbody th", has_text="Boris")).to_have_count(0)


def read_on_a_phone(reader: Visitor, reference: str, name: str) -> None:
    """Open a document from the list, follow a number to its source, acknowledge, use it, write a word."""
    reader.go("/documents/")
    reader.check(f"documents-{name}-fr-360")
    reader.page.get_by_role("link", name=TITLE).click()
    reader.page.wait_for_load_state("load")
    assert reference in reader.page.url
    expect(reader.page.locator(".prose h1")).to_have_text(TITLE)
    reader.check(f"document-{name}-fr-360")
    reader.page.locator("a.cite").first.click()
    expect(reader.page.locator("#c1")).to_be_in_viewport()
    reader.page.check("input[name=ack]")
    reader.page.select_option("select[name=used]", "check")
    reader.page.fill("textarea[name=text]", "Merci, vu à Gaya.")
    press(reader, "form[action*='/respond/'] button")
    expect(reader.page.locator("input[name=ack]")).to_have_count(0)


def test_nothing_highly_sensitive_is_there_for_units(meet: Meet, house: House) -> None:
    report = send(house, narrative="Un passage ordinaire.")
    with meet("ana") as ana, meet("rui") as rui:
        page = ana.go(f"/documents/new/?cite={report}")
        page.fill("input[name=title]", "Zitounia, profil du réseau")
        page.select_option("select[name=kind]", "network_profile")
        press(ana, "button[value=begin]")
        reference = of_page(ana)
        page.locator("textarea[name=section]").first.fill(f"Zitounia mène. [@{report}]")
        press(ana, "button[value=save]")
        ana.unfold("#facts-handling")
        page.select_option("#facts-handling", "H1")
        press(ana, "form[action$='/facts/'] button")
        key(ana, "v")
        rui.go(f"/documents/{reference}/review/")
        key(rui, "y")
        ana.go(f"/documents/{reference}/issue/")
        press(ana, "button[value=issue]")
        expect(rui.go(f"/documents/{reference}/read/").locator(".prose h1")).to_contain_text("Zitounia")
    for name in ("boris", "efua"):
        with meet(name, language="fr", size=PHONE) as reader:
            for path in (
                "/",
                "/documents/",
                "/documents/?q=Zitounia",
                "/documents/export.csv",
                "/documents/?view=unread",
            ):
                text = reader.fetch(path)
                assert reference not in text and "profil du réseau" not in text
            assert reader.fetch(f"/documents/{reference}/") == reader.fetch(
                "/documents/DOC-0000-0000/"
            ).replace("DOC-0000-0000", reference)


def test_the_editor_works_without_a_script(meet: Meet, house: House) -> None:
    with meet("ana", scripts=False, size=DESK) as ana:
        ana.go("/documents/new/")
        ana.page.fill("input[name=title]", "Sans script")
        press(ana, "button[value=begin]")
        ana.page.locator("textarea[name=section]").first.fill("**Visible** avant d’être gardé.")
        press(ana, "button[value=preview]")
        expect(ana.page.locator("#preview strong").first).to_have_text("Visible")
        press(ana, "button[value=stay]")
        expect(ana.page.locator("textarea[name=section]").first).to_have_value(
            "**Visible** avant d’être gardé."
        )
