"""A drawing in which everything lies where it lay before the last step was shown, worked out from the steps themselves.

Nobody has to remember places: the same starts, steps and expansions give the same drawing to whoever opens them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from palermo.domain.networks.queries.measured import drawing
from palermo.domain.networks.shapes import Drawing, Network
from palermo.foundations.policy import Actor, Permission, require

FIRST = 2  # steps that are laid out at once; each further one finds the earlier ones in their places


def steady(actor: Actor, network: Network, expanded: Sequence[str] = ()) -> Drawing:
    """Return the drawing of a network that the actor has read: first two steps, then each further one beside them."""
    require(actor, Permission.NETWORK_READ)
    places: Mapping[str, tuple[float, float]] = {}
    if network.readable:
        for members in _grown(network, expanded):
            places = drawing(actor, _part(network, members), earlier=places).places
    return drawing(actor, network, earlier=places)


def _grown(network: Network, expanded: Sequence[str]) -> Iterator[set[str]]:
    """Yield what was shown before the last step: after two steps, after each further one, after each expansion but one."""
    beside: dict[str, set[str]] = {}
    for edge in network.edges:
        beside.setdefault(edge.left, set()).add(edge.right)
        beside.setdefault(edge.right, set()).add(edge.left)
    shown: set[str] = set()
    for steps in range(min(FIRST, network.steps), network.steps + 1):
        shown = {node.reference for node in network.nodes if node.step <= steps}
        if len(shown) < len(network.nodes):
            yield shown
    for reference in expanded:
        shown = shown | beside.get(reference, set())
        if len(shown) < len(network.nodes):
            yield shown


def _part(network: Network, members: set[str]) -> Network:
    edges = [edge for edge in network.edges if edge.left in members and edge.right in members]
    return replace(
        network, nodes=tuple(node for node in network.nodes if node.reference in members), edges=tuple(edges)
    )
