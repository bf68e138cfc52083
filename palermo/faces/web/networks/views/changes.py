"""What changed in a network between two days: drawn as it is on the later one, with what was not there before."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.domain.networks import queries, shapes
from palermo.domain.networks.queries.steady import steady
from palermo.faces.kit import origin
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.networks import picture, shown
from palermo.faces.web.networks.state import read
from palermo.faces.web.networks.views.network import around, opened, protected
from palermo.foundations.policy import Permission
from palermo.kernel.clock import now
from palermo.kernel.errors import Refused

USUAL = 30  # days back, where nobody says another


@guard(Permission.NETWORK_READ)
def changes(request: ActorRequest, reference: str) -> HttpResponse:
    """Show what a network has on a later day that it had not on an earlier one, and the reverse."""
    state = read(reference, request.GET)
    today = now().date()
    before = _day(request.GET.get("before", ""), today - timedelta(days=USUAL))
    after = _day(request.GET.get("after", ""), today)
    before, after = min(before, after), max(before, after)
    try:
        found = opened(request.actor, state)
        changed = queries.changes(
            request.actor, starts=state.starts, steps=state.steps, cap=min(state.cap, shapes.READABLE),
            before=before, after=after,
            filters=state.filters,
        )  # fmt: skip
    except Refused as failure:
        return protected(request, failure)
    titles = {**shown.names(found.nodes), **changed.titles}
    added = {node.reference: "new" for node in changed.nodes_added}
    new_ties = {frozenset((tie.left, tie.right)) for tie in changed.ties_added}
    fresh = {
        pair: "new"
        for edge in found.edges
        if (pair := frozenset((edge.left, edge.right))) in new_ties and _all_new(edge, changed)
    }
    context = {
        **around(request, state, found, None), "before": before, "after": after, "changed": changed,
        "figure": picture.figure(
            found, steady(request.actor, found, state.expanded), state, title=_headline(changed),
            accents=added, edge_accents=fresh, keep=origin.kept(request),
        ),
        "added": _rows(changed.ties_added, titles), "removed": _rows(changed.ties_removed, titles),
        "hidden": [*state.pairs()], "today": today,
    }  # fmt: skip
    return render(request, "networks/changes.html", context)


def _headline(changed: shapes.Changes) -> str:
    if not (changed.nodes_added or changed.nodes_removed or changed.ties_added or changed.ties_removed):
        return _("Nothing has changed between the two days")
    nodes = ngettext("%(n)s newcomer", "%(n)s newcomers", len(changed.nodes_added)) % {
        "n": len(changed.nodes_added)
    }
    gone = ngettext("%(n)s gone", "%(n)s gone", len(changed.nodes_removed)) % {
        "n": len(changed.nodes_removed)
    }
    ties = ngettext("%(n)s new link", "%(n)s new links", len(changed.ties_added)) % {
        "n": len(changed.ties_added)
    }
    return f"{nodes}, {gone}, {ties}"


def _all_new(edge: shapes.Edge, changed: shapes.Changes) -> bool:
    fresh = {tie.uid for tie in changed.ties_added}
    return all(tie.uid in fresh for tie in edge.ties)


def _rows(ties: Sequence[shapes.Tie], titles: dict[str, str]) -> list[tuple[shapes.Tie, str, str, str]]:
    return [
        (
            tie,
            titles.get(tie.left, tie.left),
            titles.get(tie.right, tie.right),
            shown.span(tie.first, tie.last),
        )
        for tie in ties
    ]


def _day(text: str, usual: date) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return usual
