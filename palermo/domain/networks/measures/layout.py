"""Where nodes lie: the same graph lies the same way, and what lay somewhere before stays where it was.

Readable graphs are laid out by Fruchterman and Reingold's forces. Larger ones lie by community: the communities by
forces, each community's nodes in a disc of its own, the best tied in the middle; that takes milliseconds for thousands.
"""

import math
import random
from collections.abc import Mapping, Sequence

import igraph

from palermo.domain.networks.measures.communities import DRAWING
from palermo.domain.networks.measures.plain import Plain

Place = tuple[float, float]
Places = dict[int, Place]
_GOLDEN = math.pi * (3 - math.sqrt(5))
_SEED = 7
_ROUNDS, _ROUNDS_BESIDE = 400, 120
_EDGE = 0.03  # nothing lies nearer to the edge of the drawing than this share of it
_DIGITS = 4


def laid_out(graph: Plain, earlier: Mapping[int, Place] | None = None) -> Places:
    """Return a place for each node, x and y from 0 to 1.

    Nodes with an earlier place keep it to the last digit; the others begin beside their neighbours and settle there.
    """
    known = {node: place for node, place in (earlier or {}).items() if 0 <= node < graph.size}
    if not graph.size or len(known) == graph.size:
        return known
    side = math.sqrt(graph.size) + 1
    begin = _beginnings(graph, known)
    seed = [(begin[node][0] * side, begin[node][1] * side) for node in range(graph.size)]
    if known:
        found = _settled(graph, seed, side, set(known))
        inside = {node: (_clip(x / side), _clip(y / side)) for node, (x, y) in enumerate(found)}
        return inside | known
    return _fitted(_forces(graph, seed, rounds=_ROUNDS))


def by_community(
    groups: Sequence[Sequence[int]], centres: Mapping[int, Place], degrees: Sequence[int]
) -> Places:
    """Return a place for each node of large groups: a disc around its group's centre, the best tied in the middle."""
    total = sum(len(group) for group in groups) or 1
    found: Places = {}
    for number, group in enumerate(groups):
        x, y = centres[number]
        radius = 0.42 * math.sqrt(len(group) / total)
        inward = sorted(group, key=lambda node: (-degrees[node], node))
        for place, node in enumerate(inward):
            away = radius * math.sqrt(place / len(group))
            turn = place * _GOLDEN
            found[node] = (_clip(x + away * math.cos(turn)), _clip(y + away * math.sin(turn)))
    return found


def _beginnings(graph: Plain, known: Mapping[int, Place]) -> Places:
    """Return where each node begins: its earlier place, beside its placed neighbours, or on a spiral."""
    found: Places = dict(known)
    beside = graph.neighbours()
    waiting = [node for node in range(graph.size) if node not in found]
    while known and waiting:
        placed = [node for node in waiting if any(other in found for other in beside[node])]
        if not placed:
            break
        new: Places = {}
        for node in placed:
            around = [found[other] for other in beside[node] if other in found]
            turn, away = node * _GOLDEN, 1.2 / (math.sqrt(graph.size) + 1)
            new[node] = (
                _clip(sum(x for x, _ in around) / len(around) + away * math.cos(turn)),
                _clip(sum(y for _, y in around) / len(around) + away * math.sin(turn)),
            )
        found |= new
        waiting = [node for node in waiting if node not in found]
    for place, node in enumerate(waiting):
        away, turn = 0.45 * math.sqrt((place + 0.5) / len(waiting)), place * _GOLDEN
        found[node] = (0.5 + away * math.cos(turn), 0.5 + away * math.sin(turn))
    return found


def _forces(
    graph: Plain, seed: Sequence[Place], *, rounds: int, bounds: Mapping[str, Sequence[float]] | None = None
) -> list[Place]:
    with DRAWING:
        igraph.set_random_number_generator(random.Random(_SEED))  # nosec B311
        found = graph.igraph().layout_fruchterman_reingold(
            niter=rounds, seed=[list(place) for place in seed], grid=graph.size > 1000,
            start_temp=math.sqrt(graph.size) / (20 if bounds else 10), **(bounds or {}),
        )  # fmt: skip
        igraph.set_random_number_generator(random)
    return [(x, y) for x, y in found]


def _settled(graph: Plain, seed: Sequence[Place], side: float, fixed: set[int]) -> list[Place]:
    bounds: dict[str, list[float]] = {"minx": [], "maxx": [], "miny": [], "maxy": []}
    for node, (x, y) in enumerate(seed):
        for name, value in (("x", x), ("y", y)):
            bounds[f"min{name}"].append(value if node in fixed else 0.0)
            bounds[f"max{name}"].append(value if node in fixed else side)
    return _forces(graph, seed, rounds=_ROUNDS_BESIDE, bounds=bounds)


def _fitted(places: Sequence[Place]) -> Places:
    """Return places spread over the whole drawing, each direction by itself."""
    spans = []
    for axis in (0, 1):
        values = [place[axis] for place in places]
        low, wide = min(values), max(values) - min(values)
        spans.append((low, wide))

    def fit(value: float, span: tuple[float, float]) -> float:
        low, wide = span
        return round(_EDGE + (1 - 2 * _EDGE) * ((value - low) / wide if wide > 1e-9 else 0.5), _DIGITS)

    return {node: (fit(x, spans[0]), fit(y, spans[1])) for node, (x, y) in enumerate(places)}


def _clip(value: float) -> float:
    return round(min(max(value, _EDGE), 1 - _EDGE), _DIGITS)
