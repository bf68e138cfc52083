"""Meetings, operations, agreements and liaison pairs as people read them, contact points, and the calendar of all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from palermo.domain.cooperation import rules
from palermo.domain.cooperation.models import Contact, Step, Undertaking
from palermo.domain.cooperation.queries.visible import (
    contacts_visible_to,
    find_undertaking,
    requests_visible_to,
    undertakings_visible_to,
)
from palermo.domain.cooperation.sealed import keys_of, open_contact, open_step, open_undertaking
from palermo.domain.cooperation.states import WAITING
from palermo.domain.cooperation.words import Agreed, Reached, Written
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, allowed, require
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden, SealBroken

PAGE = 50


@dataclass(frozen=True, slots=True)
class OpenedUndertaking:
    """An undertaking in words with its parties and steps; `open_steps` counts what is neither done nor answered."""

    row: Undertaking
    words: Agreed
    parties: Sequence[str]
    steps: Sequence[tuple[Step, Written]] = field(default_factory=list)
    open_steps: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """One day of the calendar: what is due or takes place, with no more than a title; `what` is a code."""

    uid: str
    reference: str
    what: str
    title: str
    starts_on: date
    ends_on: date
    level: int


def undertakings(
    actor: Actor, *, kind: str = "", view: str = "", offset: int = 0, size: int = PAGE
) -> tuple[list[OpenedUndertaking], bool]:
    """Return a page of visible undertakings, the latest first, and whether there are more; views: open, over."""
    require(actor, Permission.COOPERATION_READ)
    rows = undertakings_visible_to(actor)
    if kind in rules.UNDERTAKINGS:
        rows = rows.filter(kind=kind)
    if view == "open":
        rows = rows.filter(state__in=["planned", "running"])
    if view == "over":
        rows = rows.filter(state__in=["over", "cancelled"])
    found = list(
        rows.prefetch_related("parties", "steps").order_by("-starts_on", "-id")[offset : offset + size + 1]
    )
    if found:
        audit.read(actor, "undertaking.listed", objects=[row.reference for row in found[:size]])
    keys = keys_of(found)
    opened = [
        OpenedUndertaking(
            row, words, words.parties, [], sum(step.done_at is None for step in row.steps.all())
        )
        for row in found[:size]
        for words in [_words(actor, row, keys)]
        if words is not None
    ]
    return opened, len(found) > size


def read_undertaking(actor: Actor, reference: str) -> OpenedUndertaking:
    """Open one undertaking with its steps; the reading is recorded. Raises Forbidden, SealBroken."""
    require(actor, Permission.COOPERATION_READ)
    row = find_undertaking(actor, reference)
    audit.read(actor, "undertaking.read", objects=[row.reference])
    keys = keys_of([row])
    words = open_undertaking(row, keys)
    steps = row.steps.select_related("undertaking").order_by("-at", "-id")
    return OpenedUndertaking(row, words, words.parties, [(step, open_step(step, keys)) for step in steps])


def contacts(actor: Actor, *, unit: str = "") -> list[tuple[Contact, Reached]]:
    """Return the contact points in force with their numbers, by unit; the reading is recorded."""
    require(actor, Permission.COOPERATION_READ)
    rows = contacts_visible_to(actor).order_by("unit", "place", "id")
    found = list(rows.filter(unit=unit) if unit else rows)
    if found:
        audit.read(actor, "contact.listed", objects=[row.uid for row in found])
    keys = keys_of(found)
    return [(row, open_contact(row, keys)) for row in found if row.data_key in keys]


def read_contact(actor: Actor, uid: str) -> tuple[Contact, Reached]:
    """Open one contact point of one's own unit, or at the hub any; raises Forbidden."""
    require(actor, Permission.COOPERATION_WRITE)
    row = contacts_visible_to(actor).filter(uid=uid).first()
    if row is None or (row.unit != actor.unit and not actor.at_hub):
        raise Forbidden(reference=uid)
    audit.read(actor, "contact.read", objects=[row.uid])
    return row, open_contact(row)


def calendar(actor: Actor, *, since: date | None = None) -> list[Dated]:
    """Return what takes place or is due from a day on (a month ago without one), the soonest first."""
    require(actor, Permission.COOPERATION_READ)
    start = since or today() - timedelta(days=31)
    late = Q(starts_on__gte=start) | Q(ends_on__gte=start) | Q(next_on__gte=start)
    rows = list(undertakings_visible_to(actor).filter(late).exclude(state="cancelled"))
    if rows:
        audit.read(actor, "calendar.read", objects=[row.reference for row in rows])
    keys = keys_of(rows)
    found = [one for row in rows for one in _dates(actor, row, keys, start)]
    if allowed(actor, Permission.REQUEST_READ):
        waiting = requests_visible_to(actor).filter(state__in=WAITING, due_at__date__gte=start)
        found += [
            Dated(row.uid, row.reference, "request_due", "", row.due_at.date(), row.due_at.date(), row.level)
            for row in waiting.filter(Q(asked=actor.unit) | Q(asker=actor.unit))
        ]
    mine = Step.objects.filter(undertaking__in=rows, kind="decision", done_at=None, due_on__gte=start)
    found += [
        Dated(
            step.uid,
            step.undertaking.reference,
            "decision_due",
            "",
            step.due_on,
            step.due_on,
            step.undertaking.level,
        )
        for step in mine.select_related("undertaking")
        if step.due_on
    ]
    return sorted(found, key=lambda one: (one.starts_on, one.reference, one.what))


def _dates(actor: Actor, row: Undertaking, keys: dict[str, bytes], start: date) -> list[Dated]:
    words = _words(actor, row, keys)
    if words is None:
        return []
    found = []
    ends = row.ends_on or row.starts_on
    if row.starts_on and ends and ends >= start and row.kind != "agreement":
        found.append(Dated(row.uid, row.reference, row.kind, words.title, row.starts_on, ends, row.level))
    if row.kind == "agreement" and row.ends_on and row.ends_on >= start:
        found.append(
            Dated(
                f"{row.uid}e",
                row.reference,
                "agreement_ends",
                words.title,
                row.ends_on,
                row.ends_on,
                row.level,
            )
        )
    again = row.next_on if row.next_on != row.starts_on else None
    if again and again >= start:
        what = "review" if row.kind == "agreement" else "next_meeting"
        found.append(Dated(f"{row.uid}n", row.reference, what, words.title, again, again, row.level))
    return found


def _words(actor: Actor, row: Undertaking, keys: dict[str, bytes]) -> Agreed | None:
    try:
        words = open_undertaking(row, keys)
    except SealBroken:
        return None
    return words if _takes_part(actor, words) else None


def _takes_part(actor: Actor, words: Agreed) -> bool:
    """Say whether the sealed words know the actor's house as a party; rows alone give nobody anything."""
    return actor.at_hub or actor.unit in words.parties


def opens_channel(row: Undertaking) -> bool:
    """Say whether an agreement opens a channel: it is in force and says what may be shared, how long and corrected by whom."""
    in_time = row.ends_on is None or row.ends_on >= today()
    return row.kind == "agreement" and row.has_clause and row.state == "running" and in_time
