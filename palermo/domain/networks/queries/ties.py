"""Links as people read them: those of a graph, those of one entity or report, and one opened with its note."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from palermo.domain.networks.models import Link
from palermo.domain.networks.queries.nodes import nodes_of
from palermo.domain.networks.sealed import open_said
from palermo.domain.networks.shapes import EVERYTHING, Edge, Filters, Tie, TieOpened
from palermo.domain.networks.visible import find_open_entity, links_visible_to, may_read, one_of
from palermo.domain.reports.queries import find
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require

PAGE = 50
_COLUMNS = (
    "pk", "uid", "kind", "left__entity", "right__entity", "left__entity__reference", "right__entity__reference",
    "first", "last", "source", "information", "level", "provenance", "report__reference", "report__unit", "at",
    "author", "withdrawn_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TiePage:
    """A page of links, newest first."""

    rows: list[TieOpened]
    offset: int
    more: bool


def ties_by_link(rows: QuerySet[Link]) -> dict[int, Tie]:
    """Return links as plain values by row key, in the order of the rows; those within one entity are left out."""
    found: dict[int, Tie] = {}
    for row in rows.values_list(*_COLUMNS):
        if row[3] != row[4]:
            found[row[0]] = Tie(
                uid=row[1], kind=row[2], left=row[5], right=row[6], first=row[7], last=row[8], source=row[9],
                information=row[10], level=row[11], provenance=row[12], report=row[13], unit=row[14], at=row[15],
                author=row[16], withdrawn=row[17] is not None,
            )  # fmt: skip
    return found


def seen_ties(actor: Actor, links: Collection[int]) -> dict[int, Tie]:
    """Return those of some links that the actor sees now, oldest first: the rows are asked again, not only the graph."""
    return ties_by_link(links_visible_to(actor).filter(pk__in=links).order_by("pk"))


def edges_of(ties: Iterable[Tie]) -> list[Edge]:
    """Return ties gathered by the pair they join, in the order of references."""
    joined: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        ends = (tie.left, tie.right) if tie.left < tie.right else (tie.right, tie.left)
        joined.setdefault(ends, []).append(tie)
    return [
        Edge(left, right, tuple(found), len({tie.report for tie in found}))
        for (left, right), found in sorted(joined.items())
    ]


def ties_of(
    actor: Actor,
    reference: str,
    *,
    filters: Filters = EVERYTHING,
    withdrawn: bool = False,
    offset: int = 0,
    size: int = PAGE,
) -> TiePage:
    """Return a page of an entity's links, newest first; with `withdrawn` those that were taken out, too."""
    require(actor, Permission.NETWORK_READ)
    entity = find_open_entity(actor, reference)
    rows = links_visible_to(actor, past=withdrawn).filter(Q(left__entity=entity) | Q(right__entity=entity))
    rows = narrowed_rows(rows, filters)
    found = list(rows.select_related("report", "left", "right").order_by("-pk")[offset : offset + size + 1])
    opened = _opened(actor, found[:size])
    audit.read(
        actor, "network.links", objects=sorted({one.tie.report for one in opened}), entity=entity.reference
    )
    return TiePage(opened, offset, len(found) > size)


def open_tie(actor: Actor, uid: str) -> TieOpened:
    """Open one link with its note; raises Forbidden where it is absent or hidden."""
    require(actor, Permission.NETWORK_READ)
    row = one_of(links_visible_to(actor, past=True).select_related("report", "left", "right"), uid)
    opened = _opened(actor, [row])
    audit.read(actor, "network.link", objects=[row.report.reference], link=row.uid)
    return opened[0]


def ties_in(actor: Actor, report: str) -> list[TieOpened]:
    """Return the standing links that one report tells or that cite it, [] for whoever has no networks."""
    if not may_read(actor):
        return []
    row = find(actor, report)
    found = list(
        links_visible_to(actor).filter(report=row).select_related("report", "left", "right").order_by("pk")
    )
    audit.read(actor, "network.links", objects=[row.reference])
    return _opened(actor, found)


def narrowed_rows(rows: QuerySet[Link], filters: Filters) -> QuerySet[Link]:
    """Return the rows that filters leave, by the same rules as the graph in memory."""
    rows = rows.filter(level__lte=filters.level)
    if filters.links:
        rows = rows.filter(kind__in=filters.links)
    if filters.kinds:
        rows = rows.filter(left__kind__in=filters.kinds, right__kind__in=filters.kinds)
    if filters.since:
        rows = rows.filter(Q(last__gte=filters.since) | Q(last=None, first__gte=filters.since))
    if filters.until:
        rows = rows.filter(first__lte=filters.until)
    if filters.sources:
        rows = rows.filter(source__in=filters.sources)
    if filters.information:
        rows = rows.filter(information__lte=filters.information).exclude(information="")
    if filters.decided is not None:
        rows = rows.filter(provenance="decided" if filters.decided else "read")
    return rows


def _opened(actor: Actor, rows: Collection[Link]) -> list[TieOpened]:
    known = ties_by_link(Link.objects.filter(pk__in=[row.pk for row in rows]))
    said = open_said(rows)
    ends = {entity for row in rows for entity in (row.left.entity_id, row.right.entity_id)}
    nodes = nodes_of(actor, ends, past=True, counted=False)
    return [
        TieOpened(
            known[row.pk], nodes[row.left.entity_id], nodes[row.right.entity_id],
            note=said[row.pk].note, why_withdrawn=row.why_withdrawn,
        )
        for row in rows if row.pk in known
    ]  # fmt: skip
