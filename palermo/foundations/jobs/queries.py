"""What pages show of jobs: each person sees her own."""

from typing import TYPE_CHECKING

from palermo.foundations.jobs.operations import own
from palermo.foundations.policy import Actor

if TYPE_CHECKING:
    from palermo.foundations.jobs.models import Job, JobError


def mine(actor: Actor, *, limit: int = 50) -> "list[Job]":
    """Return the actor's newest jobs, at most `limit`."""
    from palermo.foundations.jobs.models import Job

    if not actor.uid:
        return []
    return list(Job.objects.filter(actor=actor.uid).order_by("-created_at", "-id")[:limit])


def get(actor: Actor, uid: str) -> "Job":
    """Return one job of the actor's own; raises Forbidden for any other."""
    return own(actor, uid)


def last_of(kind: str) -> "Job | None":
    """Return the newest finished job of a kind that the program gives itself, None before the first."""
    from palermo.foundations.jobs.models import FINISHED, Job

    return Job.objects.filter(kind=kind, actor="", state__in=FINISHED).order_by("-finished_at", "-id").first()


def problems(actor: Actor, uid: str, *, after: int = 0, limit: int = 200) -> "list[JobError]":
    """Return the errors of a job's items by line, behind the line `after`; raises Forbidden unless it is one's own."""
    from palermo.foundations.jobs.models import JobError

    rows = JobError.objects.filter(job=own(actor, uid), line__gt=after)
    return list(rows.order_by("line", "id")[:limit])
