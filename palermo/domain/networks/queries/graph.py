"""The graph of a clearance, held in this process's memory and kept up with the rows; nothing of it is ever on disk.

Each clearance has a graph of its own, loaded with what that clearance may see and nothing else, so that a hidden link
cannot be reached, counted or timed through it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

import numpy as np
from django.db import connection

from palermo.domain.entities.words import KINDS
from palermo.domain.networks import changes
from palermo.domain.networks.kinds import DECIDED, link_kinds
from palermo.domain.networks.measures.adjacency import (
    ROW,
    Adjacency,
    Bools,
    Ints,
    Narrowing,
    build,
    kept,
    patched,
)
from palermo.domain.networks.queries.visible import may_read
from palermo.domain.networks.shapes import EVERYTHING, Filters
from palermo.domain.reports import bulk
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden

_SOURCES, _INFORMATION = "ABCX", "1234"
_ROWS = """
SELECT l.id, a.entity_id, b.entity_id, l.kind, a.kind, b.kind, {first}, {last}, l.source, l.information, l.level,
       l.provenance
FROM networks_link l JOIN entities_mention a ON a.id = l.left_id JOIN entities_mention b ON b.id = l.right_id
WHERE l.level <= %s AND a.level <= %s AND b.level <= %s AND a.present AND b.present
  AND NOT a.protected AND NOT b.protected AND l.withdrawn_at IS NULL"""
_DAYS = {
    "sqlite": "CAST(julianday(l.{0}) - 1721424.5 AS INTEGER)",
    "postgresql": "(l.{0} - DATE '0001-01-01') + 1",
}


@dataclass(frozen=True, slots=True)
class Held:
    """The graph of one clearance, and the marks of the changes that are in it."""

    marks: changes.Marks
    graph: Adjacency
    narrowed: dict[Filters, Bools] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Return what changes whenever this clearance's graph does, and never otherwise."""
        return ".".join(mark.token for mark in self.marks.values())


_held: dict[int, Held] = {}
_lock = Lock()


def graph_of(actor: Actor) -> Held:
    """Return the present graph of the actor's clearance; raises Forbidden for whoever has none."""
    if not may_read(actor):
        raise Forbidden
    clearance = int(actor.clearance)
    now = changes.marks(clearance)
    held = _held.get(clearance)
    if held is not None and held.marks == now:
        return held
    with _lock:
        held = _held.get(clearance)
        if held is None or held.marks != now:
            held = _held[clearance] = _brought_up(held, now, clearance)
    return held


def forget_graphs() -> None:
    """Forget every graph held by this process."""
    with _lock:
        _held.clear()


def narrowed(held: Held, filters: Filters) -> Bools:
    """Return which slots of a graph the filters leave; kept as long as the graph is."""
    if filters == EVERYTHING:
        return held.graph.alive
    if filters not in held.narrowed:
        if len(held.narrowed) > 16:
            held.narrowed.clear()
        held.narrowed[filters] = kept(held.graph, _narrowing(filters))
    return held.narrowed[filters]


def _brought_up(held: Held | None, now: changes.Marks, clearance: int) -> Held:
    touched = changes.since(held.marks) if held is not None else None
    if held is None or touched is None:
        return Held(now, build(_rows(clearance)))
    if not touched:
        return Held(now, held.graph, held.narrowed)
    return Held(now, patched(held.graph, touched, _rows(clearance, touched)))


def _rows(clearance: int, links: Iterable[int] | None = None) -> Ints:
    day = _DAYS[connection.vendor]
    text = _ROWS.format(first=day.format("first"), last=day.format("last"))
    params: list[Any] = [clearance] * 3
    found: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        if links is None:
            cursor.execute(text, params)
            while batch := cursor.fetchmany(20_000):
                found.extend(map(_coded, batch))
        else:
            for batch in bulk.batches(sorted(links), 400):
                cursor.execute(f"{text} AND l.id IN ({', '.join(['%s'] * len(batch))})", [*params, *batch])
                found.extend(map(_coded, cursor.fetchall()))
    return np.array(found, dtype=ROW)


def _coded(row: tuple[Any, ...]) -> tuple[Any, ...]:
    link, left, right, kind, one, other, first, last, source, information, level, provenance = row
    codes, things = _codes()
    return (
        link, left, right, codes.get(kind, -1), things.get(one, -1), things.get(other, -1), first or 0, last or first or 0,
        _SOURCES.find(source) if source else -1, _INFORMATION.find(information) if information else -1, level,
        provenance == DECIDED,
    )  # fmt: skip


@cache
def _codes() -> tuple[dict[str, int], dict[str, int]]:
    return (
        {code: number for number, code in enumerate(link_kinds().codes)},
        {code: number for number, code in enumerate(KINDS)},
    )


def _narrowing(filters: Filters) -> Narrowing:
    codes, things = _codes()

    def narrowing(rows: Ints) -> Bools:
        keep = rows["level"] <= filters.level
        if filters.links:
            keep &= np.isin(rows["kind"], [codes[kind] for kind in filters.links if kind in codes])
        if filters.kinds:
            wanted = [things[kind] for kind in filters.kinds if kind in things]
            keep &= np.isin(rows["left_kind"], wanted) & np.isin(rows["right_kind"], wanted)
        if filters.since:
            keep &= rows["last"] >= filters.since.toordinal()
        if filters.until:
            keep &= (rows["first"] <= filters.until.toordinal()) & (rows["first"] > 0)
        if filters.sources:
            keep &= np.isin(rows["source"], [_SOURCES.find(one) for one in filters.sources])
        if filters.information:
            keep &= (rows["information"] >= 0) & (
                rows["information"] <= _INFORMATION.find(filters.information)
            )
        if filters.decided is not None:
            keep &= rows["decided"] == filters.decided
        found: Bools = keep
        return found

    return narrowing
