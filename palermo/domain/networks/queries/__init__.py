"""What the room returns to an actor. Every node and every link is checked; nothing hidden counts, and reads are audited."""

from palermo.domain.networks.queries.changed import changes
from palermo.domain.networks.queries.graph import forget_graphs
from palermo.domain.networks.queries.measured import communities, drawing, held_together
from palermo.domain.networks.queries.money import money
from palermo.domain.networks.queries.network import NodePage, connected, find_node, network
from palermo.domain.networks.queries.paths import ways
from palermo.domain.networks.queries.ties import TiePage, open_tie, ties_in, ties_of
from palermo.domain.networks.shapes import Network
from palermo.domain.networks.visible import links_visible_to, may_read

__all__ = [
    "Network",
    "NodePage", "TiePage", "changes", "communities", "connected", "drawing", "find_node", "forget_graphs", "held_together",
    "links_visible_to", "may_read", "money", "network", "open_tie", "ties_in", "ties_of", "ways",
]  # fmt: skip
