"""What one report mentions, and how many proposed matches wait: for the pages of other rooms."""

from dataclasses import dataclass

from palermo.domain.entities.models import Mention
from palermo.domain.entities.queries.queue import proposals_visible_to
from palermo.domain.entities.queries.visible import mentions_visible_to
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.entities.words import MentionWords
from palermo.foundations.policy import Actor, Permission, allowed


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention of a report; `others` counts the visible mentions in other places that are of the same entity."""

    mention: Mention
    words: MentionWords
    others: int


def mentioned_in(actor: Actor, reference: str) -> list[Mentioned]:
    """Return the present mentions of one report in its order, [] for whoever may not read entities."""
    if not (actor.at_hub and allowed(actor, Permission.ENTITY_READ)):
        return []
    rows = mentions_visible_to(actor).filter(present=True)
    found = list(
        rows.filter(report__reference=reference).select_related("report", "entity").order_by("place", "pk")
    )
    same = list(
        rows.filter(entity__in=[row.entity_id for row in found])
        .exclude(pk__in=[row.pk for row in found])
        .values_list("entity", flat=True)
    )
    words = open_mentions(found)
    return [Mentioned(row, words[row.pk], same.count(row.entity_id)) for row in found if row.pk in words]


def waiting_matches(actor: Actor) -> int:
    """Return how many proposed matches wait for a decision, 0 for whoever does not match."""
    if not allowed(actor, Permission.ENTITY_MATCH):
        return 0
    return proposals_visible_to(actor).filter(state="open").count()
