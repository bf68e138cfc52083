"""Requests: the list, one with its letters, and a new one."""

from collections.abc import Iterable

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.cooperation import operations, queries, rules
from palermo.domain.reports.operations.review_days import decides
from palermo.faces.kit import errors, lists, names
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation import words
from palermo.faces.web.cooperation.forms import boxes
from palermo.faces.web.cooperation.forms.request import RequestForm
from palermo.faces.web.cooperation.views import common
from palermo.faces.web.reports.once import once
from palermo.faces.web.reports.shown.names import names_of
from palermo.faces.web.reports.views.answering import go, say, uploads
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.clock import now
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.ids import new_uid

FILTERS = ("view", "side", "unit", "kind", "use")


@guard(Permission.REQUEST_READ)
def listed(request: ActorRequest) -> HttpResponse:
    """List requests, the soonest due first."""
    listing = lists.read(
        request, "requests", filters=FILTERS, orders=("due_at", "-due_at", "-at"), size=common.SIZE
    )
    how = narrowed({name: listing.one(name) for name in FILTERS}, listing.order)
    found = queries.requests(request.actor, how, offset=common.start(listing), size=common.SIZE)
    listing.labels |= _labels(listing)
    context = {
        "rows": found.rows, "listing": listing, "page": common.page(listing, more=found.more),
        "query": listing.address(), "now": now(), "how": how,
        "views": [(code, label, listing.address(view=code or None)) for code, label in words.VIEWS.items()],
        "sides": [
            (code, label, listing.address(side=None if code == how.side else code))
            for code, label in words.SIDES.items()
        ],
        "units": boxes.parties(empty=False), "kinds": _kinds(), "uses": words.USES.items(),
        "writes": allowed(request.actor, Permission.REQUEST_WRITE),
    }  # fmt: skip
    return render(request, "cooperation/requests.html", context)


@guard(Permission.REQUEST_WRITE)
def new(request: ActorRequest) -> HttpResponse:
    """Ask: the form, and what it says."""
    if request.method != "POST":
        asked = request.GET.get("asked", "")[:12]
        start = {"once": new_uid(), "asked": asked, "reports": request.GET.get("reports", "")[:200]}
        return _form(request, RequestForm(initial=start, actor=request.actor))
    form = RequestForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return _form(request, form, status=errors.STATUS_INVALID)
    try:
        address = once(request.actor, form.cleaned_data["once"], lambda: _ask(request, form))
    except (Invalid, Refused) as failure:
        form.asks_anyway = failure.code == "asked_already"
        return _form(request, form, status=common.add(form, failure))
    say(request, _("Sent. The other party is told by mail that something waits, without content."))
    return go(address)


@guard(Permission.REQUEST_READ)
def request(request: ActorRequest, reference: str) -> HttpResponse:
    """Show one request with its letters; what the other party wrote counts as seen from now on."""
    return page(request, reference)


@guard(Permission.REQUEST_READ)
def file(request: ActorRequest, reference: str, uid: str) -> StreamingHttpResponse:
    """Give one file of a letter, opened piece by piece."""
    opened = queries.open_request_file(request.actor, reference, uid)
    return StreamingHttpResponse(opened.chunks(), headers=opened.headers)


def page(
    request: ActorRequest, reference: str, *, wrong: str = "", verb: str = "", status: int = 200
) -> HttpResponse:
    """Answer with a request's page, what was typed kept where a verb went wrong."""
    actor = request.actor
    opened = queries.read_request(actor, reference)
    operations.see_letters(actor, reference=reference)
    row = opened.request
    writes = allowed(actor, Permission.REQUEST_WRITE)
    answers = writes and (actor.unit == row.asked or (actor.at_hub and row.level > 1))
    asks = writes and actor.unit == row.asker
    waits, ended = row.state in ("open", "more_time"), row.state in ("answered", "refused")
    context = {
        "row": row, "opened": opened, "asked": opened.words, "wrong": wrong, "now": now(), "verb": verb,
        "typed": request.POST.get("text", "") if wrong else "", "once": new_uid(),
        "answers": answers and waits, "asks_time": answers and row.state == "open",
        "decides": asks and row.state == "more_time", "withdraws": asks and waits, "closes": asks and ended,
        "notes": actor.at_hub and writes, "names": names_of(one.letter.author for one in opened.letters),
        "retains": decides(actor), "over": not waits,
        "author": names_of([row.author]).get(row.author, ""),
    }  # fmt: skip
    return render(request, "cooperation/request.html", context, status=status)


def narrowed(given: dict[str, str], order: str) -> queries.Narrowed:
    """Return the filters of an address, unknown values left out."""
    return queries.Narrowed(
        view=given["view"] if given["view"] in words.VIEWS else "",
        side=given["side"] if given["side"] in words.SIDES else "", unit=given["unit"][:12],
        kind=given["kind"] if given["kind"] in rules.kinds() else "",
        use=given["use"] if given["use"] in words.USES else "", order=order,
    )  # fmt: skip


def _labels(listing: lists.Listing) -> dict[tuple[str, str], str]:
    tables = {"view": words.VIEWS, "side": words.SIDES, "use": words.USES}
    found = {
        (name, value): words.word(table, value)
        for name, table in tables.items()
        for value in listing.all(name)
    }
    found |= {("unit", code): names.unit(code) for code in listing.all("unit")}
    return found | {("kind", code): names.label_text("request_kinds", code) for code in listing.all("kind")}


def _kinds() -> Iterable[tuple[str, str]]:
    return [(code, names.label_text("request_kinds", code)) for code in rules.kinds()]


def _ask(request: ActorRequest, form: RequestForm) -> str:
    files = [file.take() for file in uploads(request)]
    asked = operations.ask(request.actor, **form.values(), uploads=files)
    return reverse("request", args=[asked.reference])


def _form(request: ActorRequest, form: RequestForm, *, status: int = 200) -> HttpResponse:
    return render(request, "cooperation/request_new.html", {"form": form}, status=status)
