"""The shortest ways between two nodes: breadth first from both ends, a whole step at a time on arrays."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from palermo.domain.networks.measures.adjacency import Adjacency, Bools, Ints


@dataclass(frozen=True, slots=True)
class Found:
    """The shortest ways as lists of nodes, at most the number asked for; `steps` None where there is none."""

    steps: int | None
    ways: list[list[int]]
    more: bool


def shortest(
    graph: Adjacency, keep: Bools, left: int, right: int, *, most_steps: int, most_ways: int
) -> Found:
    """Return the shortest ways of at most `most_steps` steps, in the order of their entities' numbers."""
    if left == right:
        return Found(0, [[left]], False)
    sides = (np.full(graph.size, -1, dtype=np.int8), np.full(graph.size, -1, dtype=np.int8))
    fronts = [np.array([node], dtype=np.int64) for node in (left, right)]
    depths = [0, 0]
    sides[0][left] = sides[1][right] = 0
    while sum(depths) < most_steps:
        # The side with the smaller front goes on; a front that is empty ends it.
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        tails = np.unique(graph.beside(fronts[side], keep).tails)
        fresh = tails[sides[side][tails] < 0]
        if not len(fresh):
            return Found(None, [], False)
        depths[side] += 1
        sides[side][fresh] = depths[side]
        fronts[side] = fresh
        met = fresh[sides[1 - side][fresh] >= 0]
        if len(met):
            layers = _layers(graph, keep, sides, depths, met)
            ways = _walk(graph, keep, layers, most_ways + 1)
            found = [way for _, way in zip(range(most_ways + 1), ways, strict=False)]
            return Found(sum(depths), found[:most_ways], len(found) > most_ways)
    return Found(None, [], False)


def _layers(
    graph: Adjacency, keep: Bools, sides: tuple[Ints, Ints], depths: list[int], met: Ints
) -> list[Ints]:
    """Return, for each step of the way, the nodes that lie on some shortest way."""
    halves = []
    for side in (0, 1):
        part = [met]
        for depth in range(depths[side] - 1, -1, -1):
            tails = np.unique(graph.beside(part[-1], keep).tails)
            part.append(tails[sides[side][tails] == depth])
        halves.append(part)
    return [*reversed(halves[0][1:]), *halves[1]]


def _walk(graph: Adjacency, keep: Bools, layers: list[Ints], most: int) -> Iterator[list[int]]:
    """Yield ways through the layers, depth first; every node of a layer leads on, so no step is in vain."""
    order = [layer[np.argsort(graph.entities[layer])] for layer in layers]

    def onward(way: list[int]) -> Iterator[list[int]]:
        if len(way) == len(order):
            yield way
            return
        ahead = order[len(way)]
        beside = graph.beside(np.array([way[-1]]), keep).tails
        for node in ahead[np.isin(ahead, beside)].tolist():
            yield from onward([*way, node])

    for first in order[0].tolist():
        yield from onward([first])
