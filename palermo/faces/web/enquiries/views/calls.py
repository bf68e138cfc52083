"""Calls on one's own records: who asks, why, about which record; and the decision."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.enquiries import operations, queries
from palermo.faces.kit import errors, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.enquiries.forms import AnswerForm
from palermo.faces.web.matching import shown
from palermo.faces.web.reports.shown.names import names_of
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.clock import now
from palermo.kernel.errors import Invalid, Refused

SIZE = 50


@guard(Permission.ENQUIRY_ANSWER)
def listed(request: ActorRequest) -> HttpResponse:
    """List the calls that wait for the actor, the soonest due first; or those that are decided."""
    listing = lists.read(request, "calls", filters=("view",), orders=("due_at",), size=SIZE)
    view = "decided" if listing.one("view") == "decided" else "waiting"
    start = (listing.number - 1) * SIZE
    found = queries.calls(request.actor, view=view, offset=start, size=SIZE + 1)
    before = (
        listing.address(page=listing.number - 1 if listing.number > 2 else None) if listing.number > 1 else ""
    )
    after = listing.address(page=listing.number + 1) if len(found) > SIZE else ""
    context = {
        "rows": [(one, shown.percent(one.explanation.decision.probability)) for one in found[:SIZE]],
        "view": view, "listing": listing, "page": lists.Page([], listing.number, before, after), "now": now(),
        "waiting": listing.address(view=None), "decided": listing.address(view="decided"),
    }  # fmt: skip
    return render(request, "enquiries/calls.html", context)


@guard(Permission.ENQUIRY_ANSWER)
def call(request: ActorRequest, uid: str) -> HttpResponse:
    """Show one call."""
    return _page(request, uid)


@guard(Permission.ENQUIRY_ANSWER)
def respond(request: ActorRequest, uid: str) -> HttpResponse:
    """Release, release in part, write, decline, or say that it is another."""
    if request.method != "POST":
        return go(reverse("call", args=[uid]))
    opened = queries.read_call(request.actor, uid)
    form = _form(request, opened, request.POST)
    if not form.is_valid():
        return _page(request, uid, form=form, status=errors.STATUS_INVALID)
    given = form.cleaned_data
    try:
        done = operations.respond(
            request.actor, uid=uid, verb=given["verb"], fields=given["fields_released"], text=given["text"]
        )
    except (Invalid, Refused) as failure:
        form.add_error(_field(failure), errors.message(failure))
        return _page(request, uid, form=form, status=errors.status(failure))
    told = done.state in ("released", "partly", "answered")
    say(request, _("Sent to whoever asked.") if told else _("Recorded. Whoever asked hears nothing."))
    return go(reverse("calls"))


@guard(Permission.ENQUIRY_ANSWER)
def reconsider(request: ActorRequest, uid: str) -> HttpResponse:
    """Open a call again that was declined or held to be of another."""
    return _done(
        request,
        uid,
        lambda: operations.reconsider(request.actor, uid=uid),
        _("It waits for your decision again."),
    )


@guard(Permission.ENQUIRY_OVERSEE)
def pass_on(request: ActorRequest, uid: str) -> HttpResponse:
    """Let the owner decide."""
    return _done(
        request, uid, lambda: operations.pass_on(request.actor, uid=uid), _("The owner is asked now.")
    )


def _field(failure: Invalid | Refused) -> str | None:
    if not isinstance(failure, Invalid):
        return None
    return {"fields": "fields_released", "text": "text", "verb": "verb"}.get(failure.field)


def _done(request: ActorRequest, uid: str, work: Callable[[], object], words: str) -> HttpResponse:
    if request.method != "POST":
        return go(reverse("call", args=[uid]))
    try:
        work()
    except (Invalid, Refused) as failure:
        return _page(request, uid, wrong=errors.message(failure), status=errors.status(failure))
    say(request, words)
    return go(reverse("call", args=[uid]))


def _form(request: ActorRequest, opened: queries.Called, data: object = None) -> AnswerForm:
    closed = opened.call.mention.protected or opened.call.level > 1
    return AnswerForm(
        data, auto_id="answer-%s", words_of=opened.words, protected=closed, language=request.actor.language
    )


def _page(
    request: ActorRequest, uid: str, *, form: AnswerForm | None = None, wrong: str = "", status: int = 200
) -> HttpResponse:
    opened, actor = queries.read_call(request.actor, uid), request.actor
    one = opened.call
    decides = actor.at_hub if one.route == "hub" else (actor.in_unit and actor.unit == one.owner)
    context = {
        "call": one, "enquiry": one.enquiry, "question": opened.question, "wrong": wrong, "now": now(),
        "pairs": shown.pairs(opened.question.words, opened.words, actor.language),
        "reasons": shown.reasons(opened.explanation), "percent": shown.percent(opened.explanation.decision.probability),
        "form": form or _form(request, opened), "decides": decides and one.state == "waiting",
        "undecided": one.state in ("declined", "not_same") and decides,
        "passes": actor.at_hub and one.route == "hub" and one.state == "waiting" and one.level < 2 and not one.mention.protected,
        "who": names_of([one.enquiry.author]).get(one.enquiry.author, ""),
    }  # fmt: skip
    return render(request, "enquiries/call.html", context, status=status)
