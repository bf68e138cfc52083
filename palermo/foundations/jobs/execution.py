"""Run one job: claim it, keep its lease alive, call its handler, keep how it ended. Nothing ever raises out of here."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from django.db import OperationalError, connections, transaction

from palermo.foundations.jobs.registry import handler_of
from palermo.foundations.jobs.run import JobRun, Stopped
from palermo.kernel import clock, crashpoints
from palermo.kernel.errors import PalermoError
from palermo.kernel.ids import new_uid

if TYPE_CHECKING:
    from palermo.foundations.jobs.models import Job

LEASE: Final = timedelta(seconds=30)
BEATS_A_LEASE: Final = 6
MOST_ATTEMPTS: Final = 6
logger = logging.getLogger("palermo.jobs")


def execute(uid: str, *, watch: "Callable[[Job], None] | None" = None) -> None:
    """Run the job to its end, or give it back to the queue; every fault becomes a state and a code in the job."""
    run = _claim(uid, watch)
    if run is None:
        return
    crashpoints.reach("jobs.claimed")
    with _heartbeat(run):
        state, code = _work(run)
    crashpoints.reach("jobs.worked")
    _finish(run, state, code)
    crashpoints.reach("jobs.finished")


def _claim(uid: str, watch: "Callable[[Job], None] | None") -> JobRun | None:
    from palermo.foundations.jobs.models import Job, State

    moment = clock.now()
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(uid=uid).first()
        if job is None or job.finished:
            return None
        if job.state == State.RUNNING and job.lease_until and job.lease_until > moment:
            return None
        job.state, job.holder, job.attempts = State.RUNNING, new_uid(), job.attempts + 1
        job.started_at = job.heartbeat_at = moment
        job.lease_until, job.done_before = moment + LEASE, job.done
        job.save()
    return JobRun(
        uid=job.uid, kind=job.kind, subject=job.subject, actor=job.actor, unit=job.unit, position=job.position,
        done=job.done, total=job.total, holder=job.holder, watch=watch,
    )  # fmt: skip


def _work(run: JobRun) -> tuple[str, str]:
    """Call the handler and return (state, code) of how it ended."""
    known = handler_of(run.kind)
    if known is None:
        return "failed", "unknown_job"
    try:
        known.work(run)
        run.flush()
    except Stopped as stop:
        return stop.state, ""
    except PalermoError as error:
        return "failed", error.code
    except OperationalError:
        # The database was busy or away: not the job's fault, so it goes back to the queue, but not for ever.
        logger.warning("A job met a database that did not answer")
        return "again", "database_busy"
    except (KeyboardInterrupt, SystemExit):
        return "cancelled", "interrupted"
    except BaseException as error:
        # The project's log formatter prints the type and the places, never the message, which could quote content.
        logger.error("A job failed", exc_info=error)
        return "failed", "internal_error"
    return "done", ""


def _finish(run: JobRun, state: str, code: str) -> None:
    from palermo.foundations.jobs.models import Job, State
    from palermo.foundations.jobs.operations import send

    if state == "lost":
        return
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(uid=run.uid, holder=run.holder).first()
        if job is None:
            return
        if state == "again" and job.attempts >= MOST_ATTEMPTS:
            state = "failed"
        job.holder, job.lease_until = "", None
        if state in {"again", "queued"}:
            job.state = State.QUEUED
            send(job)
        else:
            job.state, job.code, job.finished_at = State(state), code[:48], clock.now()
            job.heartbeat_at = job.finished_at
        job.save()


@contextmanager
def _heartbeat(run: JobRun) -> Iterator[None]:
    """Prolong the lease from a thread of its own, so that a long step of the handler does not lose the job."""
    stop = Event()
    thread = Thread(target=_beat, args=(run, stop), name="job-heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(run: JobRun, stop: Event) -> None:
    from palermo.foundations.jobs.models import Job

    try:
        while not stop.wait(LEASE.total_seconds() / BEATS_A_LEASE):
            try:
                rows = Job.objects.filter(uid=run.uid, holder=run.holder)
                if not rows.update(lease_until=clock.now() + LEASE, heartbeat_at=clock.now()):
                    run.lease_lost.set()
                    return
                if rows.filter(cancel_requested=True).exists():
                    run.cancel_seen.set()
            except OperationalError:
                logger.warning("A heartbeat found the database busy")
    finally:
        connections.close_all()
