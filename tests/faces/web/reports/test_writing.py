"""Boris writes a report: nothing typed is lost, nothing is guessed, every error says what to do."""

import pytest

from palermo.faces.web.reports.form.rows import SECTIONS
from tests.faces.web.reports.conftest import Browser
from tests.faces.web.reports.typed import SEALED, TYPED, reference_in, text


def test_an_empty_form_is_light(browser: Browser) -> None:
    page = browser("boris").get("/reports/new/", headers={"accept-encoding": "gzip"})
    assert page.status_code == 200
    assert len(page.content) < 40_000  # the styles and scripts beside it are under 15 000


def test_a_draft_is_kept_and_comes_back_whole(browser: Browser) -> None:
    boris = browser("boris")
    kept = boris.post("/reports/new/", TYPED | {"do": "keep"})
    assert kept.status_code == 303
    page = text(boris.get(kept["Location"]))
    for typed in ("14 personnes", 'value="Moussa"', 'value="8"', 'value="Assamaka"', "Draft kept"):
        assert typed in page


def test_the_same_form_twice_is_one_draft(browser: Browser) -> None:
    boris = browser("boris")
    first, second = (boris.post("/reports/new/", TYPED | {"do": "keep", "once": "tap"}) for _ in range(2))
    assert first["Location"] == second["Location"]
    other = boris.post("/reports/new/", TYPED | {"do": "keep", "once": "another form"})
    assert other["Location"] != first["Location"]


@pytest.mark.parametrize("section", SECTIONS)
def test_one_more_row_keeps_everything(browser: Browser, section: str) -> None:
    untouched = {f"{section}-0-{SECTIONS[section].columns[0].name}": ""}
    typed = untouched | TYPED | {"do": f"add:{section}", "start_month": "13"}
    page = text(browser("boris").post("/reports/new/", typed))
    for kept in ("14 personnes", 'value="Moussa"', 'value="13"'):
        assert kept in page
    assert f'name="{section}-1-' in page


def test_a_row_goes_and_the_others_stay(browser: Browser) -> None:
    typed = TYPED | {"do": "remove:people:0", "phones-0-number": "90 00 02 16", "phones-0-of": "#1"}
    page = text(browser("boris").post("/reports/new/", typed))
    assert 'value="Moussa"' not in page
    assert 'name="people-0-name" value="Aminata Diallo"' in page
    assert '<option value="#0" selected>' in page


def test_an_error_stands_on_top_and_beside_its_field(browser: Browser) -> None:
    boris = browser("boris")
    answer = boris.post(
        "/reports/new/", TYPED | {"do": "hand_in", "start_month": "13", "phones-0-number": "90 12"}
    )
    page = text(answer)
    assert answer.status_code == 422
    assert page.count("Month 13 does not exist") == 2
    assert 'href="#f-start_month"' in page
    assert 'id="f-start_month"' in page
    assert 'href="#f-phones-0-number"' in page
    assert "Kept as a draft; not sent yet" in page
    assert 'value="13"' in page


def test_errors_speak_the_readers_language_or_english(browser: Browser) -> None:
    boris = browser("boris")
    boris.get("/reports/new/?lang=fr")
    assert 'lang="fr"' in text(boris.post("/reports/new/", TYPED | {"do": "hand_in", "start_month": "13"}))


def test_what_when_and_where_are_asked_for_only_on_leaving(browser: Browser) -> None:
    boris = browser("boris")
    assert (
        boris.post("/reports/new/", {"level": "sensitive", "place": "Gaya", "do": "keep"}).status_code == 303
    )
    page = text(boris.post("/reports/new/", {"level": "sensitive", "title": "x", "do": "hand_in"}))
    for field in ("narrative", "start_day", "country"):
        assert f'href="#f-{field}"' in page


def test_a_draft_keeps_what_cannot_be_read_yet(browser: Browser) -> None:
    boris = browser("boris")
    kept = boris.post(
        "/reports/new/", TYPED | {"do": "keep", "start_month": "13", "people-0-born": "the year of the flood"}
    )
    page = text(boris.get(kept["Location"]))
    assert 'value="13"' in page
    assert "the year of the flood" in page
    reference = reference_in(kept)
    assert boris.post(f"/reports/{reference}/hand-in/")["Location"].endswith("/edit/")


def test_nothing_typed_is_nothing_kept(browser: Browser) -> None:
    answer = browser("boris").post("/reports/new/", {"level": "sensitive", "kind": "incident", "do": "keep"})
    assert answer.status_code == 422
    assert "nothing to keep yet" in text(answer)


def test_a_condition_needs_words(browser: Browser) -> None:
    answer = browser("boris").post("/reports/new/", TYPED | {"do": "hand_in", "handling": "H3"})
    assert 'href="#f-condition"' in text(answer)


def test_two_devices_do_not_overwrite_each_other_unseen(browser: Browser) -> None:
    boris = browser("boris")
    address = boris.post("/reports/new/", TYPED | {"do": "keep"})["Location"]
    old = boris.get(address).context["stamp"]
    assert (
        boris.post(address, TYPED | {"do": "keep", "title": "from the phone", "stamp": old}).status_code
        == 303
    )
    answer = boris.post(address, TYPED | {"do": "keep", "title": "from the office", "stamp": old})
    assert answer.status_code == 409
    assert "from the office" in text(answer)
    again = boris.post(
        address, TYPED | {"do": "keep", "title": "from the office", "stamp": answer.context["stamp"]}
    )
    assert again.status_code == 303


def test_the_script_keeps_a_draft_without_a_page(browser: Browser) -> None:
    boris = browser("boris")
    address = boris.post("/reports/new/", TYPED | {"do": "keep"})["Location"]
    stamp = boris.get(address).context["stamp"]
    answer = boris.post(
        address, TYPED | {"title": "typed meanwhile", "stamp": stamp}, headers={"x-autosave": "1"}
    )
    assert answer.status_code == 200
    assert answer.json()["fields"]["stamp"] != stamp
    assert "typed meanwhile" in text(boris.get(address))
    sealed = boris.post(address, SEALED | {"title": "never kept"}, headers={"x-autosave": "1"})
    assert sealed.status_code == 409
    assert "never kept" not in text(boris.get(address))


def test_nobody_else_edits_a_draft(browser: Browser) -> None:
    address = browser("boris").post("/reports/new/", TYPED | {"do": "keep"})["Location"]
    assert browser("salma").get(address).status_code == 404
    assert browser("ben").post(address, TYPED | {"do": "keep"}).status_code == 404


def test_a_draft_is_destroyed(browser: Browser) -> None:
    boris = browser("boris")
    reference = reference_in(boris.post("/reports/new/", TYPED | {"do": "keep"}))
    assert boris.post(f"/reports/{reference}/discard/")["Location"] == "/"
    assert boris.get(f"/reports/{reference}/").status_code == 404
