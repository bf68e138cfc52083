"""A graph in memory as plain arrays: who is beside whom by which link, patched as links come and go.

Nodes are dense numbers over the entities that have a link; slots are places of links in the arrays. The neighbours of
a base lie in compressed rows (CSR); what came since lies in a short list beside it, until it is worth building anew.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]
Bools = NDArray[np.bool_]
# Links that came since; looking through them costs about a millisecond, building anew about half a second a million.
MOST_LATER = 20_000
ROW = np.dtype([
    ("link", "i8"), ("left", "i8"), ("right", "i8"), ("kind", "i2"), ("left_kind", "i1"), ("right_kind", "i1"),
    ("first", "i4"), ("last", "i4"), ("source", "i1"), ("information", "i1"), ("level", "i1"), ("decided", "?"),
])  # fmt: skip
EMPTY = np.zeros(0, dtype=np.int32)


class Beside(NamedTuple):
    """Neighbours of some nodes, side by side: the node, its neighbour, and the slot of the link between them."""

    heads: Ints
    tails: Ints
    slots: Ints


@dataclass(frozen=True, slots=True)
class Adjacency:
    """A graph; made by `build`, and patched into a new one that shares its base and the room behind its rows.

    What it holds never changes; since the room is shared, each graph is patched at most once.
    """

    entities: Ints
    rows: Ints
    left: Ints
    right: Ints
    alive: Bools
    starts: Ints
    tails: Ints
    slots: Ints
    base_nodes: int
    base_rows: int
    later_nodes: Mapping[int, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Return how many nodes it has."""
        return len(self.entities)

    def node(self, entity: int) -> int | None:
        """Return the dense number of an entity, None where it has no link."""
        base = self.entities[: self.base_nodes]
        place = int(np.searchsorted(base, entity))
        if place < len(base) and base[place] == entity:
            return place
        return self.later_nodes.get(entity)

    def beside(self, nodes: Ints, keep: Bools) -> Beside:
        """Return the neighbours of nodes by the links that `keep` (a flag for each slot) leaves."""
        old = nodes[nodes < self.base_nodes]
        counts = self.starts[old + 1] - self.starts[old]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        places = np.repeat(self.starts[old] - (ends - counts), counts) + np.arange(total)
        slots = self.slots[places]
        kept = keep[slots]
        found = [Beside(np.repeat(old, counts)[kept], self.tails[places][kept], slots[kept])]
        later = np.arange(self.base_rows, len(self.rows))
        later = later[keep[later]]
        for heads, tails in ((self.left, self.right), (self.right, self.left)):
            here = later[np.isin(heads[later], nodes)]
            found.append(Beside(heads[here], tails[here], here))
        if not len(later):
            return found[0]
        return Beside(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def build(rows: Ints) -> Adjacency:
    """Return the graph of rows (`ROW`), which are put in the order of their links; links to oneself are left out."""
    rows = rows[rows["left"] != rows["right"]]
    rows = rows[np.argsort(rows["link"], kind="stable")]
    ends = np.sort(np.concatenate([rows["left"], rows["right"]]))
    entities = ends[np.diff(ends, prepend=-1) != 0]  # several times faster than np.unique
    left, right = (places(entities, rows[name]).astype(np.int32) for name in ("left", "right"))
    heads = np.concatenate([left, right])
    # By head, and by place where heads are equal: as one number each, which sorts several times faster than an order.
    order = np.sort(heads * np.int64(max(len(heads), 1)) + np.arange(len(heads))) % max(len(heads), 1)
    starts = np.zeros(len(entities) + 1, dtype=np.int64)
    np.cumsum(np.bincount(heads, minlength=len(entities)), out=starts[1:])
    return Adjacency(
        entities=entities, rows=_roomy(rows), left=_roomy(left), right=_roomy(right),
        alive=np.ones(len(rows), dtype=np.bool_), starts=starts, tails=np.concatenate([right, left])[order],
        slots=(order % max(len(rows), 1)).astype(np.int32), base_nodes=len(entities), base_rows=len(rows),
    )  # fmt: skip


def places(known: Ints, wanted: Ints) -> Ints:
    """Return the place among unique positive numbers of each that is wanted, -1 for one that is not among them."""
    largest = int(known.max(initial=0))
    if largest > 8 * len(known) + 1_000_000:  # too thin for a table with a room for every number
        order = np.argsort(known)
        found = order[np.minimum(np.searchsorted(known, wanted, sorter=order), len(known) - 1)]
        return np.where(known[found] == wanted, found, -1)
    table = np.full(largest + 2, -1, dtype=np.int64)
    table[known] = np.arange(len(known))
    numbers: Ints = table[np.minimum(wanted, largest + 1)]
    return numbers


def _roomy(array: Ints) -> Ints:
    """Return the same values with room behind them, so that a patch need not copy a million rows."""
    room = np.zeros(len(array) + MOST_LATER, dtype=array.dtype)
    room[: len(array)] = array
    return room[: len(array)]


def _longer(array: Ints, more: Ints) -> Ints:
    """Return an array with more values at its end, written into the room behind it."""
    room: Ints = array.base  # type: ignore[assignment]
    room[len(array) : len(array) + len(more)] = more
    return room[: len(array) + len(more)]


def patched(graph: Adjacency, touched: Iterable[int], rows: Ints) -> Adjacency:
    """Return the graph in which touched links are as `rows` say; a touched link without a row is gone."""
    gone = np.fromiter(touched, dtype=np.int64)
    alive = graph.alive.copy()
    links = graph.rows["link"]
    base = links[: graph.base_rows]
    places = np.searchsorted(base, gone)
    inside = places < len(base)
    places = places[inside]
    alive[places[base[places] == gone[inside]]] = False
    alive[graph.base_rows :][np.isin(links[graph.base_rows :], gone)] = False
    rows = rows[rows["left"] != rows["right"]]
    if len(graph.rows) + len(rows) - graph.base_rows > MOST_LATER:
        return build(np.concatenate([graph.rows[alive], rows]))
    later = dict(graph.later_nodes)
    new: list[int] = []
    for entity in np.unique(np.concatenate([rows["left"], rows["right"]])).tolist():
        if graph.node(entity) is None:
            later[entity] = graph.size + len(new)
            new.append(entity)
    entities = np.concatenate([graph.entities, np.array(new, dtype=np.int64)])
    grown = replace(graph, entities=entities, later_nodes=later)
    ends = {
        name: np.array([grown.node(entity) for entity in rows[name].tolist()], dtype=np.int32)
        for name in ("left", "right")
    }
    return replace(
        grown,
        rows=_longer(graph.rows, rows),
        left=_longer(graph.left, ends["left"]),
        right=_longer(graph.right, ends["right"]),
        alive=np.concatenate([alive, np.ones(len(rows), dtype=np.bool_)]),
    )


Narrowing = Callable[[Ints], Bools]


def kept(graph: Adjacency, narrowing: Narrowing | None) -> Bools:
    """Return the flag of each slot: alive, and left by the narrowing (a function of rows) where there is one."""
    return graph.alive if narrowing is None else graph.alive & narrowing(graph.rows)
