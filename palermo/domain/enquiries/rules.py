"""Decisions about questions, on plain facts: what must be said, how many may be asked, who is called, until when. Pure."""

from datetime import date, datetime, timedelta

from palermo.domain.entities.words import MentionWords
from palermo.kernel.levels import Level

PURPOSES = ("investigation", "prosecution", "missing_person", "danger_to_life", "border_decision")
BASES = ("national_law", "court_order", "regional_agreement", "mutual_assistance", "danger_to_life")
ASKED_KINDS = ("person", "vehicle", "phone", "paper")
# A unit that asks more in a day fishes; danger to life is never counted.
A_DAY = 50
ANSWER_WITHIN = timedelta(days=3)
URGENT_WITHIN = timedelta(hours=4)
REMIND_BEFORE = timedelta(days=1)
LONGEST_STANDING = timedelta(days=180)
# Records that are at least this likely meant are called upon.
LIKELY = 0.5
# What an owner may release, in the order of the page; the reference tells which report it is from.
RELEASABLE = (
    "name", "alias", "role", "sex", "age", "born", "nationality", "number", "type", "country", "plate", "make",
    "colour", "phones", "papers", "note", "reference", "day",
)  # fmt: skip


def asks_for_something(kind: str, words: MentionWords) -> bool:
    """Say whether a question names enough: a name or paper for a person, the plate, number or paper of anything else."""
    if kind == "person":
        return bool(words.name.strip() or words.papers or words.phones)
    if kind == "vehicle":
        return bool(words.plate or words.vin)
    return bool(words.number.strip())


def due(asked: datetime, purpose: str) -> datetime:
    """Return until when an owner should answer: four hours where a life is in danger, else three days."""
    return asked + (URGENT_WITHIN if purpose == "danger_to_life" else ANSWER_WITHIN)


def route_of(*, hub_only: bool, level: int, protected: bool, owner_active: bool) -> str:
    """Return who decides about a call: the owner, unless the asker, the level, the person or the unit speak against it.

    A victim, a child or a witness is nobody's to confirm but the hub's; of what is highly sensitive the owner's own
    unit knows nothing.
    """
    hub = hub_only or protected or not owner_active or level >= Level.HIGHLY_SENSITIVE
    return "hub" if hub else "owner"


def standing_day(today: date, days: int) -> date:
    """Return the last day of a standing question that is asked or renewed today, at most half a year on."""
    return today + min(timedelta(days=max(days, 1)), LONGEST_STANDING)


def released(words: MentionWords, fields: set[str]) -> MentionWords:
    """Return what is left of a mention when only some of its fields are released."""
    kept = {name: value for name, value in words.model_dump().items() if name in fields}
    return MentionWords.model_validate(kept)
