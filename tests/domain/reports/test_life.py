"""The main job, from draft to feedback, through the operations that every face calls."""

from typing import Any

import orjson
import pytest

from palermo.domain.reports import operations, queries
from palermo.domain.reports.content import Content, Evaluation, Urgency
from palermo.domain.reports.errors import NotReady
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.models import Body, Notice, Receipt, Report
from palermo.foundations.compartments import keyring, verify_receipt
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.levels import Level
from tests.domain.reports.contents import full
from tests.factories import reports
from tests.factories.cast import ana, boris, halima, koffi, maria, rui, salma

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hub(as_entry: Any) -> Any:
    with as_entry("hub"):
        yield


def test_a_draft_is_seen_by_its_author_alone() -> None:
    report = reports.draft()
    assert queries.read(boris, report.reference).content == full()
    for other in (salma, halima, koffi, ana):
        with pytest.raises(Forbidden):
            queries.read(other, report.reference)


def test_a_draft_changes_in_place_and_goes_when_discarded() -> None:
    report = reports.draft(Content(narrative="one word"))
    operations.save(boris, reference=report.reference, content=full())
    assert queries.read(boris, report.reference).content == full()
    assert Body.objects.filter(report=report).count() == 1
    operations.discard(boris, reference=report.reference)
    with pytest.raises(Forbidden):
        queries.read(boris, report.reference)
    assert not Body.objects.filter(report=report).exists()


def test_a_draft_without_what_when_where_stays_at_its_author() -> None:
    report = reports.draft(Content(title="only a title"))
    with pytest.raises(NotReady) as caught:
        operations.hand_in(boris, references=[report.reference])
    assert {problem.code for problem in caught.value.problems} == {
        "what_is_missing", "when_is_missing", "where_is_missing",
    }  # fmt: skip


def test_the_head_corrects_returns_and_submits() -> None:
    report = reports.handed_in()
    operations.return_to_author(salma, reference=report.reference, question="Quelle plaque ?")
    assert [notice.kind for notice in queries.notices_of(boris)] == ["returned"]
    operations.save(boris, reference=report.reference, content=full(title="Corrigé"))
    operations.hand_in(boris, references=[report.reference])
    operations.amend(salma, reference=report.reference, content=full(title="Par Salma"))
    (receipt,) = operations.submit(salma, references=[report.reference])
    opened = queries.read(ana, report.reference)
    assert opened.content.title == "Par Salma"
    assert [body.reason for body in opened.versions] == ["first", "amended"]
    assert not opened.report.unchecked
    document = orjson.loads(receipt.document)
    verify_receipt(document, keyring().hub_public)
    assert document["receipt"]["reference"] == report.reference


def test_an_officer_alone_submits_unchecked() -> None:
    report = reports.draft(by=maria)
    operations.submit(maria, references=[report.reference])
    assert queries.read(ana, report.reference).report.unchecked
    other = reports.draft()
    with pytest.raises(Forbidden):
        operations.submit(boris, references=[other.reference])


def test_question_answer_classification_feedback() -> None:
    report = reports.submitted()
    operations.take_up(ana, references=[report.reference])
    question = operations.ask(ana, reference=report.reference, question="Who took the papers?")
    assert [text for _, text in queries.home(salma).questions] == ["Who took the papers?"]
    assert not queries.home(koffi).questions
    with pytest.raises(Forbidden):
        operations.answer(koffi, message=question.uid, text="me")
    operations.answer(salma, message=question.uid, text="Une tante à Agadez")
    with pytest.raises(Refused):
        operations.answer(salma, message=question.uid, text="encore")
    judgement = Judgement(
        primary="som", classes=["08051"], offences=["illegal_entry"], source="A", information="2"
    )
    operations.classify(ana, reference=report.reference, judgement=judgement)
    operations.close(
        ana, reference=report.reference, kind="used_in_operation", text="Your number led to an arrest."
    )
    report.refresh_from_db()
    assert (report.state, report.crime_class, report.source) == ("closed", "som", "A")
    assert [text for _, text in queries.home(boris).feedback] == ["Your number led to an arrest."]
    opened = queries.read(ana, report.reference)
    assert opened.judgement == judgement
    assert [message.kind for message, _ in opened.messages] == ["question", "answer", "feedback"]


def test_nothing_closes_without_a_word_and_the_hub_never_loosens_handling() -> None:
    report = reports.submitted(full(evaluation=Evaluation(handling="H2")))
    with pytest.raises(Invalid):
        operations.close(ana, reference=report.reference, kind="thanks", text="  ")
    with pytest.raises(Invalid):
        operations.classify(ana, reference=report.reference, judgement=Judgement(handling="H0"))


def test_a_correction_tells_its_readers_and_ends_its_shares(shared_units: None) -> None:
    report = reports.submitted()
    operations.share(salma, reference=report.reference, units=["BEN"])
    queries.read(koffi, report.reference)
    queries.read(ana, report.reference)
    operations.correct(salma, reference=report.reference, content=full(narrative="Autre récit"))
    operations.tell_readers(reference=report.reference, kind="corrected", version=2)
    told = set(Notice.objects.filter(reference=report.reference).values_list("person", flat=True))
    assert {koffi.uid, ana.uid} <= told
    with pytest.raises(Forbidden):
        queries.read(koffi, report.reference)
    assert queries.read(ana, report.reference, version=1).content == full()
    assert Receipt.objects.filter(reference=report.reference).count() == 2


def test_withdrawn_stays_marked() -> None:
    report = reports.submitted()
    operations.withdraw(salma, reference=report.reference, why="mistaken")
    assert queries.read(ana, report.reference).report.state == "withdrawn"
    with pytest.raises(Refused):
        operations.ask(ana, reference=report.reference, question="?")


def test_urgent_heads_the_queue_until_acknowledged() -> None:
    routine = reports.submitted(full(people=[], kind="incident"))
    urgent = reports.submitted(full(urgency=Urgency(life=True)))
    page = queries.queue(ana)
    assert [row.report.reference for row in page.rows] == [urgent.reference, routine.reference]
    assert page.oldest_urgent is not None
    operations.acknowledge(ana, reference=urgent.reference)
    assert queries.queue(ana).oldest_urgent is None


def test_duplicates_never_make_a_ring() -> None:
    first, second = reports.submitted(), reports.submitted()
    operations.mark_duplicate(ana, reference=second.reference, of=first.reference)
    with pytest.raises(Refused):
        operations.mark_duplicate(ana, reference=first.reference, of=second.reference)
    operations.unmark_duplicate(ana, reference=second.reference)
    operations.mark_duplicate(ana, reference=first.reference, of=second.reference)


def test_a_highly_sensitive_report_leaves_only_a_receipt_at_the_unit(as_entry: Any) -> None:
    with as_entry("unit"):
        receipt = operations.deposit(boris, content=full())
        with pytest.raises(Refused):
            operations.save(boris, content=full(), level=Level.HIGHLY_SENSITIVE)
    operations.take_in()
    report = Report.objects.get(reference=receipt.reference)
    assert queries.read(ana, report.reference).content == full()
    for person in (boris, salma):
        with pytest.raises(Forbidden):
            queries.read(person, report.reference)
    operations.ask(ana, reference=report.reference, question="When next?")
    with as_entry("unit"):
        assert [text for _, text in queries.letters_for(boris, report.reference)] == ["When next?"]
        with pytest.raises(Forbidden):
            queries.letters_for(salma, report.reference)
        assert not queries.home(salma).questions
        operations.follow_up_sealed(boris, reference=report.reference, text="After the feast")
    operations.take_in()
    assert [text for _, text in queries.read(ana, report.reference).messages] == [
        "When next?",
        "After the feast",
    ]


def test_a_level_goes_up_at_once_and_down_by_two() -> None:
    report = reports.submitted()
    operations.raise_level(ana, reference=report.reference)
    with pytest.raises(Forbidden):
        queries.read(salma, report.reference)
    assert queries.read(ana, report.reference).content == full()
    operations.propose_lower(ana, reference=report.reference)
    with pytest.raises(Refused):
        operations.lower_level(ana, reference=report.reference)
    operations.lower_level(rui, reference=report.reference)
    assert queries.read(salma, report.reference).content == full()


def test_shredded_is_gone() -> None:
    report = reports.submitted()
    operations.shred(rui, reference=report.reference)
    for person in (ana, salma, boris):
        with pytest.raises(Forbidden):
            queries.read(person, report.reference)
    assert not queries.search(ana, "Hilux").hits
