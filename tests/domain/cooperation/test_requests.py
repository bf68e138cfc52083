"""Requests: who may ask and answer, until when, what is late, what is noticed as asked twice, what is never seen."""

import io
from datetime import timedelta

import pytest

from palermo.domain.cooperation import operations, queries
from palermo.domain.cooperation.models import Letter, Request, RequestKey
from palermo.domain.cooperation.words import Asked
from palermo.domain.reports import operations as reports
from palermo.foundations import files
from palermo.foundations.files import places
from palermo.foundations.jobs.models import Job
from palermo.kernel.clock import held_at
from palermo.kernel.errors import Forbidden, Invalid, PalermoError, Refused, SealBroken
from palermo.kernel.levels import Level
from tests.domain.cooperation.asking import MONDAY, request
from tests.domain.reports.contents import full
from tests.factories import cast

pytestmark = pytest.mark.django_db


def listed(actor: cast.Actor, **how: str) -> list[str]:
    return [row.request.reference for row in queries.requests(actor, queries.Narrowed(**how)).rows]


def upload(content: bytes = b"%PDF-1.7 liste") -> files.SealedUpload:
    with places.writing(Level.SENSITIVE) as written:
        written.write(content)
    return files.SealedUpload(written.blob, written.key, "liste.pdf", "application/pdf", len(content))


def test_a_request_is_answered_in_time_with_a_file_and_another_is_late(shared_units: None) -> None:
    with held_at(MONDAY):
        first, second = request(), request(text="Et son frère ?", anyway=True)
        assert first.due_at == MONDAY + timedelta(days=14)  # ten working days
    with held_at(MONDAY + timedelta(days=3)):
        operations.answer(cast.ana, reference=first.reference, text="Connu à Cotonou.", uploads=[upload()])
    with held_at(MONDAY + timedelta(days=15)):
        opened = queries.read_request(cast.salma, first.reference)
        assert [(one.letter.kind, one.words.text) for one in opened.letters] == [
            ("answer", "Connu à Cotonou.")
        ]
        (file,) = opened.letters[0].attached
        found = queries.open_request_file(cast.salma, first.reference, file.uid)
        assert io.BytesIO(b"".join(found.chunks())).getvalue() == b"%PDF-1.7 liste"
        assert (opened.late, queries.read_request(cast.salma, second.reference).late) == (False, True)
        assert listed(cast.ana, view="late") == [second.reference]
        assert queries.waiting_requests(cast.ana) == 1
        assert queries.fresh_answers(cast.salma) == 1
        operations.see_letters(cast.salma, reference=first.reference)
        assert queries.fresh_answers(cast.salma) == 0
        operations.answer(cast.rui, reference=second.reference, text="Inconnu.")
        assert listed(cast.ana, view="late") == [second.reference]
        with pytest.raises(Refused, match="wrong_state"):
            operations.refuse(cast.ana, reference=second.reference, text="trop tard")


def test_the_hub_asks_a_unit_which_asks_for_time_and_gets_it(shared_units: None) -> None:
    with held_at(MONDAY):
        asked = request(cast.ana, due_at=MONDAY + timedelta(days=4))
        until = MONDAY + timedelta(days=9)
        with pytest.raises(Invalid, match="bad_deadline"):
            operations.ask_for_time(
                cast.salma, reference=asked.reference, until=MONDAY + timedelta(days=1), text="x"
            )
        with pytest.raises(Forbidden):
            operations.ask_for_time(cast.ana, reference=asked.reference, until=until, text="x")
        operations.ask_for_time(
            cast.salma, reference=asked.reference, until=until, text="Le registre est à Dosso."
        )
        with pytest.raises(Forbidden):
            operations.grant_time(cast.salma, reference=asked.reference)
        operations.grant_time(cast.rui, reference=asked.reference)
        asked.refresh_from_db()
        assert (asked.due_at, asked.first_due_at, asked.state) == (until, MONDAY + timedelta(days=4), "open")
    with held_at(MONDAY + timedelta(days=8)):
        operations.refuse(cast.salma, reference=asked.reference, text="Procédure en cours.")
        assert not queries.read_request(cast.ana, asked.reference).late
        operations.ask_back(cast.ana, reference=asked.reference, text="Et après l'audience ?")
        operations.answer(cast.salma, reference=asked.reference, text="En mars.")
        operations.close(cast.ana, reference=asked.reference, text="Merci.")
    kinds = [one.letter.kind for one in queries.read_request(cast.salma, asked.reference).letters]
    assert kinds == ["ask_for_time", "grant_time", "refuse", "ask_back", "answer", "close"]


def test_denied_time_changes_no_day_and_the_asker_may_withdraw(shared_units: None) -> None:
    with held_at(MONDAY):
        asked = request(cast.ana, due_at=MONDAY + timedelta(days=4))
        operations.ask_for_time(
            cast.salma, reference=asked.reference, until=MONDAY + timedelta(days=9), text="Le registre."
        )
        operations.deny_time(cast.ana, reference=asked.reference, text="L'audience est vendredi.")
        asked.refresh_from_db()
        assert asked.due_at == MONDAY + timedelta(days=4)
        with pytest.raises(Invalid, match="reason_missing"):
            operations.withdraw(cast.ana, reference=asked.reference, text=" ")
        operations.withdraw(cast.ana, reference=asked.reference, text="Trouvé.")
        assert listed(cast.salma, view="ended") == [asked.reference]


@pytest.mark.parametrize(
    "changes, code, field",
    [
        ({"use": ""}, "use_missing", "use"),
        ({"use": "evidence"}, "evidence_by_court", "use"),
        ({"kind": "mla"}, "judicial_is_evidence", "use"),
        ({"kind": "victim_referral"}, "unknown_code", "kind"),
        ({"asked": "NER"}, "no_party", "asked"),
        ({"asked": "MLI"}, "no_party", "asked"),
        ({"purpose": ""}, "purpose_missing", "purpose"),
        ({"basis": ""}, "basis_missing", "basis"),
        ({"words": Asked(title="x")}, "request_missing", "text"),
        ({"words": Asked(text="x", reports=["NER-0000-0000"])}, "no_such_report", "reports"),
        ({"level": Level.HIGHLY_SENSITIVE}, "level_not_here", "level"),
        ({"due_at": MONDAY - timedelta(hours=1)}, "bad_deadline", "due"),
    ],
)
def test_a_request_must_say(shared_units: None, changes: dict[str, object], code: str, field: str) -> None:
    with held_at(MONDAY), pytest.raises(Invalid) as failure:
        request(**changes)
    assert (failure.value.code, failure.value.field) == (code, field)
    assert not Request.objects.exists()


def test_the_usual_days_follow_the_kind(shared_units: None) -> None:
    days = {
        "urgent_life": timedelta(hours=1), "verify_document": timedelta(days=2), "use_permission": timedelta(days=3),
        "mla": timedelta(days=60), "extradition": timedelta(days=60),
    }  # fmt: skip
    with held_at(MONDAY):
        for kind, length in days.items():
            use = "evidence" if kind in ("mla", "extradition") else "information"
            assert request(kind=kind, use=use).due_at == MONDAY + length, kind


def test_only_the_parties_and_the_hub_see_a_request(shared_units: None) -> None:
    between = request(cast.salma, asked="BEN")
    for actor in (cast.salma, cast.boris, cast.koffi, cast.ana, cast.rui):
        assert listed(actor) == [between.reference]
    for actor in (cast.amina, cast.maria, cast.ungranted):
        assert listed(actor) == []
        with pytest.raises(Forbidden):
            queries.read_request(actor, between.reference)
    for actor in (cast.efua, cast.omar, cast.ines):
        with pytest.raises(Forbidden):
            listed(actor)
    for actor in (cast.boris, cast.ana, cast.amina):
        with pytest.raises(Forbidden):
            operations.answer(actor, reference=between.reference, text="x")


def test_a_highly_sensitive_request_stays_at_the_hub(shared_units: None) -> None:
    told = request(cast.ana)
    before = [listed(actor) for actor in (cast.salma, cast.boris)]
    secret = request(cast.ana, text="Une source", level=Level.HIGHLY_SENSITIVE, anyway=True)
    assert [listed(actor) for actor in (cast.salma, cast.boris)] == before == [[told.reference]] * 2
    assert secret.reference in listed(cast.ana)
    with pytest.raises(Forbidden):
        queries.read_request(cast.salma, secret.reference)
    with pytest.raises(Forbidden):
        operations.answer(cast.salma, reference=secret.reference, text="x")
    operations.answer(cast.ana, reference=secret.reference, text="Par téléphone : oui.")
    assert not Job.objects.filter(subject__startswith=secret.reference, queue="unit").exists()
    assert listed(cast.salma, view="late") == []


def test_the_same_request_twice_is_noticed_by_those_who_see_both(shared_units: None) -> None:
    report = reports.save(cast.salma, content=full())
    reports.submit(cast.salma, references=[report.reference])
    about = {"words": Asked(title="Numéro", text="Titulaire du 97 00 01 88 ?")}
    first = request(cast.koffi, **about)
    # Niger does not see Benin's request, and is told nothing of it.
    second = request(cast.salma, **about)
    with pytest.raises(Refused) as failure:
        request(cast.koffi, words=Asked(title="Autre", text="Who holds +229 97000188?"))
    assert (failure.value.code, failure.value.details) == ("asked_already", {"references": [first.reference]})
    assert request(cast.koffi, words=Asked(title="Document", text="97 00 01 88"), kind="verify_document")
    assert request(cast.koffi, words=Asked(title="Autre", text="97 00 01 99"))
    assert request(cast.koffi, anyway=True, **about)
    assert [one.reference for one in queries.read_request(cast.ana, second.reference).same][
        -1
    ] == first.reference
    named = {"words": Asked(title="a", text="b", reports=[report.reference.lower()])}
    request(cast.salma, **named)
    with pytest.raises(Refused, match="asked_already"):
        request(cast.salma, **named)
    with pytest.raises(Invalid, match="no_such_report"):
        request(cast.koffi, **named)
    kept = sorted(RequestKey.objects.values_list("request__reference", "token"))
    RequestKey.objects.all().delete()
    operations.key_again()
    assert sorted(RequestKey.objects.values_list("request__reference", "token")) == kept


def test_notes_of_the_hub_are_the_hubs_and_nothing_is_readable_in_the_rows(shared_units: None) -> None:
    asked = request(text="Le mot rarissime zanzibarois")
    operations.add_note(cast.ana, reference=asked.reference, text="Ne pas répondre avant mardi")
    assert queries.read_request(cast.salma, asked.reference).letters == []
    assert len(queries.read_request(cast.rui, asked.reference).letters) == 1
    with pytest.raises(Forbidden):
        operations.add_note(cast.salma, reference=asked.reference, text="x")
    Letter.objects.update(hub_only=False)  # whoever writes to the database still shows the note to no unit
    assert queries.read_request(cast.salma, asked.reference).letters == []
    rows = [
        *Request.objects.values_list("sealed", flat=True),
        *Letter.objects.values_list("sealed", flat=True),
    ]
    assert not any(word in bytes(row) for row in rows for word in (b"zanzibarois", b"mardi"))


def test_a_changed_row_opens_nothing(shared_units: None) -> None:
    asked = request()
    Request.objects.filter(pk=asked.pk).update(asked="NGA")
    with pytest.raises(SealBroken):
        queries.read_request(cast.amina, asked.reference)


def test_reminders_carry_a_reference_and_go_once(shared_units: None) -> None:
    with held_at(MONDAY):
        asked = request(cast.ana, due_at=MONDAY + timedelta(days=4), text="Le mot")
        to_hub = request(cast.salma, due_at=MONDAY + timedelta(days=4))
        Job.objects.all().delete()
        assert operations.remind() == 0
    with held_at(MONDAY + timedelta(days=3, hours=1)):
        assert operations.remind() == 2
        assert operations.remind() == 0
    subjects = sorted(Job.objects.filter(kind="reports.tell_unit").values_list("queue", "subject"))
    assert subjects == [("hub", f"{to_hub.reference}|ECOBCCU|"), ("unit", f"{asked.reference}|NER|")]


def test_two_worlds_that_differ_in_highly_sensitive_requests_are_one_to_the_unit(shared_units: None) -> None:
    def told() -> list[object]:
        found: list[object] = []
        for how in ({}, {"view": "late"}, {"view": "waiting"}, {"side": "to_us"}, {"unit": "ECOBCCU"}):
            found.append(listed(cast.salma, **how))
        for reference in listed(cast.salma):
            opened = queries.read_request(cast.salma, reference)
            same = [one.reference for one in opened.same]
            found.append((opened.words.model_dump(), same, len(opened.letters), opened.late))
        found += [queries.waiting_requests(cast.salma), queries.fresh_answers(cast.salma)]
        found.append([(one.what, one.reference) for one in queries.calendar(cast.salma)])
        figures = queries.unit_figures(cast.salma, "NER")
        return [*found, figures]

    with held_at(MONDAY):
        request(cast.ana, words=Asked(title="Numéro", text="Titulaire du 97 00 01 88 ?"))
        before = told()
        secret = request(
            cast.ana, words=Asked(title="Numéro", text="Titulaire du 97 00 01 88 ?"),
            level=Level.HIGHLY_SENSITIVE, anyway=True,
        )  # fmt: skip
        assert told() == before
        operations.answer(cast.ana, reference=secret.reference, text="oui")
        assert told() == before


def test_every_verb_of_a_stranger_is_refused_alike(shared_units: None) -> None:
    asked = request(cast.salma, asked="BEN")
    verbs = (
        lambda reference: operations.answer(cast.amina, reference=reference, text="x"),
        lambda reference: operations.refuse(cast.amina, reference=reference, text="x"),
        lambda reference: operations.withdraw(cast.amina, reference=reference, text="x"),
        lambda reference: operations.grant_time(cast.amina, reference=reference),
        lambda reference: operations.ask_back(cast.amina, reference=reference, text="x"),
        lambda reference: operations.see_letters(cast.amina, reference=reference),
        lambda reference: queries.open_request_file(cast.amina, reference, "x"),
    )
    for verb in verbs:
        said = []
        for reference in (asked.reference, "REQ-0000-0000"):
            with pytest.raises(PalermoError) as failure:
                verb(reference)
            said.append((type(failure.value), failure.value.code))
        assert said[0] == said[1] == (Forbidden, "absent")
