"""Look for what can be cited, cite it, and put a figure in: the pages beside the editor."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.documents import operations, queries
from palermo.domain.documents.figures import figure_kinds
from palermo.domain.documents.shapes import Problem, Source
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.documents import words
from palermo.faces.web.documents.forms.writing import FigureForm
from palermo.faces.web.documents.shown import figures
from palermo.faces.web.documents.views import workbench
from palermo.faces.web.documents.views.answering import act, address, go, problem_lines, say
from palermo.faces.web.documents.views.workbench import about
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import plain_reference


@guard(Permission.DOCUMENT_WRITE)
def sources(request: ActorRequest, reference: str) -> HttpResponse:
    """Look for something to cite by its reference or by words; a script asks for the finds alone."""
    return _picker(request, reference)


def _picker(request: ActorRequest, reference: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:200]
    found: list[Source] = queries.citable(request.actor, text) if text else []
    if request.headers.get("HX-Request") == "true":
        return render(request, "documents/_finds.html", {"found": found, "q": text, "reference": reference})
    opened = queries.read_draft(request.actor, reference)
    context = about(opened, opened.line.language) | {"found": found, "q": text, "wrong": wrong}
    return render(request, "documents/sources.html", context, status=status)


@guard(Permission.DOCUMENT_WRITE)
def cite(request: ActorRequest, reference: str) -> HttpResponse:
    """Keep one thing as a source of the document."""
    if request.method != "POST":
        return go(address(reference, "document_sources"))
    target = plain_reference(request.POST.get("target", "")[:24])
    queries.read_draft(request.actor, reference)  # an unseen document is absent, whatever is cited
    try:
        operations.cite(request.actor, reference=reference, target=target)
    except Forbidden:
        # The source is absent or hidden, which nobody can tell apart; the page stays.
        (wrong,) = problem_lines([Problem("unknown_citation", target)])
        return _picker(request, reference, wrong=wrong, status=errors.STATUS_INVALID)
    except (Invalid, Refused) as failure:
        return _picker(request, reference, wrong=errors.message(failure), status=errors.status(failure))
    say(
        request,
        _("Kept as a source. Write [@%(reference)s] where the text rests on it.") % {"reference": target},
    )
    return go(address(reference, "document_sources", q=request.POST.get("q", "")[:200]))


@guard(Permission.DOCUMENT_WRITE)
def figure_pages(request: ActorRequest, reference: str) -> HttpResponse:
    """Show the document's figures, and a form for a new one; draw it first when that is asked for."""
    opened = queries.read_draft(request.actor, reference)
    kinds = {kind.code: kind for kind in figure_kinds()}
    chosen = request.POST.get("kind") or request.GET.get("kind") or next(iter(kinds), "")
    asks = [(name, words.word(words.ASKS, name)) for name in (kinds[chosen].asks if chosen in kinds else ())]
    choices = [(code, words.word(words.FIGURES, code)) for code in kinds]
    sent = request.method == "POST" and request.POST.get("do") == "add"
    form = FigureForm(
        request.POST if sent else None,
        initial={"kind": chosen},
        kinds=choices,
        asks=asks,
        auto_id="figure-%s",
    )
    status = 200
    if sent:
        status = attempt(form, lambda: _add(request, reference, form))
        if status == DONE:
            say(
                request,
                _("Drawn and kept. Write [[figure:%(key)s]] on a line of its own.")
                % {"key": form.cleaned_data["key"]},
            )
            return go(address(reference, "document_figures"))
    context = about(opened, opened.line.language) | {
        "form": form, "kinds": [(code, label, address(reference, "document_figures", kind=code)) for code, label in choices],
        "chosen": chosen, "shown": [(key, seen, figures.drawn(seen)) for key, seen in opened.figures.items()],
    }  # fmt: skip
    return render(request, "documents/figures.html", context, status=status or 200)


def _add(request: ActorRequest, reference: str, form: FigureForm) -> None:
    given = form.cleaned_data
    operations.add_figure(
        request.actor,
        reference=reference,
        key=given["key"],
        kind=given["kind"],
        title=given["title"],
        query=form.query(),
    )


@guard(Permission.DOCUMENT_WRITE)
def refresh(request: ActorRequest, reference: str, key: str) -> HttpResponse:
    """Draw a figure anew from the data as they are now."""
    return act(
        request, reference, lambda actor: operations.refresh_figure(actor, reference=reference, key=key),
        said=_("Drawn anew."), page=workbench.page, back=address(reference, "document_figures"),
    )  # fmt: skip


@guard(Permission.DOCUMENT_WRITE)
def remove(request: ActorRequest, reference: str, key: str) -> HttpResponse:
    """Take a figure out."""
    return act(
        request, reference, lambda actor: operations.remove_figure(actor, reference=reference, key=key),
        said=_("Taken out."), page=workbench.page, back=address(reference, "document_figures"),
    )  # fmt: skip
