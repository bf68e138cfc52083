"""Retention: on its review day notice is given; then the hub keeps a request or undertaking longer or destroys it for good.

What is destroyed leaves its reference, parties and days, which the figures of units rest on, and nothing that was said.
"""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from palermo.domain.cooperation.models import Letter, Request, RequestKey, Step, Undertaking
from palermo.domain.cooperation.news import PartyTold
from palermo.domain.cooperation.operations.common import hub
from palermo.domain.cooperation.queries.visible import find_request, find_undertaking
from palermo.domain.cooperation.states import Course, RequestState, after, course_after
from palermo.domain.reports.operations.review_days import (
    decides,
    destroyed,
    keep_until,
    require_sure,
    tell_authors,
)
from palermo.foundations import files
from palermo.foundations.policy import Actor
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden
from palermo.kernel.events import announce


def keep_request(actor: Actor, *, reference: str, until: date) -> None:
    """Decide that a request is still needed until a day, at most five years on; raises Invalid for another day."""
    _require_hub(actor, reference)
    keep_until(actor, "request", lambda: find_request(actor, reference, lock=True), until)


def keep_undertaking(actor: Actor, *, reference: str, until: date) -> None:
    """Decide that an undertaking is still needed until a day, at most five years on; raises Invalid for another day."""
    _require_hub(actor, reference)
    keep_until(actor, "undertaking", lambda: find_undertaking(actor, reference, lock=True), until)


def destroy_request(actor: Actor, *, reference: str, sure: bool) -> None:
    """Destroy what a request and its letters say, for good; raises Refused("not_confirmed_yet") unless it is meant."""
    require_sure(actor, reference, sure=sure)
    with transaction.atomic():
        row = find_request(actor, reference, lock=True)
        row.state = after("destroy", RequestState(row.state))
        letters = Letter.objects.filter(request=row)
        kept = [uid for letter in letters.values_list("uid", flat=True) for uid in files.uids_of(letter)]
        letters.delete()
        RequestKey.objects.filter(request=row).delete()
        row.sealed, row.review_on = b"", None
        row.save()
        pending = destroyed(actor, "request", row.reference, [(row.level, row.data_key)], kept)
    pending.finish()


def destroy_undertaking(actor: Actor, *, reference: str, sure: bool) -> None:
    """Destroy what was planned, decided, called and come of, for good; raises Refused("not_confirmed_yet") unless meant."""
    require_sure(actor, reference, sure=sure)
    with transaction.atomic():
        row = find_undertaking(actor, reference, lock=True)
        if row.state == Course.CANCELLED:
            # No figure counted what never took place; without its days none ever will, though its state is no more.
            row.starts_on = row.ends_on = None
        row.state = course_after("destroy", Course(row.state))
        Step.objects.filter(undertaking=row).delete()
        row.sealed, row.review_on, row.next_on, row.changed_at = b"", None, None, now()
        row.save()
        pending = destroyed(actor, "undertaking", row.reference, [(row.level, row.data_key)])
    pending.finish()


def tell_requests_due() -> int:
    """Give notice of each request whose review day has come, once, to its author and the hub; return how many."""
    return _tell("request", Request.objects.exclude(state=RequestState.DESTROYED))


def tell_undertakings_due() -> int:
    """Give notice of each undertaking whose review day has come, once, to its author and the hub; return how many."""
    return _tell("undertaking", Undertaking.objects.exclude(state=Course.DESTROYED))


def _tell(room: str, rows: QuerySet[Request] | QuerySet[Undertaking]) -> int:
    with transaction.atomic():
        references = tell_authors(f"{room}.review_due", rows)
        for reference in references:
            announce(PartyTold(reference, hub()))
    return len(references)


def _require_hub(actor: Actor, reference: str) -> None:
    if not decides(actor):
        raise Forbidden(reference=reference)
