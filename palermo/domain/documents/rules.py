"""Decisions about documents, on plain facts: the floor of what is cited, who may be sent what, who may approve. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from palermo.domain.documents.shapes import Floor, Mark, Problem
from palermo.domain.reports.sharing import strictest
from palermo.kernel.levels import Level

LANGUAGES = ("en", "fr", "pt")
USES = ("check", "training", "inquiry", "briefing", "none")
RATINGS = (1, 2, 3, 4, 5)
RECALL_REASONS = ("wrong", "source_at_risk", "level", "owner_asked", "outdated", "other")
ACTIONS = ("removed", "reworded")
# Handling codes under which nothing goes on without its owner, or only as a written condition says.
NARROW = frozenset({"H2", "H3"})
REMIND_EVERY = timedelta(days=3)
DEFAULT_DAYS: Mapping[str, int] = {
    "alert": 30,
    "situation_report": 60,
    "trend_brief": 183,
    "route_profile": 365,
}
# How many years a document is kept before somebody must decide whether it is still needed.
YEARS_KEPT: Mapping[str, int] = {"alert": 2, "situation_report": 2, "bimonthly_report": 10, "monograph": 10}
BASIS = "regional_agreement"  # on which all documents of the hub rest
LIKELIHOOD: Mapping[str, tuple[str, ...]] = {
    "en": ("almost certain", "likely", "even chance", "unlikely", "remote"),
    "fr": ("presque certain", "probable", "une chance sur deux", "peu probable", "très improbable"),
    "pt": ("quase certo", "provável", "uma hipótese em duas", "improvável", "remoto"),
}


def floor(marks: Iterable[Mark]) -> Floor:
    """Return the least that a document must be which cites these: highest level, strictest handling, narrowest circle."""
    level, handling = int(Level.PUBLIC), "H0"
    units: frozenset[str] | None = None
    conditions: dict[tuple[str, str], None] = {}
    for mark in marks:
        level, handling = max(level, mark.level), strictest(handling, mark.handling)
        if mark.handling in NARROW:
            circle = mark.units if mark.units is not None else frozenset(filter(None, (mark.owner,)))
            units = circle if units is None else units & circle
        elif mark.units is not None:
            units = mark.units if units is None else units & mark.units
        if mark.condition:
            conditions[mark.owner, mark.condition] = None
    return Floor(level, handling, units, tuple(conditions))


def below(least: Floor, *, level: int, handling: str) -> list[Problem]:
    """Return what of a document's marking lies below its floor: `level_below_floor`, `handling_below_floor`."""
    found = []
    if level < least.level:
        found.append(Problem("level_below_floor", Level(least.level).code))
    if strictest(handling, least.handling) != handling:
        found.append(Problem("handling_below_floor", least.handling))
    return found


def outside(least: Floor, *, level: int, to_all: bool, units: Iterable[str]) -> list[Problem]:
    """Return who of those named may not be sent a document: `only_hub`, `narrow_circle` (nobody but some), `not_in_circle`.

    `units` are the units named and those of the persons named; the hub's own staff is within every circle.
    """
    named = list(units)
    if level >= Level.HIGHLY_SENSITIVE:
        return [Problem("only_hub", one) for one in (["*"] if to_all else named)]
    if least.units is None:
        return []
    if to_all:
        return [Problem("narrow_circle", ",".join(sorted(least.units)))]
    return [Problem("not_in_circle", one) for one in named if one not in least.units]


def may_approve(person: str, authors: Iterable[str]) -> bool:
    """Say whether somebody may approve: nobody who wrote any version of it."""
    return bool(person) and person not in set(authors)


def unreleasable(*, level: int, handling: str, issued: bool) -> str:
    """Return why an issue cannot be proposed to the public: `not_with_readers`, `needs_sanitised`, `owner_first`; or "".

    What is above sensitive needs a sanitised version first; what may not be passed on without its owner stays inside.
    """
    if not issued:
        return "not_with_readers"
    if level > Level.SENSITIVE:
        return "needs_sanitised"
    return "owner_first" if handling in NARROW else ""


def review_day(kind: str, day: date) -> date:
    """Return the day on which somebody must decide whether a document is still needed: after two, five or ten years."""
    return day + timedelta(days=365 * YEARS_KEPT.get(kind, 5) + 1)


def valid_until(kind: str, issued: date) -> date | None:
    """Return the last day of a document that names none: thirty days for an alert; None where a kind does not expire."""
    days = DEFAULT_DAYS.get(kind)
    return issued + timedelta(days=days) if days else None
