"""The graph of a clearance, held in this process's memory and kept up with the rows; nothing of it is ever on disk.

Each clearance has a graph of its own, loaded with what that clearance may see and nothing else, so that a hidden link
cannot be reached, counted or timed through it.
"""

from collections.abc import Iterable, Iterator, Sequence
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
_MENTIONS = "SELECT id, entity_id, kind FROM entities_mention WHERE level <= %s AND present AND NOT protected"
_LINKS = "SELECT {columns}, l.left_id, l.right_id FROM networks_link l WHERE l.level <= %s AND l.withdrawn_at IS NULL"
_ONE_BY_ONE = """
SELECT {columns}, a.entity_id, b.entity_id, a.kind, b.kind
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
        return Held(now, build(_everything(clearance)))
    if not touched:
        return Held(now, held.graph, held.narrowed)
    return Held(now, patched(held.graph, touched, _some(clearance, touched)))


def _some(clearance: int, links: Iterable[int]) -> Ints:
    """Return the rows of some links, each with its two mentions looked up by the database."""
    found: list[tuple[Any, ...]] = []
    for batch in bulk.batches(sorted(links), 400):
        marks = ", ".join(["%s"] * len(batch))
        with connection.cursor() as cursor:
            cursor.execute(
                f"{_ONE_BY_ONE.format(columns=_columns())} AND l.id IN ({marks})", [*[clearance] * 3, *batch]
            )
            found += cursor.fetchall()
    ends = np.array([row[-4:] for row in found], dtype=object).reshape(-1, 4)
    rows = _coded([row[:-4] for row in found])
    things = _codes()[1]
    for name, column in (("left", 0), ("right", 1)):
        rows[name] = ends[:, column].astype(np.int64)
        rows[f"{name}_kind"] = [things.get(kind, -1) for kind in ends[:, column + 2]]
    return rows


def _everything(clearance: int) -> Ints:
    """Return the rows of all links: both tables read from end to end, and joined here.

    A join in the database would look up two mentions for each link, wherever they lie: minutes for a million.
    """
    things = _codes()[1]
    mentions = np.array(
        [(pk, entity, things.get(kind, -1)) for pk, entity, kind in _fetched(_MENTIONS, [clearance])],
        dtype=np.int64,
    ).reshape(-1, 3)
    mentions = mentions[np.argsort(mentions[:, 0])]
    parts = [np.zeros(0, dtype=ROW)]
    for batch in bulk.batches(_fetched(_LINKS.format(columns=_columns()), [clearance]), 50_000):
        rows = _coded([row[:-2] for row in batch])
        known = np.ones(len(rows), dtype=np.bool_)
        for name, column in (("left", -2), ("right", -1)):
            ends = np.array([row[column] for row in batch], dtype=np.int64)
            places = np.minimum(np.searchsorted(mentions[:, 0], ends), max(len(mentions) - 1, 0))
            known &= mentions[places, 0] == ends if len(mentions) else False
            if len(mentions):
                rows[name], rows[f"{name}_kind"] = mentions[places, 1], mentions[places, 2]
        parts.append(rows[known])
    return np.concatenate(parts)


def _fetched(text: str, params: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text, params)
        while batch := cursor.fetchmany(20_000):
            yield from batch


def _columns() -> str:
    day = _DAYS[connection.vendor]
    return f"l.id, l.kind, {day.format('first')}, {day.format('last')}, l.source, l.information, l.level, l.provenance"


def _coded(found: Sequence[tuple[Any, ...]]) -> Ints:
    """Return rows without their ends: codes and days as small numbers, -1 and 0 where they are not known."""
    rows, codes = np.zeros(len(found), dtype=ROW), _codes()[0]
    if found:
        links, kinds, first, last, sources, information, levels, provenance = zip(*found, strict=True)
        rows["link"], rows["level"] = links, levels
        rows["kind"] = [codes.get(kind, -1) for kind in kinds]
        rows["first"] = [day or 0 for day in first]
        rows["last"] = [day or before or 0 for before, day in zip(first, last, strict=True)]
        rows["source"] = [_SOURCES.find(one) if one else -1 for one in sources]
        rows["information"] = [_INFORMATION.find(one) if one else -1 for one in information]
        rows["decided"] = [one == DECIDED for one in provenance]
    return rows


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
