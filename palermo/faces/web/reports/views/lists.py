"""Lists of reports: the unit's own, what was shared with it, the whole list as a file, and several sent at once."""

from itertools import chain
from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from palermo.domain.reports import operations, queries
from palermo.domain.reports.errors import NotReady
from palermo.domain.reports.queries import Filters, Row
from palermo.faces.kit import errors, export, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports import words
from palermo.faces.web.reports.views import narrowing
from palermo.faces.web.reports.views.answering import go
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.errors import Invalid, Refused

ORDERS = ("-sent",)
FIELDS = (
    "reference", "state", "kind", "priority", "sent", "day_from", "day_to", "country", "place", "crossing", "people",
    "dead", "missing", "injured", "source", "information", "handling", "title", "narrative",
)  # fmt: skip


@guard(Permission.REPORT_READ)
def own(request: ActorRequest) -> HttpResponse:
    """Show the unit's reports, newest first, with what has not left it yet above them."""
    return _own(request)


def _own(request: ActorRequest, *, wrong: str = "", status: int = 200) -> HttpResponse:
    listing = lists.read(request, "reports", filters=narrowing.NAMES, orders=ORDERS)
    filters, told = _filters(listing)
    listing.labels = {
        (name, value): narrowing.label_of(name, value)
        for name, values in listing.filters.items()
        for value in values
    }
    found = queries.listing(request.actor, filters, after=listing.after)
    following = listing.address(after=found.following, page=listing.number + 1) if found.following else ""
    context = {
        "listing": listing, "rows": found.rows, "total": found.total, "many": found.many, "told": told,
        "wrong": wrong,
        "page": lists.Page(found.rows, listing.number, listing.address() if listing.after else "", following),
        "waiting": [] if listing.after or filters.any else queries.at_unit(request.actor),
        "choices": narrowing.choices(), "chosen": {name: listing.one(name) for name in narrowing.NAMES},
        "may_send": allowed(request.actor, Permission.REPORT_SUBMIT), "tab": "own",
        "may_write": allowed(request.actor, Permission.REPORT_WRITE),
        "query": urlencode(filters.as_query()),
    }  # fmt: skip
    return render(request, "reports/list.html", context, status=status)


def _filters(listing: lists.Listing) -> tuple[Filters, str]:
    try:
        return narrowing.filters_of({name: listing.one(name) for name in narrowing.NAMES}), ""
    except Invalid as failure:
        return Filters(), errors.message(failure)


@guard(Permission.REPORT_READ)
def shared(request: ActorRequest) -> HttpResponse:
    """Show the masked copies that others shared with this unit, newest first."""
    listing = lists.read(request, "shared", filters=(), orders=ORDERS)
    found = queries.shared_with(request.actor, after=listing.after)
    following = listing.address(after=found.following, page=listing.number + 1) if found.following else ""
    page = lists.Page(found.rows, listing.number, listing.address() if listing.after else "", following)
    return render(
        request,
        "reports/shared_list.html",
        {"listing": listing, "rows": found.rows, "page": page, "tab": "shared"},
    )


@guard(Permission.REPORT_SUBMIT)
def submit_many(request: ActorRequest) -> HttpResponse:
    """Send the ticked reports to the hub: all of them go, or none."""
    references = list(dict.fromkeys(request.POST.getlist("reference")))[:100]
    if request.method != "POST" or not references:
        return go(reverse("report_list"))
    try:
        operations.submit(request.actor, references=references)
    except (NotReady, Refused) as failure:
        return _own(request, wrong=errors.message(failure), status=errors.status(failure))
    return go(reverse("receipts") + "?" + urlencode({"sent": references}, doseq=True))


@guard(Permission.REPORT_EXPORT)
def export_list(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the whole list, as narrowed, as CSV or XLSX."""
    filters = narrowing.filters_of({name: str(request.GET.get(name, "")) for name in narrowing.NAMES})
    rows = queries.export_rows(request.actor, filters)
    first = next(rows, None)  # the export is recorded before the first byte leaves
    lines = (cells(row) for row in chain([first] if first else [], rows))
    return (export.csv if kind == "csv" else export.xlsx)("palermo-reports", FIELDS, lines)


def cells(row: Row) -> list[export.Cell]:
    """Return the cells of one row of the list as a file."""
    report, content = row.report, row.content
    where = content.where if content else None
    return [
        report.reference, words.word(words.STATES, report.state), report.kind, report.priority, report.submitted_at,
        report.day_from, report.day_to, report.country, where.place if where else "", report.crossing, report.people,
        report.dead, report.missing, report.injured, report.source, report.information, report.handling, row.title,
        content.narrative if content else "",
    ]  # fmt: skip
