"""What is around somebody or something: nodes, edges, what lies beyond; made of visible links alone, and recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from palermo.domain.entities.words import KINDS
from palermo.domain.networks.measures.adjacency import Ints
from palermo.domain.networks.measures.around import around, degrees
from palermo.domain.networks.queries.graph import Held, graph_of, narrowed
from palermo.domain.networks.queries.memory import remembered
from palermo.domain.networks.queries.nodes import nodes_of
from palermo.domain.networks.queries.ties import edges_of, seen_ties
from palermo.domain.networks.shapes import (
    EVERYTHING,
    MOST_NODES,
    MOST_STEPS,
    READABLE,
    Filters,
    Network,
    Node,
)
from palermo.domain.networks.visible import find_open_entity
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Invalid

MOST_STARTS = 20
PAGE = 50


@dataclass(frozen=True, slots=True)
class NodePage:
    """A page of nodes, those with most visible neighbours first."""

    rows: list[Node]
    offset: int
    more: bool


def network(
    actor: Actor,
    *,
    starts: Sequence[str],
    steps: int = 2,
    cap: int = READABLE,
    filters: Filters = EVERYTHING,
    expanded: Sequence[str] = (),
) -> Network:
    """Return what is within some steps of the starts, and one step more around those `expanded`; the reading is recorded.

    Raises Forbidden where a start is absent or hidden, Refused("counted_not_shown") for somebody known only as protected,
    Invalid for no start, too many, or steps and cap out of bounds.
    """
    require(actor, Permission.NETWORK_READ)
    if not 1 <= len(starts) <= MOST_STARTS or len(expanded) > READABLE:
        raise Invalid("too_many_starts", field="starts")
    if not (0 <= steps <= MOST_STEPS and 1 <= cap <= MOST_NODES):
        raise Invalid("out_of_bounds", field="steps")
    begun = [find_open_entity(actor, reference) for reference in starts]
    further = [find_open_entity(actor, reference).pk for reference in expanded]
    held = graph_of(actor)
    key = (
        "network", int(actor.clearance), held.version, tuple(one.pk for one in begun), steps, cap, filters, tuple(further)
    )  # fmt: skip
    made = remembered(
        key, lambda: _made(actor, held, [one.pk for one in begun], steps, cap, filters, further)
    )
    audit.read(actor, "network.read", objects=made.reports, start=begun[0].reference, steps=steps)
    return made


def _made(
    actor: Actor,
    held: Held,
    begun: Sequence[int],
    steps: int,
    cap: int,
    filters: Filters,
    further: Sequence[int],
) -> Network:
    graph, keep = held.graph, narrowed(held, filters)
    dense = [node for entity in begun if (node := graph.node(entity)) is not None]
    opened = [node for entity in further if (node := graph.node(entity)) is not None]
    found = around(graph, keep, dense, steps=steps, cap=cap, expanded=opened)
    ties = seen_ties(actor, graph.rows["link"][found.slots].tolist())
    entities = graph.entities[found.nodes].tolist()
    seen = nodes_of(actor, set(entities) | set(begun))
    columns = zip(found.steps.tolist(), found.degrees.tolist(), found.outside.tolist(), strict=True)
    told = dict(zip(entities, columns, strict=True))
    nodes = [_told(seen[pk], told.get(pk)) for pk in dict.fromkeys([*begun, *entities]) if pk in seen]
    known = {node.reference for node in nodes}
    edges = edges_of(tie for tie in ties.values() if tie.left in known and tie.right in known)
    reports = {report for node in nodes for report in node.reports}
    return Network(
        starts=tuple(seen[pk].reference for pk in begun), steps=steps, cap=cap, filters=filters,
        nodes=tuple(sorted(nodes, key=lambda node: (node.step, -node.degree, node.reference))), edges=tuple(edges),
        beyond=found.beyond, capped=found.capped, reports=tuple(sorted(reports)),
        units=tuple(sorted({unit for node in nodes for unit in node.units})),
        mentions=sum(node.mentions for node in nodes), protected=sum(node.protected for node in nodes),
        version=held.version,
    )  # fmt: skip


def _told(node: Node, told: tuple[int, int, int] | None) -> Node:
    if told is None:
        return node
    step, degree, beyond = told
    return replace(node, step=step, degree=degree, beyond=beyond)


def connected(actor: Actor, *, kind: str = "", offset: int = 0, size: int = PAGE) -> NodePage:
    """Return a page of the entities that are in some network, those with most visible neighbours first; recorded."""
    require(actor, Permission.NETWORK_READ)
    held = graph_of(actor)
    graph = held.graph
    counted = remembered(("degrees", int(actor.clearance), held.version), lambda: degrees(graph, graph.alive))
    order = np.lexsort((-graph.entities, -counted))
    order = order[counted[order] > 0]
    if kind:
        order = order[np.isin(order, _of_kind(held, kind))]
    page = order[offset : offset + size]
    entities = graph.entities[page].tolist()
    seen = nodes_of(actor, entities)
    rows = [
        replace(seen[pk], degree=degree)
        for pk, degree in zip(entities, counted[page].tolist(), strict=True)
        if pk in seen
    ]
    audit.read(actor, "network.listed", objects=sorted({report for node in rows for report in node.reports}))
    return NodePage(rows, offset, len(order) > offset + size)


def _of_kind(held: Held, kind: str) -> Ints:
    graph, code = held.graph, KINDS.index(kind) if kind in KINDS else -1
    return np.concatenate([
        graph.left[graph.rows["left_kind"] == code], graph.right[graph.rows["right_kind"] == code],
    ])  # fmt: skip


def find_node(actor: Actor, reference: str) -> Node:
    """Return one entity as a node with its degree; raises Forbidden or Refused as `network` does. Recorded."""
    found = network(actor, starts=[reference], steps=0, cap=1)
    return found.nodes[0]
