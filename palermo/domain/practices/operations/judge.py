"""Judge: two people, neither the proposer, one of another unit; the second one's word decides, one zero stops."""

from collections.abc import Mapping

from django.db import transaction

from palermo.domain.practices import rules
from palermo.domain.practices.models import Judging, Practice
from palermo.domain.practices.news import PracticeDecided
from palermo.domain.practices.queries.visible import find_practice
from palermo.domain.practices.sealed import open_judging, seal_part
from palermo.domain.practices.states import PracticeState, after
from palermo.domain.practices.words import Judged
from palermo.domain.reports.operations.review_days import forget_notice
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid


def judge(
    actor: Actor, *, reference: str, scores: Mapping[str, int], recommends: bool, why: str, round: int
) -> Practice:
    """Judge a proposed practice by every criterion; raises Refused for who may not, Invalid where a score is missing.

    `round` is the one whose text the judge has read: Refused("changed_since") where it was proposed anew meanwhile.
    """
    require(actor, Permission.PRACTICE_JUDGE)
    if set(scores) != set(rules.criteria()):
        raise Invalid("score_missing", field=next(iter(set(rules.criteria()) - set(scores)), "scores"))
    if any(score not in range(4) for score in scores.values()):
        raise Invalid("unknown_code", field="scores")
    if not why.strip():
        raise Invalid("judging_why_missing", field="why")
    with transaction.atomic():
        row = find_practice(actor, reference, lock=True)
        after("judge", PracticeState(row.state))
        if row.round != round:
            raise Refused("changed_since")
        earlier = list(row.judgings.filter(round=row.round).select_related("practice"))
        reason = rules.may_judge(
            row.author, row.unit, actor.uid, actor.unit, [(one.author, one.unit) for one in earlier]
        )
        if reason:
            raise Refused(reason)
        judged = Judged(scores=dict(scores), recommends=recommends, why=why.strip())
        uid = new_uid()
        Judging.objects.create(
            practice=row, uid=uid, round=row.round, unit=actor.unit, author=actor.uid, at=now(),
            sealed=seal_part(row, "practices_judging", uid, judged),
        )  # fmt: skip
        _decide(row, rules.decision([*(open_judging(one) for one in earlier), judged]))
        audit.record(actor, "practice.judged", object=row.reference, unit=row.unit, state=row.state)
        reach("practice.judge.before_commit")
    return row


def _decide(row: Practice, verb: str) -> None:
    if not verb:
        return
    row.state = after(verb, PracticeState(row.state))
    row.decided_at = now()
    row.standing = "promising" if verb == "approve" else ""
    row.review_on = rules.review_day(today())
    forget_notice(row.reference)
    row.save()
    announce(PracticeDecided(row.reference, row.unit, row.author))
