"""The shortest ways between two entities, with the links and reports of each step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from palermo.domain.networks.measures.ways import Found, shortest
from palermo.domain.networks.queries.graph import Held, graph_of, narrowed
from palermo.domain.networks.queries.nodes import nodes_of
from palermo.domain.networks.queries.ties import edges_of, seen_ties
from palermo.domain.networks.shapes import EVERYTHING, MOST_STEPS, Edge, Filters, Node, Way, Ways
from palermo.domain.networks.visible import find_open_entity
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Invalid

MOST_WAYS = 20


def ways(actor: Actor, *, left: str, right: str, filters: Filters = EVERYTHING, cap: int = MOST_WAYS) -> Ways:
    """Return the shortest ways of up to six steps between two entities, at most `cap`; the reading is recorded."""
    require(actor, Permission.NETWORK_READ)
    if not 1 <= cap <= MOST_WAYS:
        raise Invalid("out_of_bounds", field="cap")
    one, other = find_open_entity(actor, left), find_open_entity(actor, right)
    held = graph_of(actor)
    found = _found(held, one.pk, other.pk, filters, cap)
    lines = [held.graph.entities[way].tolist() for way in found.ways]
    nodes = nodes_of(actor, {pk for line in lines for pk in line} | {one.pk, other.pk})
    edges = {
        (edge.left, edge.right): edge
        for edge in edges_of(seen_ties(actor, _links(held, found, filters)).values())
    }
    told = [_way([nodes[pk] for pk in line], edges) for line in lines if all(pk in nodes for pk in line)]
    standing = [way for way in told if len(way.edges) == len(way.nodes) - 1]
    reports = {tie.report for way in standing for edge in way.edges for tie in edge.ties}
    reports |= {report for pk in (one.pk, other.pk) for report in nodes[pk].reports}
    audit.read(actor, "network.paths", objects=sorted(reports), start=one.reference, to=other.reference)
    return Ways(
        nodes[one.pk],
        nodes[other.pk],
        found.steps if standing else None,
        tuple(standing),
        found.more,
        filters,
    )


def _found(held: Held, left: int, right: int, filters: Filters, cap: int) -> Found:
    one, other = held.graph.node(left), held.graph.node(right)
    if one is None or other is None:
        return Found(None, [], False)
    keep = narrowed(held, filters)
    return shortest(held.graph, keep, one, other, most_steps=MOST_STEPS, most_ways=cap)


def _links(held: Held, found: Found, filters: Filters) -> list[int]:
    """Return the links between each two that follow each other on some way."""
    graph, keep = held.graph, narrowed(held, filters)
    links: set[int] = set()
    for first, second in {pair for way in found.ways for pair in pairwise(way)}:
        beside = graph.beside(np.array([first]), keep)
        links |= set(graph.rows["link"][beside.slots[beside.tails == second]].tolist())
    return sorted(links)


def _way(nodes: Sequence[Node], edges: Mapping[tuple[str, str], Edge]) -> Way:
    steps = pairwise(nodes)
    pairs = [
        (min(one.reference, other.reference), max(one.reference, other.reference)) for one, other in steps
    ]
    placed = tuple(replace(node, step=step) for step, node in enumerate(nodes))
    return Way(placed, tuple(edges[pair] for pair in pairs if pair in edges))
