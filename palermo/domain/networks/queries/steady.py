"""A drawing in which everything lies where it lay before the last step was shown, worked out from the steps themselves.

Nobody has to remember places: the same starts, steps and expansions give the same drawing to whoever opens them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import sqrt

from palermo.domain.networks.queries.measured import drawing
from palermo.domain.networks.shapes import Drawing, Network
from palermo.foundations.policy import Actor, Permission, require

Place = tuple[float, float]
LEAST = 0.45  # how far what was there is drawn together at most to make room
FIRST = 2  # steps that are laid out at once; each further one finds the earlier ones in their places


def steady(actor: Actor, network: Network, expanded: Sequence[str] = ()) -> Drawing:
    """Return the drawing of a network that the actor has read: first two steps, then each further one around them.

    Places of what came later may lie outside 0 to 1.
    """
    require(actor, Permission.NETWORK_READ)
    places: Mapping[str, Place] = {}
    if network.readable:
        for members in (*_grown(network, expanded), {node.reference for node in network.nodes}):
            places = _beside(actor, _part(network, members), places)
        return replace(drawing(actor, network), places=places)
    return drawing(actor, network)


def _beside(actor: Actor, network: Network, earlier: Mapping[str, Place]) -> Mapping[str, Place]:
    """Return places in which what is new finds room around what was there, which stays to the last digit."""
    if not earlier:
        return drawing(actor, network).places
    # The earlier ones are drawn together about the middle, the new ones laid out around them, and all spread again.
    share = max(LEAST, sqrt(len(earlier) / len(network.nodes)))
    drawn = {key: (_scaled(x, share), _scaled(y, share)) for key, (x, y) in earlier.items()}
    found = drawing(actor, network, earlier=drawn).places
    spread = {key: (_scaled(x, 1 / share), _scaled(y, 1 / share)) for key, (x, y) in found.items()}
    return {**spread, **earlier}


def _scaled(value: float, share: float) -> float:
    return round(0.5 + (value - 0.5) * share, 4)


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
