"""What a network looks like as a whole: its groups, who holds it together, and where to draw it."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from palermo.domain.networks.measures import holding, layout
from palermo.domain.networks.measures.communities import communities as leiden
from palermo.domain.networks.measures.plain import Plain, plain
from palermo.domain.networks.queries.memory import remembered
from palermo.domain.networks.shapes import Bond, Community, Drawing, Holding, Network, Standing
from palermo.foundations.policy import Actor, Permission, require

T = TypeVar("T")
MOST_BREAKING = 5
_NO_PLACES: Mapping[str, tuple[float, float]] = {}


def communities(actor: Actor, network: Network) -> Sequence[Community]:
    """Return the groups of a network that the actor has read, the largest first."""
    require(actor, Permission.NETWORK_READ)
    return _kept(actor, network, "communities", lambda: _communities(network))


def held_together(actor: Actor, network: Network, *, most: int = MOST_BREAKING) -> Holding:
    """Return who holds a network together, and at most `most` nodes whose removal breaks most of it."""
    require(actor, Permission.NETWORK_READ)
    return _kept(actor, network, ("held", most), lambda: _held(network, most))


def drawing(
    actor: Actor, network: Network, *, earlier: Mapping[str, tuple[float, float]] = _NO_PLACES
) -> Drawing:
    """Return where to draw a network: what had an earlier place keeps it, what is new lies beside its neighbours."""
    require(actor, Permission.NETWORK_READ)
    key = ("drawing", tuple(sorted(earlier.items())))
    return _kept(actor, network, key, lambda: _drawing(actor, network, earlier))


def _kept(actor: Actor, network: Network, what: Hashable, make: Callable[[], T]) -> T:
    """Remember an answer by what it is about: the same question to the same graph of the same clearance."""
    asked = (network.version, network.starts, network.steps, network.cap, network.filters)
    size = (len(network.nodes), hash(tuple(node.reference for node in network.nodes)))
    return remembered(("measured", int(actor.clearance), asked, size, what), make)


def _order(network: Network) -> list[str]:
    return sorted(node.reference for node in network.nodes)


def _plain(network: Network) -> Plain:
    number = {reference: place for place, reference in enumerate(_order(network))}
    return plain(
        len(number),
        (
            (number[edge.left], number[edge.right])
            for edge in network.edges
            for _ in range(max(edge.reports, 1))
        ),
    )


def _communities(network: Network) -> tuple[Community, ...]:
    order, graph = _order(network), _plain(network)
    nodes = {node.reference: node for node in network.nodes}
    degrees = graph.degrees()
    groups = leiden(graph)
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    inside = Counter(group_of[one] for one, other in graph.edges if group_of[one] == group_of[other])
    outside = Counter(
        number
        for one, other in graph.edges
        if group_of[one] != group_of[other]
        for number in (group_of[one], group_of[other])
    )
    return tuple(
        Community(
            number, tuple(order[node] for node in group),
            nodes[order[min(group, key=lambda node: (-degrees[node], node))]].title,
            dict(Counter(nodes[order[node]].kind for node in group)), inside[number], outside[number],
        )
        for number, group in enumerate(groups)
    )  # fmt: skip


def _held(network: Network, most: int) -> Holding:
    order, graph = _order(network), _plain(network)
    between, falls, degrees = holding.betweenness(graph), holding.falls(graph), graph.degrees()
    standings = [
        Standing(
            reference, degrees[node], round(between[node], 4), falls[node].parts > 1, falls[node].parts, falls[node].lost
        )
        for node, reference in enumerate(order)
    ]  # fmt: skip
    broken = holding.breaking(graph, most)
    return Holding(
        tuple(sorted(standings, key=lambda one: (-one.between, -one.degree, one.reference))),
        tuple(order[node] for node in broken.nodes), broken.exact, broken.before, broken.after,
    )  # fmt: skip


def _drawing(actor: Actor, network: Network, earlier: Mapping[str, tuple[float, float]]) -> Drawing:
    order, graph = _order(network), _plain(network)
    groups = communities(actor, network)
    if network.readable:
        known = {node: earlier[reference] for node, reference in enumerate(order) if reference in earlier}
        places = layout.laid_out(graph, known)
        return Drawing({order[node]: place for node, place in places.items()}, groups, {}, ())
    group_of = {reference: one.number for one in groups for reference in one.members}
    joined = Counter(
        tuple(sorted((group_of[edge.left], group_of[edge.right])))
        for edge in network.edges
        if group_of[edge.left] != group_of[edge.right]
    )
    centres = layout.laid_out(plain(len(groups), [(one, other) for one, other in joined]))
    number = {reference: node for node, reference in enumerate(order)}
    members = [[number[reference] for reference in one.members] for one in groups]
    places = layout.by_community(members, centres, graph.degrees())
    return Drawing(
        {order[node]: place for node, place in places.items()}, groups, centres,
        tuple(Bond(one, other, count) for (one, other), count in sorted(joined.items())),
    )  # fmt: skip
