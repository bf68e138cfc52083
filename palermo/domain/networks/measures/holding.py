"""Who holds a graph together: betweenness, cut points with what falls off, and the small set whose removal breaks most."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from palermo.domain.networks.measures.plain import Plain, pieces, reachable_pairs

# So many sets are tried one by one before the greedy way is taken.
MOST_TRIED = 3_000


@dataclass(frozen=True, slots=True)
class Fall:
    """What the removal of one node leaves of its piece: in how many parts, how many nodes off the largest part.

    `pairs` counts the pairs of nodes that can reach each other in the whole graph without it.
    """

    parts: int
    lost: int
    pairs: int


def betweenness(graph: Plain) -> list[float]:
    """Return for each node the share (0 to 1) of shortest paths between two others that pass through it."""
    if graph.size < 3:
        return [0.0] * graph.size
    most = (graph.size - 1) * (graph.size - 2) / 2
    return [value / most for value in graph.igraph().betweenness(directed=False)]


def falls(graph: Plain) -> list[Fall]:
    """Return what the removal of each node would leave, by one walk over the graph (Tarjan's low points)."""
    beside = graph.neighbours()
    order = [-1] * graph.size
    low, below = [0] * graph.size, [1] * graph.size
    cut_off: list[list[int]] = [[] for _ in range(graph.size)]
    root_of, whole = [0] * graph.size, [0] * graph.size
    clock = 0
    for root in range(graph.size):
        if order[root] >= 0:
            continue
        order[root] = low[root] = clock
        clock += 1
        root_of[root] = root
        walk = [(root, -1, iter(beside[root]))]
        while walk:
            node, parent, others = walk[-1]
            for other in others:
                if order[other] < 0:
                    order[other] = low[other] = clock
                    clock += 1
                    root_of[other] = root
                    walk.append((other, node, iter(beside[other])))
                    break
                if other != parent:
                    low[node] = min(low[node], order[other])
            else:
                walk.pop()
                if parent >= 0:
                    low[parent] = min(low[parent], low[node])
                    below[parent] += below[node]
                    if low[node] >= order[parent]:
                        cut_off[parent].append(below[node])
        whole[root] = below[root]
    total = reachable_pairs(whole[node] for node in range(graph.size) if root_of[node] == node)
    return [_fall(whole[root_of[node]], cut_off[node], total) for node in range(graph.size)]


def _fall(whole: int, cut_off: Sequence[int], total: int) -> Fall:
    rest = whole - 1 - sum(cut_off)
    parts = [size for size in (*cut_off, rest) if size]
    pairs = total - whole * (whole - 1) // 2 + reachable_pairs(parts)
    return Fall(len(parts), whole - 1 - max(parts, default=0), pairs)


@dataclass(frozen=True, slots=True)
class Breaking:
    """A set of nodes in order of removal, the pairs that reach each other before and after, and if no set does better."""

    nodes: Sequence[int]
    before: int
    after: int
    exact: bool


def breaking(graph: Plain, most: int) -> Breaking:
    """Return at most `most` nodes whose removal leaves the fewest pairs that reach each other.

    Exact where all sets can be tried; otherwise greedy, one node after another, which may miss the best set.
    Ties go to the lower number.
    """
    before = reachable_pairs(pieces(graph))
    able = [node for node, count in enumerate(graph.degrees()) if count > 1]
    size = min(most, len(able))
    if not size:
        return Breaking((), before, before, True)
    greedy = _greedy(graph, size)
    if comb(len(able), size) * (graph.size + len(graph.edges)) > MOST_TRIED * 100:
        return _told(graph, greedy, before, exact=False)
    best = min(
        combinations(able, size), key=lambda nodes: (reachable_pairs(pieces(graph, nodes)), sorted(nodes))
    )
    if reachable_pairs(pieces(graph, best)) == reachable_pairs(pieces(graph, greedy)):
        best = tuple(greedy)
    return _told(graph, best, before, exact=True)


def _greedy(graph: Plain, size: int) -> list[int]:
    chosen: list[int] = []
    for _ in range(size):
        found = falls(graph.without(chosen))
        left = [node for node in range(graph.size) if node not in chosen]
        chosen.append(min(left, key=lambda node: (found[node].pairs, node)))
    return chosen


def _told(graph: Plain, nodes: Sequence[int], before: int, *, exact: bool) -> Breaking:
    """Order a set by what each removal breaks at its turn."""
    left: list[int] = list(nodes)
    order: list[int] = []
    while left:
        next_one = min(left, key=lambda node: (reachable_pairs(pieces(graph, [*order, node])), node))
        order.append(next_one)
        left.remove(next_one)
    return Breaking(order, before, reachable_pairs(pieces(graph, order)), exact)
