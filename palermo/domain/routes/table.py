"""The ways of reports, opened, in this process's memory: opening twenty thousand for each page would take seconds.

A row is opened once for each process that is asked for it and kept by its uid, which is another after every correction.
What an actor gets is always chosen by a query over reports that she may see, made anew each time; the table only spares
opening. It lives in memory alone, is never written, and forgets within a minute what is no longer in the database.
"""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from time import monotonic
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection

from palermo.domain.reports.models import Share
from palermo.domain.reports.queries import reports_visible_to, shares_visible_to
from palermo.domain.reports.sealed import open_share
from palermo.domain.reports.states import State
from palermo.domain.routes.flows.journeys import runs_of
from palermo.domain.routes.flows.records import Leg, Way
from palermo.domain.routes.models import Way as WayRow
from palermo.domain.routes.nodes import between, crossings, medium_of, node_of, resolve, route_named, route_of
from palermo.domain.routes.sealed import Key, open_ways
from palermo.domain.routes.shapes import Node
from palermo.domain.routes.words import Said, Stretch, said
from palermo.foundations.policy import Actor
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

_KEEP_SECONDS = 60.0
_BATCH = 2_000
_COLUMNS = (
    "pk", "uid", "sealed", "report__data_key", "report__level", "report__unit", "report__uid", "report__author",
    "report__reference", "report__day_from", "report__day_to", "report__invented", "report__index_scope",
)  # fmt: skip


class Table:
    """Opened ways by row key, for one process."""

    def __init__(self) -> None:
        """Begin empty."""
        self._ways: dict[int, Way] = {}
        self._shared: dict[tuple[int, str, str], Way | None] = {}
        self._lock = Lock()
        self._swept = monotonic()

    def visible_to(self, actor: Actor) -> list[Way]:
        """Return the ways of the reports that an actor may open whole, by row key, and of the copies that her unit was lent.

        The caller records the reading.
        """
        return [*self._opened(_pairs(actor)), *self._lent_to(actor)]

    def _lent_to(self, actor: Actor) -> list[Way]:
        """Return the ways of masked copies; each was opened for this unit, so that a changed row lends nothing."""
        found = []
        for share in shares_visible_to(actor).select_related("report").order_by("pk"):
            key = (share.pk, share.uid, actor.unit)
            if key not in self._shared:
                self._shared[key] = _lent_way(share, actor.unit)
            if (way := self._shared[key]) is not None:
                found.append(way)
        return found

    def of_reports(self, actor: Actor, references: Sequence[str]) -> list[Way]:
        """Return the ways of those of some reports that an actor may open whole; the caller has recorded the reading."""
        seen = reports_visible_to(actor).filter(way__isnull=False, reference__in=list(references))
        return self._opened(list(seen.order_by("pk").values_list("pk", "way__uid")))

    def _opened(self, rows: Sequence[tuple[int, str]]) -> list[Way]:
        ways = self._ways
        missing = [pk for pk, uid in rows if (way := ways.get(pk)) is None or way.uid != uid]
        with self._lock:
            for first in range(0, len(missing), _BATCH):
                ways.update(_load(missing[first : first + _BATCH]))
            self._sweep()
        return [way for pk, uid in rows if (way := ways.get(pk)) is not None and way.uid == uid]

    def _sweep(self) -> None:
        """Forget what the database no longer has, at most once in a minute."""
        if monotonic() - self._swept < _KEEP_SECONDS:
            return
        self._swept = monotonic()
        self._shared = {}
        there = dict(WayRow.objects.values_list("pk", "uid"))
        for pk in [pk for pk, way in self._ways.items() if there.get(pk) != way.uid]:
            del self._ways[pk]

    def forget(self) -> None:
        """Forget everything: for tests, and for whoever measures a first answer."""
        with self._lock:
            self._ways, self._shared = {}, {}


TABLE = Table()


def _pairs(actor: Actor) -> list[tuple[int, str]]:
    """Return row key and uid of every visible way, straight from the cursor: the ORM would take longer than the sums."""
    visible = reports_visible_to(actor).filter(way__isnull=False).exclude(state=State.WITHDRAWN)
    try:
        statement, values = visible.order_by("pk").values_list("pk", "way__uid").query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [(int(pk), str(uid)) for pk, uid in cursor.fetchall()]


def _load(pks: Sequence[int]) -> dict[int, Way]:
    rows = list(WayRow.objects.filter(pk__in=pks).values_list(*_COLUMNS))
    opened = open_ways((row[0], row[1], bytes(row[2]), Key._make(row[3:8])) for row in rows)
    return {row[0]: _way(opened[row[0]], row) for row in rows if row[0] in opened}


def _lent_way(share: Share, unit: str) -> Way | None:
    """Return the way of a masked copy, None where it has none or does not open; its key is no report's."""
    try:
        words = said(open_share(share, unit=unit))
    except SealBroken:
        return None
    of = share.report
    row = (-share.pk, share.uid, b"", "", int(Level.SENSITIVE), of.unit, "", "", of.reference, of.day_from, of.day_to,
           of.invented, of.index_scope)  # fmt: skip
    return _way(words, row) if words else None


def _way(words: Said, row: tuple) -> Way:  # type: ignore[type-arg]
    pk, uid, _, _, level, unit, _, _, reference, first, last, invented, scope = row
    legs = tuple(_leg(stretch, words) for stretch in words.legs)
    lat, lon = _point(words)
    return Way(
        pk=pk, uid=uid, reference=reference, unit=unit, level=level, first=first, last=last, invented=invented,
        open_data=scope == "open" and not invented, place=words.place, crossing=words.crossing, lat=lat, lon=lon,
        people=words.people, low=words.low, women=words.women, children=words.children, dead=words.dead,
        missing=words.missing, route=_route(words, legs), cause=words.cause, roles=words.roles, papers=words.papers,
        frauds=words.frauds, nationalities=words.nationalities, legs=legs, runs=tuple(runs_of(legs)),
    )  # fmt: skip


def _leg(stretch: Stretch, words: Said) -> Leg:
    ends = _ends(stretch.origin, stretch.destination, stretch.mode, words.country, words.crossing)
    return Leg(
        origin=ends.origin, destination=ends.destination, origin_name=stretch.origin,
        destination_name=stretch.destination, mode=stretch.mode, medium=ends.medium, planned=stretch.planned,
        concealed=stretch.concealed, fee=stretch.fee, currency=stretch.currency, days=stretch.days, route=ends.route,
        crossing=ends.crossing, key=ends.key,
    )  # fmt: skip


class _Ends(NamedTuple):
    origin: Node | None
    destination: Node | None
    medium: str
    route: str
    crossing: str
    key: str


@lru_cache(maxsize=50_000)
def _ends(origin_name: str, destination_name: str, mode: str, country: str, at: str) -> _Ends:
    """Return what a leg's names and mode come to; the same few come again and again."""
    origin, destination = resolve(origin_name, destination_name, country)
    countries = frozenset(node.country for node in (origin, destination) if node is not None)
    key = (
        f"{origin.key}~{destination.key}" if origin and destination and origin.key != destination.key else ""
    )
    return _Ends(
        origin, destination, medium_of(mode), route_of(origin, destination, mode),
        between(origin_name, destination_name, countries, at=at), key,
    )  # fmt: skip


def _point(words: Said) -> tuple[float | None, float | None]:
    """Return where it was: coordinates as given, else the crossing's, else those of the place if a list has it."""
    if words.lat is not None and words.lon is not None:
        return words.lat, words.lon
    known = crossings().get(words.crossing)
    if known is not None:
        return known.lat, known.lon
    node = node_of(words.place, words.country) if words.place else None
    return (node.lat, node.lon) if node is not None and node.kind != "region" else (None, None)


def _route(words: Said, legs: Sequence[Leg]) -> str:
    """Return the route that the source names, else that of the last leg that was made."""
    if words.route:
        return route_named(words.route)
    return next((leg.route for leg in reversed(legs) if not leg.planned and leg.route), "")
