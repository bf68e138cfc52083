"""Enqueue, run here, cancel, resume."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from palermo.foundations.jobs.registry import handler_of
from palermo.foundations.policy import Actor
from palermo.kernel import clock, crashpoints
from palermo.kernel.errors import Forbidden, Refused
from palermo.kernel.ids import new_uid

if TYPE_CHECKING:
    from palermo.foundations.jobs.models import Job

LONG: Final = "-long"


def enqueue(kind: str, *, subject: str = "", actor: Actor | None, queue: str = "") -> "Job":
    """Queue a job in the current transaction and return it; `subject` is a uid or reference, never content.

    `queue` is `unit` or `hub`, by default that of the actor's entry: the hub's queue is the one whose worker opens
    highly sensitive content. The worker sees it when the transaction commits.
    """
    with transaction.atomic():
        job = _new(kind, subject, actor, queue)
        send(job)
        job.save(force_insert=True)
        crashpoints.reach("jobs.enqueued")
    return job


def run_here(
    kind: str, *, subject: str = "", actor: Actor | None, watch: "Callable[[Job], None] | None" = None
) -> "Job":
    """Run a job in this process and return it finished: what a command does. `watch` sees it at each step of progress.

    If the process is killed, the entry's worker finds the lease expired and goes on with the job.
    """
    from palermo.foundations.jobs.execution import execute
    from palermo.foundations.jobs.models import Job

    job = _new(kind, subject, actor, "")
    job.save(force_insert=True)
    execute(job.uid, watch=watch)
    return Job.objects.get(uid=job.uid)


def cancel(actor: Actor, uid: str) -> "Job":
    """Ask for a job of one's own to stop at its next step and return it; raises Forbidden, Refused('job_finished')."""
    from palermo.foundations.jobs.models import Job, State

    with transaction.atomic():
        job = own(actor, uid, lock=True)
        if job.finished:
            raise Refused("job_finished")
        job.cancel_requested = True
        if job.state == State.QUEUED:
            job.state, job.finished_at = State.CANCELLED, clock.now()
        Job.objects.filter(pk=job.pk).update(
            cancel_requested=True, state=job.state, finished_at=job.finished_at
        )
    return job


def resume(actor: Actor, uid: str) -> "Job":
    """Queue a failed or cancelled job of one's own again, from where it stopped.

    Raises Forbidden, Refused('job_not_stopped').
    """
    from palermo.foundations.jobs.models import State

    with transaction.atomic():
        job = own(actor, uid, lock=True)
        if job.state not in {State.FAILED, State.CANCELLED}:
            raise Refused("job_not_stopped")
        job.state, job.code, job.cancel_requested = State.QUEUED, "", False
        job.attempts, job.holder, job.lease_until, job.finished_at = 0, "", None, None
        send(job)
        job.save()
    return job


def own(actor: Actor, uid: str, *, lock: bool = False) -> "Job":
    """Return a job that the actor started; raises Forbidden for any other, as if there were none."""
    from palermo.foundations.jobs.models import Job

    rows = Job.objects.select_for_update() if lock else Job.objects.all()
    job = rows.filter(uid=uid, actor=actor.uid).first() if actor.uid else None
    if job is None:
        raise Forbidden(job=uid)
    return job


def send(job: "Job") -> None:
    """Give a job to django-tasks: its uid goes into the lane of its queue; the caller saves the job."""
    from palermo.foundations.jobs.tasks import run_job

    known = handler_of(job.kind)
    lane = job.queue + (LONG if known and known.long else "")
    job.task = UUID(run_job.using(queue_name=lane).enqueue(job.uid).id)


def _new(kind: str, subject: str, actor: Actor | None, queue: str) -> "Job":
    from palermo.foundations.jobs.models import Job

    side = settings.PALERMO.side(str(actor.entry) if actor else settings.PALERMO.entry)
    return Job(
        uid=new_uid(), kind=kind, queue=queue or side, subject=subject, actor=actor.uid if actor else "",
        unit=actor.unit if actor else "", created_at=clock.now(),
    )  # fmt: skip
