"""Propose, and change what was proposed."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.publications import operations, queries, sources
from palermo.domain.publications.content import Source, Tie
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.publications import words
from palermo.faces.web.publications.forms import DraftForm, shown
from palermo.faces.web.reports.once import once
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.ids import new_uid


@guard(Permission.PUBLICATION_PROPOSE)
def propose(request: ActorRequest) -> HttpResponse:
    """Propose a new publication."""
    if request.method != "POST":
        return _begin(request)
    return _sent(request, "")


def _begin(request: ActorRequest) -> HttpResponse:
    """Show the form empty, or filled from the document or practice that the address names."""
    makers = {"document": sources.from_document, "practice": sources.from_practice}
    kind = next((kind for kind in makers if request.GET.get(kind)), "")
    empty = DraftForm(initial=shown(None, once=new_uid()))
    if not kind:
        return _page(request, empty)
    reference = str(request.GET[kind])[:24]
    try:
        start = makers[kind](request.actor, reference)
    except Refused as failure:
        wrong = errors.message(failure)
        return _page(request, empty, wrong=wrong, made_from=(kind, reference), status=errors.status(failure))
    form = DraftForm(initial=shown(start.draft, once=new_uid()), sources=start.draft.tie.sources)
    return _page(request, form, start=start, made_from=(kind, start.draft.tie.reference))


@guard(Permission.PUBLICATION_PROPOSE)
def revise(request: ActorRequest, reference: str) -> HttpResponse:
    """Change a publication: the newer version waits for another person."""
    if request.method == "POST":
        queries.find(request.actor, reference)  # whoever may not see it is told nothing about the form
        return _sent(request, reference)
    opened = queries.read(request.actor, reference)
    start = shown(opened.newest, base=opened.row.version, once=new_uid())
    form = DraftForm(initial=start, sources=opened.newest.tie.sources)
    return _page(request, form, reference=reference)


def _sent(request: ActorRequest, reference: str) -> HttpResponse:
    try:
        form = DraftForm(request.POST, sources=_originals(request, reference))
    except (Invalid, Refused) as failure:
        form = DraftForm(request.POST)
        form.add_error("tie_reference", errors.message(failure))
        return _page(request, form, reference=reference, status=errors.status(failure))
    if not form.is_valid():
        return _page(request, form, reference=reference, status=errors.STATUS_INVALID)
    try:
        address = once(request.actor, form.cleaned_data["once"], lambda: _kept(request, form, reference))
    except (Invalid, Refused) as failure:
        field = failure.field if isinstance(failure, Invalid) else ""
        field = "title_en" if field == "title" else field
        form.add_error(field if field in form.fields else None, errors.message(failure))
        return _page(request, form, reference=reference, status=errors.status(failure))
    say(request, _("Proposed. Another person reads it and publishes it."))
    return go(address)


def _originals(request: ActorRequest, reference: str) -> Sequence[Source]:
    """Return the sources that the form must ask for: those judged before, or those of what it names now."""
    kind, named = request.POST.get("tie_kind", ""), request.POST.get("tie_reference", "").strip()[:200]
    if reference:
        before = queries.read(request.actor, reference).newest.tie
        if (before.kind, before.reference) == (kind, named):
            return before.sources
    tie = Tie(kind=kind, reference=named) if kind in words.TIES else Tie()
    return sources.sources_of(request.actor, tie)


def _kept(request: ActorRequest, form: DraftForm, reference: str) -> str:
    draft = form.draft()
    if reference:
        base = form.cleaned_data["base"] or 0
        row = operations.revise(request.actor, reference=reference, draft=draft, base=base)
    else:
        row = operations.propose(request.actor, draft=draft)
    return reverse("publication", args=[row.reference])


def _page(
    request: ActorRequest, form: DraftForm, *, reference: str = "", status: int = 200, wrong: str = "",
    start: sources.Start | None = None, made_from: tuple[str, str] = ("", ""),
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "reference": reference, "wrong": wrong, "start": start, "made_from": made_from}
    return render(request, "publications/propose.html", context, status=status)
