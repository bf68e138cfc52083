"""The first page of the hub's entry: the queue for those who work through it, a door for the others."""

from django.http import HttpResponse
from django.shortcuts import render

from palermo.domain.cooperation.queries import waiting_requests
from palermo.domain.documents.queries import waiting_for_review
from palermo.domain.enquiries.queries import waiting_calls
from palermo.domain.entities.queries import waiting_matches
from palermo.domain.reports import queries
from palermo.faces.kit import lists, navigation
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub import narrowing, words
from palermo.faces.web.hub.shown.due import rooms
from palermo.faces.web.hub.shown.lines import lines
from palermo.faces.web.reports.views.answering import go
from palermo.foundations.policy import Permission, allowed

VIEWS = tuple(words.VIEWS)
SIZE = 50
_DOORS = ((Permission.AUDIT_READ, "audit:log"), (Permission.STAFF_READ, "staff:people"))


@guard(Permission.HOME)
def home(request: ActorRequest) -> HttpResponse:
    """Show the queue, or lead the auditor and the administrator to their own first page."""
    if allowed(request.actor, Permission.REPORT_CLASSIFY):
        return _queue(request)
    for permission, name in _DOORS:
        if allowed(request.actor, permission) and (address := navigation.address(name)):
            return go(address)
    return render(request, "hub/landing.html")


def _queue(request: ActorRequest) -> HttpResponse:
    listing = lists.read(
        request, "queue", filters=("view", *narrowing.QUEUE), orders=("-priority",), size=SIZE
    )
    view = listing.one("view") if listing.one("view") in VIEWS else "open"
    filters = narrowing.filters_of({name: listing.one(name) for name in narrowing.QUEUE}, narrowing.QUEUE)
    narrowing.label(listing, narrowing.QUEUE)
    start = (listing.number - 1) * SIZE
    found = queries.queue(request.actor, view=view, filters=filters, offset=start, size=SIZE)
    context = {
        "matches": waiting_matches(request.actor), "calls": waiting_calls(request.actor),
        "reviews": waiting_for_review(request.actor), "may_write": allowed(request.actor, Permission.DOCUMENT_WRITE),
        "requests": waiting_requests(request.actor), "due": queries.count_due(*rooms(request.actor)),
        "listing": listing, "found": found, "lines": lines(found.rows), "view": view, "filters": filters,
        "views": [
            (code, label, found.counts.get(code, 0), listing.address(view="" if code == "open" else code))
            for code, label in words.VIEWS.items()
        ],
        "page": _page(listing, found), "choices": narrowing.choices(narrowing.QUEUE),
        "chosen": {name: listing.one(name) for name in narrowing.QUEUE},
    }  # fmt: skip
    return render(request, "hub/queue.html", context)


def _page(listing: lists.Listing, found: queries.QueuePage) -> lists.Page:
    number = listing.number
    before = listing.address(page=number - 1 if number > 2 else None) if number > 1 else ""
    after = listing.address(page=number + 1) if found.more else ""
    return lists.Page(found.rows, number, before, after)
