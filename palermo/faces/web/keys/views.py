"""Versions of the keys, what hangs on each, the escrow; a new version by a job, while everything runs."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.signs import LEVEL_WORDS
from palermo.faces.kit.work import work
from palermo.faces.web.keys import health
from palermo.foundations import jobs
from palermo.foundations.audit.state import state as state_of_chain
from palermo.foundations.compartments import survey
from palermo.foundations.jobs import upkeep
from palermo.foundations.policy import Actor, Permission
from palermo.kernel.levels import Level

LEVELS = (Level.SENSITIVE, Level.HIGHLY_SENSITIVE)


@guard(Permission.KEYS_MANAGE)
def state(request: ActorRequest) -> HttpResponse:
    """Show the versions of both levels, the escrow, the newest rotation of one's own, and how all is."""
    versions, escrow = survey.versions(), survey.escrow()
    newest = next((job for job in jobs.mine(request.actor) if job.kind == upkeep.ROTATE), None)
    context: dict[str, Any] = {
        "versions": versions, "escrow": escrow,
        "levels": [(level, LEVEL_WORDS[level]) for level in LEVELS], "poll": reverse("keys:state"),
        "unfinished": survey.unfinished(), "health": health.lines(versions, escrow, state_of_chain()),
    }  # fmt: skip
    if newest is not None:
        context |= {"work": work(newest), "level": Level.of(newest.subject)}
    part = request.headers.get("HX-Request") == "true"
    return render(request, "keys/_versions.html" if part else "keys/state.html", context)


@guard(Permission.KEYS_MANAGE)
@require_POST
def rotate(request: ActorRequest) -> HttpResponse:
    """Begin to give a level a new key, unless a rotation of one's own is under way."""
    code = request.POST.get("level", "")
    if code in [level.code for level in LEVELS] and not _under_way(request.actor):
        upkeep.begin_rotation(request.actor, Level.of(code))
    return HttpResponseRedirect(reverse("keys:state"))


def _under_way(actor: Actor) -> bool:
    return any(job.kind == upkeep.ROTATE and not job.finished for job in jobs.mine(actor))
