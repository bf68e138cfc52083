"""The hub's documents: the list with its tabs, and the same list as a file."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.documents import queries
from palermo.domain.documents.kinds import kinds
from palermo.domain.documents.shapes import Draft
from palermo.faces.kit import export, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.names import label_text
from palermo.faces.web.documents import words
from palermo.faces.web.documents.forms.writing import language_choices
from palermo.faces.web.documents.views.answering import neighbours
from palermo.faces.web.matching.views.exports import everything
from palermo.foundations.policy import Permission
from palermo.kernel.levels import Level

SIZE = 50
FILTERS = ("state", "kind", "language", "mine")
FIELDS = (
    "reference", "kind", "title", "state", "level", "handling", "language", "languages", "author", "changed_at", "valid_until",
    "open_comments",
)  # fmt: skip


@guard(Permission.DOCUMENT_WRITE)
def listed(request: ActorRequest) -> HttpResponse:
    """List documents in work and issued, the last changed first."""
    listing = lists.read(request, "documents", filters=FILTERS, orders=("-changed",), size=SIZE)
    state, kind, language = _chosen({name: listing.one(name) for name in FILTERS})
    found = queries.drafts(
        request.actor, state=state, kind=kind, language=language, mine=bool(listing.one("mine")),
        offset=(listing.number - 1) * SIZE, size=SIZE,
    )  # fmt: skip
    listing.labels |= {("kind", code): label_text("product_kinds", code) for code in kinds()}
    listing.labels |= {("state", code): label for code, label in words.STATES.items()}  # type: ignore[misc]
    listing.labels |= {("language", code): name for code, name in language_choices()} | {
        ("mine", "1"): _("Mine")
    }
    shown = [(code, label) for code, label in words.STATES.items() if code != "destroyed"]
    context = {
        "listing": listing, "rows": found.rows, "counts": found.counts, "state": state, "query": listing.address(),
        "page": neighbours(listing, found.rows, found.more),
        "views": [("", _("All"), sum(found.counts.values()), listing.address(state=None))]
        + [(code, label, found.counts.get(code, 0), listing.address(state=code)) for code, label in shown],
        "kinds": [(code, label_text("product_kinds", code)) for code in kinds()], "languages": language_choices(),
        "chosen": {"kind": kind, "language": language, "mine": listing.one("mine")},
    }  # fmt: skip
    return render(request, "documents/list.html", context)


@guard(Permission.DOCUMENT_WRITE)
def exported(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the whole list, as narrowed, as CSV or XLSX."""
    state, of, language = _chosen({name: str(request.GET.get(name, "")) for name in FILTERS})

    def page(start: int) -> tuple[list[Draft], bool]:
        found = queries.drafts(
            request.actor,
            state=state,
            kind=of,
            language=language,
            mine=bool(request.GET.get("mine")),
            offset=start,
            size=200,
        )
        return list(found.rows), found.more

    return (export.csv if kind == "csv" else export.xlsx)(
        "palermo-documents", FIELDS, map(_cells, everything(page))
    )


def _chosen(given: dict[str, str]) -> tuple[str, str, str]:
    """Return state, kind and language as asked for, "" for each that is none."""
    state, kind, language = given["state"], given["kind"], given["language"]
    return (
        state if state in words.STATES else "",
        kind if kind in kinds() else "",
        language if language in dict(language_choices()) else "",
    )


def _cells(row: Draft) -> list[export.Cell]:
    return [
        row.reference, row.kind, row.title, row.state, Level(row.issue_level).code, row.handling, row.language,
        ", ".join(row.languages), row.author_name, row.changed_at, row.valid_until, row.comments_open,
    ]  # fmt: skip
