"""Shares that wait for a second person of the hub: the list, one copy with its unmasked people, yes or no."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports import operations, queries
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports.views.answering import go, page_of, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Refused


@guard(Permission.REPORT_CONFIRM)
def waiting(request: ActorRequest) -> HttpResponse:
    """List what waits, the oldest first; one's own proposals wait for somebody else."""
    rows = queries.shares_to_confirm(request.actor)
    own = [row for row in rows if row.proposed_by == request.actor.uid]
    others = [row for row in rows if row.proposed_by != request.actor.uid]
    return render(request, "hub/confirmations.html", {"others": others, "own": own})


@guard(Permission.REPORT_CONFIRM)
def waiting_share(request: ActorRequest, uid: str) -> HttpResponse:
    """Show one proposal: the copy as the units would read it, and each unmasked person with the reason."""
    return _page(request, uid)


def _page(request: ActorRequest, uid: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    found = queries.proposed(request.actor, uid)
    context = {
        "share": found.share, "report": found.share.report, "content": found.content, "unmasked": found.unmasked,
        "own": found.share.proposed_by == request.actor.uid, "title": queries.title_of(found.content), "wrong": wrong,
        "changed": found.share.version != found.share.report.version,
    }  # fmt: skip
    return render(request, "hub/confirmation.html", context, status=status)


@guard(Permission.REPORT_CONFIRM)
def confirm(request: ActorRequest, uid: str) -> HttpResponse:
    """Say yes as the second person."""
    if request.method != "POST":
        return _page(request, uid)
    try:
        row = operations.confirm(request.actor, share=uid)
    except Refused as failure:
        return _page(request, uid, wrong=errors.message(failure), status=errors.status(failure))
    say(request, _("It is shared.") if row.state == "active" else _("Confirmed. It now waits for its owner."))
    return go(reverse("confirmations"))


@guard(Permission.REPORT_SHARE)
def refuse(request: ActorRequest, uid: str) -> HttpResponse:
    """Say no to a proposal, or take back one's own."""
    return _done(request, uid, operations.refuse, _("It is not shared."))


@guard(Permission.REPORT_SHARE)
def end(request: ActorRequest, uid: str) -> HttpResponse:
    """End an active share of the hub; what was read stays read."""
    return _done(request, uid, operations.withdraw_share, _("The share is ended. What was read stays read."))


def _done(request: ActorRequest, uid: str, work: Callable[..., Any], words: Promise) -> HttpResponse:
    if request.method != "POST":
        return go(reverse("confirmations"))
    try:
        row = work(request.actor, share=uid)
    except Refused as failure:
        messages.error(request, errors.message(failure))
        return go(reverse("confirmations"))
    say(request, words)
    return go(page_of(row.report.reference))
