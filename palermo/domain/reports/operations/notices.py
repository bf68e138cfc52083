"""Notices: tell everyone who read a report that it was corrected or withdrawn, and mark a notice as seen."""

from collections.abc import Iterable

from django.db import transaction

from palermo.domain.reports.models import Notice, Report
from palermo.domain.reports.states import State
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.levels import Level


def tell_readers(*, reference: str, kind: str, version: int) -> int:
    """Give each earlier reader of a report one notice, found in the read logs of both entries; return how many."""
    return _tell(audit.readers_of(reference), reference=reference, kind=kind, version=version)


def _tell(people: Iterable[str], *, reference: str, kind: str, version: int) -> int:
    rows = [
        Notice(person=uid, reference=reference, kind=kind, version=version, at=now())
        for uid in sorted(set(people))
    ]
    with transaction.atomic():
        Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def tell_cited(references: Iterable[str]) -> list[tuple[str, str, str]]:
    """Give the author of each report notice, in the running transaction, that a document rests on it.

    Returns (reference, unit, author) of each. Of highly sensitive reports and of the hub's own nobody is told.
    """
    rows = list(
        Report.objects.filter(reference__in=set(references), level=Level.SENSITIVE)
        .exclude(state=State.SHREDDED)
        .values_list("reference", "unit", "author")
    )
    moment = now()
    notices = [Notice(person=author, reference=one, kind="cited", at=moment) for one, _, author in rows]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return rows


def see(actor: Actor, *, notices: Iterable[int]) -> int:
    """Mark one's own notices as seen and return how many were."""
    require(actor, Permission.OWN_ACCOUNT)
    with transaction.atomic():
        return Notice.objects.filter(person=actor.uid, id__in=list(notices), seen_at=None).update(
            seen_at=now()
        )
