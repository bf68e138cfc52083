"""Duties that catch up leave gaps: one batch at a time, and time for others after each."""

from itertools import pairwise
from threading import Thread
from time import monotonic, sleep

import pytest

from palermo.foundations.jobs import by_batches
from palermo.foundations.jobs.run import process_ends


def test_batches_go_on_until_there_is_nothing() -> None:
    left = [3, 2, 1, 0]
    by_batches(lambda: left.pop(0))
    assert left == []


def test_two_duties_never_work_at_once_and_take_turns() -> None:
    told: list[tuple[str, float, float]] = []

    def duty(name: str) -> None:
        left = list(range(6))

        def batch() -> bool:
            began = monotonic()
            sleep(0.02)
            told.append((name, began, monotonic()))
            left.pop()
            return bool(left)

        by_batches(batch)

    threads = [Thread(target=duty, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    times = sorted((began, ended) for _, began, ended in told)
    assert len(times) == 12
    gaps = [later[0] - earlier[1] for earlier, later in pairwise(times)]
    assert all(gap >= 0 for gap in gaps), "two were at work at once"
    assert sum(gap >= 0.009 for gap in gaps) >= 8, "no time was left for anybody else"
    assert [name for name, _, _ in told[:6]] != ["a"] * 6, "the first kept its turn"


def test_a_process_that_ends_begins_no_batch() -> None:
    process_ends.set()
    try:
        by_batches(lambda: pytest.fail("a batch began"))
    finally:
        process_ends.clear()
