"""Who holds a network together, in plain words, with the caution that belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.domain.networks import shapes
from palermo.faces.kit.figures import number
from palermo.faces.web.networks import shown

MOST = 8  # names that a table of those who hold most shows


@dataclass(frozen=True, slots=True)
class Line:
    """One node that holds much: what it is, its links, its share of shortest paths, what would happen without it."""

    node: shapes.Node
    name: str
    links: int
    between: str
    without: str
    cuts: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One community in words."""

    number: int
    title: str
    size: int
    kinds: str
    inside: int
    outside: int


def lines(network: shapes.Network, holding: shapes.Holding) -> list[Line]:
    """Return who holds the network together, the weightiest first."""
    nodes = {node.reference: node for node in network.nodes}
    return [
        Line(
            nodes[one.reference], shown.name(nodes[one.reference]), one.degree, number(round(one.between, 2)),
            without(one), one.cuts,
        )
        for one in holding.nodes[:MOST]
        if one.reference in nodes and one.between > 0
    ]  # fmt: skip


def without(one: shapes.Standing) -> str:
    """Return what would happen to the network without a node."""
    if not one.cuts:
        return _("nothing falls apart")
    lost = ngettext("%(n)s would be cut off", "%(n)s would be cut off", one.lost) % {"n": number(one.lost)}
    return _("%(lost)s, in %(pieces)s pieces") % {"lost": lost, "pieces": number(one.pieces)}


def breaking(holding: shapes.Holding, names: Mapping[str, str]) -> str:
    """Return what the small set whose removal breaks most would do; "" where there is none."""
    if not holding.breaking or not holding.pairs_before:
        return ""
    told = _("Without %(names)s together, %(after)s of the %(before)s pairs that now reach each other still would.") % {
        "names": ", ".join(names.get(each, each) for each in holding.breaking),
        "after": number(holding.pairs_after), "before": number(holding.pairs_before),
    }  # fmt: skip
    sure = (
        _("No other set of this size breaks more.")
        if holding.exact
        else _("Found one after another; another set of this size may break more.")
    )
    return f"{told} {sure}"


def groups(communities: Sequence[shapes.Community]) -> list[Group]:
    """Return communities of at least two, largest first."""
    return [
        Group(one.number, one.title, len(one.members), shown.group_kinds(one), one.inside, one.outside)
        for one in communities
        if len(one.members) > 1
    ]


def caution(network: shapes.Network) -> str:
    """Return what these figures do not say, with the n on which they rest."""
    text = ngettext(
        "This rests on %(n)s report. It measures what is written, not what people do: whoever is written about most "
        "stands in the middle, whoever is careful is not seen. Use it to choose whom to look at, never as proof.",
        "This rests on %(n)s reports. It measures what is written, not what people do: whoever is written about most "
        "stands in the middle, whoever is careful is not seen. Use it to choose whom to look at, never as proof.",
        len(network.reports),
    )
    return text % {"n": number(len(network.reports))}
