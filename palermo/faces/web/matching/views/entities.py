"""Entities: the list with a search among all that reports mention, and one entity with everything that is said of it."""

from django.http import HttpResponse
from django.shortcuts import render

from palermo.domain.entities import queries
from palermo.faces.kit import lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.matching import shown, words
from palermo.faces.web.matching.forms import LookForm, MergeForm, WhyForm
from palermo.foundations.policy import Permission

SIZE = 50


@guard(Permission.ENTITY_READ)
def listed(request: ActorRequest) -> HttpResponse:
    """List entities, newest first; with a name or number, those that are like it."""
    listing = lists.read(request, "entities", filters=("kind", "several"), orders=("-id",), size=SIZE)
    form = LookForm(request.GET if "text" in request.GET else None, auto_id="look-%s")
    kind = listing.one("kind") if listing.one("kind") in words.KINDS else ""
    context: dict[str, object] = {
        "form": form,
        "listing": listing,
        "kind": kind,
        "several": bool(listing.one("several")),
    }
    if form.is_bound and form.is_valid() and form.cleaned_data["text"].strip():
        kind = form.cleaned_data["kind"]
        found = queries.look_for(request.actor, kind=kind, words=form.words())
        context["found"] = [(one, shown.percent(one.probability)) for one in found[:SIZE]]
        context["asked"] = True
        return render(request, "matching/entities.html", context)
    start = (listing.number - 1) * SIZE
    page = queries.entities(
        request.actor, kind=kind, several=bool(listing.one("several")), offset=start, size=SIZE
    )
    before = (
        listing.address(page=listing.number - 1 if listing.number > 2 else None) if listing.number > 1 else ""
    )
    after = listing.address(page=listing.number + 1) if page.more else ""
    context |= {
        "query": listing.address(),
        "rows": page.rows, "page": lists.Page([], listing.number, before, after),
        "kinds": [("", listing.address(kind=None))] + [(code, listing.address(kind=code)) for code in words.KINDS],
        "only_several": listing.address(several=None if listing.one("several") else "1"),
    }  # fmt: skip
    return render(request, "matching/entities.html", context)


@guard(Permission.ENTITY_READ)
def entity(request: ActorRequest, reference: str) -> HttpResponse:
    """Show one entity."""
    return page(request, reference)


def page(request: ActorRequest, reference: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    """Answer with an entity's page, and what went wrong with the last decision."""
    opened = queries.read_entity(request.actor, reference)
    language = request.actor.language
    context = {
        "opened": opened, "entity": opened.entity, "wrong": wrong,
        "mentions": [(one.mention, one.words, shown.lines(one.words, language)) for one in opened.mentions],
        "past": [(one.mention, shown.lines(one.words, language)) for one in opened.past],
        "merge": MergeForm(auto_id="merge-%s"), "split": WhyForm(auto_id="split-%s", initial={"why": "mistaken"}),
        "references": [one.mention.report.reference for one in opened.mentions], "can_split": len(opened.mentions) > 1,
        "proposals": [(one, shown.percent(one.probability)) for one in opened.proposals],
        "spoken": sorted({one.words.title for one in opened.mentions if one.words.title} - {opened.title}),
    }  # fmt: skip
    return render(request, "matching/entity.html", context, status=status)
