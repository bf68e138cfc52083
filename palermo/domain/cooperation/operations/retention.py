"""Retention of requests: on its review day notice is given; then somebody keeps it longer or destroys it for good.

What is destroyed leaves its reference, parties and days, which the figures of units rest on, and nothing that was said.
"""

from datetime import date

from django.db import transaction

from palermo.domain.cooperation.models import Letter, Request, RequestKey
from palermo.domain.cooperation.news import PartyTold
from palermo.domain.cooperation.operations.common import hub
from palermo.domain.cooperation.queries.visible import find_request
from palermo.domain.cooperation.states import RequestState, after
from palermo.domain.reports.operations.retention import forget_notice, give_notice, last_day, without_notice
from palermo.domain.reports.operations.shredding import destroy_keys
from palermo.foundations import audit, files
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import today
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.events import announce

BATCH = 200


def keep_request(actor: Actor, *, reference: str, until: date) -> None:
    """Decide that a request is still needed until a day, at most five years on; raises Invalid for another day."""
    _allowed(actor, reference)
    if not today() < until <= last_day():
        raise Invalid("bad_date", field="until")
    with transaction.atomic():
        row = find_request(actor, reference, lock=True)
        row.review_on = until
        row.save(update_fields=["review_on"])
        forget_notice(row.reference)
        audit.record(actor, "request.kept", object=row.reference, until=until.isoformat())


def destroy_request(actor: Actor, *, reference: str, sure: bool) -> None:
    """Destroy what a request and its letters say, for good; raises Refused("not_confirmed_yet") unless it is meant."""
    _allowed(actor, reference)
    if not sure:
        raise Refused("not_confirmed_yet")
    with transaction.atomic():
        row = find_request(actor, reference, lock=True)
        row.state = after("destroy", RequestState(row.state))
        letters = Letter.objects.filter(request=row)
        kept = [uid for letter in letters.values_list("uid", flat=True) for uid in files.uids_of(letter)]
        letters.delete()
        RequestKey.objects.filter(request=row).delete()
        row.sealed, row.review_on = b"", None
        row.save()
        forget_notice(row.reference)
        pending = destroy_keys(
            row.reference, [(row.level, row.data_key)], reason="retention", kept_files=kept
        )
        audit.record(actor, "request.destroyed", object=row.reference, reason="retention")
        reach("request.destroy.before_commit")
    pending.finish()


def tell_requests_due() -> int:
    """Give notice of each request whose review day has come, once, to its author and the hub; return how many."""
    due = Request.objects.filter(review_on__lte=today()).exclude(state=RequestState.DESTROYED)
    rows = dict(without_notice(due).order_by("review_on").values_list("reference", "author")[:BATCH])
    with transaction.atomic():
        give_notice("request.review_due", {reference: {author} for reference, author in rows.items()})
        for reference in rows:
            announce(PartyTold(reference, hub()))
    return len(rows)


def _allowed(actor: Actor, reference: str) -> None:
    require(actor, Permission.REPORT_SHRED)
    if not actor.at_hub:
        raise Forbidden(reference=reference)
