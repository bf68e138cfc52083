"""Links and money recorded from a page, with the report that says so; wrong ones keep what was typed; all is undone."""

import re

import pytest

from palermo.domain.networks.models import AssetEvent, Link, Payment
from tests.faces.web.networks.conftest import Ring, html, text
from tests.support.clients import EntryClient

pytestmark = pytest.mark.django_db


def _link(ring: Ring, **changes: str) -> dict[str, str]:
    given = {
        "kind": "recruits", "other": ring.lender, "way": "in", "report": ring.reports[0].reference,
        "source": "B", "information": "2", "note": "D'après le guichetier.",
    }  # fmt: skip
    return given | changes


def test_a_link_is_recorded_withdrawn_and_restored(ana: EntryClient, ring: Ring) -> None:
    assert "Record a link" in text(ana, ring.at("link/", other=ring.lender))
    answer = ana.post(ring.at("link/"), _link(ring))
    assert answer.status_code == 303
    page = text(ana, answer["Location"])
    assert "D&#x27;après le guichetier." in page and "B2" in page and "decided by an analyst" in page
    row = Link.objects.get(provenance="decided")
    assert (row.left.entity.reference, row.right.entity.reference) == (ring.lender, ring.driver)
    drawn = text(ana, ring.at("", steps="1"))
    assert (
        f'data-node="{ring.lender}"' in drawn
        and "da" in re.findall(r'class="ln st k4( da)?"', drawn)[0] + " da"
    )
    assert 'class="ln st k4 da"' in drawn and "belief" in drawn
    assert ana.post(f"/networks/links/{row.uid}/withdraw/", {"why": "sorry"}).status_code == 422
    assert ana.post(f"/networks/links/{row.uid}/withdraw/", {"why": "mistaken"}).status_code == 303
    assert f'data-node="{ring.lender}"' not in text(ana, ring.at("", steps="1"))
    assert "Let it stand again" in text(ana, f"/networks/links/{row.uid}/")
    assert ana.post(f"/networks/links/{row.uid}/withdraw/", {"why": "mistaken"}).status_code == 409
    assert ana.post(f"/networks/links/{row.uid}/restore/").status_code == 303
    assert f'data-node="{ring.lender}"' in text(ana, ring.at("", steps="1"))
    assert ana.get(f"/networks/links/{row.uid}/restore/").status_code == 303


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"other": "PER-0000-0000"}, "There is no such entity or report, or not for you."),
        ({"report": "NER-0000-0000"}, "There is no such entity or report, or not for you."),
        ({"kind": "bears"}, "A link of this kind does not join these two."),
        ({"other": ""}, "Please fill this in."),
        ({"first": "2026-03-09", "last": "2026-03-01"}, "The end lies before the beginning."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    ana: EntryClient, ring: Ring, changes: dict[str, str], said: str
) -> None:
    answer = ana.post(ring.at("link/"), _link(ring, **changes))
    assert answer.status_code == 422
    page = html(answer)
    assert said in page and "guichetier" in page
    assert not Link.objects.filter(provenance="decided").exists()


def test_nobody_is_tied_to_somebody_protected(ana: EntryClient, ring: Ring) -> None:
    answer = ana.post(ring.at("link/"), _link(ring, other=ring.girl))
    assert answer.status_code == 422 and "Protected people are counted beside a network" in html(answer)


def test_payments_owners_and_events_are_recorded_and_undone(ana: EntryClient, ring: Ring) -> None:
    report = ring.reports[0].reference
    paid = {
        "way": "in",
        "other": ring.other,
        "amount": "25000",
        "currency": "xof",
        "report": report,
        "what": "essence",
    }
    assert ana.post(ring.at("payment/"), paid).status_code == 303
    page = text(ana, ring.at("money/", steps="1"))
    assert "25\u202f000" in page and "essence" in page
    row = Payment.objects.get(provenance="decided")
    undo = f"/networks/{ring.driver}/payment/{row.uid}/"
    assert ana.post(undo + "withdraw/", {"why": "mistaken"}).status_code == 303
    assert "taken back" in text(ana, ring.at("money/", steps="1"))
    assert ana.post(undo + "restore/").status_code == 303
    assert "taken back" not in text(ana, ring.at("money/", steps="1"))
    at = f"/networks/{ring.car}/"
    owner = {"owner": ring.other, "kind": "suspected_owner", "report": report}
    assert ana.post(at + "owner/", owner).status_code == 303
    seized = {"kind": "seized", "amount": "4500000", "currency": "XOF", "decision": "PV 12", "report": report}
    assert ana.post(at + "event/", seized).status_code == 303
    page = text(ana, at + "money/?steps=1")
    assert (
        "Suspected owner" in page and "Seized" in page and "PV 12" in page and "4\u202f500\u202f000" in page
    )
    assert AssetEvent.objects.count() == 1
    for path in ("payment/", "owner/", "event/"):
        assert "Record" in text(ana, at + path)
        assert ana.post(at + path, {"report": ""}).status_code == 422
    assert ana.post(ring.at("payment/"), paid | {"currency": ""}).status_code == 422
    assert ana.post(ring.at("event/"), seized).status_code == 422
