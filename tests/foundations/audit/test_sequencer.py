"""The sequencer: everything once, in batches, one at a time, also where numbers become visible out of order."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from palermo.foundations import audit
from palermo.foundations.audit import chain, checkpoints, sequencer, verify
from palermo.foundations.audit.gaps import Gaps
from palermo.foundations.audit.models import ChainLink, Change, Checkpoint, Progress
from palermo.kernel import clock
from tests.factories.cast import boris
from tests.foundations.audit import raw


def test_every_entry_of_every_log_is_linked_once(chained: None) -> None:
    assert ChainLink.objects.count() == 16
    assert sequencer.run_once() == 0
    assert dict(ChainLink.objects.values_list("log").annotate(n=models_count()).order_by()) == {
        "change": 8, "read_hub": 6, "refusal_hub": 2,
    }  # fmt: skip
    assert verify.verify() == []


def models_count() -> object:
    from django.db.models import Count

    return Count("seq")


def test_the_head_moves_with_each_link(db: None, some_entries: Callable[[], None]) -> None:
    before = audit.head()
    some_entries()
    assert audit.head() != before == chain.GENESIS.hex()


def test_more_than_a_batch_is_linked_in_one_call(db: None) -> None:
    with transaction.atomic():
        audit.record_many(boris, "report.imported", [f"NER-{number}" for number in range(2500)])
    assert sequencer.run_once() == 2500
    assert verify.examine().links == 2500


def test_a_progress_that_was_set_back_links_nothing_twice(chained: None) -> None:
    raw.run("UPDATE audit_progress SET cursor = 0")
    assert sequencer.run_once() == 0
    assert ChainLink.objects.count() == 16
    assert (
        Progress.objects.get(log="change").cursor
        == Change.objects.order_by("-id").values_list("id", flat=True)[0]
    )


def test_an_entry_that_becomes_visible_late_is_linked_when_it_does(db: None) -> None:
    """As on PostgreSQL, where a transaction that took number 2 commits after the one that took number 3."""
    with transaction.atomic():
        audit.record_many(boris, "report.saved", ["A", "B", "C"])
    first, late, third = Change.objects.order_by("id")
    raw.run("DELETE FROM audit_change WHERE id = %s", [late.id])
    assert sequencer.run_once() == 2
    assert Gaps.read(Progress.objects.get(log="change").gaps).ranges[-1][:2] == (late.id, late.id)
    late.save(force_insert=True)
    assert verify.examine().waiting == 1
    assert sequencer.run_once() == 1
    assert list(ChainLink.objects.order_by("seq").values_list("entry", flat=True)) == [
        first.id,
        third.id,
        late.id,
    ]
    assert late.id not in {low for low, _, _ in Gaps.read(Progress.objects.get(log="change").gaps).ranges}
    assert verify.verify() == []


def test_a_gap_that_never_fills_is_given_up_after_an_hour(db: None) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with clock.held_at(moment):
        with transaction.atomic():
            audit.record_many(boris, "report.saved", ["A", "B", "C"])
        raw.run("DELETE FROM audit_change WHERE id = (SELECT min(id) + 1 FROM audit_change)")
        sequencer.run_once()
    with clock.held_at(moment + timedelta(hours=2)):
        sequencer.run_once()
    assert Progress.objects.get(log="change").gaps == "[]"


@given(st.lists(st.integers(1, 60), unique=True), st.lists(st.integers(1, 60), unique=True))
def test_gaps_are_exactly_the_numbers_not_seen(one: list[int], other: list[int]) -> None:
    first, gaps = sorted(one), Gaps()
    top = max(first, default=0)
    gaps = gaps.after(0, first, 1)
    then = sorted(set(other) - set(one))
    gaps = gaps.after(top, then, 2)
    held = {number for low, high, _ in gaps.ranges for number in range(low, high + 1)}
    assert held == set(range(1, max([*one, *other], default=0) + 1)) - set(one) - set(other)


def test_a_checkpoint_comes_with_the_first_links_then_after_a_minute(
    db: None, some_entries: Callable[[], None]
) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with clock.held_at(moment):
        some_entries()
    with clock.held_at(moment + timedelta(seconds=59)):
        some_entries()
    assert list(Checkpoint.objects.values_list("seq", flat=True)) == [8]
    with clock.held_at(moment + timedelta(seconds=61)):
        sequencer.run_once()
        sequencer.run_once()
    assert list(Checkpoint.objects.order_by("seq").values_list("seq", flat=True)) == [8, 16]
    assert [checkpoints.prove(one)[0] for one in checkpoints.filed()] == [8, 16]


def test_a_checkpoint_that_a_crash_kept_out_of_the_file_is_added_by_the_next(
    db: None, some_entries: Callable[[], None]
) -> None:
    some_entries()
    lines = checkpoints.path().read_bytes()
    checkpoints.path().write_bytes(lines[: len(lines) // 2])
    some_entries()
    checkpoints.make(*chain.last())
    assert [checkpoints.prove(one)[0] for one in checkpoints.filed()] == [8, 16]
    assert verify.verify() == []


def test_on_postgresql_a_second_sequencer_does_nothing(transactional_db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer anyway")
    with transaction.atomic():
        audit.record(boris, "report.saved")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [sequencer._LOCK])
        assert sequencer.run_once() == 0
    finally:
        other.close()
    assert sequencer.run_once() == 1
