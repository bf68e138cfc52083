"""The first page of networks: look for anybody, go on where one was, begin with whom most is tied to."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from palermo.domain.entities import queries as entities
from palermo.domain.networks import queries
from palermo.faces.kit import lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.matching.forms import LookForm
from palermo.faces.web.matching.shown import percent
from palermo.faces.web.networks import recent, words
from palermo.faces.web.reports.views.answering import go
from palermo.foundations.policy import Permission

SIZE = 25


@guard(Permission.NETWORK_READ)
def start(request: ActorRequest) -> HttpResponse:
    """Offer starts; several ticked ones are drawn together."""
    ticked = [text[:24] for text in request.GET.getlist("start")][:8]
    if ticked:
        further = "&".join(f"with={reference}" for reference in ticked[1:])
        return go(_network(ticked[0]) + (f"?{further}" if further else ""))
    listing = lists.read(request, "networks", filters=("only",), orders=("-degree",), size=SIZE)
    form = LookForm(request.GET if "text" in request.GET else None, auto_id="look-%s")
    kind = listing.one("only") if listing.one("only") in words.KINDS else ""
    context: dict[str, object] = {"form": form, "listing": listing, "kind": kind}
    if form.is_bound and form.is_valid() and form.cleaned_data["text"].strip():
        found = entities.look_for(request.actor, kind=form.cleaned_data["kind"], words=form.words())
        context["found"] = [(one, percent(one.probability)) for one in _once(found)[:SIZE]]
        context["asked"] = True
        return render(request, "networks/start.html", context)
    offset = (listing.number - 1) * SIZE
    page = queries.connected(request.actor, kind=kind, offset=offset, size=SIZE)
    before = (
        listing.address(page=listing.number - 1 if listing.number > 2 else None) if listing.number > 1 else ""
    )
    context |= {
        "rows": page.rows, "recent": recent.shelf(request),
        "kinds": [("", listing.address(only=None))] + [(code, listing.address(only=code)) for code in words.KINDS],
        "page": lists.Page(page.rows, listing.number, before, listing.address(page=listing.number + 1) if page.more else ""),
    }  # fmt: skip
    return render(request, "networks/start.html", context)


def _once(found: list[entities.Weighed]) -> list[entities.Weighed]:
    """Return one mention of each entity, the likeliest."""
    kept: dict[str, entities.Weighed] = {}
    for one in found:
        kept.setdefault(one.mention.entity.reference, one)
    return list(kept.values())


def _network(reference: str) -> str:
    try:
        return reverse("network", args=[reference])
    except NoReverseMatch:  # typed by hand
        return reverse("networks")
