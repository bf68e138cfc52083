"""Undertakings are seen by their parties; agreements open a channel only with a clause; contacts are tested; days told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from palermo.domain.cooperation import operations, queries
from palermo.domain.cooperation.models import Contact, Party, Undertaking
from palermo.domain.cooperation.words import Agreed, Reached
from palermo.foundations.jobs.models import Job
from palermo.foundations.policy import Actor
from palermo.kernel.clock import held_at
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.levels import Level
from tests.factories import cast

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY = date(2026, 11, 2)


def made(
    actor: Actor = cast.ana, kind: str = "meeting", level: Level = Level.SENSITIVE, **changes: object
) -> Undertaking:
    words = {"title": "Réunion des chefs", "plan": "Trois points"} | {
        name: changes.pop(name) for name in ("title", "clause") if name in changes
    }
    values = {"parties": ["NER", "BEN"], "starts_on": DAY + timedelta(days=9)} | changes
    plan = operations.Plan(Agreed.model_validate(words), **values)  # type: ignore[arg-type]
    return operations.undertake(actor, kind=kind, plan=plan, level=level)


def seen(actor: Actor) -> list[str]:
    return [one.row.reference for one in queries.undertakings(actor)[0]]


def test_parties_and_the_hub_see_it_and_nobody_else(shared_units: None) -> None:
    with held_at(MONDAY):
        row = made(parties=["NER", "BEN", "ECOWAS"])
        live = made(kind="operation", level=Level.HIGHLY_SENSITIVE)
        for actor in (cast.salma, cast.boris, cast.koffi, cast.efua):
            assert seen(actor) == [row.reference]
            assert [one.reference for one in queries.calendar(actor)] == [row.reference]
            with pytest.raises(Forbidden):
                queries.read_undertaking(actor, live.reference)
        assert set(seen(cast.ana)) == {row.reference, live.reference}
        assert seen(cast.amina) == queries.calendar(cast.amina) == []
        with pytest.raises(Forbidden):
            operations.begin(cast.amina, reference=row.reference)
        with pytest.raises(Invalid, match="not_a_party"):
            made(cast.amina)
        with pytest.raises(Invalid, match="level_not_here"):
            made(cast.salma, level=Level.HIGHLY_SENSITIVE)
        with pytest.raises(Forbidden):
            made(cast.boris)


def test_a_row_alone_makes_nobody_a_party(shared_units: None) -> None:
    row = made()
    Party.objects.create(undertaking=row, unit="NGA")
    assert seen(cast.amina) == []
    with pytest.raises(Forbidden):
        queries.read_undertaking(cast.amina, row.reference)
    with pytest.raises(Forbidden):
        operations.begin(cast.amina, reference=row.reference)


def test_decisions_are_followed_up_and_reminded_once(shared_units: None) -> None:
    with held_at(MONDAY):
        row = made()
        step = operations.add_decision(
            cast.ana,
            reference=row.reference,
            text="Tester les numéros",
            owner="NER",
            due_on=DAY + timedelta(days=2),
        )
        with pytest.raises(Invalid, match="no_party"):
            operations.add_decision(cast.ana, reference=row.reference, text="x", owner="NGA")
        assert (operations.remind(), operations.remind()) == (1, 0)
        assert Job.objects.get(kind="reports.tell_unit").subject == f"{row.reference}|NER|"
        with pytest.raises(Forbidden):
            operations.mark_done(cast.koffi, uid=step.uid)
        operations.mark_done(cast.salma, uid=step.uid)
        with pytest.raises(Refused, match="already_done"):
            operations.mark_done(cast.salma, uid=step.uid)
        opened = queries.read_undertaking(cast.koffi, row.reference)
        assert [(one.done_at, said.text) for one, said in opened.steps] == [(MONDAY, "Tester les numéros")]
    with held_at(MONDAY + timedelta(days=8)):
        assert (operations.remind(), operations.remind()) == (
            1,
            0,
        )  # the meeting itself, told to both parties
        assert Job.objects.filter(subject=f"{row.reference}|BEN|").count() == 1


@pytest.mark.parametrize("clause, begun, ends, opens", [
    ("Plaques, douze mois", True, 30, True), ("", True, 30, False), ("Plaques", False, 30, False), ("Plaques", True, -1, False),
])  # fmt: skip
def test_no_data_clause_no_channel(
    shared_units: None, clause: str, begun: bool, ends: int, opens: bool
) -> None:
    with held_at(MONDAY):
        row = made(
            kind="agreement", form="mou_police", clause=clause, starts_on=DAY - timedelta(days=99),
            ends_on=DAY + timedelta(days=ends), next_on=DAY + timedelta(days=20),
        )  # fmt: skip
        if begun:
            operations.begin(cast.salma, reference=row.reference)
        assert queries.opens_channel(queries.read_undertaking(cast.salma, row.reference).row) is opens


def test_a_liaison_log_says_who_called_whom_and_when_it_was_answered(shared_units: None) -> None:
    with held_at(MONDAY):
        pair = made(cast.salma, kind="liaison", starts_on=None, next_on=DAY + timedelta(days=14))
        with pytest.raises(Invalid, match="parties_missing"):
            made(cast.salma, kind="liaison", parties=["NER", "BEN", "NGA"])
        with pytest.raises(Invalid, match="not_yet"):
            operations.add_call(
                cast.salma, reference=pair.reference, caller="NER", at=MONDAY + timedelta(hours=1), about="x"
            )
        call = operations.add_call(
            cast.salma,
            reference=pair.reference,
            caller="NER",
            at=MONDAY - timedelta(hours=3),
            about="Deux pirogues",
        )
        operations.answer_call(cast.koffi, uid=call.uid, answer="Vues à 22 h")
        with pytest.raises(Refused, match="already_done"):
            operations.answer_call(cast.koffi, uid=call.uid, answer="x")
        ((step, said),) = queries.read_undertaking(cast.koffi, pair.reference).steps
        assert (step.owner, step.at, step.done_at) == ("NER", MONDAY - timedelta(hours=3), MONDAY)
        assert (said.text, said.answer) == ("Deux pirogues", "Vues à 22 h")
        assert [(one.what, one.starts_on) for one in queries.calendar(cast.koffi)] == [
            ("next_meeting", DAY + timedelta(days=14))
        ]


def test_two_people_do_not_overwrite_each_other(shared_units: None) -> None:
    row = made()
    plan = operations.Plan(Agreed(title="Autre"), ["NER", "NGA"], DAY)
    operations.change(cast.ana, reference=row.reference, plan=plan, version=1)
    with pytest.raises(Refused, match="changed_since"):
        operations.change(cast.rui, reference=row.reference, plan=plan, version=1)
    assert seen(cast.koffi) == []
    assert seen(cast.amina) == [row.reference]
    with pytest.raises(Invalid, match="results_missing"):
        operations.end(cast.ana, reference=row.reference, results=" ")
    operations.end(cast.ana, reference=row.reference, results="Trois décisions")
    assert queries.read_undertaking(cast.salma, row.reference).words.results == "Trois décisions"
    with pytest.raises(Refused, match="wrong_state"):
        operations.cancel(cast.ana, reference=row.reference)


def test_contacts_are_sealed_and_another_number_is_untested(shared_units: None) -> None:
    words = Reached(name="Permanence", phone="+227 90 00 01 01")
    row = operations.add_contact(cast.salma, unit="NER", place="contact", languages=["fr"], words=words)
    operations.note_test(cast.koffi, uid=row.uid)
    ((kept, said),) = queries.contacts(cast.koffi, unit="NER")
    assert (said, kept.tested_on is None) == (words, False)
    with pytest.raises(Forbidden):
        operations.change_contact(cast.koffi, uid=row.uid, place="deputy", languages=[], words=words)
    with pytest.raises(Invalid, match="no_party"):
        operations.add_contact(cast.salma, unit="BEN", place="contact", languages=[], words=words)
    with pytest.raises(Invalid, match="number_missing"):
        operations.add_contact(cast.salma, unit="NER", place="contact", languages=[], words=Reached(name="x"))
    other = words.model_copy(update={"phone": "+227 90 00 01 09"})
    operations.change_contact(cast.salma, uid=row.uid, place="deputy", languages=["fr", "en"], words=other)
    row.refresh_from_db()
    assert (row.tested_on, row.languages) == (None, "fr en")
    assert b"90 00" not in b"".join(bytes(one) for one in Contact.objects.values_list("sealed", flat=True))
    operations.end_contact(cast.ana, uid=row.uid)
    assert queries.contacts(cast.salma) == []
    with pytest.raises(Forbidden):
        queries.contacts(cast.omar)
