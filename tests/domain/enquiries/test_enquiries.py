"""Hit / no-hit: the asker learns nothing but what somebody chooses to tell; owners, hub and deadlines."""

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest

from palermo.domain.enquiries import operations, queries
from palermo.domain.enquiries.models import Call, Enquiry, Reply, StandingKey
from palermo.domain.entities.words import MentionWords
from palermo.domain.reports.content import Person, Phone
from palermo.foundations.policy import Actor
from palermo.kernel.clock import held_at, now
from palermo.kernel.errors import Forbidden, Invalid, PalermoError, Refused
from palermo.kernel.levels import Level
from tests.domain.entities.worlds import read, read_secretly, seen
from tests.domain.reports.contents import full
from tests.factories import cast

pytestmark = pytest.mark.django_db
DRIVER = MentionWords(name="ALIDOU Moussa", born="1984")


def asked(
    actor: Actor = cast.koffi, words: MentionWords = DRIVER, kind: str = "person", **changes: object
) -> Enquiry:
    values = {"purpose": "investigation", "basis": "national_law", "reason": "Vu à Cotonou avec des mineures"}
    enquiry = operations.ask(actor, kind=kind, words=words, **(values | changes)).enquiry  # type: ignore[arg-type]
    work()
    return enquiry


def work() -> None:
    """Let the hub's worker do everything that waits."""
    seen()
    while operations.put_questions() or operations.watch():
        pass


def told(actor: Actor, reference: str) -> bytes:
    """Return everything that the asker's unit is told about its questions, as bytes, random names left out."""
    page = queries.enquiries(actor)
    opened = queries.read_enquiry(actor, reference)
    return orjson.dumps(
        [
            [(row.enquiry.kind, row.enquiry.state, row.replies, row.fresh, row.calls, row.waiting) for row in page.rows],
            opened.question.model_dump(), len(opened.replies), len(opened.calls), opened.enquiry.state,
            queries.fresh_replies(actor), operations.asked_today(actor),
        ]
    )  # fmt: skip


def test_hit_and_miss_are_told_alike(shared_units: None) -> None:
    miss = asked()
    answer = told(cast.koffi, miss.reference)
    Enquiry.objects.all().delete()
    read(full(), by=cast.salma)
    read_secretly(full(), by=cast.amina)
    hit = asked()
    assert Call.objects.filter(enquiry=hit).count() == 2
    assert told(cast.koffi, hit.reference) == answer


def test_one_sees_at_once_what_one_may_see_anyway(shared_units: None) -> None:
    read(full(), by=cast.koffi)
    read(full(), by=cast.salma)
    found = operations.ask(
        cast.koffi, kind="person", words=DRIVER, purpose="investigation", basis="national_law", reason="x"
    )
    assert [one.mention.unit for one in found.own] == ["BEN"]


def test_the_owner_is_told_who_asks_and_why_and_releases_in_part(shared_units: None) -> None:
    read(full(), by=cast.salma)
    enquiry = asked()
    called = queries.calls(cast.salma)
    assert len(called) == 1
    one = called[0]
    assert (one.question.reason, one.call.enquiry.unit, one.words.name) == (
        "Vu à Cotonou avec des mineures", "BEN", "Moussa Alidou",
    )  # fmt: skip
    assert any(evidence.comparator == "name" for evidence in one.explanation.evidence)
    operations.respond(
        cast.salma, uid=one.call.uid, verb="release_part", fields=["name", "nationality"], text="oui"
    )
    opened = queries.read_enquiry(cast.koffi, enquiry.reference)
    ((reply, answer),) = opened.replies
    assert answer.words is not None
    assert (answer.words.name, answer.words.born, answer.words.papers, answer.reference) == (
        "Moussa Alidou",
        "",
        [],
        "",
    )
    assert (reply.owner, answer.text) == ("NER", "oui")
    assert queries.fresh_replies(cast.koffi) == 1
    operations.see_replies(cast.koffi, reference=enquiry.reference)
    assert queries.fresh_replies(cast.koffi) == 0
    with pytest.raises(Refused):
        operations.respond(cast.salma, uid=one.call.uid, verb="decline")


@pytest.mark.parametrize("verb", ["decline", "not_same"])
def test_silence_tells_the_asker_nothing(shared_units: None, verb: str) -> None:
    read(full(), by=cast.salma)
    enquiry = asked()
    before = told(cast.koffi, enquiry.reference)
    call = queries.calls(cast.salma)[0].call
    operations.respond(cast.salma, uid=call.uid, verb=verb)
    assert told(cast.koffi, enquiry.reference) == before
    operations.reconsider(cast.salma, uid=call.uid)
    assert queries.calls(cast.salma)


def test_hub_only_goes_past_the_owner_until_the_hub_passes_it_on(shared_units: None) -> None:
    read(full(), by=cast.salma)
    asked(hub_only=True)
    assert queries.calls(cast.salma) == []
    (one,) = queries.calls(cast.ana)
    operations.pass_on(cast.ana, uid=one.call.uid)
    assert [called.call.uid for called in queries.calls(cast.salma)] == [one.call.uid]


def test_the_hub_answers_without_naming_the_owner(shared_units: None) -> None:
    read(full(), by=cast.salma)
    enquiry = asked(hub_only=True)
    call = queries.calls(cast.ana)[0].call
    operations.respond(cast.ana, uid=call.uid, verb="message", text="Adressez-vous à nous")
    ((reply, answer),) = queries.read_enquiry(cast.koffi, enquiry.reference).replies
    assert (reply.owner, answer.text, answer.words) == ("", "Adressez-vous à nous", None)


def test_protected_and_highly_sensitive_records_stay_with_the_hub(shared_units: None) -> None:
    victim = [Person(ref="V1", role="presumed_victim", name="Aminata Diallo", sex="F", age="16")]
    read(full(people=victim), by=cast.salma)
    secret = read_secretly(full(), by=cast.amina)
    asked(words=MentionWords(name="Aminata Diallo"))
    asked()
    assert queries.calls(cast.salma) == []
    assert queries.calls(cast.amina) == []
    calls = {one.call.mention.report_id: one.call for one in queries.calls(cast.ana)}
    for call in calls.values():
        with pytest.raises(Refused):
            operations.pass_on(cast.ana, uid=call.uid)
        with pytest.raises(Refused):
            operations.respond(cast.ana, uid=call.uid, verb="release")
    assert secret.pk in calls
    lower = replace(cast.ana, clearance=Level.SENSITIVE)
    assert secret.pk not in {one.call.mention.report_id for one in queries.calls(lower)}


def test_purpose_basis_and_object_are_required_and_quotas_count_questions_alone(shared_units: None) -> None:
    for changes in ({"purpose": ""}, {"basis": "none"}, {"reason": " "}, {"words": MentionWords()}):
        with pytest.raises(Invalid):
            asked(**changes)  # type: ignore[arg-type]
    from palermo.domain.enquiries import rules

    for _ in range(rules.A_DAY):
        operations.ask(
            cast.koffi, kind="phone", words=MentionWords(number="+22790000001"), purpose="investigation",
            basis="national_law", reason="x",
        )  # fmt: skip
    with pytest.raises(Refused):
        asked()
    assert asked(purpose="danger_to_life")
    with held_at(now() + timedelta(days=1, minutes=1)):
        assert asked()


def test_a_standing_question_watches_what_comes_expires_and_is_renewed(shared_units: None) -> None:
    enquiry = asked(standing_days=30)
    assert StandingKey.objects.filter(enquiry=enquiry).exists()
    read(full(), by=cast.salma)
    work()
    assert Call.objects.filter(enquiry=enquiry).count() == 1
    with held_at(now() + timedelta(days=31)):
        operations.forget_keys()
        assert not StandingKey.objects.exists()
        read(full(title="Encore"), by=cast.amina)
        work()
        assert Call.objects.filter(enquiry=enquiry).count() == 1
        operations.renew(cast.koffi, reference=enquiry.reference, days=400)
        enquiry.refresh_from_db()
        assert enquiry.standing_until == (now() + timedelta(days=180)).date()
        work()
        assert Call.objects.filter(enquiry=enquiry).count() == 2


def test_closing_ends_watching_and_answering(shared_units: None) -> None:
    read(full(), by=cast.salma)
    enquiry = asked(standing_days=30)
    call = queries.calls(cast.salma)[0].call
    operations.close_enquiry(cast.koffi, reference=enquiry.reference)
    assert queries.calls(cast.salma) == []
    with pytest.raises(PalermoError):
        operations.respond(cast.salma, uid=call.uid, verb="release")


def test_nobody_else_sees_a_question(shared_units: None) -> None:
    read(full(), by=cast.salma)
    enquiry = asked()
    call = Call.objects.get()
    for actor in (cast.boris, cast.salma, cast.amina, cast.efua, cast.omar, cast.ines):
        with pytest.raises(Forbidden):
            queries.read_enquiry(actor, enquiry.reference)
    for actor in (cast.boris, cast.koffi, cast.amina, cast.efua, cast.omar, cast.ines):
        with pytest.raises(Forbidden):
            operations.respond(actor, uid=call.uid, verb="release")
    assert [row.calls for row in queries.enquiries(cast.ana).rows] == [1]
    assert b"Cotonou" not in bytes(enquiry.sealed)


def test_reminders_and_lapses(shared_units: None) -> None:
    read(full(), by=cast.salma)
    asked()
    assert operations.remind() == 0
    with held_at(now() + timedelta(days=2, hours=1)):
        assert operations.remind() == 1
        assert operations.remind() == 0
    with held_at(now() + timedelta(days=20)):
        operations.remind()
        assert Call.objects.get().state == "lapsed"


def test_phones_are_asked_for_too(shared_units: None) -> None:
    read(full(phones=[Phone(number="+227 90 00 00 01")], people=[]), by=cast.salma)
    asked(kind="phone", words=MentionWords(number="90000001"))
    assert Call.objects.count() == 1
    assert not Reply.objects.exists()


def test_what_nobody_could_read_again_is_refused(shared_units: None) -> None:
    for words in (
        MentionWords.model_construct(name="A B", born="1984-5"),
        MentionWords.model_construct(name="A B", nationality="nowhere"),
    ):
        whole = MentionWords.model_construct(**MentionWords().model_dump() | words.__dict__)
        with pytest.raises(Invalid):
            asked(words=whole)
