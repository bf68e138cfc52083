"""All reports that the hub may see, newest first, narrowed; and the same list as a file."""

from itertools import chain
from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from palermo.domain.reports import queries
from palermo.domain.reports.queries import Filters, Row
from palermo.faces.kit import errors, export, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub import narrowing, words
from palermo.faces.web.hub.shown.lines import lines
from palermo.faces.web.reports.views import lists as unit_lists
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid
from palermo.kernel.levels import Level

NAMES = (*narrowing.LIST, *narrowing.DAYS)
FIELDS = ("unit", "level", "crime_class", *unit_lists.FIELDS)


@guard(Permission.REPORT_READ)
def listed(request: ActorRequest) -> HttpResponse:
    """Show the list."""
    listing = lists.read(request, "hub_reports", filters=NAMES, orders=("-sent",))
    narrowing.label(listing, narrowing.LIST)
    filters, wrong = Filters(), ""
    try:
        filters = narrowing.filters_of({name: listing.one(name) for name in NAMES})
    except Invalid as failure:
        wrong = errors.message(failure)
    found = queries.listing(request.actor, filters, after=listing.after)
    following = listing.address(after=found.following, page=listing.number + 1) if found.following else ""
    context = {
        "listing": listing, "lines": lines(found.rows), "total": found.total, "many": found.many, "wrong": wrong,
        "page": lists.Page(found.rows, listing.number, listing.address() if listing.after else "", following),
        "choices": narrowing.choices(narrowing.LIST), "chosen": {name: listing.one(name) for name in NAMES},
        "query": urlencode(filters.as_query()),
    }  # fmt: skip
    return render(request, "hub/list.html", context, status=422 if wrong else 200)


@guard(Permission.REPORT_EXPORT)
def exported(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the whole list, as narrowed, as CSV or XLSX."""
    filters = narrowing.filters_of({name: str(request.GET.get(name, "")) for name in NAMES})
    rows = queries.export_rows(request.actor, filters)
    first = next(rows, None)  # the export is recorded before the first byte leaves
    written = (_cells(row) for row in chain([first] if first else [], rows))
    return (export.csv if kind == "csv" else export.xlsx)("palermo-reports", FIELDS, written)


def _cells(row: Row) -> list[export.Cell]:
    report = row.report
    before: list[export.Cell] = [report.unit, Level(report.level).code, report.crime_class]
    cells = unit_lists.cells(row)
    cells[1] = words.word(words.STATES, report.state)
    return before + cells
