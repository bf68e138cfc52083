"""Retention of practices: every few years its author has notice, and the hub asks whether it still works and is needed.

What is destroyed leaves its reference, its days and which units adopted it with what result, which figures rest on.
"""

from datetime import date

from django.db import transaction

from palermo.domain.practices.models import Adoption, Judging, Practice, WordKey
from palermo.domain.practices.queries.visible import find_practice
from palermo.domain.practices.states import WRITABLE, PracticeState, after
from palermo.domain.reports.operations.review_days import (
    decides,
    destroyed,
    keep_until,
    require_sure,
    tell_authors,
)
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level


def may_keep(actor: Actor, row: Practice) -> bool:
    """Say whether somebody decides that a practice is still needed: the hub, of one's own that nobody judges its author."""
    return decides(actor) or (row.author == actor.uid and row.state in WRITABLE)


def keep(actor: Actor, *, reference: str, until: date) -> None:
    """Decide that a practice is still needed until a day, at most five years on; raises Invalid for another day."""
    require(actor, Permission.PRACTICE_PROPOSE)

    def locked() -> Practice:
        row = find_practice(actor, reference, lock=True)
        if not may_keep(actor, row):
            raise Forbidden(reference=reference)
        return row

    keep_until(actor, "practice", locked, until)


def destroy(actor: Actor, *, reference: str, sure: bool) -> None:
    """Destroy all that a practice, its judges and adopters said; raises Refused("not_confirmed_yet") unless it is meant."""
    require_sure(actor, reference, sure=sure)
    with transaction.atomic():
        row = find_practice(actor, reference, lock=True)
        row.state = after("destroy", PracticeState(row.state))
        for table in (Judging, WordKey):
            table._default_manager.filter(practice=row).delete()
        Adoption.objects.filter(practice=row).update(sealed=b"")
        row.sealed, row.review_on = b"", None
        row.save()
        pending = destroyed(actor, "practice", row.reference, [(int(Level.SENSITIVE), row.data_key)])
    pending.finish()


def tell_practices_due() -> int:
    """Give the author notice of each practice whose review day has come, once; return how many."""
    rows = Practice.objects.exclude(state=PracticeState.DESTROYED)
    return len(tell_authors("practice.review_due", rows))
