"""The shortest ways from one to another, up to six steps, each step with the reports that say so."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.networks import queries, shapes
from palermo.faces.kit.drawings import network as pictures
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.networks import addresses, narrowing, shown, words
from palermo.faces.web.networks.state import State, read
from palermo.faces.web.networks.views.network import protected
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Refused
from palermo.kernel.ids import plain_reference

DRAWN = 12  # ways in one drawing; the list below has all of them


@guard(Permission.NETWORK_READ)
def ways(request: ActorRequest, reference: str) -> HttpResponse:
    """Show the ways from this entity to another one."""
    state = read(reference, request.GET)
    to = plain_reference(request.GET.get("to", ""))[:24]
    try:
        left = queries.find_node(request.actor, state.starts[0])
        context: dict[str, Any] = {
            "state": state, "left": left, "to": to, "action": reverse("network_ways", args=[state.starts[0]]),
            "back": addresses.of(state), "hidden": [pair for pair in state.pairs() if pair[0] not in ("at", "moved")],
            "chips": narrowing.chips(state),
        }  # fmt: skip
        if to:
            context |= _found(request, state, to)
    except Refused as failure:
        return protected(request, failure)
    return render(request, "networks/ways.html", context, status=422 if context.get("wrong") else 200)


def _found(request: ActorRequest, state: State, to: str) -> dict[str, Any]:
    try:
        found = queries.ways(request.actor, left=state.starts[0], right=to, filters=state.filters)
    except Forbidden:
        # Absent and hidden read alike; what was typed stays.
        return {"wrong": _("There is no such entity, or not for you. Check the reference.")}
    titles = {node.reference: shown.name(node) for way in found.ways for node in way.nodes}
    lists = [
        [
            (node, shown.edge_line(way.edges[number], titles) if number < len(way.edges) else None)
            for number, node in enumerate(way.nodes)
        ]
        for way in found.ways
    ]
    return {"found": found, "lists": lists, "svg": _drawn(found, titles) if found.ways else ""}


def _drawn(found: shapes.Ways, titles: dict[str, str]) -> str:
    """Return the ways as one drawing: the two ends left and right, each step a column."""
    columns: dict[str, tuple[int, shapes.Node]] = {}
    for way in found.ways[:DRAWN]:
        for number, node in enumerate(way.nodes):
            columns.setdefault(node.reference, (number, node))
    by_column: dict[int, list[shapes.Node]] = {}
    for number, node in columns.values():
        by_column.setdefault(number, []).append(node)
    nodes = [
        pictures.Node(
            node.reference, shown.name(node), node.kind, number / max(1, found.steps or 1),
            (place + 0.5) / len(beside) + (0.06 if number % 2 else -0.06),
            href=addresses.around(node.reference), told=shown.told(node), level=node.level,
            accent="seed" if node.reference in (found.left.reference, found.right.reference) else "", rank=1.0,
        )
        for number, beside in sorted(by_column.items())
        for place, node in enumerate(beside)
    ]  # fmt: skip
    edges = {(edge.left, edge.right): edge for way in found.ways[:DRAWN] for edge in way.edges}
    links = []
    for edge in edges.values():
        source, target, directed = shown.direction(edge)
        line = shown.edge_line(edge, titles)
        links.append(
            pictures.Link(
                source, target, told=shown.edge_told(line), sources=max(1, edge.reports),
                belief=edge.only_belief, directed=directed, level=line.level, accent="path",
            )
        )  # fmt: skip
    told = _("Shortest paths from %(left)s to %(right)s") % {
        "left": shown.name(found.left), "right": shown.name(found.right),
    }  # fmt: skip
    steps = " ".join(
        " – ".join(f"{shown.name(node)} ({words.word(words.KINDS, node.kind).lower()})" for node in way.nodes)
        + "."
        for way in found.ways[:3]
    )
    most = max(map(len, by_column.values()), default=1)
    low = min(1.0, 0.3 + 0.14 * most)
    return pictures.svg(pictures.draw(nodes, links, pictures.Words(told, steps), tall=low), uid="ways")
