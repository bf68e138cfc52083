"""Propose matches: every new mention is weighed against those that share a blind key with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from palermo.domain.entities.models import Mention, Proposal, Unweighed
from palermo.domain.entities.queries.candidates import Weighed, like
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.reports.models import Report
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level

# What makes a match worth looking at first, beside how likely it is (0 to 100): two units that do not know of each
# other, a crime class that this hub exists for, an urgent report.
_TWO_UNITS, _CLASSED, _URGENT = 30, 20, 10
BATCH = 50  # mentions weighed before whoever waits for the database comes first
MOST = 20  # proposals for one new mention; what is more alike than that is a matter of a common name


@dataclass(frozen=True, slots=True)
class Proposed:
    """How many mentions were weighed, and how many pairs of them are new in the queue."""

    weighed: int
    pairs: int


def propose(limit: int = BATCH) -> Proposed:
    """Put likely pairs of new mentions and known ones into the queue, once each; safe to repeat and to kill anywhere.

    Two that somebody declared not the same, in whatever mentions of their entities, are not proposed again.
    """
    waiting = list(Unweighed.objects.order_by("pk").values_list("pk", flat=True)[:limit])
    rows = list(Mention.objects.filter(pk__in=waiting, present=True).select_related("report").order_by("pk"))
    words = open_mentions(rows)
    pairs = 0
    for row in rows:
        if row.pk in words:
            found = like(row.kind, words[row.pk], level=Level.HIGHLY_SENSITIVE, besides=row)
            pairs += _keep(row, found[:MOST], row.report.origin)
    Unweighed.objects.filter(pk__in=waiting).delete()
    return Proposed(len(waiting), pairs)


def _keep(row: Mention, found: Sequence[Weighed], source: str) -> int:
    made = 0
    with transaction.atomic():
        entity = Mention.objects.filter(pk=row.pk).values_list("entity", flat=True).first()
        for one in found:
            other = one.mention
            if (
                other.entity_id == entity
                or _parted(entity, other.entity_id)
                or _proposed(entity, other.entity_id)
            ):
                continue
            left, right = sorted((row, other), key=lambda mention: mention.pk)
            _row, new = Proposal.objects.get_or_create(
                left=left, right=right,
                defaults={
                    "uid": new_uid(), "kind": row.kind, "level": max(left.level, right.level),
                    "probability": one.probability, "value": value_of(one.probability, left, right),
                    "source": source, "at": now(),
                },
            )  # fmt: skip
            made += new
        reach("propose.before_commit")
    return made


def value_of(probability: float, left: Mention, right: Mention) -> int:
    """Return how early a proposal is worth a look, 0 to 200, higher first."""
    reports: tuple[Report, Report] = (left.report, right.report)
    return (
        round(100 * probability)
        + _TWO_UNITS * (left.unit != right.unit)
        + _CLASSED * any(report.crime_class in ("tip", "som") for report in reports)
        + _URGENT * max(report.priority for report in reports)
    )


def _between(one: int | None, other: int) -> Q:
    return Q(left__entity=one, right__entity=other) | Q(left__entity=other, right__entity=one)


def _parted(one: int | None, other: int) -> bool:
    return Proposal.objects.filter(_between(one, other), state="not_same").exists()


def _proposed(one: int | None, other: int) -> bool:
    return Proposal.objects.filter(_between(one, other), state__in=["open", "later"]).exists()
