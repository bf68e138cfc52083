"""A small graph as plain lists: nodes 0 to n-1, and each pair that is joined once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import igraph


@dataclass(frozen=True, slots=True)
class Plain:
    """A graph without direction, loops or double edges; `weights` say how many links an edge stands for."""

    size: int
    edges: Sequence[tuple[int, int]]
    weights: Sequence[int] = ()

    def neighbours(self) -> list[list[int]]:
        """Return the neighbours of each node, lowest first."""
        found: list[list[int]] = [[] for _ in range(self.size)]
        for one, other in self.edges:
            found[one].append(other)
            found[other].append(one)
        return [sorted(each) for each in found]

    def degrees(self) -> list[int]:
        """Return how many neighbours each node has."""
        found = [0] * self.size
        for one, other in self.edges:
            found[one] += 1
            found[other] += 1
        return found

    def without(self, gone: Iterable[int]) -> "Plain":
        """Return the graph in which some nodes have no edges any more; the numbers stay."""
        out = set(gone)
        return Plain(self.size, [edge for edge in self.edges if not out & set(edge)])

    def igraph(self) -> "igraph.Graph":
        """Return the same graph as igraph's."""
        return igraph.Graph(n=self.size, edges=list(self.edges))


def plain(size: int, pairs: Iterable[tuple[int, int]]) -> Plain:
    """Return a graph of pairs, which may come in either order and more than once; loops are left out."""
    counted: dict[tuple[int, int], int] = {}
    for one, other in pairs:
        if one != other:
            edge = (one, other) if one < other else (other, one)
            counted[edge] = counted.get(edge, 0) + 1
    edges = sorted(counted)
    return Plain(size, edges, [counted[edge] for edge in edges])


def pieces(graph: Plain, gone: Iterable[int] = ()) -> list[int]:
    """Return the sizes of the connected pieces without some nodes, largest first."""
    out, beside = set(gone), graph.neighbours()
    seen, sizes = set(out), []
    for start in range(graph.size):
        if start in seen:
            continue
        seen.add(start)
        waiting, count = [start], 0
        while waiting:
            node = waiting.pop()
            count += 1
            for other in beside[node]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        sizes.append(count)
    return sorted(sizes, reverse=True)


def reachable_pairs(sizes: Iterable[int]) -> int:
    """Return how many pairs of nodes can reach each other in pieces of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)
