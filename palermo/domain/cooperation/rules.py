"""Decisions about requests, on plain facts: which kinds, which use, until when, when to remind, who is late. Pure."""

from datetime import date, datetime, timedelta

from palermo.foundations.vocabularies import vocabulary

USES = ("information", "evidence")
PURPOSES = ("investigation", "prosecution", "missing_person", "danger_to_life", "border_decision", "figures")
BASES = ("national_law", "court_order", "regional_agreement", "mutual_assistance", "danger_to_life")
HANDLING = ("H0", "H1", "H2", "H3")
# What concerns a victim goes from shelter to shelter, with consent, and never through the police's own desk.
NOT_HERE = frozenset({"protection"})
EVIDENCE_ONLY = frozenset({"judicial"})
LONGEST = timedelta(days=365)
REMIND_BEFORE = timedelta(days=1)
# A unit that has neither reported nor said that there was nothing, for so long, is called.
SILENT_DAYS = 60
REVIEW_BEFORE = timedelta(days=30)
UNDERTAKINGS = ("meeting", "operation", "agreement", "liaison")
# How many years after its last known day somebody decides whether an undertaking is still needed. What a meeting settled
# or a call answered is acted on within five; the cases of a joint operation stand before courts for ten; whom an agreement
# bound, and to what, is asked for as long after its end.
YEARS_KEPT = {"meeting": 5, "operation": 10, "agreement": 10, "liaison": 5}
PLACES = ("contact", "deputy")
_MONDAY_TO_FRIDAY = 5


def kinds() -> tuple[str, ...]:
    """Return the kinds of request that this room takes, in the vocabulary's order."""
    return tuple(entry.code for entry in vocabulary("request_kinds") if entry.data["channel"] not in NOT_HERE)


def uses_of(kind: str) -> tuple[str, ...]:
    """Return what a kind can be asked for: evidence by the judicial channel alone, information by every other."""
    judicial = vocabulary("request_kinds")[kind].data["channel"] in EVIDENCE_ONLY
    return ("evidence",) if judicial else ("information",)


def due(kind: str, asked: datetime) -> datetime:
    """Return by when a kind of request is usually answered, counted from asking; 60 days where a treaty says."""
    number, _, unit = str(vocabulary("request_kinds")[kind].data["deadline"]).partition(" ")
    if not number.isdecimal():
        return asked + (timedelta(hours=12) if number == "same" else timedelta(days=60))
    if unit.startswith("hour"):
        return asked + timedelta(hours=int(number))
    if unit.startswith("working"):
        return working_days(asked, int(number))
    return asked + timedelta(days=int(number))


def working_days(start: datetime, count: int) -> datetime:
    """Return the same hour so many working days (Monday to Friday) on."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _MONDAY_TO_FRIDAY
    return day


def remind_at(asked: datetime, due_at: datetime) -> datetime:
    """Return when whoever is asked hears that the day comes near: a day before, or when three quarters are over."""
    return due_at - min(REMIND_BEFORE, (due_at - asked) / 4)


def is_late(due_at: datetime, ended_at: datetime | None, moment: datetime) -> bool:
    """Say whether an answer came, or still has not come, after the day that holds."""
    return (ended_at or moment) > due_at


def months_between(first: date, last: date) -> list[str]:
    """Return the months from one day to another as 2026-11, both included."""
    found, year, month = [], first.year, first.month
    while (year, month) <= (last.year, last.month):
        found.append(f"{year}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def review_day(kind: str, noted: date, *known: date | None) -> date:
    """Return the day on which somebody decides whether an undertaking is still needed, counted from the last day known."""
    return max((noted, *filter(None, known))) + timedelta(days=365 * YEARS_KEPT[kind] + 1)
