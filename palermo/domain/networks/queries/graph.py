"""The graph of a clearance, held in this process's memory and kept up with the rows; nothing of it is ever on disk.

Each clearance has a graph of its own, loaded with what that clearance may see and nothing else, so that a hidden link
cannot be reached, counted or timed through it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
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
    places,
)
from palermo.domain.networks.shapes import EVERYTHING, Filters
from palermo.domain.networks.visible import may_read
from palermo.domain.reports import bulk
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden

_SOURCES, _INFORMATION = "ABCX", "1234"
_BEYOND = 1 << 22  # more than any day's ordinal, so that two days fit into one number
# Every column is a number when it leaves the database: nothing is done row by row in Python, where a million rows are.
_MENTIONS = """SELECT m.id, m.entity_id, {find}(%s, '|' || m.kind || '|') FROM entities_mention m
WHERE m.level <= %s AND m.present AND NOT m.protected"""
_LINKS = """SELECT l.id, l.left_id, l.right_id, {find}(%s, '|' || l.kind || '|'),
  COALESCE({first}, 0) * 4194304 + COALESCE({last}, {first}, 0),
  (({find}('.ABCX', l.source) * 8 + {find}('.1234', l.information)) * 8 + l.level) * 2
    + CASE WHEN l.provenance = %s THEN 1 ELSE 0 END
FROM networks_link l WHERE l.level <= %s AND l.withdrawn_at IS NULL"""
_DAYS = {
    "sqlite": "CAST(julianday(l.{0}) - 1721424.5 AS INTEGER)",
    "postgresql": "(CAST(l.{0} - DATE '0001-01-01' AS bigint) + 1)",
}
_FIND = {"sqlite": "instr", "postgresql": "strpos"}


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
    ties = np.concatenate(
        [_none(6), *(_links(clearance, batch) for batch in bulk.batches(sorted(links), 400))]
    )
    ends = np.unique(ties[:, 1:3]).tolist()
    mentions = [_none(3), *(_mentions(clearance, batch) for batch in bulk.batches(ends, 400))]
    return _joined(ties, np.concatenate(mentions))


def _everything(clearance: int) -> Ints:
    """Return the rows of all links: both tables read from end to end, and joined here.

    A join in the database would look up two mentions for each link, wherever they lie: minutes for a million.
    """
    return _joined(_links(clearance), _mentions(clearance))


def _mentions(clearance: int, only: Sequence[int] = ()) -> Ints:
    """Return (id, entity, place of its kind among the kinds) of mentions that may be seen; all, or only some."""
    return _numbers(
        _MENTIONS.format(find=_FIND[connection.vendor]), "m.id", [_listed(_codes()[1]), clearance], only
    )


def _links(clearance: int, only: Sequence[int] = ()) -> Ints:
    """Return (id, left and right mention, place of its kind, both days, the rest) of links; all, or only some."""
    day = _DAYS[connection.vendor]
    text = _LINKS.format(find=_FIND[connection.vendor], first=day.format("first"), last=day.format("last"))
    return _numbers(text, "l.id", [_listed(_codes()[0]), DECIDED, clearance], only)


def _numbers(text: str, key: str, params: Sequence[Any], only: Sequence[int]) -> Ints:
    """Return what a query finds, all of it numbers, as an array of its rows."""
    if only:
        text += f" AND {key} IN ({', '.join(['%s'] * len(only))})"
    parts = []
    with connection.cursor() as cursor:
        cursor.execute(text, [*params, *only])
        wide = len(cursor.description)
        while batch := cursor.fetchmany(20_000):
            numbers = np.fromiter(chain.from_iterable(batch), dtype=np.int64, count=len(batch) * wide)
            parts.append(numbers.reshape(-1, wide))
    return np.concatenate([_none(wide), *parts])


def _none(wide: int) -> Ints:
    return np.zeros((0, wide), dtype=np.int64)


def _joined(ties: Ints, mentions: Ints) -> Ints:
    """Return links with the entities of their two mentions; a link of which a mention may not be seen is left out."""
    known, ends = np.ones(len(ties), dtype=np.bool_), {}
    for name, column in (("left", 1), ("right", 2)):
        ends[name] = places(mentions[:, 0], ties[:, column])
        known &= ends[name] >= 0
    ties = ties[known]
    rows, (codes, things) = np.zeros(len(ties), dtype=ROW), _codes()
    rows["link"], rows["kind"] = ties[:, 0], _number_at(codes)[ties[:, 3]]
    rows["first"], rows["last"] = ties[:, 4] // _BEYOND, ties[:, 4] % _BEYOND
    # As the query packs them: the place of source and information behind a point, the level, whether somebody decided.
    rest = ties[:, 5]
    rows["decided"], rows["level"] = rest & 1, rest >> 1 & 7
    rows["information"], rows["source"] = np.maximum((rest >> 4 & 7) - 2, -1), np.maximum((rest >> 7) - 2, -1)
    kinds = _number_at(things)
    for name, all_ends in ends.items():
        found = mentions[all_ends[known]]
        rows[name], rows[f"{name}_kind"] = found[:, 1], kinds[found[:, 2]]
    return rows


def _listed(codes: Mapping[str, int]) -> str:
    """Return codes as one text in which a database finds the place of each: |one|two|."""
    return f"|{'|'.join(codes)}|"


def _number_at(codes: Mapping[str, int]) -> Ints:
    """Return the number of a code by its place in `_listed`, from 1; -1 where none begins."""
    listed = _listed(codes)
    numbers = np.full(len(listed) + 1, -1, dtype=np.int16)
    for code, number in codes.items():
        numbers[listed.index(f"|{code}|") + 1] = number
    return numbers


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
