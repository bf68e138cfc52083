"""Decisions about one report, on plain facts. No database here, so that a property test can try everything."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from palermo.domain.reports.content import Content, Person, Urgency
from palermo.foundations.vocabularies import vocabulary

ROUTINE, PRIORITY, FLASH = 0, 1, 2
PRIORITY_CODES = {"routine": ROUTINE, "priority": PRIORITY, "flash": FLASH}
MANY_PEOPLE = 20  # docs/glossary.md, "priority": more than twenty people raise it
YEARS_KEPT = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right, with the field's path as in `people.0.role`."""

    field: str
    code: str


def missing(content: Content) -> list[Problem]:
    """Return what must be there before a report leaves its author: what, roughly when, roughly where."""
    found = []
    if not content.narrative.strip() and content.kind != "nil_return":
        found.append(Problem("narrative", "what_is_missing"))
    if not (content.when.start or content.when.words):
        found.append(Problem("when.start", "when_is_missing"))
    where = content.where
    if not (where.country or where.crossing or where.place or where.words or where.lat is not None):
        found.append(Problem("where.country", "where_is_missing"))
    return found


def unknown_codes(content: Content) -> list[Problem]:
    """Return every code that its vocabulary does not have."""
    checks: list[tuple[str, str, str, str]] = [("kind", content.kind, "report_kinds", "entries")]
    checks += [("where.crossing", content.where.crossing, "crossing_kinds", "known_crossings")]
    checks += [(f"people.{i}.role", p.role, "person_roles", "entries") for i, p in enumerate(content.people)]
    checks += [
        (f"legs.{i}.mode", leg.mode, "transport_modes", "entries") for i, leg in enumerate(content.legs)
    ]
    for i, paper in enumerate(content.papers):
        checks.append((f"papers.{i}.type", paper.type, "document_types_and_frauds", "types"))
        checks.append((f"papers.{i}.fraud", paper.fraud, "document_types_and_frauds", "frauds"))
    for i, taken in enumerate(content.seizures):
        checks.append((f"seizures.{i}.kind", taken.kind, "seizure_kinds", "entries"))
        checks.append((f"seizures.{i}.drug", taken.drug, "drugs", "entries"))
    checks += [
        (f"indicators.{i}", code, "indicators", "entries") for i, code in enumerate(content.indicators)
    ]
    return [
        Problem(path, "unknown_code")
        for path, code, name, part in checks
        if code and code not in vocabulary(name, part)
    ]


def crossed_dates(content: Content) -> list[Problem]:
    """Return a problem where a date does not exist or the end comes before the start."""
    found = []
    for path, text in (("when.start", content.when.start), ("when.end", content.when.end)):
        if text and bounds(text) is None:
            found.append(Problem(path, "bad_date"))
    first, last = bounds(content.when.start), bounds(content.when.end)
    if first and last and last[1] < first[0]:
        found.append(Problem("when.end", "ends_before_start"))
    return found


def problems(content: Content, *, leaving: bool) -> list[Problem]:
    """Return all problems; `leaving` adds what is asked for before a report leaves its author."""
    return (missing(content) if leaving else []) + crossed_dates(content) + unknown_codes(content)


def bounds(partial: str) -> tuple[date, date] | None:
    """Return the first and last day that a partial date can mean; None where it is empty or does not exist."""
    if not partial:
        return None
    parts = [int(piece) for piece in partial.split("-")]
    try:
        if len(parts) == 3:
            day = date(*parts)
            return day, day
        if len(parts) == 2:
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(*parts)[1])
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    except ValueError:
        return None


def days(content: Content) -> tuple[date | None, date | None]:
    """Return the first and last possible day of what happened."""
    first, last = bounds(content.when.start), bounds(content.when.end)
    return (first[0] if first else None), (last[1] if last else first[1] if first else None)


def is_protected(person: Person) -> bool:
    """Say whether a person is masked in onward sharing: the protected side, witnesses, and anyone under 18.

    An age that cannot be read as a number protects only if the role does (DOMAIN, section 6: ages are bands).
    """
    if person.role in vocabulary("person_roles"):
        entry = vocabulary("person_roles")[person.role]
        if entry.data.get("side") == "protected" or entry.data.get("name") != "full":
            return True
    return looks_under_18(person)


def looks_under_18(person: Person) -> bool:
    """Say whether a child's role, an age or the upper end of an age band below 18 was given."""
    if person.role == "child":
        return True
    numbers = [
        int(piece)
        for piece in "".join(c if c.isdigit() else " " for c in person.age).split()
        if len(piece) <= 2
    ]
    return bool(numbers) and max(numbers) < 18


def priority_of(content: Content) -> int:
    """Return routine, priority or flash, after DOMAIN section 4; nothing in a report lowers it."""
    if content.urgency.life or content.urgency.moving:
        return FLASH
    kinds = vocabulary("report_kinds")
    default = (
        kinds[content.kind].data.get("default_priority", "routine") if content.kind in kinds else "routine"
    )
    raised = (
        content.urgency.child
        or any(looks_under_18(person) for person in content.people)
        or any(person.role == "complicit_official" for person in content.people)
        or (content.counts.people or 0) > MANY_PEOPLE
        or (content.counts.children or 0) > 0
    )
    return max(PRIORITY_CODES.get(str(default), ROUTINE), PRIORITY if raised else ROUTINE)


def value_of(content: Content) -> int:
    """Return how much a report gives to match on, 0 to 100: identifiers first, then named suspects, route and length."""
    identifiers = (
        len(content.phones)
        + sum(1 for v in content.vehicles if v.plate)
        + sum(1 for p in content.papers if p.number)
    )
    named = sum(1 for person in content.people if person.name and not is_protected(person))
    score = (
        12 * min(identifiers, 4)
        + 8 * min(named, 3)
        + 5 * min(len(content.legs), 3)
        + min(len(content.narrative) // 60, 13)
    )
    return min(score, 100)


URGENCY_BITS = (("life", 1), ("child", 2), ("moving", 4))


def urgency_bits(urgency: Urgency) -> int:
    """Return the three reasons of urgency as bits: life 1, child 2, moving 4."""
    return sum(bit for name, bit in URGENCY_BITS if getattr(urgency, name))


def urgency_codes(bits: int) -> list[str]:
    """Return the reasons of urgency that the bits stand for."""
    return [name for name, bit in URGENCY_BITS if bits & bit]


def clear_facts(content: Content) -> dict[str, object]:
    """Return the columns of a report that stand in the clear; docs/threat-model.md gives each one's reason."""
    first, last = days(content)
    return {
        "kind": content.kind,
        "language": content.language,
        "priority": priority_of(content),
        "urgency": urgency_bits(content.urgency),
        "day_from": first,
        "day_to": last,
        "country": content.where.country,
        "crossing": content.where.crossing,
        "people": content.counts.people,
        "dead": content.toll.dead,
        "missing": content.toll.missing,
        "injured": content.toll.injured,
        "value": value_of(content),
        "source": content.evaluation.source,
        "information": content.evaluation.information,
        "handling": content.evaluation.handling,
    }


def review_day(submitted: date) -> date:
    """Return the day on which somebody must decide whether the report is still needed."""
    return submitted + timedelta(days=365 * YEARS_KEPT + 1)
