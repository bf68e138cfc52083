"""“Read my text”: what the narrative names and no row has, each one button away; nothing is classified or kept."""

import re
from html import unescape

from palermo.domain.reports.models import Report
from tests.faces.web.reports.conftest import Browser
from tests.faces.web.reports.typed import TYPED, text

NARRATIVE = (
    "Contrôle: Hilux blanc immatriculé AB 7342 RB, tél 90 00 02 16. Saisi 490 000 F CFA sur le chauffeur."
)


def offered(page: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'name="do" value="(named:[^"]*)"', page)]


def test_what_the_text_names_is_listed_and_added_with_one_button(browser: Browser) -> None:
    boris = browser("boris")
    typed = {name: value for name, value in TYPED.items() if not name.startswith(("phones-", "vehicles-"))}
    typed |= {"narrative": NARRATIVE, "start_month": "13"}
    page = text(boris.post("/reports/new/", typed | {"do": "read_text"}))
    found = offered(page)
    assert {one.split(":")[1] for one in found} >= {"phone", "money"}
    phone = next(one for one in found if one.startswith("named:phone:"))
    page = text(boris.post("/reports/new/", typed | {"do": phone}))
    assert phone not in offered(page)
    assert re.search(r'name="phones-\d+-number" value="[^"]*90 ?00 ?02 ?16"', page)
    assert 'value="13"' in page and "490 000 F CFA sur le chauffeur" in page
    assert not Report.objects.exists()


def test_nothing_named_says_so_and_no_class_is_ever_shown(browser: Browser) -> None:
    boris = browser("boris")
    page = text(boris.post("/reports/new/", TYPED | {"narrative": "Rien ce jour.", "do": "read_text"}))
    assert "names nothing that the rows below do not have" in page
    page = text(boris.post("/reports/new/", TYPED | {"narrative": NARRATIVE, "do": "read_text"}))
    assert "Suggested by the program" not in page and "%</span>" not in page


def test_what_the_text_does_not_name_adds_nothing(browser: Browser) -> None:
    boris = browser("boris")
    for wrong in ("named:phone:+22999999999", "named:", "named:person:Moussa", "named::::"):
        page = text(boris.post("/reports/new/", {"narrative": NARRATIVE, "do": wrong}))
        assert "+22999999999" not in page.replace("named:phone:+22999999999", "")
        assert 'name="phones-1-number"' not in page
