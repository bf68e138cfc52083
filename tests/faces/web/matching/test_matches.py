"""Proposed matches and entities in the browser's words: one key decides, everything can be taken back."""

import re

import pytest

from palermo.domain.entities.models import Entity, Mention, Proposal
from palermo.domain.reports import operations as report_operations
from palermo.domain.reports.content import Content
from tests.domain.entities.worlds import seen
from tests.domain.reports.contents import full
from tests.faces.web.hub.conftest import ana, html, members, rui, send
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry

__all__ = ["ana", "members", "rui"]
pytestmark = pytest.mark.django_db


def _from_cape_verde(members: dict[str, Member], content: Content) -> None:
    from dataclasses import replace

    from tests.factories import cast

    ben = replace(cast.maria, person=members["ben"].person.pk, uid=members["ben"].person.uid)
    with as_entry("unit"):
        report = report_operations.save(ben, content=content)
        report_operations.submit(ben, references=[report.reference])


@pytest.fixture
def met(members: dict[str, Member]) -> Proposal:
    """Return the proposed match of one driver whom two units have met."""
    send(members)
    _from_cape_verde(members, full(title="", narrative="Le même chauffeur, à Praia"))
    with as_entry("hub"):
        seen()
    return Proposal.objects.get(left__place="people.0", right__place="people.0")


def test_the_queue_leads_to_both_sides_with_reasons(ana: EntryClient, met: Proposal) -> None:
    page = html(ana.get("/matches/"))
    assert f"/matches/{met.uid}/" in page and "Moussa Alidou" in page
    page = html(ana.get(f"/matches/{met.uid}/"))
    assert "The names are the same." in page
    assert met.left.report.reference in page and met.right.report.reference in page
    assert html(ana.get("/matches/?kind=vehicle")).count("<tbody><tr>") == 1


def test_same_not_same_later_and_back(ana: EntryClient, met: Proposal) -> None:
    before = sorted(Mention.objects.values_list("pk", "entity"))
    for answer, state in (("same", "same"), ("not_same", "not_same"), ("later", "later")):
        assert ana.post(f"/matches/{met.uid}/decide/", {"answer": answer}).status_code == 303
        met.refresh_from_db()
        assert met.state == state
        assert f"/matches/{met.uid}/" in html(ana.get(f"/matches/?view={state}"))
        assert ana.post(f"/matches/{met.uid}/reopen/").status_code == 303
        assert sorted(Mention.objects.values_list("pk", "entity")) == before
    assert ana.post(f"/matches/{met.uid}/decide/", {"answer": "perhaps"}).status_code == 422
    assert ana.post(f"/matches/{met.uid}/reopen/").status_code == 409


def test_an_entity_shows_its_mentions_and_takes_merges_and_splits_back(
    ana: EntryClient, rui: EntryClient, met: Proposal
) -> None:
    keep, bring = met.left.entity.reference, met.right.entity.reference
    assert (
        ana.post(f"/entities/{keep}/merge/", {"bring": bring, "why": "same_person_seen"}).status_code == 303
    )
    page = html(ana.get(f"/entities/{keep}/"))
    assert page.count('name="mention"') == 2 and "Take back" in page
    ticked = re.findall(r'name="mention" value="([^"]+)"', page)[0]
    assert rui.post(f"/entities/{keep}/split/", {"why": "mistaken"}).status_code == 422
    assert rui.post(f"/entities/{keep}/split/", {"mention": ticked, "why": "mistaken"}).status_code == 303
    undo = re.findall(rf"/entities/{keep}/undo/([\w-]+)/", html(rui.get(f"/entities/{keep}/")))
    assert len(undo) == 2
    first = [uid for uid in undo if rui.post(f"/entities/{keep}/undo/{uid}/").status_code == 303]
    assert len(first) == 2
    assert html(rui.get(f"/entities/{keep}/")).count('name="mention"') == 0
    for wrong in ("PER-0000-0000", keep, "nothing"):
        assert ana.post(f"/entities/{keep}/merge/", {"bring": wrong, "why": "other"}).status_code in (
            409,
            422,
        )


def test_looking_for_somebody_finds_other_spellings(ana: EntryClient, met: Proposal) -> None:
    page = html(ana.get("/entities/?kind=person&text=ALIDOU+Mousa"))
    assert page.count("Moussa Alidou") == 2
    assert "Nobody like that is known." in html(ana.get("/entities/?kind=person&text=Zacharie+Nobel"))
    assert Entity.objects.first().reference in html(ana.get("/entities/"))  # type: ignore[union-attr]


def test_units_have_no_such_pages(members: dict[str, Member]) -> None:
    from tests.support.signing_in import sign_in

    client = EntryClient("unit")
    sign_in(client, "salma")
    for path in ("/matches/", "/entities/"):
        assert client.get(path).status_code == 404


def test_a_report_leads_to_what_it_mentions(ana: EntryClient, met: Proposal) -> None:
    page = html(ana.get(f"/reports/{met.left.report.reference}/"))
    assert f"/entities/{met.left.entity.reference}/" in page and "also in 1 other place" not in page
    ana.post(f"/matches/{met.uid}/decide/", {"answer": "same"})
    assert "also in 1 other place" in html(ana.get(f"/reports/{met.right.report.reference}/"))
    assert "to decide" in html(ana.get("/"))


def test_queue_and_entities_as_files(ana: EntryClient, met: Proposal) -> None:
    def lines(path: str) -> list[str]:
        return b"".join(ana.get(path).streaming_content).decode("utf-8-sig").splitlines()

    found = [line for line in lines("/matches/export.csv?kind=person") if met.left.report.reference in line]
    assert found and "The names are the same." in found[0] and met.right.report.reference in found[0]
    assert len(lines("/matches/export.csv?view=later")) == 1
    listed = lines("/entities/export.csv")
    assert len(listed) == 1 + Entity.objects.count()
    assert len(lines("/entities/export.csv?several=1")) == 1
    ana.post(f"/matches/{met.uid}/decide/", {"answer": "same"})
    assert "Moussa Alidou" in lines("/entities/export.csv?several=1")[1]
    assert b"".join(ana.get("/matches/export.xlsx").streaming_content)[:2] == b"PK"


def test_reasons_speak_of_countries_by_name(ana: EntryClient, met: Proposal) -> None:
    assert "The nationality is the same: Benin." in html(ana.get(f"/matches/{met.uid}/"))
