"""A report at the hub: what is shown, each verb, and what happens when one is refused."""

from urllib.parse import urlsplit

import pytest

from palermo.domain.reports import operations
from palermo.domain.reports.content import Evaluation, Urgency
from palermo.domain.reports.models import Judgement, Message, Report
from tests.domain.reports.contents import full
from tests.faces.web.hub.conftest import html, of_unit, send, signed_in
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry


def path_of(report: Report, verb: str = "") -> str:
    return f"/reports/{report.reference}/{verb + '/' if verb else ''}"


def test_the_page_shows_what_the_unit_wrote_and_what_can_be_done(ana: EntryClient, sent: Report) -> None:
    page = html(ana.get(path_of(sent)))
    for words in (
        "Aminata Diallo",
        "AB 7342 RB",
        "Ask the unit",
        "Close with feedback",
        "Nobody has judged it yet",
        "Boris",
    ):
        assert words in page


def test_taking_up_and_giving_back(ana: EntryClient, sent: Report, members: dict[str, Member]) -> None:
    ana.post(path_of(sent, "take-up"))
    sent.refresh_from_db()
    assert (sent.state, sent.assigned) == ("in_triage", members["ana"].person.uid)
    assert "Give back" in html(ana.get(path_of(sent)))
    ana.post(path_of(sent, "let-go"))
    sent.refresh_from_db()
    assert (sent.state, sent.assigned) == ("submitted", "")


def test_a_judgement_is_recorded_searchable_and_kept(ana: EntryClient, sent: Report) -> None:
    typed = {
        "seen": "0", "primary": "tip", "classes": ["08051 Smuggling", "", "0204"], "acts": ["transportation"],
        "child": "on",        "source": "A", "information": "2", "handling": "H1", "note": "The aunt is the thread.",
        "route": "Zinder – Agadez",
    }  # fmt: skip
    answer = ana.post(path_of(sent, "classify"), typed, follow=True)
    page = html(answer)
    sent.refresh_from_db()
    assert (sent.state, sent.crime_class, sent.handling) == ("classified", "tip", "H1")
    assert "Still open: purpose" in page
    assert "The aunt is the thread." in page
    ana.post(
        path_of(sent, "classify"), {**typed, "seen": "1", "primary": "som", "offences": ["illegal_entry"]}
    )
    page = html(ana.get(path_of(sent)))
    assert "Earlier judgements" in page
    assert "signs of trafficking" in page
    assert sent.reference in html(ana.post("/search/", {"q": "Hilux"}))


def test_two_who_judge_at_once_do_not_overwrite_unseen(ana: EntryClient, sent: Report) -> None:
    ana.post(path_of(sent, "classify"), {"seen": "0", "primary": "tip", "handling": "H0"})
    answer = ana.post(
        path_of(sent, "classify"), {"seen": "0", "primary": "som", "note": "mine", "handling": "H0"}
    )
    assert answer.status_code == 409
    assert "mine" in html(answer)
    assert Judgement.objects.count() == 1
    again = {"seen": "1", "primary": "som", "note": "mine", "handling": "H0"}
    assert ana.post(path_of(sent, "classify"), again).status_code == 303


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"handling": "H0"}, "owner’s handling code is H2"),
        ({"classes": "no such crime", "handling": "H2"}, "is no crime code"),
        ({"acts": "flying", "handling": "H2"}, "Choose one from the list"),
        ({"note": "x" * 501, "handling": "H2"}, "500"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused_beside_its_field(
    ana: EntryClient, members: dict[str, Member], typed: dict[str, str], words: str
) -> None:
    report = send(members, full(evaluation=Evaluation(handling="H2")))
    answer = ana.post(path_of(report, "classify"), {"primary": "tip", **typed})
    assert answer.status_code == 422
    assert words in html(answer)
    assert not Judgement.objects.exists()


def test_question_and_feedback_reach_the_unit(ana: EntryClient, sent: Report) -> None:
    empty = ana.post(path_of(sent, "ask"), {"question": "  "})
    assert empty.status_code == 422
    assert "Write your question." in html(empty)
    twice = {"question": "Who took the papers?", "once": "abc"}
    assert ana.post(path_of(sent, "ask"), twice).status_code == 303
    assert ana.post(path_of(sent, "ask"), twice).status_code == 303
    assert Message.objects.filter(kind="question").count() == 1
    missing = ana.post(path_of(sent, "close"), {"kind": "thanks", "text": ""})
    assert missing.status_code == 422
    assert (
        ana.post(path_of(sent, "feedback"), {"kind": "advice", "text": "Look at the belts."}).status_code
        == 303
    )
    sent.refresh_from_db()
    assert sent.state == "question_open"
    ana.post(path_of(sent, "close"), {"kind": "hit", "text": "It matched."})
    sent.refresh_from_db()
    assert sent.state == "closed"
    assert "It matched." in html(ana.get(path_of(sent)))
    ana.post(path_of(sent, "reopen"))
    sent.refresh_from_db()
    assert sent.state == "in_triage"


def test_what_the_state_no_longer_allows_is_said_and_keeps_what_was_typed(
    ana: EntryClient, sent: Report, members: dict[str, Member]
) -> None:
    with as_entry("hub"):
        operations.withdraw(of_unit(members, "salma"), reference=sent.reference, why="mistaken")
    answer = ana.post(path_of(sent, "ask"), {"question": "When?"})
    assert answer.status_code == 409
    assert "moved on" in html(answer)
    assert ana.post(path_of(sent, "reopen")).status_code == 409
    assert "Withdrawn." in html(ana.get(path_of(sent)))


def test_closing_goes_on_to_the_next_of_the_queue(ana: EntryClient, members: dict[str, Member]) -> None:
    first, second = send(members), send(members)
    answer = ana.post(path_of(first, "close"), {"kind": "thanks", "text": "Merci.", "then": "next"})
    assert answer["Location"] == path_of(second)
    assert ana.get(path_of(second, "next"))["Location"] == "/"


def test_same_facts_marked_and_undone(ana: EntryClient, members: dict[str, Member]) -> None:
    first, second = send(members), send(members)
    absent = ana.post(path_of(second, "duplicate"), {"of": "NER-0000-0000"})
    assert absent.status_code == 422
    itself = ana.post(path_of(second, "duplicate"), {"of": second.reference})
    assert itself.status_code == 409
    ana.post(path_of(second, "duplicate"), {"of": first.reference.lower()})
    assert "Tells the same facts as" in html(ana.get(path_of(second)))
    assert second.reference in html(ana.get(path_of(first)))
    ana.post(path_of(second, "unduplicate"))
    second.refresh_from_db()
    assert second.duplicate_of_id is None


def test_acknowledging_what_is_not_urgent_is_refused(ana: EntryClient, members: dict[str, Member]) -> None:
    routine = send(members, full(people=[], kind="incident"))
    assert ana.post(path_of(routine, "acknowledge")).status_code == 409
    urgent = send(members, full(urgency=Urgency(life=True)))
    assert "nobody has acknowledged it" in html(ana.get(path_of(urgent)))


def test_versions_and_what_changed(ana: EntryClient, sent: Report, members: dict[str, Member]) -> None:
    with as_entry("hub"):
        operations.correct(
            of_unit(members, "salma"),
            reference=sent.reference,
            content=full(narrative="Vers 6 h, un Hilux gris."),
        )
    assert "not the present one" in html(ana.get(path_of(sent, "versions/1")))
    page = html(ana.get(path_of(sent, "versions/2/changes")))
    assert "<ins>6 " in page
    assert "<del>5 " in page
    assert ana.get(path_of(sent, "versions/1/changes")).status_code == 404
    assert ana.get(path_of(sent, "versions/9/changes")).status_code == 404


def test_a_level_goes_up_at_once_and_down_by_two(ana: EntryClient, rui: EntryClient, sent: Report) -> None:
    ana.post(path_of(sent, "raise-level"))
    assert "Highly sensitive" in html(ana.get(path_of(sent)))
    ana.post(path_of(sent, "propose-lower"))
    assert "It waits for somebody else." in html(ana.get(path_of(sent)))
    assert ana.post(path_of(sent, "lower-level")).status_code == 409
    assert rui.post(path_of(sent, "lower-level")).status_code == 303
    sent.refresh_from_db()
    assert sent.level == 1


def test_only_a_reviewer_destroys_and_only_when_it_is_meant(
    ana: EntryClient, rui: EntryClient, sent: Report
) -> None:
    assert ana.get(path_of(sent, "shred")).status_code == 404
    assert ana.post(path_of(sent, "shred"), {"reason": "retention", "sure": "on"}).status_code == 404
    assert rui.post(path_of(sent, "shred"), {"reason": "retention"}).status_code == 422
    assert rui.post(path_of(sent, "shred"), {"reason": "retention", "sure": "on"}).status_code == 303
    assert rui.get(path_of(sent)).status_code == 404
    sent.refresh_from_db()
    assert sent.state == "shredded"


def test_a_verb_by_get_changes_nothing(ana: EntryClient, sent: Report) -> None:
    for verb in ("take-up", "ask", "close", "classify", "duplicate", "raise-level", "acknowledge", "reopen"):
        answer = ana.get(path_of(sent, verb))
        assert urlsplit(answer["Location"]).path == path_of(sent)
    sent.refresh_from_db()
    assert sent.state == "submitted"


def test_a_report_that_is_not_there_and_one_for_others_read_the_same(
    sent: Report, members: dict[str, Member]
) -> None:
    omar = signed_in("omar")
    absent = "/reports/NER-0000-0000/"
    assert omar.get(path_of(sent)).content == omar.get(absent).content
    assert omar.post(path_of(sent, "ask"), {"question": "?"}).status_code == 404
