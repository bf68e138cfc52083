"""Salma checks, returns, corrects, sends one or several, corrects later and withdraws."""

import json

from palermo.domain.reports import operations
from palermo.foundations.compartments import keyring, receipts
from tests.faces.web.reports.conftest import Browser
from tests.faces.web.reports.typed import TYPED, reference_in, sent, text


def handed_in(browser: Browser, **changes: str) -> str:
    return reference_in(browser("boris").post("/reports/new/", TYPED | {"do": "hand_in"} | changes))


def test_what_waits_stands_on_the_first_page(browser: Browser) -> None:
    reference = handed_in(browser)
    assert reference in text(browser("salma").get("/"))
    page = text(browser("salma").get(f"/reports/{reference}/"))
    assert "Send to the hub" in page
    assert "Aminata Diallo" in page


def test_the_officers_lists_show_reference_and_state_only(browser: Browser) -> None:
    reference = handed_in(browser)
    for address in ("/", "/reports/"):
        page = text(browser("boris").get(address))
        assert "14 personnes" not in page
    assert reference in text(browser("boris").get("/reports/"))
    assert "14 personnes" in text(browser("salma").get("/reports/"))


def test_return_with_one_question(browser: Browser) -> None:
    boris, salma = browser("boris"), browser("salma")
    reference = handed_in(browser)
    empty = salma.post(f"/reports/{reference}/return/", {"question": " "})
    assert empty.status_code == 422
    assert "Write your question" in text(empty)
    assert salma.post(f"/reports/{reference}/return/", {"question": "Quelle plaque ?"}).status_code == 303
    assert "Quelle plaque ?" in text(boris.get(f"/reports/{reference}/edit/"))
    assert boris.post(f"/reports/{reference}/edit/", TYPED | {"do": "hand_in"}).status_code == 303


def test_correct_and_send_in_one_step(browser: Browser) -> None:
    salma = browser("salma")
    reference = handed_in(browser)
    page = text(salma.get(f"/reports/{reference}/edit/"))
    assert "Correct before sending" in page
    answer = salma.post(f"/reports/{reference}/edit/", TYPED | {"do": "amend_submit", "people-1-name": "V1"})
    assert answer["Location"] == f"/receipts/{reference}/?sent=1"
    assert "It arrived" in text(salma.get(answer["Location"]))
    page = text(salma.get(f"/reports/{reference}/"))
    assert "Aminata" not in page
    assert "Corrected by the head of unit" in page
    assert "Aminata" in text(salma.get(f"/reports/{reference}/versions/1/"))


def test_several_at_once_all_or_none(browser: Browser) -> None:
    salma = browser("salma")
    first, second = handed_in(browser), handed_in(browser)
    answer = salma.post("/reports/submit/", {"reference": [first, second]})
    page = text(salma.get(answer["Location"]))
    assert "2 reports arrived at the hub" in page
    again = salma.post("/reports/submit/", {"reference": [first]})
    assert again.status_code in (404, 409)
    assert browser("boris").post("/reports/submit/", {"reference": [first]}).status_code == 404


def test_the_receipt_can_be_proved_offline(browser: Browser) -> None:
    reference = sent(browser("boris"), browser("salma"))
    answer = browser("salma").get(f"/reports/{reference}/receipt.json")
    assert "attachment" in answer["Content-Disposition"]
    receipts.verify_receipt(json.loads(answer.content), keyring().hub_public)


def test_correct_later_tells_and_keeps_the_old_text(browser: Browser) -> None:
    boris, salma = browser("boris"), browser("salma")
    reference = sent(boris, salma)
    assert boris.get(f"/reports/{reference}/edit/").status_code == 404
    answer = salma.post(f"/reports/{reference}/edit/", TYPED | {"do": "correct", "place": "Arlit"})
    assert answer.status_code == 303
    page = text(salma.get(f"/reports/{reference}/"))
    assert "Arlit" in page
    assert "Corrected after it was sent" in page
    assert "This is version 1, not the present one" in text(salma.get(f"/reports/{reference}/versions/1/"))


def test_withdraw_with_a_reason(browser: Browser) -> None:
    salma = browser("salma")
    reference = sent(browser("boris"), salma)
    assert salma.post(f"/reports/{reference}/withdraw/", {"why": "because"}).status_code == 422
    assert browser("boris").post(f"/reports/{reference}/withdraw/", {"why": "mistaken"}).status_code == 404
    assert salma.post(f"/reports/{reference}/withdraw/", {"why": "mistaken"}).status_code == 303
    assert "Do not use it any more" in text(salma.get(f"/reports/{reference}/"))


def test_who_read_the_earlier_version_is_told_once(browser: Browser) -> None:
    boris, salma = browser("boris"), browser("salma")
    reference = sent(boris, salma)
    assert boris.get(f"/reports/{reference}/").status_code == 200
    salma.post(f"/reports/{reference}/edit/", TYPED | {"do": "correct", "place": "Arlit"})
    operations.tell_readers(reference=reference, kind="corrected", version=2)  # the worker's part
    home = boris.get("/")
    assert "was corrected since you read it" in text(home)
    notices = [str(notice.id) for notice, *_ in home.context["notices"]]
    salma.post("/notices/seen/", {"notice": notices})
    assert "was corrected since you read it" in text(boris.get("/"))
    boris.post("/notices/seen/", {"notice": [*notices, "x", "9" * 30]})
    assert "was corrected since you read it" not in text(boris.get("/"))
