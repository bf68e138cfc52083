"""What changed between two days: the same question put to what was known on each, link by link in the database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from palermo.domain.networks.models import Link
from palermo.domain.networks.queries.network import MOST_STARTS
from palermo.domain.networks.queries.nodes import nodes_of
from palermo.domain.networks.queries.ties import narrowed_rows, ties_by_link
from palermo.domain.networks.shapes import EVERYTHING, MOST_STEPS, READABLE, Changes, Filters, Node, Tie
from palermo.domain.networks.visible import find_open_entity, links_visible_to
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class _Then:
    """What was known at the end of a day: the step of each entity, and the links among them."""

    steps: Mapping[int, int]
    ties: Mapping[int, Tie]


def changes(
    actor: Actor,
    *,
    starts: Sequence[str],
    before: date,
    after: date,
    steps: int = 2,
    cap: int = READABLE,
    filters: Filters = EVERYTHING,
) -> Changes:
    """Return nodes and links that a network had at the end of one day (UTC) and not of the other; recorded.

    A link counts from when the hub had it until it was withdrawn or corrected. Who is one with whom is taken as decided
    now, so that a merge alone changes nothing.
    """
    require(actor, Permission.NETWORK_READ)
    if not 1 <= len(starts) <= MOST_STARTS:
        raise Invalid("too_many_starts", field="starts")
    if not (0 <= steps <= MOST_STEPS and 1 <= cap <= READABLE):
        raise Invalid("out_of_bounds", field="steps")
    if after < before:
        raise Invalid("ends_before_start", field="after")
    begun = [find_open_entity(actor, reference) for reference in starts]
    rows = narrowed_rows(links_visible_to(actor, past=True), filters)
    old, new = (_then(rows, [one.pk for one in begun], steps, cap, day) for day in (before, after))
    gone, fresh = set(old.steps) - set(new.steps), set(new.steps) - set(old.steps)
    known = set(old.steps) | set(new.steps)
    nodes = nodes_of(actor, known, past=True, counted=False)
    added = [tie for pk, tie in new.ties.items() if pk not in old.ties]
    removed = [tie for pk, tie in old.ties.items() if pk not in new.ties]
    reports = {tie.report for tie in (*added, *removed)} | {
        report for node in nodes.values() for report in node.reports
    }
    audit.read(
        actor, "network.changes", objects=sorted(reports), start=begun[0].reference,
        before=before.isoformat(), after=after.isoformat(),
    )  # fmt: skip
    return Changes(
        before=before, after=after, nodes_added=_placed(nodes, fresh, new), nodes_removed=_placed(nodes, gone, old),
        ties_added=tuple(added), ties_removed=tuple(removed),
        kept_nodes=len(set(old.steps) & set(new.steps)), kept_ties=len(set(old.ties) & set(new.ties)),
        titles={node.reference: node.title for node in nodes.values()},
    )  # fmt: skip


def _placed(nodes: Mapping[int, Node], which: Iterable[int], then: _Then) -> Sequence[Node]:
    found = [replace(nodes[pk], step=then.steps[pk]) for pk in which if pk in nodes]
    return tuple(sorted(found, key=lambda node: (node.step, node.reference)))


def _then(rows: QuerySet[Link], starts: Sequence[int], steps: int, cap: int, day: date) -> _Then:
    end = datetime.combine(day + timedelta(days=1), time(), UTC)
    standing = rows.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gte=end), at__lt=end)
    step: dict[int, int] = dict.fromkeys(starts, 0)
    front = list(starts)
    for depth in range(1, steps + 1):
        met: dict[int, int] = {}
        at = Q(left__entity__in=front) | Q(right__entity__in=front)
        here = set(front)
        for left, right in standing.filter(at).values_list("left__entity", "right__entity"):
            for one, other in ((left, right), (right, left)):
                if one in here and other not in step:
                    met[other] = met.get(other, 0) + 1
        front = sorted(met, key=lambda pk: (-met[pk], pk))[: max(cap - len(step), 0)]
        step |= dict.fromkeys(front, depth)
        if not front:
            break
    among = standing.filter(left__entity__in=step, right__entity__in=step).order_by("pk")
    return _Then(step, ties_by_link(among))
