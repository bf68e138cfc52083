"""Numbered copies and the ledger: who was given a document, and every step that somebody took with it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from palermo.domain.documents.models import Copy, Event, Issue, Recipient
from palermo.domain.documents.words import IssueWords
from palermo.foundations.policy import Actor, Role
from palermo.foundations.policy.permissions import ROLES, Permission
from palermo.foundations.staff import queries as staff
from palermo.foundations.staff.units import receiving_units
from palermo.kernel.clock import now


def deliver(issue: Issue, words: IssueWords) -> set[str]:
    """Give everybody whom an issue is for her numbered copy, in the running transaction; return the units reached."""
    units = receiving_units() if words.to_all else frozenset(words.units)
    houses = staff.houses(words.persons)
    readers = {
        uid: unit for uid, unit, role in staff.members(units) if Permission.DOCUMENT_READ in ROLES[Role(role)]
    }
    readers |= {uid: houses[uid] for uid in words.persons if uid in houses}
    moment = issue.issued_at
    Copy.objects.bulk_create(
        Copy(issue=issue, number=number, person=uid, unit=unit, delivered_at=moment)
        for number, (uid, unit) in enumerate(readers.items(), 1)
    )
    note_many(issue, "delivered", readers.items(), moment)
    return set(readers.values())


def read_copy(actor: Actor, issue: Issue) -> Copy:
    """Return a reader's copy, opened; where it is open already nothing is locked and nothing written."""
    opened = Copy.objects.filter(issue=issue, person=actor.uid, opened_at__isnull=False).first()
    if opened is not None:
        return opened
    with transaction.atomic():
        return open_copy(actor, issue)


def open_copy(actor: Actor, issue: Issue) -> Copy:
    """Note that a reader has opened an issue, in the running transaction, and return her copy.

    Whoever joined after the issue gets the next number. A recalled one is opened by nobody.
    """
    Issue.objects.select_for_update().filter(pk=issue.pk).first()
    moment = now()
    copy = Copy.objects.filter(issue=issue, person=actor.uid).first()
    if copy is None:
        last = Copy.objects.filter(issue=issue).aggregate(last=Max("number"))["last"] or 0
        copy = Copy.objects.create(
            issue=issue, number=last + 1, person=actor.uid, unit=actor.unit, delivered_at=moment
        )
        note(issue, "delivered", copy, moment)
    if copy.opened_at is None:
        copy.opened_at = moment
        copy.save(update_fields=["opened_at"])
        note(issue, "opened", copy, moment)
    return copy


def note(
    issue: Issue, verb: str, copy: Copy | None = None, at: datetime | None = None, code: str = ""
) -> None:
    """Add a step to the ledger, in the running transaction."""
    Event.objects.create(
        issue=issue, verb=verb, at=at or now(), code=code,
        person=copy.person if copy else "", unit=copy.unit if copy else "",
    )  # fmt: skip


def note_many(issue: Issue, verb: str, readers: Iterable[tuple[str, str]], at: datetime) -> None:
    """Add the same step of many readers (uid, unit)."""
    Event.objects.bulk_create(
        Event(issue=issue, verb=verb, at=at, person=uid, unit=unit) for uid, unit in readers
    )


def name_recipients(issue: Issue, words: IssueWords) -> None:
    """Write the units and persons that an issue names, in the running transaction."""
    Recipient.objects.bulk_create(
        [Recipient(issue=issue, unit=unit) for unit in words.units]
        + [Recipient(issue=issue, person=uid) for uid in words.persons]
    )
