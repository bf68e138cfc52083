"""Retention at the hub: the review day is shown to all, moved by whoever may destroy, and told to the author."""

from datetime import timedelta

from palermo.domain.reports.models import Notice, Report
from palermo.kernel.clock import now, today
from tests.faces.web.hub.conftest import html, of_unit
from tests.faces.web.hub.test_report import path_of
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.signing_in import sign_in


def test_a_reviewer_keeps_a_report_until_a_day(rui: EntryClient, sent: Report) -> None:
    first = sent.review_on
    assert 'name="until"' in html(rui.get(path_of(sent)))
    until = today() + timedelta(days=400)
    page = html(rui.post(path_of(sent, "keep"), {"until": until.isoformat()}, follow=True))
    sent.refresh_from_db()
    assert (sent.review_on == until, first == until) == (True, False)
    assert str(until.year) in page


def test_a_day_that_cannot_be_is_said_beside_the_field(rui: EntryClient, sent: Report) -> None:
    before = sent.review_on
    for until in ("", "never", today().isoformat(), (today() + timedelta(days=365 * 6)).isoformat()):
        answer = rui.post(path_of(sent, "keep"), {"until": until})
        assert (answer.status_code, 'aria-invalid="true"' in html(answer)) == (422, True), until
    sent.refresh_from_db()
    assert sent.review_on == before


def test_an_analyst_sees_the_day_and_cannot_move_it(ana: EntryClient, sent: Report) -> None:
    page = html(ana.get(path_of(sent)))
    assert "Retention" in page
    assert 'name="until"' not in page
    answer = ana.post(path_of(sent, "keep"), {"until": (today() + timedelta(days=9)).isoformat()})
    assert answer.status_code == 404


def test_the_author_reads_that_the_review_day_has_come(members: dict[str, Member], sent: Report) -> None:
    boris = of_unit(members, "boris")
    Notice.objects.create(person=boris.uid, reference=sent.reference, kind="review_due", version=0, at=now())
    client = EntryClient("unit")
    sign_in(client, "boris")
    client.get("/?lang=en")
    assert "has come to its review day" in html(client.get("/"))
