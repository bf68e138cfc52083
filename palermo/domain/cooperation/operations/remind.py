"""Remind: whoever is asked, of a day that comes near; parties, of decisions and reviews that are due. Never with content."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from palermo.domain.cooperation import rules
from palermo.domain.cooperation.models import Letter, Request, Step, Undertaking
from palermo.domain.cooperation.news import PartyTold
from palermo.domain.cooperation.operations.common import hub, tell
from palermo.domain.cooperation.queries.visible import find_request
from palermo.domain.cooperation.states import WAITING, Course
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.crashpoints import reach
from palermo.kernel.events import announce
from palermo.kernel.levels import Level

SOON = timedelta(days=3)


def remind() -> int:
    """Remind everybody of what is due soon, once each, and return how many reminders left; safe to repeat and to kill."""
    moment, done = now(), 0
    waiting = Request.objects.filter(state__in=WAITING, reminded_at=None)
    for request in waiting.filter(due_at__lt=moment + rules.REMIND_BEFORE):
        if rules.remind_at(request.at, request.due_at) > moment:
            continue
        with transaction.atomic():
            Request.objects.filter(pk=request.pk).update(reminded_at=moment)
            audit.record(None, "request.reminded", object=request.reference, unit=request.asked)
            tell(request, request.asked)
            reach("request.remind.before_commit")
        done += 1
    return done + _remind_steps() + _remind_reviews()


def see_letters(actor: Actor, *, reference: str) -> int:
    """Note that the actor's party has seen what the other wrote, and return how many letters were new."""
    require(actor, Permission.REQUEST_READ)
    with transaction.atomic():
        request = find_request(actor, reference)
        if actor.unit not in (request.asker, request.asked):
            return 0
        rows = Letter.objects.filter(request=request, hub_only=False, seen_at=None).exclude(party=actor.unit)
        return rows.update(seen_at=now())


def _remind_steps() -> int:
    day, done = today(), 0
    rows: QuerySet[Step] = Step.objects.filter(
        kind="decision", done_at=None, reminded_on=None, due_on__lte=day + SOON
    )
    for step in rows.select_related("undertaking"):
        with transaction.atomic():
            Step.objects.filter(pk=step.pk).update(reminded_on=day)
            _announce(step.undertaking, step.owner)
        done += 1
    return done


def _remind_reviews() -> int:
    """Remind the parties of a meeting that comes and of an agreement whose review or end comes near, once."""
    day, done = today(), 0
    rows = Undertaking.objects.filter(state__in=[Course.PLANNED, Course.RUNNING]).filter(next_on__gte=day)
    for row in rows.prefetch_related("parties"):
        lead = rules.REVIEW_BEFORE if row.kind == "agreement" else SOON
        if row.next_on is None or row.next_on > day + lead or row.reminded_on is not None:
            continue
        with transaction.atomic():
            Undertaking.objects.filter(pk=row.pk).update(reminded_on=day)
            for party in row.parties.all():
                _announce(row, party.unit)
        done += 1
    return done


def _announce(row: Undertaking, party: str) -> None:
    announce(PartyTold(row.reference, hub() if row.level > Level.SENSITIVE else party))
