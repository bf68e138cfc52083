"""Call on owners: the hub's worker puts questions to what is known, new mentions to standing questions, and reminds."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from palermo.domain.enquiries import rules
from palermo.domain.enquiries.models import Call, Enquiry, StandingKey, Unanswered, Watched
from palermo.domain.enquiries.news import OwnerCalled
from palermo.domain.enquiries.sealed import keys_of, open_question
from palermo.domain.enquiries.states import CallState, Route, Standing
from palermo.domain.entities import blind, profiles
from palermo.domain.entities.models import Mention
from palermo.domain.entities.queries import Weighed, like
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.entities.words import MentionWords
from palermo.foundations import audit
from palermo.foundations.staff import appointed_units
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import SealBroken
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level

MOST = 20  # owners' records called upon for one question; more means that too little was asked
_ALL = int(Level.HIGHLY_SENSITIVE)


def put_questions(limit: int = 20) -> int:
    """Put waiting questions to everything that is known, and return how many; safe to repeat and to kill anywhere."""
    waiting = list(Unanswered.objects.order_by("pk").select_related("enquiry")[:limit])
    keys = keys_of(row.enquiry for row in waiting)
    for row in waiting:
        enquiry = row.enquiry
        try:
            words = open_question(enquiry, keys).words
        except SealBroken:
            Unanswered.objects.filter(pk=row.pk).delete()
            continue
        found = [
            one
            for one in like(enquiry.kind, words, level=_ALL, least=rules.LIKELY)
            if one.mention.unit != enquiry.unit
        ]
        with transaction.atomic():
            if enquiry.state == Standing.OPEN:
                _call(enquiry, found[:MOST])
                _keep_keys(
                    enquiry,
                    [token for group in blind.looked_up(enquiry.kind, words, level=_ALL) for token in group],
                )
            Unanswered.objects.filter(pk=row.pk).delete()
            reach("put_questions.before_commit")
    return len(waiting)


def mark_watched(mentions: Sequence[int]) -> None:
    """Note new mentions to be held against standing questions, in the running transaction that made them."""
    Watched.objects.bulk_create([Watched(mention_id=row) for row in mentions], ignore_conflicts=True)


def watch(limit: int = 100) -> int:
    """Hold new mentions against the standing questions, and return how many; safe to repeat and to kill anywhere."""
    waiting = list(Watched.objects.order_by("pk").values_list("pk", flat=True)[:limit])
    if not waiting:
        return 0
    rows = list(Mention.objects.filter(pk__in=waiting, present=True).select_related("report"))
    words = open_mentions(rows)
    for row in rows:
        if row.pk not in words:
            continue
        tokens = blind.tokens(row.kind, words[row.pk], scope=row.report.index_scope, unit=row.unit)
        standing = Enquiry.objects.filter(
            keys__token__in=tokens, state=Standing.OPEN, kind=row.kind, standing_until__gte=now().date()
        ).exclude(unit=row.unit)
        _meet(row, words[row.pk], standing.distinct())
    Watched.objects.filter(pk__in=waiting).delete()
    return len(waiting)


def remind() -> int:
    """Remind owners whose answer is nearly due, and let lapse what nobody answered for two weeks beyond; return both."""
    moment, done = now(), 0
    waiting = Call.objects.filter(state=CallState.WAITING).select_related("enquiry")
    for call in waiting.filter(reminded_at=None, due_at__lt=moment + rules.REMIND_BEFORE):
        with transaction.atomic():
            Call.objects.filter(pk=call.pk).update(reminded_at=moment)
            _tell(call)
        done += 1
    late = waiting.filter(due_at__lt=moment - 14 * rules.REMIND_BEFORE)
    return done + late.update(state=CallState.LAPSED, decided_at=moment)


def _meet(row: Mention, words: MentionWords, standing: Iterable[Enquiry]) -> None:
    found = list(standing)
    keys = keys_of(found)
    for enquiry in found:
        try:
            asked = open_question(enquiry, keys).words
        except SealBroken:
            continue
        decision = profiles.decide(row.kind, asked, [words])[0]
        if decision.probability >= rules.LIKELY:
            with transaction.atomic():
                _call(enquiry, [Weighed(row, words, decision.probability, decision.verdict)])
                reach("watch.before_commit")


def _call(enquiry: Enquiry, found: Sequence[Weighed]) -> None:
    active, moment = appointed_units(), now()
    for one in found:
        mention = one.mention
        call, new = Call.objects.get_or_create(
            enquiry=enquiry, mention=mention,
            defaults={
                "uid": new_uid(), "owner": mention.unit, "level": mention.level, "probability": one.probability,
                "at": moment, "due_at": rules.due(moment, enquiry.purpose),
                "route": rules.route_of(
                    hub_only=enquiry.hub_only, level=mention.level, protected=mention.protected,
                    owner_active=mention.unit in active,
                ),
            },
        )  # fmt: skip
        if new:
            audit.record(
                None, "enquiry.called", object=enquiry.reference, unit=mention.unit, route=call.route
            )
            _tell(call)


def _tell(call: Call) -> None:
    announce(OwnerCalled(call.enquiry.reference, call.owner if call.route == Route.OWNER else ""))


def _keep_keys(enquiry: Enquiry, tokens: Iterable[str]) -> None:
    StandingKey.objects.filter(enquiry=enquiry).delete()
    if enquiry.standing_until is not None:
        StandingKey.objects.bulk_create(
            [StandingKey(enquiry=enquiry, token=token) for token in sorted(set(tokens))]
        )
