"""A job as a page shows it: state, how far, how fast, how long still."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.errors import sentence
from palermo.faces.kit.sentences_intake import WORK
from palermo.foundations.jobs.models import Job

STATES: dict[str, Promise | str] = {
    "queued": _("Waiting to begin"),
    "running": _("Under way"),
    "done": _("Done"),
    "failed": _("Stopped by an error"),
    "cancelled": _("Cancelled"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """What a page says of a job; `left` and `problem` are "" where there is nothing to say."""

    job: Job
    word: str
    running: bool
    stopping: bool
    rate: int
    left: str
    problem: str


def work(job: Job) -> Work:
    """Return a job in words."""
    return Work(
        job=job,
        word=str(STATES[job.state]),
        running=not job.finished,
        stopping=job.cancel_requested and not job.finished,
        rate=round(job.rate),
        left=left(job.seconds_left),
        problem=_problem(job),
    )


def left(seconds: int | None) -> str:
    """Return the time that is left in words, "" when nobody can say."""
    if seconds is None:
        return ""
    if seconds < 60:
        return gettext("less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 90:
        return ngettext("about %(n)s minute left", "about %(n)s minutes left", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    return ngettext("about %(n)s hour left", "about %(n)s hours left", hours) % {"n": hours}


def _problem(job: Job) -> str:
    if not job.code:
        return ""
    return str(WORK[job.code]) if job.code in WORK else sentence(job.code)
