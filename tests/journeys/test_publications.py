"""The website in a real browser: Ana sanitises and proposes, Rui publishes, the public finds it, and it is taken down."""

import re
import time

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import DESK, FIRST_LOAD, PHONE, Visitor, visitor, weigh
from tests.journeys.conftest import House, Meet

pytestmark = pytest.mark.journey
TEXTS = {
    "en": (
        "Lanterns on the river ferry",
        "Ferrymen hang a lantern when somebody aboard asks for help.",
        "ferrymen",
    ),
    "fr": (
        "Des lanternes sur le bac",
        "Les passeurs du bac accrochent une lanterne quand on demande secours.",
        "lanternes",
    ),
    "pt": (
        "Lanternas na jangada do rio",
        "Os barqueiros penduram uma lanterna quando alguém pede socorro.",
        "barqueiro",
    ),
}
ADDRESS = "lanterns-on-the-ferry"


ISSUED = """
from tests.domain.documents.writing import issued, submitted
report = submitted()
body = f"Ferrymen were heard by the patrol [@{report}].\\n\\n> We hang a lantern.\\n\\n[!judgement high] It helps."
print(issued(report, title="Lanterns", body=body, language="en"), report)
"""


def propose(ana: Visitor, document: str, report: str) -> str:
    """Sanitise an issued document in the form, after wrong turns, and return the path of the publication."""
    ana.go(f"/documents/{document}/read/").locator("main a[href^='/publications/new/']").click()
    page = ana.page
    page.wait_for_url("**/publications/new/?document=*")
    expect(page.locator("main .note").first).to_contain_text(document)
    expect(page.locator("textarea[name=body_en]")).to_have_value(
        re.compile("Our judgement, with high confidence")
    )
    expect(page.locator("textarea[name=body_en]")).not_to_have_value(re.compile("We hang a lantern"))
    ana.check("publication-from-document")
    page.fill("input[name=title_en]", "")
    page.locator("main form button.go").click()
    expect(page.locator("main [role=alert], main .note.is-bad").first).to_be_visible()
    expect(page.locator("main select[name=source_0][aria-invalid=true]")).to_be_visible()
    ana.check("publication-form")
    expect(page.locator("main label", has_text=report)).to_be_visible()
    page.select_option("select[name=source_0]", "reworded")
    page.fill("input[name=source_0_note]", "No place, no day, no number")
    page.select_option("select[name=kind]", "practice")
    page.fill("input[name=address]", ADDRESS)
    page.check("input[name=themes][value=protection]")
    for code, (title, body, _) in TEXTS.items():
        page.fill(f"input[name=title_{code}]", title)
        page.fill(f"textarea[name=body_{code}]", body)
    page.locator("main form button.go").click()
    page.wait_for_url("**/publications/PUB-*/")
    expect(page.locator("main h1")).to_contain_text(TEXTS["en"][0])
    return page.url.removeprefix(ana.origin)


def search(public: Visitor, language: str, word: str) -> int:
    """Ask the site's own search and return how many answers it shows."""
    page = public.go(f"/{language}/")
    page.fill("input[name=q]", word)
    page.locator("main form[role=search] button").click()
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("[data-count]")).not_to_be_empty()
    told = re.match(r"\d+", page.locator("[data-count]").inner_text())
    found = int(told[0]) if told else 0
    expect(page.locator("[data-results] li")).to_have_count(found)
    return found


def until_public(public: Visitor, path: str, words: str) -> None:
    """Wait until the hub's worker has written the site; browsers may keep a page for a minute, so ask for it anew."""
    began = time.monotonic()
    while words not in public.go(f"{path}?{time.monotonic()}").content():
        assert time.monotonic() < began + 60, f"{path} does not say {words!r}"
        time.sleep(0.5)


def test_ana_proposes_rui_publishes_the_public_finds_it_and_rui_takes_it_down(
    meet: Meet, house: House, browser: Browser
) -> None:
    public_at = house.running.origin("public")
    document, report = house.running.copy.python(ISSUED, entry="hub").stdout.split()
    with meet("ana") as ana:
        path = propose(ana, document, report)
        expect(ana.page.locator("main")).to_contain_text(document)
        expect(ana.page.locator("main form[action$='/publish/']")).to_have_count(0)
        ana.check("publication-own")
    with meet("rui", language="pt") as rui:
        page = rui.go("/publications/?view=waiting")
        rui.check("publications-list")
        page.locator("main tbody th a").first.click()
        expect(page.locator("main")).to_contain_text(f"/fr/practices/{ADDRESS}/")
        rui.check("publication-preview")
        page.locator("main form[action$='/publish/'] button").click()
        expect(page.locator("main [role=alert]")).to_be_visible()  # a source waits for her eyes
        rui.check("publication-source-open")
        page.locator(f"main input[name=confirmed][value='{report}']").check()
        page.locator("main form[action$='/publish/'] button").click()
        page.wait_for_url(f"**{path}")
        with visitor(browser, public_at, language="en", size=DESK) as public:
            until_public(public, f"/en/practices/{ADDRESS}/", TEXTS["en"][0])
            for language, (title, _, word) in TEXTS.items():
                assert search(public, language, word) == 1
                expect(public.page.locator("[data-results] a")).to_have_text(title)
                public.check(f"site-search-{language}")
                public.page.locator("[data-results] a").click()
                expect(public.page.locator("main h1")).to_have_text(title)
            page = rui.go(path)
            page.select_option("select[name=why]", "harm")
            page.locator("main form[action$='/unpublish/'] button").click()
            page.wait_for_load_state("load")
            until_public(public, f"/fr/practices/{ADDRESS}/", 'content="noindex"')
            public.check("site-gone")
            assert TEXTS["fr"][1] not in public.page.content()
            assert not {document, report} & set(re.findall(r"[A-Z]+-\w{4}-\w{4}", public.page.content()))
            assert search(public, "fr", "lanternes") == 0


@pytest.mark.parametrize("language, size", [("en", DESK), ("fr", PHONE), ("pt", PHONE)])
def test_every_page_of_the_site_is_whole_light_and_works_without_scripts(
    house: House, browser: Browser, language: str, size: dict[str, int]
) -> None:
    at = house.running.origin("public")
    with visitor(browser, at, language=language, size=size, scripts=False) as public:
        page = public.go(f"/{language}/")
        for name in (
            "reports",
            "monographs",
            "figures",
            "practices",
            "news",
            "about",
            "contact",
            "verify",
            "search",
        ):
            page = public.go(f"/{language}/{name}/")
            expect(page.locator("main h1")).to_be_visible()
        expect(page.locator("noscript")).to_be_visible()
    with visitor(browser, at, language=language, size=size) as public:
        for name in ("", "about/", "search/", "verify/", "contact/"):
            assert weigh(public, f"/{language}/{name}") < (
                FIRST_LOAD if name != "search/" else 3 * FIRST_LOAD
            )
            public.check(f"site-{language}-{name.strip('/') or 'home'}")
            assert public.context.cookies() == []
