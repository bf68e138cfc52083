"""Jobs in one process: queued with the caller, run once, codes only, cancelled, resumed, reclaimed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, transaction
from django_tasks_db.models import DBTaskResult

from palermo.foundations import jobs
from palermo.foundations.jobs import registry, worker
from palermo.foundations.jobs.models import Job, JobError, State
from palermo.foundations.jobs.run import process_ends
from palermo.kernel import clock
from palermo.kernel.errors import Forbidden, Refused
from tests.factories.cast import EVERYBODY, ana, boris, salma

pytestmark = pytest.mark.django_db
CANARY = "Zalika-wa-Agadez"


@pytest.fixture
def kinds() -> Iterator[Callable[..., None]]:
    """Return a function that registers a handler for the length of the test."""
    before = dict(registry._handlers)
    yield lambda kind, work, **options: jobs.handler(kind, **options)(work)
    registry._handlers.clear()
    registry._handlers.update(before)


def again(job: Job) -> Job:
    return Job.objects.get(uid=job.uid)


def test_a_job_is_queued_with_the_callers_transaction_or_not_at_all(kinds: Any) -> None:
    kinds("t.count", lambda run: run.result(found=3))
    with transaction.atomic():
        jobs.enqueue("t.count", actor=ana)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()
    job = jobs.enqueue("t.count", subject="NER-7K2M-9QXD", actor=ana)
    assert (job.queue, again(job).state) == ("hub", State.QUEUED)
    assert worker.run_until_idle() == 1
    assert (again(job).state, again(job).outcome) == (State.DONE, {"found": 3})


def test_an_entrys_worker_leaves_the_other_entrys_queue_alone(kinds: Any) -> None:
    kinds("t.count", lambda run: None)
    job = jobs.enqueue("t.count", actor=boris)
    assert job.queue == "unit"
    worker.run_until_idle("hub")
    assert again(job).state == State.QUEUED
    worker.run_until_idle("unit")
    assert again(job).state == State.DONE


def test_the_task_row_holds_the_uid_and_nothing_else(kinds: Any) -> None:
    def fail(run: jobs.JobRun) -> None:
        name = CANARY
        raise ValueError(f"cannot read {name}")

    kinds("t.fail", fail)
    job = jobs.enqueue("t.fail", subject="S-1", actor=ana)
    row = DBTaskResult.objects.get()
    assert row.args_kwargs == {"args": [job.uid], "kwargs": {}}
    worker.run_until_idle()
    row.refresh_from_db()
    assert (row.status, row.traceback, row.exception_class_path, row.return_value) == (
        "SUCCESSFUL",
        "",
        "",
        None,
    )
    assert (again(job).state, again(job).code) == (State.FAILED, "internal_error")
    for model in (Job, JobError, DBTaskResult):
        assert CANARY not in str(list(model.objects.values()))


def test_a_rule_that_says_no_leaves_its_code(kinds: Any) -> None:
    def refuse(run: jobs.JobRun) -> None:
        raise Refused("wrong_state", text=CANARY)

    kinds("t.refuse", refuse)
    job = jobs.run_here("t.refuse", actor=ana)
    assert (job.state, job.code) == (State.FAILED, "wrong_state")


def test_an_unknown_kind_fails_by_name(db: None) -> None:
    job = jobs.run_here("t.nobody", actor=None)
    assert (job.state, job.code, job.actor) == (State.FAILED, "unknown_job", "")


def test_progress_errors_rate_and_time_left(kinds: Any) -> None:
    seen: list[tuple[int, int | None, int | None]] = []

    def work(run: jobs.JobRun) -> None:
        run.error(2, "when", "bad_date")
        run.error(2, "when", "bad_date")
        run.error(5, "", "too_many_columns")
        with clock.held_at(start + timedelta(seconds=10)):
            run.progress(20, 100, position=20)

    start = clock.now()
    kinds("t.work", work)
    with clock.held_at(start):
        job = jobs.run_here(
            "t.work", actor=ana, watch=lambda job: seen.append((job.done, job.total, job.seconds_left))
        )
    assert seen[0] == (20, 100, 40)
    assert (job.done, job.total, job.position, job.state) == (20, 100, 20, State.DONE)
    assert [(one.line, one.column, one.code) for one in jobs.problems(ana, job.uid)] == [
        (2, "when", "bad_date"), (5, "", "too_many_columns"),
    ]  # fmt: skip


def test_a_cancelled_job_stops_at_its_next_step_and_resumes_from_its_position(kinds: Any) -> None:
    runs: list[int] = []

    def work(run: jobs.JobRun) -> None:
        runs.append(run.position)
        for step in range(run.position, 10):
            run.progress(step + 1, 10, position=step + 1)
            run.stop_if_asked()
            if step == 3 and len(runs) == 1:
                jobs.cancel(ana, run.uid)

    kinds("t.steps", work, long=True)
    job = jobs.enqueue("t.steps", actor=ana)
    worker.run_until_idle()
    assert (again(job).state, again(job).position) == (State.CANCELLED, 5)
    with pytest.raises(Refused, match="job_finished"):
        jobs.cancel(ana, job.uid)
    jobs.resume(ana, job.uid)
    worker.run_until_idle()
    assert (again(job).state, again(job).position, runs) == (State.DONE, 10, [0, 5])
    with pytest.raises(Refused, match="job_not_stopped"):
        jobs.resume(ana, job.uid)


def test_a_job_cancelled_while_it_waits_never_runs(kinds: Any) -> None:
    ran: list[int] = []
    kinds("t.never", lambda run: ran.append(1))
    job = jobs.enqueue("t.never", actor=ana)
    jobs.cancel(ana, job.uid)
    worker.run_until_idle()
    assert (again(job).state, ran) == (State.CANCELLED, [])


def test_everyone_sees_her_own_jobs_only(kinds: Any) -> None:
    job = jobs.enqueue("t.count", actor=salma)
    assert [one.uid for one in jobs.mine(salma)] == [job.uid]
    jobs.enqueue("t.count", actor=None)
    for actor in [*(one for one in EVERYBODY if one is not salma), replace(ana, uid="")]:
        assert jobs.mine(actor) == []
        for ask in (jobs.get, jobs.cancel, jobs.resume, jobs.problems):
            with pytest.raises(Forbidden):
                ask(actor, job.uid)


def test_a_job_whose_lease_ran_out_is_reclaimed_and_another_workers_is_not(kinds: Any) -> None:
    kinds("t.count", lambda run: run.result(position=run.position))
    job = jobs.enqueue("t.count", actor=ana)
    dead = {"state": State.RUNNING, "holder": "somebody", "position": 7, "attempts": 1}
    DBTaskResult.objects.update(status="RUNNING", started_at=clock.now())
    Job.objects.filter(uid=job.uid).update(**dead, lease_until=clock.now() + timedelta(seconds=5))
    assert worker.reclaim() == 0
    assert worker.run_until_idle() == 0
    with clock.held_at(clock.now() + timedelta(seconds=6)):
        assert worker.reclaim() == 1
        assert worker.reclaim() == 0
    assert worker.run_until_idle() == 1
    assert (again(job).state, again(job).outcome, again(job).attempts) == (State.DONE, {"position": 7}, 2)
    assert not DBTaskResult.objects.filter(status="RUNNING").exists()


def test_a_job_that_died_between_the_two_claims_is_reclaimed_too(kinds: Any) -> None:
    kinds("t.count", lambda run: None)
    job = jobs.enqueue("t.count", actor=ana)
    DBTaskResult.objects.update(status="RUNNING", started_at=clock.now() - timedelta(minutes=1))
    assert worker.reclaim() == 1
    worker.run_until_idle()
    assert again(job).state == State.DONE


def test_a_job_that_kills_its_worker_every_time_is_given_up(kinds: Any) -> None:
    job = jobs.enqueue("t.count", actor=ana)
    past = clock.now() - timedelta(minutes=1)
    Job.objects.update(state=State.RUNNING, attempts=6, lease_until=past)
    assert worker.reclaim() == 1
    assert (again(job).state, again(job).code) == (State.FAILED, "worker_died")


def test_a_run_that_lost_its_lease_writes_nothing_more(kinds: Any) -> None:
    def work(run: jobs.JobRun) -> None:
        Job.objects.filter(uid=run.uid).update(holder="another")
        run.progress(9, 9, position=9)
        raise AssertionError("unreachable")

    kinds("t.lost", work)
    job = jobs.run_here("t.lost", actor=ana)
    assert (job.state, job.holder, job.position, job.code) == (State.RUNNING, "another", 0, "")


def test_a_busy_database_sends_the_job_back_to_the_queue(kinds: Any) -> None:
    tries: list[int] = []

    def work(run: jobs.JobRun) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("database is locked")

    kinds("t.busy", work)
    job = jobs.enqueue("t.busy", actor=ana)
    worker.run_until_idle()
    assert (again(job).state, len(tries)) == (State.DONE, 3)


def test_the_end_of_the_process_gives_a_running_job_back(kinds: Any) -> None:
    def work(run: jobs.JobRun) -> None:
        run.progress(1, 2, position=1)
        process_ends.set()
        run.stop_if_asked()

    kinds("t.ends", work)
    job = jobs.enqueue("t.ends", actor=ana)
    try:
        worker._take_one("hub")
    finally:
        process_ends.clear()
    assert (again(job).state, again(job).position, again(job).holder) == (State.QUEUED, 1, "")
    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_an_interrupted_command_leaves_the_job_cancelled(kinds: Any) -> None:
    def work(run: jobs.JobRun) -> None:
        raise KeyboardInterrupt

    kinds("t.ctrl_c", work)
    job = jobs.run_here("t.ctrl_c", actor=ana)
    assert (job.state, job.code) == (State.CANCELLED, "interrupted")


def test_old_task_rows_are_pruned_and_jobs_stay(kinds: Any) -> None:
    kinds("t.count", lambda run: None)
    jobs.enqueue("t.count", actor=ana)
    worker.run_until_idle()
    assert worker.prune() == 0
    with clock.held_at(clock.now() + timedelta(days=2)):
        assert worker.prune() == 1
    assert Job.objects.count() == 1
