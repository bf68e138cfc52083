"""The hub's work in a real browser: an urgent report, a whole day by keyboard, search, imports, audit and people."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from palermo.kernel.ids import new_uid
from tests.journeys.browser import DESK, PHONE, Visitor
from tests.journeys.conftest import House, Meet
from tests.journeys.walking import choose_row, key, press, reference_on, send, tab_to, tell

pytestmark = pytest.mark.journey
VICTIM, DRIVER = "Aïssata Touré", "Moussa Alidou"
PEOPLE = [
    {"ref": "V1", "role": "presumed_victim", "name": VICTIM, "sex": "F", "age": "16", "nationality": "GIN"},
    {"ref": "S1", "role": "driver", "name": DRIVER, "sex": "M", "nationality": "NER"},
]
NARRATIVE = f"{DRIVER} conduisait. {VICTIM} dit qu'on lui a promis un salon de coiffure à Tripoli."


def main(visit: Visitor) -> str:
    """Return what the page says, without its frame."""
    return visit.page.locator("main").inner_text()


def test_an_urgent_report_heads_the_queue_until_its_clock_is_stopped(meet: Meet) -> None:
    with meet("boris", language="fr", size=PHONE) as boris:
        boris.go("/reports/new/")
        tell(boris, "Une fille de 11 ans est enfermée derrière la gare routière.")
        boris.page.check("input[name=urgent_child]")
        press(boris, "hand_in")
        reference = reference_on(boris)
    with meet("salma", language="fr", size=PHONE) as salma:
        salma.go(f"/reports/{reference}/")
        salma.page.locator("form[action$='/submit/'] button").first.click()
        salma.page.wait_for_load_state("load")
    with meet("ana") as ana:
        first = ana.page.locator("main tbody tr").first
        expect(first).to_contain_text(reference)
        expect(first.locator("svg + b")).to_have_count(1)
        expect(ana.page.locator("main")).to_contain_text("Oldest urgent:")
        ana.check("queue-urgent-en-1280")
        choose_row(ana, reference)
        key(ana, "Enter")
        expect(ana.page.locator("main")).to_contain_text("nobody has acknowledged it")
        ana.check("report-urgent-en-1280")
        key(ana, "a")
        expect(ana.page.locator("main")).to_contain_text("Acknowledged")
        ana.go("/")
        expect(ana.page.locator("main tbody tr", has_text=reference).locator("svg + b")).to_have_count(0)
    with meet("ana", language="fr", size=PHONE) as ana:
        ana.check("queue-fr-360")


def test_a_report_from_the_queue_to_its_feedback_by_keyboard(meet: Meet, house: House) -> None:
    reference = send(house, narrative=NARRATIVE, people=PEOPLE, title="Départ pour Tripoli")
    other = send(house, narrative="Le même car, vu plus au nord.")
    with meet("ana") as ana:
        choose_row(ana, reference)
        key(ana, "Enter")
        key(ana, "t")
        expect(ana.page.locator("main")).to_contain_text("You have it now")
        judge(ana)
        ask(ana, "Quel âge a-t-elle dit avoir ?")
        with meet("salma", language="fr", size=PHONE) as salma:
            answer(salma, reference, "Seize ans, sans papier.")
        ana.page.reload()
        expect(ana.page.locator("main")).to_contain_text("Seize ans, sans papier.")
        duplicate_and_back(ana, other)
        share(ana)
        with meet("rui", language="pt") as rui:
            confirm(rui, reference)
        with meet("koffi", language="fr", size=PHONE) as koffi:
            read_copy(koffi, reference)
        ana.go(f"/reports/{reference}/")
        close(ana, "Le chauffeur est connu au Bénin ; appelez Koffi.")
    with meet("boris", language="fr", size=PHONE) as boris:
        expect(boris.page.locator("main")).to_contain_text("appelez Koffi")
        boris.check("feedback-fr-360")
        boris.go(f"/reports/{reference}/")
        boris.check("closed-report-fr-360")


def judge(ana: Visitor) -> None:
    """Classify as smuggling, with a crime code, an offence and an aggravation."""
    keyboard = ana.page.keyboard
    keyboard.press("c")
    tab_to(ana, "#judge-primary")
    keyboard.type("SOM")
    tab_to(ana, "input[name=classes]")
    keyboard.type("08051")
    for box in ("[name=offences][value=illegal_entry]", "[name=aggravations][value=danger_to_life]"):
        tab_to(ana, box)
        keyboard.press("Space")
    tab_to(ana, "#judge button:not([name=then])")
    ana.check("judging-en-1280")
    key(ana, "Enter")
    expect(ana.page.locator("section[aria-labelledby=jud] dl")).to_contain_text("Endangering life or safety")
    ana.check("judged-en-1280")


def ask(ana: Visitor, question: str) -> None:
    """Ask the unit."""
    ana.page.keyboard.press("q")
    tab_to(ana, "#ask-question")
    ana.page.keyboard.type(question)
    tab_to(ana, "form[action$='/ask/'] button:not([name=then])")
    key(ana, "Enter")
    expect(ana.page.locator("main")).to_contain_text("your question is with the unit")


def answer(salma: Visitor, reference: str, text: str) -> None:
    """Find the question on the unit's first page and answer it there."""
    item = salma.page.locator("main li", has_text="Quel âge").filter(has_text=reference)
    expect(item).to_have_count(1)
    salma.check("question-fr-360")
    item.locator("textarea").fill(text)
    item.locator("button").click()
    salma.page.wait_for_load_state("load")
    expect(salma.page.locator("main")).not_to_contain_text("Quel âge a-t-elle")


def duplicate_and_back(ana: Visitor, other: str) -> None:
    """Mark as the same facts as another report, and undo it."""
    ana.page.keyboard.press("d")
    tab_to(ana, "#duplicate-of")
    ana.page.keyboard.type(other)
    key(ana, "Enter")
    same = ana.page.locator("form[action$='/unduplicate/']")
    expect(same).to_contain_text(other)
    tab_to(ana, "form[action$='/unduplicate/'] button")
    key(ana, "Enter")
    expect(same).to_have_count(0)


def share(ana: Visitor) -> None:
    """Propose a share with two units, everybody protected masked."""
    key(ana, "l")
    for unit in ("BEN", "TGO"):
        tab_to(ana, f"[name=units][value={unit}]")
        ana.page.keyboard.press("Space")
    key(ana, "v")
    expect(ana.page.locator("main [role=status]")).to_contain_text("A second person of the hub confirms it.")
    copy = ana.page.locator("section[aria-labelledby=pre]")
    expect(copy).to_contain_text(DRIVER)
    expect(copy).not_to_contain_text("Touré")
    ana.check("share-en-1280")
    key(ana, "s")
    expect(ana.page.locator("section[aria-labelledby=sha]")).to_contain_text("waits for a second person")
    ana.go("/shares/")
    expect(ana.page.locator("main")).to_contain_text("Your own proposals")


def confirm(rui: Visitor, reference: str) -> None:
    """Look at the copy as the second person and confirm it, in Portuguese."""
    rui.go("/shares/")
    rui.check("confirmations-pt-1280")
    choose_row(rui, reference)
    key(rui, "Enter")
    assert "Touré" not in main(rui)
    rui.check("confirmation-pt-1280")
    key(rui, "y")
    rui.go(f"/reports/{reference}/")
    expect(rui.page.locator("section[aria-labelledby=sha] form[action$='/end/']")).to_have_count(1)


def read_copy(koffi: Visitor, reference: str) -> None:
    """Read at the receiving unit: the driver's name stands, the girl's does not."""
    koffi.go("/reports/shared/")
    koffi.check("shared-list-fr-360")
    koffi.page.locator(f"main a[href='/reports/{reference}/']").first.click()
    koffi.page.wait_for_load_state("load")
    assert DRIVER in main(koffi)
    assert "V1" in main(koffi)
    assert not {"Aïssata", "Touré"} & set(koffi.page.content().replace(",", " ").split())
    koffi.check("shared-copy-fr-360")


def close(ana: Visitor, text: str) -> None:
    """Close with feedback."""
    ana.page.keyboard.press("f")
    tab_to(ana, "#feedback-kind")
    ana.page.keyboard.type("It matched")
    tab_to(ana, "#feedback-text")
    ana.page.keyboard.type(text)
    tab_to(ana, "form[action$='/close/'] button:not([name=then])")
    key(ana, "Enter")
    expect(ana.page.locator("main")).to_contain_text("closed, and its unit reads why")


def look_for(visit: Visitor, words: str) -> None:
    """Search by keyboard from anywhere on the search page."""
    visit.go("/search/")
    visit.page.fill("#q", words)
    key(visit, "Enter")


def test_search_finds_stems_plates_and_phones_and_keeps_to_ones_own(meet: Meet, house: House) -> None:
    mine = send(
        house, narrative="Les passeurs ont abandonné les voyageurs près du puits.", title="Abandon au puits",
        vehicles=[{"plate": "BK 5518 RB", "make": "Hilux"}], phones=[{"number": "+227 90 12 34 56"}],
    )  # fmt: skip
    foreign = send(house, "koffi", narrative="Un passeur abandonne deux voyageurs.", where={"country": "BJ"})
    with meet("ana") as ana:
        for words, found in (
            ("passeur abandonner", {mine, foreign}), ("bk-5518rb", {mine}), ("90123456", {mine}),
        ):  # fmt: skip
            look_for(ana, words)
            assert found <= references(ana), words
        assert foreign not in references(ana)
        look_for(ana, "passeur abandonner")
        assert ana.page.locator("main mark").count() >= 2
        ana.check("search-en-1280")
        look_for(ana, f"nirgendwo{new_uid()[:6]}")
        expect(ana.page.locator("main")).to_contain_text("Nothing found.")
        ana.check("search-empty-en-1280")
    with meet("boris", language="fr", size=PHONE) as boris:
        look_for(boris, "passeur abandonner")
        assert mine in references(boris)
        assert foreign not in references(boris)
        boris.check("search-fr-360")
        look_for(boris, f"nirgendwo{new_uid()[:6]}")
        boris.check("search-empty-fr-360")


def references(visit: Visitor) -> set[str]:
    """Return the references of what was found."""
    return set(visit.page.locator("main .log li > .id").all_inner_texts())


def test_a_file_is_looked_at_taken_in_and_adds_nothing_twice(meet: Meet, tmp_path: Path) -> None:
    table = tmp_path / "poste.csv"
    mark = new_uid()[:8]
    table.write_text(
        "reference;date;country;place;narrative;people\n"
        f"{mark}-1;8/3/2026;Niger;Tchintabaraden;Douze personnes dans un camion ({mark}).;12\n"
        f"{mark}-2;pas de date;Niger;Arlit;Une rumeur sur la piste.;3\n"
        f"{mark}-3;2026-03;Niger;Assamaka;Refoulement de nuit.;41\n",
        "utf-8",
    )
    with meet("salma", language="fr") as salma:
        bring(salma, table, "import-fr-1280")
        numbers = salma.page.locator("#work dl .big")
        assert numbers.all_inner_texts() == ["2", "0", "0", "1"]
        bad = salma.page.locator("#work tbody tr")
        expect(bad).to_have_count(1)
        expect(bad).to_contain_text("3")
        expect(bad).to_contain_text("date")
        bring(salma, table)
        assert numbers.all_inner_texts() == ["0", "0", "2", "1"]
    with meet("salma", language="en", size=PHONE) as salma:
        salma.go("/import/")
        salma.check("imports-en-360")


def bring(salma: Visitor, table: Path, pictures: str = "") -> None:
    """Upload a file, look at its preview, start, and wait for the worker."""
    salma.go("/import/")
    salma.page.set_input_files("input[type=file]", table)
    salma.page.locator("main form.form button.go").click()
    salma.page.wait_for_load_state("load")
    expect(salma.page.locator("main tbody tr")).to_have_count(3)
    if pictures:
        salma.check(f"{pictures}-preview")
    salma.page.locator("main form[method=post] button.go").click()
    salma.page.wait_for_load_state("load")
    expect(salma.page.locator("#work dl .big")).to_have_count(4, timeout=30_000)
    expect(salma.page.locator("#work[hx-get]")).to_have_count(0, timeout=30_000)
    if pictures:
        salma.check(f"{pictures}-done")


def test_omar_reads_the_audit_and_verifies_it(meet: Meet, house: House) -> None:
    reference = send(house, narrative="Pour le registre.")
    with meet("omar") as omar:
        omar.go(f"/audit/?object={reference}")
        expect(omar.page.locator("main tbody")).to_contain_text("Salma")
        omar.check("audit-en-1280")
        omar.go("/audit/chain/")
        omar.page.locator("form[action$='/verify/'] button").click()
        expect(omar.page.locator("main [role=status]")).to_contain_text(
            "The record is whole.", timeout=30_000
        )
        omar.check("audit-verified-en-1280")
        assert omar.go(f"/reports/{reference}/").locator("main").inner_text()
        assert "registre" not in main(omar)
    with meet("omar", language="fr", size=PHONE) as omar:
        omar.go("/audit/")
        omar.check("audit-fr-360")


def test_ines_adds_a_person_and_meets_no_report(meet: Meet, house: House) -> None:
    reference = send(house, narrative="Rien pour les yeux d'une administratrice.")
    username = f"hawa.{new_uid()[:6].lower().replace('_', 'x').replace('-', 'x')}"
    with meet("ines", language="fr") as ines:
        ines.go("/people/")
        ines.check("people-fr-1280")
        key(ines, "n")
        ines.page.fill("input[name=username]", username)
        ines.page.fill("input[name=name]", "Hawa Ndiaye")
        ines.page.select_option("select[name=role]", "officer")
        ines.page.select_option("select[name=unit]", "SEN")
        ines.page.select_option("select[name=language]", "fr")
        ines.check("new-person-fr-1280")
        ines.page.locator("main form.form button.go").click()
        ines.page.wait_for_load_state("load")
        expect(ines.page.locator("main")).to_contain_text("Hawa Ndiaye")
        ines.check("person-added-fr-1280")
        for path in ("/reports/", f"/reports/{reference}/", "/search/", "/shares/"):
            answer = ines.page.goto(ines.origin + path)
            assert answer, path
            assert answer.status == 404, path
    with meet("ines", language="en", size=PHONE) as ines:
        assert reference not in main(ines)
        ines.check("landing-en-360")
        ines.go("/people/")
        ines.check("people-en-360")


def test_the_hubs_pages_fit_a_phone_in_french(meet: Meet, house: House) -> None:
    reference = send(house, narrative=NARRATIVE, people=PEOPLE)
    with meet("rui", language="fr", size=PHONE) as rui:
        for path in (f"/reports/{reference}/", f"/reports/{reference}/share/", "/reports/", "/shares/"):
            rui.go(path)
            rui.check(f"rui-fr-360{path.replace('/', '-').replace(reference, 'one')}")
        rui.go(f"/reports/{reference}/")
        rui.unfold("#keep-until")
        rui.page.fill("#keep-until", "2027-01-31")
        rui.page.locator("form[action$='/keep/'] button").click()
        expect(rui.page.locator("section[aria-labelledby=ret]")).to_contain_text("2027")
    with meet("rui", language="pt", size=DESK) as rui:
        rui.go(f"/reports/{reference}/")
        rui.check("rui-report-pt-1280")
