"""Anchors: which mention of an entity holds what an analyst decided, and what becomes of it when that mention goes."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from palermo.domain.entities.models import Mention
from palermo.domain.networks import changes
from palermo.domain.networks.kinds import CORRECTED, DECIDED
from palermo.domain.networks.models import AssetEvent, Link, Payment
from palermo.domain.networks.visible import find_open_entity, mentions_open_to
from palermo.domain.reports.models import Report
from palermo.foundations.policy import Actor
from palermo.kernel.clock import now
from palermo.kernel.errors import Refused

_ENDS: tuple[tuple[type[Link] | type[Payment] | type[AssetEvent], tuple[str, ...]], ...] = (
    (Link, ("left", "right")),
    (Payment, ("payer", "payee")),
    (AssetEvent, ("asset",)),
)


def anchor(actor: Actor, reference: str, report: Report) -> Mention:
    """Return the mention that holds a decision about an entity: one in the cited report, else its least secret.

    Raises Refused("report_less_secret") where every mention is more secret than the report, under whose key the words
    will be sealed, and Refused("counted_not_shown") for somebody known only as protected.
    """
    entity = find_open_entity(actor, reference)
    rows = mentions_open_to(actor).filter(entity=entity, present=True, protected=False)
    found = _first(rows.filter(level__lte=report.level), report.pk)
    if found is None:
        raise Refused("report_less_secret")
    return found


def forget(reports: Sequence[int]) -> None:
    """Remove what is said under reports that are emptied; what cites other reports finds another mention first."""
    touched = follow(reports, leaving=True)
    for model, _names in _ENDS:
        rows = model._default_manager.filter(report__in=reports)
        touched |= {(level, pk if model is Link else 0) for level, pk in rows.values_list("level", "pk")}
        rows.delete()
    levels = Mention.objects.filter(report__in=reports).values_list("level", flat=True).distinct()
    at_them = Q(left__report__in=reports) | Q(right__report__in=reports)
    touched |= set(Link.objects.filter(at_them).values_list("level", "pk"))
    changes.note(touched | {(level, 0) for level in levels})


def note_moved(mentions: Sequence[int]) -> None:
    """Note that mentions are of another entity now, at the level of each and of each link there."""
    levels = Mention.objects.filter(pk__in=mentions).values_list("level", flat=True).distinct()
    changes.note_mentions(mentions, levels)


def follow(reports: Sequence[int], *, leaving: bool = False) -> set[tuple[int, int]]:
    """Move decisions from past (or leaving) mentions of these reports to a present one of the same entity, if any.

    The new mention is never more secret than the decision, so that whoever sees one sees both.
    """
    touched: set[tuple[int, int]] = set()
    for model, names in _ENDS:
        for name in names:
            rows = model._default_manager.filter(**{f"{name}__report__in": reports}, provenance=DECIDED)
            if not leaving:
                rows = rows.filter(**{f"{name}__present": False})
            for row in rows.select_related(name):
                mention: Mention = getattr(row, name)
                others = Mention.objects.filter(
                    entity=mention.entity_id, present=True, protected=False, level__lte=row.level
                )
                if leaving:
                    others = others.exclude(report__in=reports)
                found = _first(others, mention.report_id, mention.place)
                if found is not None:
                    setattr(row, name, found)
                    row.save(update_fields=[name])
                    touched.add((row.level, row.pk if model is Link else 0))
    return touched


def end_cited(report: Report) -> set[tuple[int, int]]:
    """Withdraw everything said under a report that its owner took back, and return the links that changed."""
    touched: set[tuple[int, int]] = set()
    for model, _names in _ENDS:
        rows = model._default_manager.filter(report=report, withdrawn_at=None)
        touched |= {(level, pk if model is Link else 0) for level, pk in rows.values_list("level", "pk")}
        rows.update(withdrawn_at=now(), why_withdrawn=CORRECTED)
    return touched


def _first(rows: QuerySet[Mention], report: int, place: str = "") -> Mention | None:
    return min(
        rows, key=lambda row: (row.report_id != report, row.place != place, row.level, row.pk), default=None
    )
