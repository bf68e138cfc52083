"""Review days of any room: notice when one comes, and then the decision to keep a row longer or to destroy what it says."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Protocol, TypeVar

from django.db import models, transaction
from django.db.models import QuerySet

from palermo.domain.reports.models import Notice
from palermo.domain.reports.operations.shredding import Pending, destroy_keys
from palermo.domain.reports.rules import YEARS_KEPT
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.clock import now, today
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused

KIND = "review_due"
BATCH = 200
M = TypeVar("M", bound=models.Model)


class Kept(Protocol):
    """A row that is looked at again on a day."""

    reference: str
    review_on: date | None

    def save(self, *, update_fields: Sequence[str]) -> None:
        """Write these columns."""


R = TypeVar("R", bound=Kept)


def last_day() -> date:
    """Return the last day until which a row may be kept, decided today."""
    return today() + timedelta(days=365 * YEARS_KEPT + 1)


def decides(actor: Actor) -> bool:
    """Say whether somebody decides at the hub, for every party, what becomes of a row on its review day."""
    return actor.at_hub and allowed(actor, Permission.REPORT_SHRED)


def require_sure(actor: Actor, reference: str, *, sure: bool) -> None:
    """Raise Forbidden for whoever does not decide at the hub, Refused("not_confirmed_yet") unless destroying is meant."""
    if not decides(actor):
        raise Forbidden(reference=reference)
    if not sure:
        raise Refused("not_confirmed_yet")


def keep_until(actor: Actor, room: str, find: Callable[[], R], until: date) -> R:
    """Keep the row that `find` returns locked until a day, at most five years on; raises Invalid for another day."""
    if not today() < until <= last_day():
        raise Invalid("bad_date", field="until")
    with transaction.atomic():
        row = find()
        row.review_on = until
        row.save(update_fields=["review_on"])
        forget_notice(row.reference)
        unit = str(getattr(row, "unit", ""))
        audit.record(actor, f"{room}.kept", object=row.reference, unit=unit, until=until.isoformat())
    return row


def destroyed(
    actor: Actor, room: str, reference: str, keys: Sequence[tuple[int, str]], kept_files: Sequence[str] = ()
) -> Pending:
    """Record that a row was emptied and note its keys, in the running transaction; finish after the commit."""
    forget_notice(reference)
    pending = destroy_keys(reference, keys, reason="retention", kept_files=kept_files)
    audit.record(actor, f"{room}.destroyed", object=reference, reason="retention")
    reach(f"{room}.destroy.before_commit")
    return pending


def tell_authors(verb: str, rows: QuerySet[Any]) -> list[str]:
    """Give the author of each row whose review day has come notice of it, once; return the references."""
    due = without_notice(rows.filter(review_on__lte=today())).order_by("review_on")
    authors = dict(due.values_list("reference", "author")[:BATCH])
    with transaction.atomic():
        give_notice(verb, {reference: {author} for reference, author in authors.items()})
    return list(authors)


def without_notice(rows: QuerySet[M]) -> QuerySet[M]:
    """Return the rows, of any room, of which nobody has had notice that their review day has come."""
    return rows.exclude(reference__in=Notice.objects.filter(kind=KIND).values("reference"))


def give_notice(verb: str, people: Mapping[str, set[str]]) -> None:
    """Tell the people of each reference that its review day has come, and record it, in the running transaction."""
    Notice.objects.bulk_create(
        [
            Notice(person=person, reference=reference, kind=KIND, version=0, at=now())
            for reference, told in people.items()
            for person in told
        ],
        ignore_conflicts=True,
    )
    if people:
        audit.record_many(None, verb, list(people))


def forget_notice(reference: str) -> None:
    """Take the notice of a review day back, in the running transaction: somebody has decided."""
    Notice.objects.filter(reference=reference, kind=KIND).delete()
