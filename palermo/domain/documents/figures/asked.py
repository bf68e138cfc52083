"""What a figure's query holds, read once for every kind: a span of days and a level that caps what is counted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from palermo.domain.observatory.periods import Span
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.levels import Level


def span_of(query: Mapping[str, Any]) -> Span:
    """Return the span that a query asks for; raises Invalid("bad_date")."""
    try:
        span = Span(date.fromisoformat(str(query["since"])), date.fromisoformat(str(query["until"])))
    except (KeyError, ValueError):
        raise Invalid("bad_date", field="since") from None
    if span.until < span.since or span.days > 3700:
        raise Invalid("bad_date", field="until")
    return span


def capped(actor: Actor, query: Mapping[str, Any]) -> tuple[Actor, int]:
    """Return the actor as she is at most at the query's level, sensitive unless it says otherwise, and that level.

    So a figure of a sensitive document counts nothing above, whoever draws it. Raises Forbidden above her clearance.
    """
    try:
        level = Level(int(query.get("level", Level.SENSITIVE)))
    except ValueError:
        raise Invalid("unknown_code", field="level") from None
    if level > actor.clearance:
        raise Forbidden
    level = max(level, Level.SENSITIVE)
    return replace(actor, clearance=level), int(level)


def without_span(query: Mapping[str, Any], *names: str) -> dict[str, str]:
    """Return the named parts of a query as text."""
    return {name: str(query[name]) for name in names if query.get(name)}
