"""Questions, follow-ups, shares and files of a report that has reached the hub."""

from django.core.files.uploadedfile import SimpleUploadedFile

from palermo.domain.reports import operations, queries
from tests.faces.web.reports.conftest import Browser
from tests.faces.web.reports.typed import TYPED, reference_in, sent, text
from tests.factories import cast
from tests.support.entries import as_entry


def asked(reference: str) -> str:
    with as_entry("hub"):
        return operations.ask(cast.ana, reference=reference, question="Qui a pris leurs papiers ?").uid


def test_a_question_is_answered_on_the_first_page(browser: Browser) -> None:
    boris = browser("boris")
    reference = sent(boris, browser("salma"))
    uid = asked(reference)
    assert "Qui a pris leurs papiers" in text(boris.get("/"))
    empty = boris.post(f"/questions/{uid}/answer/", {"text": ""})
    assert empty.status_code == 422
    assert "Qui a pris leurs papiers" in text(empty)
    assert boris.post(f"/questions/{uid}/answer/", {"text": "Une tante, Fanta."}).status_code == 303
    assert "Une tante, Fanta." in text(boris.get(f"/reports/{reference}/"))
    twice = boris.post(f"/questions/{uid}/answer/", {"text": "Encore."})
    assert twice.status_code == 409
    assert "Encore." in text(twice)
    assert browser("ben").post(f"/questions/{uid}/answer/", {"text": "x"}).status_code == 404


def test_a_follow_up_stands_beside_the_report(browser: Browser) -> None:
    boris = browser("boris")
    reference = sent(boris, browser("salma"))
    assert boris.post(f"/reports/{reference}/follow-up/", {"text": ""}).status_code == 422
    for _ in range(2):
        boris.post(f"/reports/{reference}/follow-up/", {"text": "Le chauffeur est revenu.", "once": "tap"})
    assert text(boris.get(f"/reports/{reference}/")).count("Le chauffeur est revenu.") == 1


def test_sharing_masks_and_can_be_ended(browser: Browser) -> None:
    salma, ben = browser("salma"), browser("ben")
    reference = sent(browser("boris"), salma, handling="H3", condition="Ne pas agir avant juillet")
    assert ben.get(f"/reports/{reference}/").status_code == 404
    page = text(salma.post(f"/reports/{reference}/share/", {"units": "CPV", "do": "preview"}))
    copy = page.partition("The copy, as they will read it")[2]
    assert "Aminata" not in copy
    assert "Moussa" in copy
    unmasked = {"units": "CPV", "do": "share", "show-1": "1"}
    assert salma.post(f"/reports/{reference}/share/", unmasked).status_code == 422
    assert salma.post(f"/reports/{reference}/share/", {"do": "share"}).status_code == 422
    assert salma.post(f"/reports/{reference}/share/", {"units": "CPV", "do": "share"}).status_code == 303
    page = text(ben.get(f"/reports/{reference}/"))
    assert "Aminata" not in page
    assert "Ne pas agir avant juillet" in page
    assert "H3" in page
    assert "Boris" not in page
    assert reference in text(ben.get("/reports/shared/"))
    assert reference in text(ben.post("/search/", {"q": "hilux"}))
    assert ben.get(f"/reports/{reference}/edit/").status_code == 404
    uid = salma.get(f"/reports/{reference}/").context["opened"].shares[0].uid
    assert ben.post(f"/shares/{uid}/end/").status_code == 404
    assert salma.post(f"/shares/{uid}/end/").status_code == 303
    assert ben.get(f"/reports/{reference}/").status_code == 404


def test_the_hub_asks_before_it_shares_beyond_the_handling_code(browser: Browser) -> None:
    salma = browser("salma")
    reference = sent(browser("boris"), salma, handling="H2")
    with as_entry("hub"):
        uid = operations.share(cast.ana, reference=reference, units=["CPV"]).uid
    assert "The hub wants to share" in text(salma.get("/"))
    assert browser("ben").post(f"/shares/{uid}/consent/").status_code == 404
    assert salma.post(f"/shares/{uid}/consent/").status_code == 303
    assert browser("ben").get(f"/reports/{reference}/").status_code == 200


def test_files_travel_with_the_form_and_come_back(browser: Browser) -> None:
    boris, salma = browser("boris"), browser("salma")
    photo = SimpleUploadedFile("camion.png", b"\x89PNG\r\n\x1a\n" + b"pixels" * 50_000, "image/png")
    kept = boris.post("/reports/new/", TYPED | {"do": "keep", "files": photo})
    reference = reference_in(kept)
    opened = boris.get(f"/reports/{reference}/").context["opened"]
    (attached,) = opened.attachments
    assert attached.name == "camion.png"
    answer = boris.get(f"/reports/{reference}/files/{attached.uid}/")
    assert b"".join(answer.streaming_content).endswith(b"pixels")
    assert answer["Content-Type"] == "image/png"
    assert "attachment" in answer["Content-Disposition"]
    assert salma.get(f"/reports/{reference}/files/{attached.uid}/").status_code == 404
    assert boris.post(f"/reports/{reference}/files/{attached.uid}/remove/").status_code == 303
    assert boris.get(f"/reports/{reference}/files/{attached.uid}/").status_code == 404
    assert boris.post(f"/reports/{reference}/files/").status_code == 422


def test_files_of_a_sealed_report_are_sealed_anew_by_the_hub(browser: Browser) -> None:
    photo = SimpleUploadedFile("agent.png", b"\x89PNG\r\n\x1a\n" + b"pixels" * 30_000, "image/png")
    typed = TYPED | {"level": "highly_sensitive", "do": "deposit", "files": photo}
    answer = browser("boris").post("/reports/new/", typed)
    assert answer.status_code == 303
    reference = reference_in(answer)
    with as_entry("hub"):
        while operations.take_in().taken:
            pass
        (attached,) = queries.read(cast.ana, reference).attachments
        assert attached.name == "agent.png"
    boris = browser("boris").get(f"/reports/{reference}/files/{attached.uid}/")
    assert boris.status_code == 404
    answer = browser("ana").get(f"/reports/{reference}/files/{attached.uid}/")
    assert b"".join(answer.streaming_content).endswith(b"pixels")
