"""A highly sensitive report: no draft, no guess, a receipt, and letters for its author alone."""

import pytest

from palermo.domain.reports import operations
from palermo.domain.reports.models import Body, Message, Receipt, Report
from tests.faces.web.reports.conftest import Browser
from tests.faces.web.reports.typed import SEALED, TYPED, reference_in, text
from tests.factories import cast
from tests.support.entries import as_entry


@pytest.mark.parametrize("do", ["keep", "hand_in", ""])
def test_there_is_no_draft(browser: Browser, do: str) -> None:
    answer = browser("boris").post("/reports/new/", SEALED | {"do": do})
    page = text(answer)
    assert answer.status_code == 422
    assert "has no draft" in page
    assert "14 personnes" in page
    assert not Report.objects.exists()


def test_the_level_is_never_guessed(browser: Browser) -> None:
    answer = browser("boris").post("/reports/new/", TYPED | {"do": "deposit"})
    assert answer.status_code == 422
    assert "Nothing was sent" in text(answer)
    assert not Receipt.objects.exists()


def test_sealing_leaves_a_receipt_only(browser: Browser) -> None:
    boris = browser("boris")
    answer = boris.post("/reports/new/", SEALED | {"once": "tap"})
    assert answer.status_code == 303
    assert boris.post("/reports/new/", SEALED | {"once": "tap"})["Location"] == answer["Location"]
    assert Receipt.objects.count() == 1
    assert not Report.objects.exists()
    page = text(boris.get(answer["Location"]))
    assert "Nobody at the unit can open it any more" in page
    assert "14 personnes" not in page
    assert boris.get(f"/reports/{reference_in(answer)}/").status_code == 404
    assert browser("salma").get(answer["Location"]).status_code == 404


def test_the_draft_that_it_was_is_destroyed(browser: Browser) -> None:
    boris = browser("boris")
    address = boris.post("/reports/new/", TYPED | {"do": "keep"})["Location"]
    assert boris.post(address, SEALED).status_code == 303
    assert boris.get(address).status_code == 404
    assert not Body.objects.exists()


def test_what_is_missing_is_told_and_nothing_kept(browser: Browser) -> None:
    answer = browser("boris").post("/reports/new/", SEALED | {"narrative": ""})
    assert answer.status_code == 422
    assert 'href="#f-narrative"' in text(answer)
    assert not Receipt.objects.exists()


def test_letters_come_back_to_the_author_alone(browser: Browser) -> None:
    boris, salma = browser("boris"), browser("salma")
    address = boris.post("/reports/new/", SEALED)["Location"].partition("?")[0]
    reference = address.strip("/").split("/")[-1]
    with as_entry("hub"):
        operations.take_in()
        operations.ask(cast.ana, reference=reference, question="Quel jour exactement ?")
    assert "Quel jour exactement" in text(boris.get("/"))
    assert "Quel jour exactement" in text(boris.get(address))
    assert "Quel jour" not in text(salma.get("/"))
    assert boris.post(f"{address}follow-up/", {"text": "  "}).status_code == 422
    assert boris.post(f"{address}follow-up/", {"text": "Le lundi."}).status_code == 303
    assert salma.post(f"{address}follow-up/", {"text": "Moi aussi."}).status_code == 404
    with as_entry("hub"):
        operations.take_in()
    assert Message.objects.filter(reference=reference, kind="follow_up").count() == 1
