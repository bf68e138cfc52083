"""Groups that are tied more to one another than to the rest: Leiden on modularity, the same for the same graph."""

import random
from collections.abc import Sequence
from threading import Lock

import igraph

from palermo.domain.networks.measures.plain import Plain

_SEED = 5
# igraph draws from one generator for the whole process; whoever uses it holds this.
DRAWING = Lock()


def communities(graph: Plain) -> list[list[int]]:
    """Return the nodes of each group, the largest group first, then the one with the lowest node."""
    with DRAWING:
        igraph.set_random_number_generator(random.Random(_SEED))  # nosec B311
        found = graph.igraph().community_leiden(
            objective_function="modularity", weights=list(graph.weights) or None, n_iterations=5
        )
        igraph.set_random_number_generator(random)
    groups = [sorted(group) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def modularity(graph: Plain, groups: Sequence[Sequence[int]]) -> float:
    """Return how much more the groups are tied inside than chance would (Newman's modularity, by weight)."""
    weights = list(graph.weights) or [1] * len(graph.edges)
    total = sum(weights)
    if not total:
        return 0.0
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    inside, ends = [0.0] * len(groups), [0.0] * len(groups)
    for (one, other), weight in zip(graph.edges, weights, strict=True):
        ends[group_of[one]] += weight
        ends[group_of[other]] += weight
        if group_of[one] == group_of[other]:
            inside[group_of[one]] += weight
    return sum(within / total - (end / (2 * total)) ** 2 for within, end in zip(inside, ends, strict=True))
