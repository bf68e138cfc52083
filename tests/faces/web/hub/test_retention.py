"""Retention at the hub: the review day is shown to all, moved by whoever may destroy, and told to the author."""

from datetime import timedelta

from palermo.domain.cooperation.models import Undertaking
from palermo.domain.practices.models import Practice
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


def test_a_notice_of_another_room_leads_there_and_promises_no_destruction(
    members: dict[str, Member], ana: EntryClient
) -> None:
    made = ana.post("/cooperation/meeting/new/", {"title": "Une réunion", "parties": ["NER", "CPV"]})
    reference = Undertaking.objects.get().reference
    boris = of_unit(members, "boris")
    Notice.objects.create(person=boris.uid, reference=reference, kind="review_due", version=0, at=now())
    client = EntryClient("unit")
    sign_in(client, "boris")
    client.get("/?lang=en")
    page = html(client.get("/"))
    assert f'href="{made["Location"]}"' in page and "somebody decides whether it is still needed" in page
    assert "destroyed a month later" not in page


def test_the_hub_lists_what_has_come_to_its_review_day_of_every_room(
    ana: EntryClient, rui: EntryClient, sent: Report
) -> None:
    kinds = {"meeting": "MTG", "agreement": "AGR"}
    for what in kinds:
        values = {"title": "Une chose", "parties": ["NER", "CPV"], "form": "mou_police"}
        assert ana.post(f"/cooperation/{what}/new/", values).status_code == 303
    words = {"title": "Une file", "area": "patrolling", "language": "fr"}
    assert ana.post("/cooperation/practices/new/", words).status_code == 303
    assert "Nothing has come to its review day" in html(ana.get("/review-days/"))
    assert "review day" not in html(ana.get("/"))
    past = today() - timedelta(days=1)
    Undertaking.objects.update(review_on=past)
    Practice.objects.update(review_on=past)
    Report.objects.update(review_on=past)
    assert "4 records have come to their review day" in html(ana.get("/"))
    page = html(ana.get("/review-days/"))
    for room in (*kinds.values(), "PRA", sent.reference):
        assert room in page
    # Ana's draft of a practice is hers alone.
    assert "PRA-" not in html(rui.get("/review-days/"))


def test_a_reviewer_keeps_and_destroys_an_undertaking_and_a_practice_by_their_pages(
    ana: EntryClient, rui: EntryClient
) -> None:
    made = ana.post("/cooperation/meeting/new/", {"title": "Une réunion", "parties": ["NER", "CPV"]})
    words = {"title": "Une file", "area": "patrolling", "language": "fr"}
    draft = ana.post("/cooperation/practices/new/", words)
    meeting, practice = str(made["Location"]), str(draft["Location"])
    assert ana.post(f"{practice}withdraw/").status_code == 303
    until = (today() + timedelta(days=40)).isoformat()
    keeps = {meeting: (f"{meeting}act/", {"do": "keep"}), practice: (f"{practice}keep/", {})}
    ana.post(f"{meeting}act/", {"do": "end", "results": "Tenue"})
    for page, (to, what) in keeps.items():
        assert 'name="until"' in html(rui.get(page)) and 'name="until"' not in html(ana.get(page))
        assert ana.post(to, what | {"until": until}).status_code == 404
        for wrong in ("", "never", today().isoformat()):
            assert rui.post(to, what | {"until": wrong}).status_code == 422
        assert rui.post(to, what | {"until": until}).status_code == 303
    assert {str(Undertaking.objects.get().review_on), str(Practice.objects.get().review_on)} == {until}
    for page, to, what in (
        (meeting, f"{meeting}act/", {"do": "destroy"}),
        (practice, f"{practice}destroy/", {}),
    ):
        assert ana.post(to, what | {"sure": "1"}).status_code == 404
        assert rui.post(to, what).status_code == 409
        assert "Destroyed for good" in html(rui.post(to, what | {"sure": "1"}, follow=True))
        assert rui.get(page).status_code == 404
