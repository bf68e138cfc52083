"""The figure of a network: its drawing, the sentence above it, the words for those who do not see it, its source."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.domain.networks import shapes
from palermo.faces.kit.drawings import network as pictures
from palermo.faces.kit.figures import number
from palermo.faces.kit.signs import LEVEL_WORDS
from palermo.faces.web.networks import shown, words
from palermo.faces.web.networks.state import State
from palermo.kernel.levels import Level

NAMED = 5  # nodes that the description names


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its words; `kinds` are those in it, for the legend."""

    svg: SafeString
    drawing: pictures.Drawing
    title: str
    source: str
    kinds: list[tuple[SafeString, str]]
    groups: bool
    hidden: int


def figure(
    network: shapes.Network,
    drawing: shapes.Drawing,
    state: State,
    *,
    title: str,
    accents: Mapping[str, str] | None = None,
    edge_accents: Mapping[frozenset[str], str] | None = None,
    between: Mapping[str, float] | None = None,
    keep: str = "",
) -> Figure:
    """Return the figure of a network, node by node where that can be read, else group by group."""
    titles = shown.names(network.nodes)
    if network.readable:
        nodes = shown.nodes_drawn(network, drawing, state, accents=accents, between=between, keep=keep)
        links = shown.links_drawn(network, titles, accents=edge_accents)
    else:
        nodes, links = shown.groups_drawn(drawing, state, keep)
    told = pictures.Words(title, description(network, titles), above=above(network), below=below(network))
    drawn = pictures.draw(nodes, links, told)
    present = {node.kind for node in nodes}
    kinds = [(pictures.legend(code), str(label)) for code, label in words.KINDS.items() if code in present]
    hidden = sum(not one.label.shown for one in drawn.nodes)
    return Figure(pictures.svg(drawn), drawn, title, source(network), kinds, not network.readable, hidden)


def headline(network: shapes.Network, holding: shapes.Holding | None) -> str:
    """Return in one sentence what the figure shows."""
    if len(network.nodes) < 2:
        return _("Nobody and nothing is tied to it under these filters")
    if holding is None:
        return _("%(n)s people and things, group by group") % {"n": number(len(network.nodes))}
    first = next((one for one in holding.nodes if one.cuts and one.lost > 1), None)
    if first is None:
        return _("No single one holds it together")
    name = shown.names(network.nodes).get(first.reference, first.reference)
    words_ = _("Without %(name)s, %(lost)s of %(n)s would be cut off")
    return words_ % {"name": name, "lost": number(first.lost), "n": number(len(network.nodes))}


def description(network: shapes.Network, titles: Mapping[str, str]) -> str:
    """Return what a screen reader says of the whole drawing."""
    kinds: dict[str, int] = {}
    for node in network.nodes:
        kinds[node.kind] = kinds.get(node.kind, 0) + 1
    made = ", ".join(
        f"{words.word(words.KINDS, kind).lower()} {count}"
        for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    most = sorted(network.nodes, key=lambda node: (-node.degree, node.reference))[:NAMED]
    named = ", ".join(f"{titles[node.reference]} ({node.degree})" for node in most)
    counted = {"nodes": counted_nodes(network), "links": counted_links(network), "kinds": made}
    return " ".join(
        [
            _("%(nodes)s and %(links)s: %(kinds)s.") % counted,
            _("Most links: %(names)s.") % {"names": named},
            _("The same content is in the tables below."),
        ]
    )  # fmt: skip


def counted_nodes(network: shapes.Network) -> str:
    """Return how many people and things there are, in words."""
    count = len(network.nodes)
    return ngettext("%(n)s person or thing", "%(n)s people and things", count) % {"n": number(count)}


def counted_links(network: shapes.Network) -> str:
    """Return how many links there are, in words."""
    count = len(network.edges)
    return ngettext("%(n)s link", "%(n)s links", count) % {"n": number(count)}


def counted_reports(network: shapes.Network) -> str:
    """Return from how many reports a network is made, in words."""
    count = len(network.reports)
    return ngettext("%(n)s report", "%(n)s reports", count) % {"n": number(count)}


def source(network: shapes.Network) -> str:
    """Return the source line: from which reports, of which days, what was counted and what not."""
    ties = [tie for edge in network.edges for tie in edge.ties]
    parts = [
        _("Source: %(reports)s of %(units)s") % {"reports": counted_reports(network), "units": shown.units(network.units) or "–"},
        shown.days(ties),
        ngettext("%(n)s mention", "%(n)s mentions", network.mentions) % {"n": number(network.mentions)},
    ]  # fmt: skip
    text = "; ".join(part for part in parts if part) + "."
    if network.protected:
        beside = ngettext(
            "%(n)s protected person stands beside it and is not shown.",
            "%(n)s protected people stand beside it and are not shown.",
            network.protected,
        )
        text += " " + beside % {"n": number(network.protected)}
    return text + " " + _("What you may not see is not counted here.")


def highest(network: shapes.Network) -> Level:
    """Return the level of a network: that of its most secret node or link."""
    levels = [node.level for node in network.nodes] + [
        tie.level for edge in network.edges for tie in edge.ties
    ]
    return Level(max(levels, default=int(Level.SENSITIVE)))


def above(network: shapes.Network) -> str:
    """Return the line above a drawing that leaves the page: its level, in words."""
    return str(LEVEL_WORDS[highest(network)])


def below(network: shapes.Network) -> list[str]:
    """Return the lines under a drawing that leaves the page."""
    return [
        _(
            "Line width: number of reports that say so. Dashed: only an analyst’s belief. Position has no meaning."
        ),
        source(network),
    ]
