"""What has come to its review day, in whichever room."""

from typing import Any

from django.db.models import QuerySet

from palermo.foundations import audit
from palermo.foundations.policy import Actor
from palermo.kernel.clock import today


def count_due(*rooms: QuerySet[Any]) -> int:
    """Return how many rows have come to their review day; each room gives those that the actor may see."""
    return _due(rooms).count()


def due(
    actor: Actor, *rooms: QuerySet[Any], offset: int = 0, size: int
) -> tuple[list[tuple[str, Any]], bool]:
    """Return a page of references with their review days, the oldest first, and whether there are more; it is recorded."""
    found = list(_due(rooms).order_by("review_on", "reference")[offset : offset + size + 1])
    if found:
        audit.read(actor, "review.listed", objects=[reference for reference, _day in found[:size]])
    return found[:size], len(found) > size


def _due(rooms: tuple[QuerySet[Any], ...]) -> QuerySet[Any]:
    first, *others = (
        rows.filter(review_on__lte=today()).order_by().values_list("reference", "review_on") for rows in rooms
    )
    return first.union(*others, all=True)
