"""A route, a crossing or a leg in full: the raw material of a document, with its sources and n."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from palermo.domain.reports.queries import reports_visible_to
from palermo.domain.routes.flows import comparison, portrait, tolls
from palermo.domain.routes.flows.records import Leg, Way, incidents, narrowed
from palermo.domain.routes.nodes import crossing as known_crossing
from palermo.domain.routes.nodes import near
from palermo.domain.routes.queries.maps import days_between, least_persons, map_of
from palermo.domain.routes.shapes import BeforeAfter, Change, FlowQuery, Node, Profile, Source
from palermo.domain.routes.table import TABLE
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden, Invalid

SOURCES = 50
WINDOW, LONGEST_WINDOW = 90, 730
NEIGHBOURS_KM, MOST_NEIGHBOURS = 300, 6


def route_profile(actor: Actor, code: str, query: FlowQuery | None = None) -> Profile:
    """Return the profile of a migration route; raises Forbidden for a code that is in no list."""
    require(actor, Permission.ROUTE_READ)
    if code not in vocabulary("migration_routes"):
        raise Forbidden(route=code[:40])
    return _profile(actor, "route", code, (query or FlowQuery()).but(route=code))


def crossing_profile(actor: Actor, code: str, query: FlowQuery | None = None) -> Profile:
    """Return the profile of a known crossing; raises Forbidden for a code that is in no list."""
    require(actor, Permission.ROUTE_READ)
    if known_crossing(code) is None:
        raise Forbidden(crossing=code[:40])
    return _profile(actor, "crossing", code, (query or FlowQuery()).but(crossing=code))


def leg_profile(actor: Actor, key: str, query: FlowQuery | None = None) -> Profile:
    """Return the profile of one leg by Flow.key; raises Forbidden where no visible report has such a leg."""
    require(actor, Permission.ROUTE_READ)
    return _profile(actor, "leg", key, query or FlowQuery())


def _profile(actor: Actor, kind: str, code: str, query: FlowQuery) -> Profile:
    ways = TABLE.visible_to(actor)
    if kind == "leg":
        ways = [way for way in ways if any(leg.key == code for leg in way.legs)]
        if not ways:
            raise Forbidden
    rows, deadly, behind = _behind(ways, kind, code, query)
    evaluated = _evaluations(actor, behind)
    sources = _sources(behind, evaluated)
    audit.read(
        actor, "route.profiled", objects=[one.reference for one in sources], kind=kind, **query.as_query()
    )
    least, span = least_persons(), days_between(query.since, query.until)
    flows = map_of([_only(way, code) for way in ways] if kind == "leg" else ways, query)
    return Profile(
        kind=kind, code=code, nodes=_nodes(kind, code, flows.nodes, rows), map=flows,
        died=tolls.toll_of(deadly, span), causes=tolls.causes(deadly), modes=portrait.modes(rows),
        concealed=portrait.concealed(rows), fees=portrait.prices(rows, least), days=portrait.days(rows, least),
        roles=portrait.of_people(behind, "roles", least), papers=portrait.of_people(behind, "papers", least),
        frauds=portrait.of_people(behind, "frauds", least),
        nationalities=portrait.of_people(behind, "nationalities", least),
        women=portrait.persons("women", (way.women for way in behind), least),
        children=portrait.persons("children", (way.children for way in behind), least),
        changes=_changes(ways, kind, code, query, behind),
        evaluations=tuple(sorted((pair, n) for pair, n in Counter(evaluated.values()).items() if pair)), sources=sources,
        reports=len(behind), gaps=portrait.gaps(rows, behind),
    )  # fmt: skip


Rows = list[tuple[Way, list[Leg]]]


def _behind(ways: Sequence[Way], kind: str, code: str, query: FlowQuery) -> tuple[Rows, list[Way], list[Way]]:
    """Return the rows with legs, the incidents, and all reports of either, by row key."""
    rows = list(narrowed(ways, query))
    if kind == "leg":
        rows = [(way, [leg for leg in legs if leg.key == code]) for way, legs in rows]
        rows = [(way, legs) for way, legs in rows if legs]
        deadly = [way for way, _ in rows if way.incident]
    else:
        deadly = list(incidents(ways, query))
    behind = {way.pk: way for way, _ in rows} | {way.pk: way for way in deadly}
    return rows, deadly, [behind[pk] for pk in sorted(behind)]


def _only(way: Way, key: str) -> Way:
    """Return a copy of a way with one leg, so that its map shows nothing else."""
    values = {name: getattr(way, name) for name in Way.__slots__}
    return Way(**values | {"legs": tuple(leg for leg in way.legs if leg.key == key), "runs": ()})


def _nodes(kind: str, code: str, drawn: tuple[Node, ...], rows: Rows) -> tuple[Node, ...]:
    post = known_crossing(code) if kind == "crossing" else None
    if post is not None:
        return (post.node, *drawn)
    if kind == "leg" and rows:
        leg = rows[0][1][0]
        return tuple(node for node in (leg.origin, leg.destination) if node is not None)
    return drawn


def _evaluations(actor: Actor, behind: Sequence[Way]) -> dict[int, str]:
    """Return the evaluation codes of reports by row key, as they stand now: judging makes no new way."""
    wanted = {way.pk for way in behind}
    rows = reports_visible_to(actor).filter(way__isnull=False).values_list("pk", "source", "information")
    return {pk: f"{source}{information}" for pk, source, information in rows if pk in wanted}


def _sources(behind: Sequence[Way], evaluated: dict[int, str]) -> tuple[Source, ...]:
    newest = sorted(behind, key=lambda way: (way.first or date.min, way.pk), reverse=True)[:SOURCES]
    return tuple(
        Source(
            way.reference, way.first, way.unit, evaluated.get(way.pk, "")[:1], evaluated.get(way.pk, "")[1:],
            way.invented, way.level,
        )
        for way in newest
    )  # fmt: skip


def _changes(
    ways: Sequence[Way], kind: str, code: str, query: FlowQuery, now: Sequence[Way]
) -> tuple[Change, ...]:
    """Return what changed against the period of equal length before, nothing where no period was asked for."""
    if not query.since or not query.until:
        return ()
    days = days_between(query.since, query.until)
    earlier = query.but(since=query.since - timedelta(days=days), until=query.since - timedelta(days=1))
    _, _, before = _behind(ways, kind, code, earlier)
    return comparison.changes(now, before, days)


def before_after(
    actor: Actor, crossing: str, *, day: date, window: int = WINDOW, km: int = NEIGHBOURS_KM
) -> BeforeAfter:
    """Return a crossing and its neighbours before and after a day, such as that of a closure.

    Raises Forbidden for a crossing that is in no list, Invalid for a window that is not 7 to 730 days long.
    """
    require(actor, Permission.ROUTE_READ)
    here = known_crossing(crossing)
    if here is None:
        raise Forbidden(crossing=crossing[:40])
    if not 7 <= window <= LONGEST_WINDOW:
        raise Invalid("out_of_range", field="window")
    audit.read(actor, "route.compared", crossing=crossing, day=day.isoformat(), window=window)
    ways, now, least = TABLE.visible_to(actor), today(), least_persons()
    around = [comparison.beside(ways, one, day, window, now, least) for one in near(crossing, km)]
    told = [one for one in around if one.before.events + one.after.events][:MOST_NEIGHBOURS]
    own = comparison.beside(ways, here, day, window, now, least)
    cautions = ["controls_or_flows", "one_day_chosen"]
    if own.before.events + own.after.events < comparison.FEW:
        cautions.append("few")
    if own.after.days < window:
        cautions.append("unfinished")
    if comparison.straddling(ways, crossing, day, window):
        cautions.append("days_not_known")
    return BeforeAfter(crossing, day, window, own, tuple(told), km, tuple(cautions))
