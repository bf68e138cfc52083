"""Same, not the same, later; merges and splits undone exactly, whatever came between."""

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.domain.entities import operations, queries
from palermo.domain.entities.models import Entity, Mention, Move, Proposal
from palermo.kernel.errors import Forbidden, PalermoError, Refused
from palermo.kernel.levels import Level
from tests.domain.entities.worlds import read, read_secretly, seen
from tests.domain.reports.contents import full
from tests.factories import cast

pytestmark = pytest.mark.django_db
sensitive_ana = replace(cast.ana, clearance=Level.SENSITIVE)


def _state() -> list[tuple[int, int]]:
    return sorted(Mention.objects.values_list("pk", "entity_id"))


@pytest.fixture
def two(shared_units: None) -> None:
    read(full())
    read(full(), by=cast.koffi)


def _proposal(kind: str = "person") -> Proposal:
    return Proposal.objects.filter(kind=kind).order_by("left__place", "pk")[0]


def test_the_queue_shows_both_sides_with_reasons_most_valuable_first(two: None) -> None:
    page = queries.match_queue(cast.ana)
    assert page.rows and page.counts["open"] == len(page.rows)
    values = [row.proposal.value for row in page.rows]
    assert values == sorted(values, reverse=True)
    person = next(row for row in page.rows if row.proposal.left.place == "people.0")
    assert person.left.name == person.right.name == "Moussa Alidou"
    assert any(evidence.comparator == "name" for evidence in person.explanation.evidence)


def test_same_merges_and_taking_it_back_leaves_the_former_state(two: None) -> None:
    before = _state()
    proposal = _proposal()
    operations.decide(cast.ana, uid=proposal.uid, answer="same", why="same_person_seen", note="vu deux fois")
    assert _state() != before
    entity = queries.read_entity(cast.ana, proposal.left.entity.reference)
    assert len(entity.mentions) == 2
    assert entity.moves[0].note == "vu deux fois"
    with pytest.raises(Refused):
        operations.decide(cast.rui, uid=proposal.uid, answer="not_same")
    operations.reopen(cast.rui, uid=proposal.uid)
    assert _state() == before
    assert Proposal.objects.get(pk=proposal.pk).state == "open"


def test_what_is_not_the_same_is_never_proposed_again(two: None) -> None:
    proposal = _proposal()
    operations.decide(cast.ana, uid=proposal.uid, answer="not_same")
    operations.mark_due([proposal.left.report_id, proposal.right.report_id])
    Proposal.objects.exclude(pk=proposal.pk).delete()
    for row in (proposal.left, proposal.right):
        from palermo.domain.entities.models import Unweighed

        Unweighed.objects.create(mention=row)
    seen()
    left, right = proposal.left.entity_id, proposal.right.entity_id
    assert not Proposal.objects.filter(left__entity=left, right__entity=right, state="open").exists()


def test_a_split_takes_mentions_out_and_undo_brings_them_back(two: None) -> None:
    operations.decide(cast.ana, uid=_proposal().uid, answer="same")
    merged = _state()
    mention = _proposal().right
    mention.refresh_from_db()
    move = operations.split(cast.ana, mentions=[mention.uid], why="mistaken")
    assert _state() != merged
    operations.undo(cast.ana, uid=move.uid)
    assert _state() == merged
    with pytest.raises(Refused):
        operations.undo(cast.ana, uid=move.uid)


def test_an_earlier_move_waits_for_the_later_one(two: None) -> None:
    operations.decide(cast.ana, uid=_proposal().uid, answer="same")
    first = Move.objects.get()
    moved = Mention.objects.get(moves__move=first)
    second = operations.split(cast.ana, mentions=[moved.uid], why="mistaken")
    with pytest.raises(Refused):
        operations.undo(cast.ana, uid=first.uid)
    operations.undo(cast.ana, uid=second.uid)
    operations.undo(cast.ana, uid=first.uid)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=6))
def test_any_chain_of_merges_undone_backwards_is_as_it_was(two: None, steps: list[tuple[int, int]]) -> None:
    people = list(Mention.objects.order_by("pk").values_list("pk", flat=True))
    sid = transaction.savepoint()
    before, moves = _state(), []
    for one, other in steps:
        keep, bring = (
            Entity.objects.get(mentions=people[place % len(people)]).reference for place in (one, other)
        )
        try:
            moves.append(operations.merge(cast.ana, keep=keep, bring=bring, why="other"))
        except PalermoError:
            continue
    for move in reversed(moves):
        operations.undo(cast.ana, uid=move.uid)
    assert _state() == before
    transaction.savepoint_rollback(sid)


def test_highly_sensitive_matches_are_silent(shared_units: None) -> None:
    read(full())
    before = _told(sensitive_ana)
    secret = read_secretly(full(), by=cast.koffi)
    assert _told(sensitive_ana) == before
    assert queries.match_queue(cast.ana).rows
    proposal = Proposal.objects.filter(level=2, kind="person").order_by("-value")[0]
    with pytest.raises(Forbidden):
        operations.decide(sensitive_ana, uid=proposal.uid, answer="same")
    operations.decide(cast.ana, uid=proposal.uid, answer="same")
    assert _told(sensitive_ana) == before
    reference = proposal.left.entity.reference
    assert len(queries.read_entity(cast.ana, reference).mentions) == 2
    assert len(queries.read_entity(sensitive_ana, reference).mentions) == 1
    assert secret.level == 2


def _told(actor: object) -> object:
    page = queries.entities(actor)  # type: ignore[arg-type]
    queue = queries.match_queue(actor)  # type: ignore[arg-type]
    return (
        [(row.entity.reference, row.title, row.mentions, row.units) for row in page.rows],
        [row.proposal.uid for row in queue.rows],
        queue.counts,
        [
            len(queries.read_entity(actor, row.entity.reference).moves)  # type: ignore[arg-type]
            for row in page.rows
        ],
    )
