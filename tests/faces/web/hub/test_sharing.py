"""Sharing by the hub: masked by default, whose word it needs, and the second person."""

import pytest

from palermo.domain.reports import operations
from palermo.domain.reports.content import Evaluation
from palermo.domain.reports.models import Report, Share
from tests.domain.reports.contents import full
from tests.faces.web.hub.conftest import html, of_unit, send
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry

pytestmark = pytest.mark.django_db


def share_of(report: Report) -> str:
    return f"/reports/{report.reference}/share/"


def test_the_copy_is_masked_unless_ticked_with_a_reason(ana: EntryClient, sent: Report) -> None:
    page = html(ana.get(share_of(sent)))
    copy = page[page.index("The copy, as they will read it") :]
    assert "Aminata" not in copy
    assert "Moussa" in copy
    shown = html(
        ana.post(share_of(sent), {"do": "preview", "units": "CPV", "show-1": "on", "why-1": "She is missing"})
    )
    assert "Aminata" in shown[shown.index("The copy, as they will read it") :]
    assert "A second person of the hub confirms it." in shown
    answer = ana.post(share_of(sent), {"do": "share", "units": "CPV", "show-1": "on", "why-1": ""})
    assert answer.status_code == 422
    assert not Share.objects.exists()


def test_one_unit_within_the_handling_code_goes_at_once_and_ends(ana: EntryClient, sent: Report) -> None:
    assert ana.post(share_of(sent), {"do": "share", "units": "CPV", "version": "1"}).status_code == 303
    share = Share.objects.get()
    assert share.state == "active"
    assert "End the share" in html(ana.get(f"/reports/{sent.reference}/"))
    ana.post(f"/shares/{share.uid}/end/")
    share.refresh_from_db()
    assert share.state == "withdrawn"


@pytest.mark.parametrize("units", [[], ["XXX"], ["NER"]])
def test_nobody_unknown_or_the_owner_is_no_unit_to_share_with(
    ana: EntryClient, sent: Report, units: list[str]
) -> None:
    answer = ana.post(share_of(sent), {"do": "share", "units": units})
    assert answer.status_code == 422
    assert not Share.objects.exists()


def test_two_units_wait_for_a_second_person(ana: EntryClient, rui: EntryClient, sent: Report) -> None:
    typed = {"do": "share", "units": ["CPV", "MLI"], "show-1": "on", "why-1": "Her aunt waits in Gao"}
    ana.post(share_of(sent), typed)
    share = Share.objects.get()
    assert share.state == "waiting"
    own = html(ana.get(f"/shares/{share.uid}/"))
    assert "waits for somebody else" in own
    assert ana.post(f"/shares/{share.uid}/confirm/").status_code == 409
    assert share.report.reference in html(rui.get("/shares/"))
    page = html(rui.get(f"/shares/{share.uid}/"))
    assert "Her aunt waits in Gao" in page
    assert "Aminata Diallo" in page
    assert rui.post(f"/shares/{share.uid}/confirm/").status_code == 303
    share.refresh_from_db()
    assert share.state == "active"
    assert rui.get(f"/shares/{share.uid}/").status_code == 404


def test_a_proposal_is_refused_or_taken_back(ana: EntryClient, sent: Report) -> None:
    ana.post(share_of(sent), {"do": "share", "units": ["CPV", "MLI"]})
    ana.post(f"/shares/{Share.objects.get().uid}/refuse/")
    assert Share.objects.get().state == "refused"


def test_the_owner_is_asked_for_h2(ana: EntryClient, members: dict[str, Member]) -> None:
    report = send(members, full(evaluation=Evaluation(handling="H2")))
    assert "the owner is asked first" in html(ana.get(share_of(report)))
    ana.post(share_of(report), {"do": "share", "units": "CPV"})
    assert "waits for the owner" in html(ana.get(f"/reports/{report.reference}/"))


def test_ticks_on_people_of_an_older_version_share_nothing(
    ana: EntryClient, sent: Report, members: dict[str, Member]
) -> None:
    with as_entry("hub"):
        operations.correct(
            of_unit(members, "salma"),
            reference=sent.reference,
            content=full(people=list(reversed(full().people))),
        )
    answer = ana.post(share_of(sent), {"do": "share", "units": "CPV", "version": "1"})
    assert answer.status_code == 409
    assert not Share.objects.exists()


def test_a_copy_that_was_overtaken_by_a_correction_cannot_be_confirmed(
    ana: EntryClient, rui: EntryClient, sent: Report, members: dict[str, Member]
) -> None:
    ana.post(share_of(sent), {"do": "share", "units": ["CPV", "MLI"]})
    share = Share.objects.get()
    with as_entry("hub"):
        operations.correct(of_unit(members, "salma"), reference=sent.reference, content=full(title="Corrigé"))
    share.refresh_from_db()
    if share.state == "waiting":
        assert "can no longer go" in html(rui.get(f"/shares/{share.uid}/"))
        assert rui.post(f"/shares/{share.uid}/confirm/").status_code == 409
    share.refresh_from_db()
    assert share.state != "active"


def test_a_highly_sensitive_report_is_not_shared(ana: EntryClient, sent: Report) -> None:
    ana.post(f"/reports/{sent.reference}/raise-level/")
    assert ana.get(share_of(sent)).status_code == 404
