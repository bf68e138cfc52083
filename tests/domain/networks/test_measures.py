"""Measures equal igraph's and a brute-force reference on small graphs, and layouts keep what they were given."""

from collections import deque
from itertools import combinations

import igraph
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.networks.measures import holding, layout
from palermo.domain.networks.measures.adjacency import ROW, Adjacency, build, patched, places
from palermo.domain.networks.measures.around import around, degrees
from palermo.domain.networks.measures.communities import communities, modularity
from palermo.domain.networks.measures.plain import Plain, pieces, plain, reachable_pairs
from palermo.domain.networks.measures.ways import shortest

SIZE = 9
_pair = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1))
pairs = st.lists(_pair, max_size=22)
Pairs = list[tuple[int, int]]
quick = settings(max_examples=60)


def rows_of(found: Pairs, first: int = 1) -> np.ndarray:
    rows = np.zeros(len(found), dtype=ROW)
    for number, (one, other) in enumerate(found):
        rows[number]["link"], rows[number]["left"], rows[number]["right"] = first + number, one, other
    return rows


def neighbours(found: Pairs) -> dict[int, set[int]]:
    beside: dict[int, set[int]] = {}
    for one, other in found:
        if one != other:
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    return beside


def ways_by_hand(found: Pairs, left: int, right: int, most: int) -> set[tuple[int, ...]]:
    """Walk breadth first over whole ways and return all shortest ones."""
    beside, waiting, best = neighbours(found), deque([(left,)]), set()
    while waiting:
        way = waiting.popleft()
        if best and len(way) > len(next(iter(best))):
            break
        if way[-1] == right:
            best.add(way)
        elif len(way) <= most:
            waiting.extend((*way, node) for node in beside.get(way[-1], ()) if node not in way)
    return best


def _ways(graph: Adjacency, left: int, right: int) -> set[tuple[int, ...]]:
    one, other = graph.node(left), graph.node(right)
    if one is None or other is None:
        return set()
    found = shortest(graph, graph.alive, one, other, most_steps=6, most_ways=10_000)
    return {tuple(graph.entities[way].tolist()) for way in found.ways}


@quick
@given(pairs, st.integers(0, SIZE - 1), st.integers(0, SIZE - 1))
def test_all_shortest_ways_are_found_and_no_others(found: Pairs, left: int, right: int) -> None:
    if left == right:
        return
    graph = build(rows_of(found))
    wanted = ways_by_hand(found, left, right, 6)
    assert _ways(graph, left, right) == wanted
    one, other = graph.node(left), graph.node(right)
    if wanted and one is not None and other is not None:
        cut = shortest(graph, graph.alive, one, other, most_steps=6, most_ways=1)
        assert (len(cut.ways), cut.more) == (1, len(wanted) > 1)


@quick
@given(pairs, pairs, st.sets(st.integers(1, 22), max_size=8))
def test_a_patched_graph_is_the_graph_built_anew(old: Pairs, new: Pairs, gone: set[int]) -> None:
    graph = patched(build(rows_of(old)), gone, rows_of(new, first=100))
    left = [pair for number, pair in enumerate(old) if number + 1 not in gone] + new
    again = build(rows_of(left))
    beside = neighbours(left)
    for entity in range(SIZE):
        node, fresh = graph.node(entity), again.node(entity)
        found = (
            set()
            if node is None
            else set(graph.entities[graph.beside(np.array([node]), graph.alive).tails].tolist())
        )
        assert found == beside.get(entity, set())
        assert (fresh is not None) == bool(found)
    counted = degrees(graph, graph.alive)
    assert {
        int(entity): int(count) for entity, count in zip(graph.entities, counted, strict=True) if count
    } == {entity: len(others) for entity, others in beside.items()}


@quick
@given(pairs, st.integers(0, SIZE - 1), st.integers(0, 4), st.integers(1, SIZE))
def test_what_is_around_is_counted_step_by_step(found: Pairs, start: int, steps: int, cap: int) -> None:
    graph, beside = build(rows_of(found)), neighbours(found)
    node = graph.node(start)
    if node is None:
        return
    seen, front = {start}, {start}
    for _ in range(steps):
        front = {other for one in front for other in beside[one]} - seen
        seen |= front
    whole = around(graph, graph.alive, [node], steps=steps, cap=SIZE)
    entities = graph.entities[whole.nodes].tolist()
    assert set(entities) == seen
    assert whole.beyond == len({other for one in seen for other in beside[one]} - seen)
    for entity, degree, outside in zip(entities, whole.degrees.tolist(), whole.outside.tolist(), strict=True):
        assert (degree, outside) == (len(beside[entity]), len(beside[entity] - seen))
    capped = around(graph, graph.alive, [node], steps=steps, cap=cap)
    assert len(capped.nodes) == min(cap, len(seen))
    assert capped.capped == (len(seen) > cap)


@quick
@given(pairs)
def test_betweenness_and_cut_points_are_igraphs_and_those_by_hand(found: Pairs) -> None:
    graph = plain(SIZE, found)
    peer = igraph.Graph(n=SIZE, edges=list(graph.edges))
    most = (SIZE - 1) * (SIZE - 2) / 2
    by_hand = _between(graph)
    for node, value in enumerate(holding.betweenness(graph)):
        assert abs(value - peer.betweenness()[node] / most) < 1e-9
        assert abs(value - by_hand[node] / most) < 1e-9
    falls = holding.falls(graph)
    assert {node for node, fall in enumerate(falls) if fall.parts > 1} == set(peer.articulation_points())
    for node, fall in enumerate(falls):
        assert fall.pairs == reachable_pairs(pieces(graph, [node]))
    assert graph.degrees() == peer.degree()
    assert pieces(graph) == sorted(peer.connected_components().sizes(), reverse=True)


def _between(graph: Plain) -> list[float]:
    counted = [0.0] * graph.size
    for left, right in combinations(range(graph.size), 2):
        ways = ways_by_hand(list(graph.edges), left, right, graph.size)
        for way in ways:
            for node in way[1:-1]:
                counted[node] += 1 / len(ways)
    return counted


@quick
@given(pairs, st.integers(1, 3))
def test_no_other_set_breaks_more_where_it_is_said_to_be_exact(found: Pairs, most: int) -> None:
    graph = plain(SIZE, found)
    told = holding.breaking(graph, most)
    assert told.after == reachable_pairs(pieces(graph, told.nodes)) <= told.before
    if told.exact and told.nodes:
        able = [node for node, count in enumerate(graph.degrees()) if count > 1]
        sizes = (reachable_pairs(pieces(graph, chosen)) for chosen in combinations(able, len(told.nodes)))
        assert told.after == min(sizes)


@quick
@given(pairs)
def test_communities_part_the_nodes_and_are_as_good_as_igraphs(found: Pairs) -> None:
    graph = plain(SIZE, found)
    groups = communities(graph)
    assert sorted(node for group in groups for node in group) == list(range(SIZE))
    assert groups == communities(graph)
    if graph.edges:
        peer = igraph.Graph(n=SIZE, edges=list(graph.edges))
        group_of = {node: number for number, group in enumerate(groups) for node in group}
        theirs = peer.modularity([group_of[node] for node in range(SIZE)], weights=list(graph.weights))
        assert abs(modularity(graph, groups) - theirs) < 1e-9
        # No worse than all in one group, or each connected piece as one.
        whole = [list(part) for part in peer.connected_components()]
        assert theirs >= modularity(graph, whole) - 1e-9


@quick
@given(pairs, st.dictionaries(st.integers(0, SIZE - 1), _pair, max_size=SIZE))
def test_a_layout_repeats_and_keeps_every_earlier_place(
    found: Pairs, known: dict[int, tuple[int, int]]
) -> None:
    graph = plain(SIZE, found)
    earlier = {node: (x / SIZE, y / SIZE) for node, (x, y) in known.items()}
    places = layout.laid_out(graph, earlier)
    assert places == layout.laid_out(graph, earlier)
    assert {node: places[node] for node in earlier} == earlier
    assert set(places) == set(range(SIZE))
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places.values())


def test_who_is_new_lies_beside_whom_she_knows() -> None:
    ring = [(node, (node + 1) % 12) for node in range(12)]
    places = layout.laid_out(plain(12, ring))
    grown = layout.laid_out(plain(13, [*ring, (0, 12)]), places)
    away = {node: (grown[12][0] - x) ** 2 + (grown[12][1] - y) ** 2 for node, (x, y) in places.items()}
    assert min(away, key=lambda node: away[node]) in (11, 0, 1)


def test_large_groups_lie_in_discs_apart() -> None:
    groups = [list(range(200)), list(range(200, 400))]
    places = layout.by_community(groups, {0: (0.25, 0.5), 1: (0.75, 0.5)}, [1] * 400)
    assert len(set(places.values())) == 400
    middle = sum(places[node][0] for node in groups[0]) / 200
    assert abs(middle - 0.25) < 0.05


@quick
@given(
    known=st.lists(st.integers(0, 40) | st.integers(0, 1 << 40), unique=True, max_size=20),
    wanted=st.lists(st.integers(0, 40) | st.integers(0, 1 << 40), max_size=20),
)
def test_places_are_found_among_dense_and_thin_numbers(known: list[int], wanted: list[int]) -> None:
    found = places(np.array(known, dtype=np.int64), np.array([*wanted, *known], dtype=np.int64))
    assert found.tolist() == [known.index(one) if one in known else -1 for one in [*wanted, *known]]
