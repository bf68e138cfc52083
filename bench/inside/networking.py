"""Questions to a stock of ties: paths, drawings, loading; beside them the same paths by rows alone, and igraph."""

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench.figures import milliseconds
from bench.inside.by_rows import steps_by_rows
from bench.inside.setting import begin, end
from palermo.project.serve.preload import freeze


def main() -> None:
    """Print the times of each kind of question as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--paths", type=int, default=200)
    parser.add_argument("--by-rows", type=int, default=30)
    given = parser.parse_args()
    actors = begin()
    freeze()
    from palermo.domain.networks import queries
    from palermo.domain.networks.queries.graph import graph_of

    ana = actors["ana"]
    queries.network(ana, starts=[_references(1)[0][0]], steps=0)
    queries.forget_graphs()
    began, worked = time.perf_counter(), time.process_time()
    held = graph_of(ana)
    answer: dict[str, Any] = {
        "load": time.perf_counter() - began, "load_cpu": time.process_time() - worked, "links": len(held.graph.rows),
    }  # fmt: skip
    pairs = _references(given.paths)
    answer["paths"] = _times(lambda one, other: queries.ways(ana, left=one, right=other), pairs)
    answer["steps"] = sorted(str(queries.ways(ana, left=one, right=other).steps) for one, other in pairs[:50])
    answer["rows"] = _times(lambda one, other: steps_by_rows(ana, one, other), pairs[: given.by_rows])
    answer["igraph"] = _igraph(held, pairs)
    answer["patched"] = _patched(ana)
    answer["memory_mb"] = _megabytes(held.graph)
    if len(held.graph.rows) <= 50_000:
        answer |= _drawn(ana, held)
    end(answer)


def _references(count: int) -> list[tuple[str, str]]:
    from palermo.domain.entities.models import Entity

    rng, size = random.Random(4), Entity.objects.count()  # nosec B311
    first = Entity.objects.order_by("pk").values_list("pk", flat=True)[0]
    numbers = [(first + rng.randrange(size), first + rng.randrange(size)) for _ in range(count)]
    names = dict(
        Entity.objects.filter(pk__in=[pk for pair in numbers for pk in pair]).values_list("pk", "reference")
    )
    return [(names[one], names[other]) for one, other in numbers if one != other]


def _times(ask: Callable[[str, str], object], pairs: list[tuple[str, str]]) -> dict[str, float]:
    times, worked = [], []
    for one, other in pairs:
        began, cpu = time.perf_counter(), time.process_time()
        ask(one, other)
        times.append(time.perf_counter() - began)
        worked.append(time.process_time() - cpu)
    return milliseconds(times) | {"max": round(max(times) * 1000, 1), "cpu_p95": milliseconds(worked)["p95"]}


def _igraph(held: Any, pairs: list[tuple[str, str]]) -> dict[str, float]:
    """Take the same paths by igraph on the whole graph: no access, no rows, no names."""
    import igraph
    import numpy as np

    from palermo.domain.entities.models import Entity

    graph = held.graph
    peer = igraph.Graph(n=graph.size, edges=np.column_stack([graph.left, graph.right]).tolist())
    ids = dict(
        Entity.objects.filter(reference__in=[one for pair in pairs for one in pair]).values_list(
            "reference", "pk"
        )
    )
    nodes = {reference: graph.node(pk) for reference, pk in ids.items()}
    known = [pair for pair in pairs if None not in (nodes[pair[0]], nodes[pair[1]])]
    return _times(lambda one, other: peer.get_shortest_paths(nodes[one], nodes[other]), known)


def _patched(ana: Any) -> dict[str, float]:
    """Take the time of the first question after one link changed."""
    from palermo.domain.networks.changes import note
    from palermo.domain.networks.models import Link
    from palermo.domain.networks.queries.graph import graph_of

    times = []
    for row in Link.objects.filter(level=1).order_by("pk")[:20]:
        note([(row.level, row.pk)])
        began = time.perf_counter()
        graph_of(ana)
        times.append(time.perf_counter() - began)
    return milliseconds(times)


def _megabytes(graph: Any) -> float:
    arrays = (
        graph.entities, graph.rows, graph.left, graph.right, graph.alive, graph.starts, graph.tails, graph.slots,
    )  # fmt: skip
    return round(sum(array.nbytes for array in arrays) / 1e6, 1)


def _drawn(ana: Any, held: Any) -> dict[str, Any]:
    """Take a drawing of everything the first time and again, with each part by itself."""
    from palermo.domain.entities.models import Entity
    from palermo.domain.networks import queries
    from palermo.domain.networks.measures.around import degrees
    from palermo.domain.networks.queries.memory import forget_answers

    counted = degrees(held.graph, held.graph.alive)
    start = Entity.objects.get(pk=int(held.graph.entities[int(counted.argmax())])).reference
    found: dict[str, Any] = {}

    def drawn() -> Any:
        network = queries.network(ana, starts=[start], steps=6, cap=5000)
        queries.drawing(ana, network)
        return network

    for name, times in (("drawn first", 5), ("drawn again", 10)):
        taken = []
        for _ in range(times):
            if name == "drawn first":
                forget_answers()
            began = time.perf_counter()
            network = drawn()
            taken.append(time.perf_counter() - began)
        found[name] = milliseconds(taken)
    found |= {"nodes": len(network.nodes), "edges": len(network.edges)}
    small = queries.network(ana, starts=[start], steps=1, cap=300)
    for name, ask in (
        ("held together", lambda: queries.held_together(ana, replace(network, cap=4999))),
        ("drawn at 300 nodes", lambda: queries.drawing(ana, small)),
    ):
        began = time.perf_counter()
        ask()
        found[name] = time.perf_counter() - began
    return found


if __name__ == "__main__":
    main()
