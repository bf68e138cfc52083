"""What lies around some nodes: step by step to a cap, with what is inside and what lies beyond."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from palermo.domain.networks.measures.adjacency import Adjacency, Bools, Ints


@dataclass(frozen=True, slots=True)
class Around:
    """Nodes with their step from the start, the slots of all links among them, and degrees over the whole graph.

    `degrees` counts distinct neighbours, `outside` those of them that are not among the nodes; `beyond` counts the
    distinct nodes just outside, `capped` says that the cap left some of a step out.
    """

    nodes: Ints
    steps: Ints
    slots: Ints
    degrees: Ints
    outside: Ints
    beyond: int
    capped: bool


def around(
    graph: Adjacency,
    keep: Bools,
    starts: Sequence[int],
    *,
    steps: int,
    cap: int,
    expanded: Sequence[int] = (),
) -> Around:
    """Return what is within `steps` of the starts, then one step around each of `expanded`, at most `cap` nodes.

    Where a step brings more than fit, those with most links to what is there come first, then the older entity.
    """
    step = np.full(graph.size, -1, dtype=np.int32)
    front = np.unique(np.array(starts, dtype=np.int64))
    step[front] = 0
    count, capped = len(front), False
    for depth in range(1, steps + 1):
        front, cut = _fresh(graph, keep, front, step, cap - count)
        step[front] = depth
        count, capped = count + len(front), capped or cut
        if not len(front) or cut:
            break
    for node in expanded:
        if step[node] >= 0:
            more, cut = _fresh(graph, keep, np.array([node], dtype=np.int64), step, cap - count)
            step[more] = step[node] + 1
            count, capped = count + len(more), capped or cut
    nodes = np.flatnonzero(step >= 0)
    nodes = nodes[np.argsort(graph.entities[nodes])]
    beside = graph.beside(nodes, keep)
    pairs = np.unique(beside.heads.astype(np.int64) * graph.size + beside.tails)
    heads, tails = pairs // max(graph.size, 1), pairs % max(graph.size, 1)
    out = step[tails] < 0
    return Around(
        nodes=nodes, steps=step[nodes], slots=np.unique(beside.slots[step[beside.tails] >= 0]),
        degrees=np.bincount(heads, minlength=graph.size)[nodes],
        outside=np.bincount(heads[out], minlength=graph.size)[nodes],
        beyond=len(np.unique(tails[out])), capped=capped,
    )  # fmt: skip


def _fresh(graph: Adjacency, keep: Bools, front: Ints, step: Ints, room: int) -> tuple[Ints, bool]:
    tails = graph.beside(front, keep).tails
    found, ties = np.unique(tails[step[tails] < 0], return_counts=True)
    if len(found) <= room:
        return found, False
    order = np.lexsort((graph.entities[found], -ties))
    return np.sort(found[order[: max(room, 0)]]), True


def degrees(graph: Adjacency, keep: Bools) -> Ints:
    """Return how many distinct neighbours each node has."""
    slots = np.flatnonzero(keep)
    left, right = graph.left[slots].astype(np.int64), graph.right[slots].astype(np.int64)
    pairs = np.unique(np.minimum(left, right) * graph.size + np.maximum(left, right))
    ends = np.concatenate([pairs // max(graph.size, 1), pairs % max(graph.size, 1)])
    return np.bincount(ends, minlength=graph.size)
