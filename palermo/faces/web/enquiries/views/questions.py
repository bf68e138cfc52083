"""One's unit's questions with the answers, or the hub's ledger of all."""

from django.http import HttpResponse
from django.shortcuts import render

from palermo.domain.enquiries import operations, queries
from palermo.faces.kit import lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.enquiries import words
from palermo.faces.web.matching import shown
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.clock import today

SIZE = 50


@guard(Permission.ENQUIRY_ASK)
def listed(request: ActorRequest) -> HttpResponse:
    """List questions, newest first."""
    listing = lists.read(request, "enquiries", filters=("view", "unit"), orders=("-id",), size=SIZE)
    view = listing.one("view") if listing.one("view") in words.VIEWS else ""
    start = (listing.number - 1) * SIZE
    found = queries.enquiries(request.actor, view=view, unit=listing.one("unit"), offset=start, size=SIZE)
    before = (
        listing.address(page=listing.number - 1 if listing.number > 2 else None) if listing.number > 1 else ""
    )
    after = listing.address(page=listing.number + 1) if found.more else ""
    answers = allowed(request.actor, Permission.ENQUIRY_ANSWER)
    context = {
        "query": listing.address(),
        "rows": found.rows, "listing": listing, "view": view, "page": lists.Page([], listing.number, before, after),
        "views": [(code, label, listing.address(view=code or None)) for code, label in words.VIEWS.items()],
        "calls": queries.waiting_calls(request.actor) if answers else 0, "answers": answers, "today": today(),
    }  # fmt: skip
    return render(request, "enquiries/list.html", context)


@guard(Permission.ENQUIRY_ASK)
def question(request: ActorRequest, reference: str) -> HttpResponse:
    """Show one question with what somebody chose to answer."""
    return page(request, reference)


def page(request: ActorRequest, reference: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    """Answer with a question's page; whoever asked reads its replies as seen from now on."""
    actor = request.actor
    opened = queries.read_enquiry(actor, reference)
    if actor.in_unit:
        operations.see_replies(actor, reference=reference)
    own = operations.own_records(actor, reference=reference) if actor.in_unit else []
    context = {
        "enquiry": opened.enquiry, "question": opened.question, "wrong": wrong, "today": today(),
        "lines": shown.lines(opened.question.words, actor.language),
        "replies": [
            (reply, answer, shown.lines(answer.words, actor.language) if answer.words else [])
            for reply, answer in opened.replies
        ],
        "calls": [
            (one, shown.percent(one.explanation.decision.probability), shown.first_reasons(one.explanation))
            for one in opened.calls
        ],
        "own": [(one, shown.percent(one.probability)) for one in own],
    }  # fmt: skip
    return render(request, "enquiries/question.html", context, status=status)
