"""Documents as their readers have them, at both entries: the list, one document, and what a reader says about it."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.documents import operations, queries
from palermo.domain.documents.kinds import kinds
from palermo.domain.documents.shapes import IssueLine, OpenedIssue
from palermo.faces.kit import errors, export, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.names import label_text
from palermo.faces.web.documents import words
from palermo.faces.web.documents.forms.deciding import RespondForm
from palermo.faces.web.documents.shown import bodies, sources
from palermo.faces.web.documents.views.answering import address, go, neighbours, say
from palermo.faces.web.documents.views.ledger import figures
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.faces.web.matching.views.exports import everything
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.errors import Invalid
from palermo.kernel.levels import Level

SIZE = 50
FILTERS = ("view", "kind", "q")
FIELDS = (
    "reference", "kind", "title", "state", "level", "handling", "issued_at", "valid_until", "languages", "opened", "acknowledged",
)  # fmt: skip


@guard(Permission.DOCUMENT_READ)
def listed(request: ActorRequest) -> HttpResponse:
    """List what reached the reader, newest first, or what of it holds some words."""
    listing = lists.read(request, "issues", filters=FILTERS, orders=("-issued",), size=SIZE)
    view, kind, text = _chosen({name: listing.one(name) for name in FILTERS})
    listing.labels |= {("kind", code): label_text("product_kinds", code) for code in kinds()}
    listing.labels |= {("view", code): label for code, label in words.READER_VIEWS.items()}  # type: ignore[misc]
    context = {
        "listing": listing, "view": view, "kind": kind, "q": text, "query": listing.address(),
        "views": [(code, label, listing.address(view=code or None)) for code, label in words.READER_VIEWS.items()],
        "kinds": [(code, label_text("product_kinds", code)) for code in kinds()],
    }  # fmt: skip
    if text:
        found = queries.search(request.actor, text, after=listing.after)
        following = listing.address(after=found.following, page=listing.number + 1) if found.following else ""
        context |= {"hits": found.hits, "page": lists.Page(found.hits, listing.number, "", following)}
        return render(request, "documents/issues.html", context)
    rows = queries.issues(request.actor, kind=kind, view=view, offset=(listing.number - 1) * SIZE, size=SIZE)
    context |= {"rows": rows.rows, "page": neighbours(listing, rows.rows, rows.more)}
    return render(request, "documents/issues.html", context)


@guard(Permission.DOCUMENT_READ)
def exported(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the reader's list, as narrowed, as CSV or XLSX."""
    view, of, _text = _chosen({name: str(request.GET.get(name, "")) for name in FILTERS})

    def page(start: int) -> tuple[list[IssueLine], bool]:
        found = queries.issues(request.actor, kind=of, view=view, offset=start, size=200)
        return list(found.rows), found.more

    return (export.csv if kind == "csv" else export.xlsx)(
        "palermo-documents", FIELDS, map(_cells, everything(page))
    )


def _chosen(given: dict[str, str]) -> tuple[str, str, str]:
    view, kind = given["view"], given["kind"]
    return (
        view if view in words.READER_VIEWS else "",
        kind if kind in kinds() else "",
        given["q"].strip()[:200],
    )


def _cells(row: IssueLine) -> list[export.Cell]:
    return [
        row.reference, row.kind, row.title, row.state, Level(row.level).code, row.handling, row.issued_at, row.valid_until,
        ", ".join(row.languages), row.opened, row.acknowledged,
    ]  # fmt: skip


@guard(Permission.DOCUMENT_READ)
def read(request: ActorRequest, reference: str) -> HttpResponse:
    """Show one document in the language that was asked for, or in the reader's own where it has that."""
    return page(request, reference, RespondForm(auto_id="say-%s"))


def page(request: ActorRequest, reference: str, form: RespondForm, *, status: int = 200) -> HttpResponse:
    """Answer with a document's page; `form` is what the reader says about it."""
    opened = opened_in(request, reference)
    found = queries.ledger(request.actor, reference)
    copy = opened.copy
    if not form.is_bound and copy:
        form.initial = {
            "ack": copy.acknowledged_at is not None,
            "used": copy.used,
            "rating": str(copy.rating or ""),
        }
    context = {
        "opened": opened, "reference": reference, "copy": copy, "form": form, "recalled": opened.state == "recalled",
        "body": "" if opened.state == "recalled" else bodies.of_issue(opened), "sources": sources.shown(opened.sources),
        "own_figures": sum(request.actor.unit in one.frozen.contributors for one in opened.figures.values()),
        "ledger": found, "figures": figures(found), "mine": request.actor,
        "publishes": opened.state == "issued" and allowed(request.actor, Permission.PUBLICATION_PROPOSE),
        "languages": [(one, reverse("document_read", args=[reference]) + f"?l={one.language}") for one in opened.languages],
    }  # fmt: skip
    return render(request, "documents/reading.html", context, status=status)


def opened_in(request: ActorRequest, reference: str) -> OpenedIssue:
    """Return a document in the language asked for, else the reader's own, else its original; the reading is recorded."""
    asked = request.GET.get("l", "")[:3]
    return queries.read_issue(request.actor, reference, language=asked or request.actor.language)


@guard(Permission.DOCUMENT_READ)
def respond(request: ActorRequest, reference: str) -> HttpResponse:
    """Note that it was read, what it was used for, how useful it was, and a word to the hub."""
    if request.method != "POST":
        return go(reverse("document_read", args=[reference]))
    form = RespondForm(request.POST, auto_id="say-%s")
    status = attempt(form, lambda: _respond(request.actor, reference, form))
    if status != DONE:
        return page(request, reference, form, status=status or errors.STATUS_INVALID)
    say(request, _("Thank you. The hub sees it at once."))
    return go(address(reference, "document_read", l=request.GET.get("l", "")[:3]))


def _respond(actor: Actor, reference: str, form: RespondForm) -> None:
    given = form.cleaned_data
    if not any(given.values()):
        raise Invalid("nothing_said", field="ack")
    if given["ack"]:
        operations.acknowledge(actor, reference=reference)
    if given["used"]:
        operations.use(actor, reference=reference, used=given["used"], text=given["text"])
    elif given["text"].strip():
        operations.answer(actor, reference=reference, text=given["text"])
    if given["rating"]:
        operations.rate(actor, reference=reference, rating=int(given["rating"]))
