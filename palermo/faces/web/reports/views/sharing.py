"""Share a report with other units as its owner: choose, see the masked copy, send it; end it, or answer the hub."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports import masking, operations, queries
from palermo.domain.reports.queries import Opened
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.names import unit
from palermo.faces.web.reports.shown.actions import possible
from palermo.faces.web.reports.views.answering import go, page_of, say
from palermo.foundations import staff
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused


@guard(Permission.REPORT_SHARE)
def share(request: ActorRequest, reference: str) -> HttpResponse:
    """Choose units and people, look at the copy, share it."""
    opened = queries.read(request.actor, reference)
    if opened.share is not None or "share" not in possible(request.actor, opened.report):
        raise Forbidden(reference=reference)
    if request.method != "POST" or request.POST.get("do") != "share":
        return _page(request, opened)
    try:
        operations.share(
            request.actor,
            reference=reference,
            units=request.POST.getlist("units"),
            unmask=_unmask(request, opened),
        )
    except (Invalid, Refused) as failure:
        return _page(request, opened, wrong=errors.message(failure), status=errors.status(failure))
    say(request, _("It is shared. You can end it at any time."))
    return go(page_of(opened.report.reference))


def _unmask(request: ActorRequest, opened: Opened) -> dict[int, str]:
    """Return the ticked people with the reason for each."""
    return {
        position: str(request.POST.get(f"why-{position}", ""))[:500]
        for position, _person in opened.protected
        if request.POST.get(f"show-{position}") == "1"
    }


def _page(request: ActorRequest, opened: Opened, *, wrong: str = "", status: int = 200) -> HttpResponse:
    unmask = _unmask(request, opened)
    have = {row.unit for share in opened.shares if share.state == "active" for row in share.units.all()}
    chosen = set(request.POST.getlist("units"))
    codes = sorted(staff.appointed_units() - {request.actor.unit}, key=unit)
    people = [
        {
            "position": position, "number": position + 1, "person": person, "code": masking.code_for(person, position),
            "shown": position in unmask, "why": request.POST.get(f"why-{position}", ""),
        }
        for position, person in opened.protected
    ]  # fmt: skip
    context = {
        "opened": opened, "report": opened.report, "people": people, "wrong": wrong,
        "preview": request.method == "POST",
        "units": [{"code": code, "have": code in have, "chosen": code in chosen} for code in codes],
        "content": masking.masked(opened.content, frozenset(unmask)), "title": queries.title_of(opened.content),
    }  # fmt: skip
    return render(request, "reports/share.html", context, status=status)


@guard(Permission.REPORT_SHARE)
def end(request: ActorRequest, uid: str) -> HttpResponse:
    """End a share; what was read stays read."""
    return _decide(request, uid, "end")


@guard(Permission.REPORT_SHARE)
def consent(request: ActorRequest, uid: str) -> HttpResponse:
    """Allow the hub to share this unit's report beyond its handling code."""
    return _decide(request, uid, "consent")


@guard(Permission.REPORT_SHARE)
def refuse(request: ActorRequest, uid: str) -> HttpResponse:
    """Say no to the hub's proposal, or take back one's own."""
    return _decide(request, uid, "refuse")


_DECISIONS = {
    "end": (operations.withdraw_share, _("The share is ended.")),
    "consent": (operations.consent, _("You agreed. The hub can share it now.")),
    "refuse": (operations.refuse, _("You said no. The hub reads that, without a reason.")),
}


def _decide(request: ActorRequest, uid: str, decision: str) -> HttpResponse:
    if request.method != "POST":
        raise Forbidden(share=uid)
    work, words = _DECISIONS[decision]
    row = work(request.actor, share=uid)
    say(request, words)
    return go(page_of(row.report.reference))
