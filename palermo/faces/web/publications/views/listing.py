"""All publications, narrowed by state and kind, as a page and as a file."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from palermo.domain.publications import queries
from palermo.domain.publications.content import KINDS
from palermo.faces.kit import export as files
from palermo.faces.kit import lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.matching.views.exports import SIZE, everything
from palermo.faces.web.publications import words
from palermo.faces.web.reports.shown.names import names_of
from palermo.foundations.policy import Permission

ROWS = 50
FIELDS = (
    "reference",
    "kind",
    "state",
    "title",
    "address",
    "languages",
    "day",
    "version",
    "shown",
    "waiting",
    "changed_at",
)


@guard(Permission.PUBLICATION_PROPOSE)
def listed(request: ActorRequest) -> HttpResponse:
    """List publications, the latest change first."""
    listing = lists.read(request, "publications", filters=("view", "kind"), orders=("-at",), size=ROWS)
    view, kind = _narrowed(listing.one("view"), listing.one("kind"))
    start = (listing.number - 1) * ROWS
    found = queries.listed(request.actor, view=view, kind=kind, offset=start, size=ROWS)
    before = (
        listing.address(page=listing.number - 1 if listing.number > 2 else None) if listing.number > 1 else ""
    )
    after = listing.address(page=listing.number + 1) if found.more else ""
    names = names_of(row.author for row in found.rows)
    context = {
        "rows": [(row, names.get(row.author, "")) for row in found.rows], "view": view, "listing": listing,
        "page": lists.Page([], listing.number, before, after), "query": listing.address(),
        "views": [(code, label, listing.address(view=code or None)) for code, label in words.VIEWS.items()],
        "kinds": [
            (code, label, listing.address(kind=code or None))
            for code, label in [("", words.VIEWS[""]), *words.KINDS.items()]
        ],
        "kind": kind, "waiting": queries.waiting(request.actor),
        "stopped": queries.stopped_by(request.actor), "bereft": queries.bereft(request.actor),
    }  # fmt: skip
    return render(request, "publications/list.html", context)


@guard(Permission.PUBLICATION_PROPOSE)
def export(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the whole list, as narrowed, as CSV or XLSX."""
    view, of_kind = _narrowed(str(request.GET.get("view", "")), str(request.GET.get("kind", "")))

    def page(start: int) -> tuple[list[queries.Line], bool]:
        found = queries.listed(request.actor, view=view, kind=of_kind, offset=start, size=SIZE)
        return found.rows, found.more

    cells = (_cells(row) for row in everything(page))
    return (files.csv if kind == "csv" else files.xlsx)("palermo-publications", FIELDS, cells)


def _narrowed(view: str, kind: str) -> tuple[str, str]:
    return view if view in words.VIEWS else "", kind if kind in KINDS else ""


def _cells(line: queries.Line) -> list[files.Cell]:
    row, draft = line.row, line.draft
    return [
        row.reference, row.kind, row.state, draft.title if draft else "", draft.address if draft else "",
        " ".join(sorted(draft.texts)) if draft else "", draft.day if draft else "", row.version, row.shown, row.waiting,
        row.at,
    ]  # fmt: skip
