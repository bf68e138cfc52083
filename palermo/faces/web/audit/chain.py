"""The chain: where it stands, and the proof that nobody edited it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.work import work
from palermo.faces.web.audit import words
from palermo.foundations import jobs
from palermo.foundations.audit.state import state as state_of_chain
from palermo.foundations.jobs import upkeep
from palermo.foundations.jobs.models import Job
from palermo.foundations.policy import Permission


@dataclass(frozen=True, slots=True)
class FirstBad:
    """The first bad entry of a verification: what was done, and where it stands."""

    sentence: str
    link: int
    log: str
    entry: int
    uid: str
    detail: str


@guard(Permission.AUDIT_READ)
def state(request: ActorRequest) -> HttpResponse:
    """Show head, checkpoint, lag, and the newest verification of one's own."""
    newest = next((job for job in jobs.mine(request.actor) if job.kind == upkeep.VERIFY), None)
    context: dict[str, Any] = {"state": state_of_chain(), "poll": reverse("audit:chain")}
    if newest is not None:
        context |= {"work": work(newest), "found": newest.outcome, "first": _first(newest)}
    part = request.headers.get("HX-Request") == "true"
    return render(request, "audit/_verification.html" if part else "audit/chain.html", context)


@guard(Permission.AUDIT_READ)
@require_POST
def verify(request: ActorRequest) -> HttpResponse:
    """Begin a verification, unless one of the auditor's own is under way."""
    if not any(job.kind == upkeep.VERIFY and not job.finished for job in jobs.mine(request.actor)):
        upkeep.begin_verification(request.actor)
    return HttpResponseRedirect(reverse("audit:chain"))


def _first(job: Job) -> FirstBad | None:
    found = job.outcome.get("first")
    if not found:
        return None
    sentence = str(words.PROBLEMS.get(found["kind"], found["kind"]))
    return FirstBad(sentence, found["seq"], found["log"], found["entry"], found["uid"], found["detail"])
