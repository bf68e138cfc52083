"""The queue of proposed matches, one match with both sides, and the one key that decides it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.entities import operations, queries
from palermo.faces.kit import errors, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.matching import shown, words
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid, Refused

SIZE = 50


@guard(Permission.ENTITY_MATCH)
def waiting(request: ActorRequest) -> HttpResponse:
    """List proposed matches, most valuable first."""
    listing = lists.read(request, "matches", filters=("view", "kind"), orders=("-value",), size=SIZE)
    view = listing.one("view") if listing.one("view") in words.VIEWS else "open"
    kind = listing.one("kind") if listing.one("kind") in words.KINDS else ""
    start = (listing.number - 1) * SIZE
    found = queries.match_queue(request.actor, view=view, kind=kind, offset=start, size=SIZE)
    before = (
        listing.address(page=listing.number - 1 if listing.number > 2 else None) if listing.number > 1 else ""
    )
    after = listing.address(page=listing.number + 1) if found.more else ""
    context = {
        "query": listing.address(),
        "found": found, "listing": listing, "view": view, "kind": kind, "page": lists.Page([], listing.number, before, after),
        "lines": [
            (row, shown.percent(row.explanation.decision.probability), shown.first_reasons(row.explanation))
            for row in found.rows
        ],
        "views": [
            (code, label, found.counts[code], listing.address(view="" if code == "open" else code))
            for code, label in words.VIEWS.items()
        ],
        "kinds": [("", _("All"), listing.address(kind=None))]
        + [(code, label, listing.address(kind=code)) for code, label in words.KINDS.items()],
    }  # fmt: skip
    return render(request, "matching/queue.html", context)


@guard(Permission.ENTITY_MATCH)
def match(request: ActorRequest, uid: str) -> HttpResponse:
    """Show one proposed match."""
    return _page(request, uid)


@guard(Permission.ENTITY_MATCH)
def decide(request: ActorRequest, uid: str) -> HttpResponse:
    """Record same, not the same or later, and go on to the next."""
    if request.method != "POST":
        return go(reverse("match", args=[uid]))
    answer, following = request.POST.get("answer", ""), _next(request, uid)
    try:
        operations.decide(
            request.actor, uid=uid, answer=answer, why=request.POST.get("why") or "several_signs",
            note=request.POST.get("note", "")[:500],
        )  # fmt: skip
    except (Invalid, Refused) as failure:
        return _page(request, uid, wrong=errors.message(failure), status=errors.status(failure))
    told = {
        "same": _("They are one now. You can take it back on the page of the match."),
        "not_same": _("They stay apart, and are not proposed again."),
        "later": _("It waits under “Later”."),
    }
    say(request, told[answer])
    return go(following)


@guard(Permission.ENTITY_MATCH)
def reopen(request: ActorRequest, uid: str) -> HttpResponse:
    """Take a decision back."""
    if request.method != "POST":
        return go(reverse("match", args=[uid]))
    try:
        operations.reopen(request.actor, uid=uid)
    except (Invalid, Refused) as failure:
        return _page(request, uid, wrong=errors.message(failure), status=errors.status(failure))
    say(request, _("It stands open again, and everything is as it was."))
    return go(reverse("match", args=[uid]))


def _next(request: ActorRequest, uid: str) -> str:
    """Return the address of the match after this one in the queue, of the queue at its end."""
    following = queries.after_in_queue(request.actor, uid)
    return reverse("match", args=[following]) if following else reverse("matches")


def _page(request: ActorRequest, uid: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    found = queries.sides(request.actor, uid)
    language = request.actor.language
    context = {
        "proposal": found.proposal, "left": found.left, "right": found.right, "wrong": wrong,
        "pairs": shown.pairs(found.left, found.right, language), "reasons": shown.reasons(found.explanation),
        "percent": shown.percent(found.explanation.decision.probability), "verdict": found.explanation.decision.verdict,
        "decided": found.proposal.state in ("same", "not_same"), "why": words.WHY.items(),
        "together": found.proposal.left.entity_id == found.proposal.right.entity_id,
    }  # fmt: skip
    return render(request, "matching/match.html", context, status=status)
