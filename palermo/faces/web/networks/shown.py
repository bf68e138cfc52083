"""What a network's pages show: names, what is told of nodes and links, and the nodes and links of the drawing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.domain.networks import shapes
from palermo.faces.kit import origin
from palermo.faces.kit.drawings import network as pictures
from palermo.faces.kit.moments import span_text
from palermo.faces.kit.names import unit
from palermo.faces.kit.signs import LEVEL_WORDS
from palermo.faces.web.networks import addresses, words
from palermo.faces.web.networks.state import State
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """One edge of a table: its ends, the kinds of link with how often, days, the best evaluation, the reports."""

    edge: shapes.Edge
    left: str
    right: str
    kinds: str
    days: str
    evaluation: str
    reports: Sequence[str]
    uids: Sequence[str]
    level: int


def name(node: shapes.Node) -> str:
    """Return how people know a node; a protected person has no name here, only a reference."""
    return node.title or node.reference


def names(nodes: Iterable[shapes.Node]) -> dict[str, str]:
    """Return names by reference."""
    return {node.reference: name(node) for node in nodes}


def told(node: shapes.Node) -> str:
    """Return a node in a sentence for a screen reader and a pointer."""
    kind = words.word(words.KINDS, node.kind)
    parts = [name(node), kind]
    if node.masked:
        parts.append(_("protected, without a name"))
    parts.append(ngettext("%(n)s link", "%(n)s links", node.degree) % {"n": node.degree})
    if node.beyond:
        parts.append(_("%(n)s not shown") % {"n": node.beyond})
    if node.level > Level.SENSITIVE:
        parts.append(str(LEVEL_WORDS[Level.HIGHLY_SENSITIVE]))
    return ", ".join(parts)


def edge_line(edge: shapes.Edge, titles: Mapping[str, str]) -> EdgeLine:
    """Return an edge as a row of a table."""
    counted: dict[str, int] = {}
    for tie in edge.ties:
        counted[tie.kind] = counted.get(tie.kind, 0) + 1
    kinds = [
        words.link_kind(kind) + (f" × {counted[kind]}" if counted[kind] > 1 else "") for kind in edge.kinds
    ]
    return EdgeLine(
        edge,
        titles.get(edge.left, edge.left),
        titles.get(edge.right, edge.right),
        ", ".join(kinds),
        days(edge.ties),
        best(edge.ties),
        sorted({tie.report for tie in edge.ties if tie.report}),
        [tie.uid for tie in edge.ties],
        max((tie.level for tie in edge.ties), default=1),
    )


def days(ties: Sequence[shapes.Tie]) -> str:
    """Return the days between which ties are said to have been, "" where nobody says."""
    known = [day for tie in ties for day in (tie.first, tie.last) if day is not None]
    return span(min(known), max(known)) if known else ""


def span(first: date | None, last: date | None) -> str:
    """Return two days as people write them; a missing end is open."""
    if first is None and last is None:
        return ""
    start, end = (first or last), (last or first)
    return span_text(start.isoformat() if start else "", end.isoformat() if end else "")


def best(ties: Sequence[shapes.Tie]) -> str:
    """Return the best evaluation among ties, such as B2; "" where nobody evaluated."""
    judged = [tie.source + tie.information for tie in ties if tie.source or tie.information]
    return min(judged, default="")


def edge_told(line: EdgeLine) -> str:
    """Return an edge in a sentence."""
    said = ngettext("%(n)s report", "%(n)s reports", line.edge.reports) % {"n": line.edge.reports}
    parts = [f"{line.left} – {line.right}: {line.kinds}", said, line.days, line.evaluation]
    return " · ".join(part for part in parts if part)


def direction(edge: shapes.Edge) -> tuple[str, str, bool]:
    """Return source and target of an edge, and whether all its directed links go that way."""
    kinds = vocabulary("link_kinds")
    ways = {
        (tie.left, tie.right)
        for tie in edge.ties
        if tie.kind in kinds.codes and bool(kinds[tie.kind].data.get("directed"))
    }
    if len(ways) != 1:
        return edge.left, edge.right, False
    source, target = ways.pop()
    return source, target, True


def nodes_drawn(
    network: shapes.Network,
    drawing: shapes.Drawing,
    state: State,
    *,
    accents: Mapping[str, str] | None = None,
    between: Mapping[str, float] | None = None,
    keep: str = "",
) -> list[pictures.Node]:
    """Return a readable network's nodes for the drawing; what was asked for comes first."""
    marked, moved = accents or {}, state.places
    groups = {member: one.number for one in drawing.communities for member in one.members}
    most = max((node.degree for node in network.nodes), default=1) or 1
    found = [
        pictures.Node(
            node.reference, name(node), node.kind, *drawing.places.get(node.reference, (0.5, 0.5)),
            href=origin.joined(addresses.of(state.but(at=node.reference), anchor="at"), keep),
            told=told(node), level=node.level, rank=(between or {}).get(node.reference, node.degree / most),
            accent="seed" if node.reference in network.starts else marked.get(node.reference, ""),
            group=groups.get(node.reference, -1), current=node.reference == state.at,
            moved=moved.get(node.reference),
        )
        for node in network.nodes
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.accent != "seed")


def links_drawn(
    network: shapes.Network, titles: Mapping[str, str], *, accents: Mapping[frozenset[str], str] | None = None
) -> list[pictures.Link]:
    """Return a readable network's edges for the drawing."""
    found = []
    for edge in network.edges:
        source, target, directed = direction(edge)
        line = edge_line(edge, titles)
        found.append(
            pictures.Link(
                source, target, told=edge_told(line), sources=max(1, edge.reports), belief=edge.only_belief,
                directed=directed, level=line.level,
                accent=(accents or {}).get(frozenset((edge.left, edge.right)), ""),
            )
        )  # fmt: skip
    return found


def groups_drawn(
    drawing: shapes.Drawing, state: State, keep: str = ""
) -> tuple[list[pictures.Node], list[pictures.Link]]:
    """Return communities as nodes and their bonds as links, for a network too large to draw node by node."""
    largest = max((len(one.members) for one in drawing.communities), default=1)
    nodes = [
        pictures.Node(
            f"g{one.number}", one.title, "group", *drawing.centres.get(one.number, (0.5, 0.5)),
            href=origin.joined(group(state, one.number), keep),
            told=group_told(one), rank=len(one.members) / largest, count=len(one.members),
            accent="seed" if set(state.starts) & set(one.members) else "",
        )
        for one in drawing.communities
    ]  # fmt: skip
    links = [
        pictures.Link(
            f"g{bond.left}", f"g{bond.right}", sources=bond.edges,
            told=ngettext("%(n)s link between them", "%(n)s links between them", bond.edges) % {"n": bond.edges},
        )
        for bond in drawing.bonds
    ]  # fmt: skip
    return nodes, links


def group(state: State, number: int) -> str:
    """Return the address of one group of a network."""
    return origin.joined(addresses.of(state.but(at=""), "network_table"), f"group={number}")


def group_told(one: shapes.Community) -> str:
    """Return a community in a sentence."""
    members = len(one.members)
    text = ngettext("Group of %(n)s around %(name)s", "Group of %(n)s around %(name)s", members)
    return text % {"n": members, "name": one.title} + ": " + group_kinds(one)


def group_kinds(one: shapes.Community) -> str:
    """Return what a community is made of, most first."""
    ordered = sorted(one.kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{words.word(words.KINDS, kind).lower()} {count}" for kind, count in ordered)


def units(codes: Sequence[str]) -> str:
    """Return units' names in a row."""
    return ", ".join(unit(code) for code in codes)
