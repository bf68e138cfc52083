"""One network: its drawing, who stands in it, who holds it together, and the tables behind it."""

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.networks import queries, shapes
from palermo.domain.networks.queries.steady import steady
from palermo.faces.kit import errors, lists, origin
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.networks import addresses, narrowing, picture, recent, shown, together
from palermo.faces.web.networks.state import State, read
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.errors import Refused

FEW, SIZE = 12, 50  # rows of a table on the page of the drawing, and on a page of its own


@guard(Permission.NETWORK_READ)
def network(request: ActorRequest, reference: str) -> HttpResponse:
    """Show a network around one or more entities."""
    state = read(reference, request.GET)
    try:
        found = opened(request.actor, state)
    except Refused as failure:
        return protected(request, failure)
    recent.remember(request, state)
    drawing = steady(request.actor, found, state.expanded)
    holding = queries.held_together(request.actor, found) if found.readable else None
    context = {
        **around(request, state, found, holding), **tables(found, few=FEW),
        "figure": picture.figure(
            found, drawing, state, title=picture.headline(found, holding), accents=bridges(holding),
            between={one.reference: one.between for one in holding.nodes} if holding else None,
            keep=origin.kept(request),
        ),
        "groups": together.groups(drawing.communities),
    }  # fmt: skip
    if holding:
        context |= {
            "lines": together.lines(found, holding),
            "breaking": together.breaking(holding, shown.names(found.nodes)),
            "caution": together.caution(found),
        }
    return render(request, "networks/network.html", context)


@guard(Permission.NETWORK_READ)
def table(request: ActorRequest, reference: str) -> HttpResponse:
    """List all nodes and links of a network, or those of one of its groups, by pages."""
    state = read(reference, request.GET)
    try:
        found = opened(request.actor, state)
    except Refused as failure:
        return protected(request, failure)
    group, of = request.GET.get("group", ""), "links" if request.GET.get("of") == "links" else "nodes"
    members = _members(request.actor, found, group)
    nodes = [node for node in ordered(found) if members is None or node.reference in members]
    edges = [edge for edge in found.edges if members is None or {edge.left, edge.right} <= members]
    number = _number(request.GET.get("page", ""))
    rows: list[Any] = list(nodes if of == "nodes" else edges)
    start, titles = (number - 1) * SIZE, shown.names(found.nodes)
    part = rows[start : start + SIZE]
    own = f"of={of}" + (f"&group={group}" if members is not None else "")
    here = addresses.of(state, "network_table")
    context = {
        **around(request, state, found, None), "of": of, "in_group": members is not None,
        "node_rows": part if of == "nodes" else [],
        "edge_rows": [shown.edge_line(edge, titles) for edge in part] if of == "links" else [],
        "nodes_count": len(nodes), "edges_count": len(edges),
        "nodes_href": origin.joined(here, own.replace("of=links", "of=nodes")),
        "links_href": origin.joined(here, own.replace("of=nodes", "of=links")),
        "page": lists.Page(
            part, number, origin.joined(here, f"{own}&page={number - 1}") if number > 1 else "",
            origin.joined(here, f"{own}&page={number + 1}") if start + SIZE < len(rows) else "",
        ),
    }  # fmt: skip
    return render(request, "networks/table.html", context)


def opened(actor: Actor, state: State) -> shapes.Network:
    """Return the network of a state; raises Forbidden for what is hidden, Refused for a protected start."""
    return queries.network(
        actor, starts=state.starts, steps=state.steps, cap=state.cap, filters=state.filters, expanded=state.expanded
    )  # fmt: skip


def around(
    request: ActorRequest, state: State, found: shapes.Network, holding: shapes.Holding | None
) -> dict[str, Any]:
    """Return what stands around every view of a network: names, filters, who is chosen, ways onward."""
    nodes = {node.reference: node for node in found.nodes}
    starts = [nodes[reference] for reference in found.starts if reference in nodes]
    chosen = nodes.get(state.at) or (starts[0] if starts else None)
    counts = Counter(tie.kind for edge in found.edges for tie in edge.ties)
    titles = shown.names(found.nodes)
    return {
        "state": state, "network": found, "starts": starts, "titles": titles,
        "title": " + ".join(shown.name(node) for node in starts), "level": picture.highest(found),
        "counted": (picture.counted_nodes(found), picture.counted_links(found), picture.counted_reports(found)),
        "units": shown.units(found.units), "source": picture.source(found),
        "steps": narrowing.steps(state, found.beyond), "kinds": narrowing.kinds(state, counts),
        "quality": narrowing.quality(state), "chips": narrowing.chips(state), "form": narrowing.form(state),
        "hidden": narrowing.kept(state), "own": addresses.of(state), "plain": addresses.around(state.starts[0]),
        "chosen": chosen, "standing": _standing(chosen, holding),
        "neighbours": neighbours(found, chosen, titles) if chosen else [],
        "expand": addresses.of(state.but(expanded=(*state.expanded, chosen.reference), at=chosen.reference)) if chosen else "",
        "alone": addresses.around(chosen.reference) if chosen else "",
        "can_link": allowed(request.actor, Permission.NETWORK_LINK),
        "views": [(name, label, addresses.of(state, name)) for name, label in _views()],
        "wrong_dates": bool(state.wrong), "files": files(state), "nodes_all": addresses.of(state, "network_table"),
        "links_all": origin.joined(addresses.of(state, "network_table"), "of=links"),
        "told_by": [reference for node in starts for reference in node.reports],
    }  # fmt: skip


def files(state: State) -> list[tuple[str, str]]:
    """Return the files of a network with their addresses."""
    made = []
    for kind, label in (("svg", "SVG"), ("graphml", "GraphML"), ("ftm", "FollowTheMoney")):
        made.append((label, addresses.of(state, "network_export", kind=kind)))
    for kind in ("csv", "xlsx"):
        address = addresses.of(state, "network_export", kind=kind)
        made.append((_("%(kind)s of nodes") % {"kind": kind.upper()}, address))
        made.append((_("%(kind)s of links") % {"kind": kind.upper()}, origin.joined(address, "of=links")))
    return made


def tables(found: shapes.Network, *, few: int) -> dict[str, Any]:
    """Return the first rows of both tables behind a drawing."""
    titles = shown.names(found.nodes)
    edges = sorted(found.edges, key=lambda edge: (-edge.reports, edge.left, edge.right))
    return {
        "node_rows": ordered(found)[:few], "edge_rows": [shown.edge_line(edge, titles) for edge in edges[:few]],
        "nodes_more": len(found.nodes) > few, "edges_more": len(found.edges) > few,
    }  # fmt: skip


def ordered(found: shapes.Network) -> list[shapes.Node]:
    """Return nodes as a table shows them: the nearest first, then those with most links."""
    return sorted(found.nodes, key=lambda node: (node.step, -node.degree, node.reference))


def neighbours(
    found: shapes.Network, chosen: shapes.Node, titles: dict[str, str], most: int = 6
) -> list[tuple[shapes.Node, shown.EdgeLine]]:
    """Return who stands beside a node with what joins them, the most often said first."""
    nodes = {node.reference: node for node in found.nodes}
    beside = [edge for edge in found.edges if chosen.reference in (edge.left, edge.right)]
    beside.sort(key=lambda edge: (-edge.reports, edge.left, edge.right))
    return [
        (nodes[edge.right if edge.left == chosen.reference else edge.left], shown.edge_line(edge, titles))
        for edge in beside[:most]
    ]


def bridges(holding: shapes.Holding | None) -> dict[str, str]:
    """Return the accents of those without whom a part would be cut off, three at most."""
    if holding is None:
        return {}
    return dict.fromkeys([one.reference for one in holding.nodes if one.cuts and one.lost > 1][:3], "bridge")


def protected(request: ActorRequest, failure: Refused) -> HttpResponse:
    """Answer for a start that is known as a protected person alone: such people are in no network."""
    context = {"message": errors.message(failure)}
    return render(request, "networks/protected.html", context, status=errors.status(failure))


def _standing(chosen: shapes.Node | None, holding: shapes.Holding | None) -> str:
    if chosen is None or holding is None:
        return ""
    found = next((one for one in holding.nodes if one.reference == chosen.reference), None)
    return together.without(found) if found else ""


def _views() -> list[tuple[str, str]]:
    return [("network_money", _("Money")), ("network_changes", _("Compare two dates"))]


def _members(actor: Actor, found: shapes.Network, group: str) -> set[str] | None:
    if not (group.isascii() and group.isdigit()):
        return None
    wanted = int(group[:6])
    return next((set(one.members) for one in queries.communities(actor, found) if one.number == wanted), None)


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else 1
