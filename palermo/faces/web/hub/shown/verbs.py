"""What somebody of the hub may do with a report now, for buttons only. The operations decide."""

from typing import TYPE_CHECKING

from palermo.domain.reports.states import OPEN_AT_HUB, TRANSITIONS, State
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.levels import Level

if TYPE_CHECKING:
    from palermo.domain.reports.models import Report

_NEEDED = {
    "ask": Permission.REPORT_ASK, "classify": Permission.REPORT_CLASSIFY, "close": Permission.REPORT_CLOSE,
    "reopen": Permission.REPORT_CLOSE, "share": Permission.REPORT_SHARE, "shred": Permission.REPORT_SHRED,
}  # fmt: skip


def possible(actor: Actor, report: "Report") -> frozenset[str]:
    """Return the verbs of the hub that the state table, the level and the actor's permissions allow."""
    if not actor.at_hub:
        return frozenset()
    found = {
        verb
        for verb, permission in _NEEDED.items()
        if allowed(actor, permission) and report.standing in TRANSITIONS[verb].sources
    }
    if "shred" in found and report.review_on:
        found.add("keep")
    if report.unit == actor.unit:
        found.discard("ask")
    if report.level != Level.SENSITIVE:
        found.discard("share")
    if allowed(actor, Permission.REPORT_CLOSE) and report.standing in OPEN_AT_HUB | {State.CLOSED}:
        found.add("feedback")
    if allowed(actor, Permission.REPORT_CLASSIFY):
        found |= _triage(actor, report)
    return frozenset(found | _level(actor, report))


def _triage(actor: Actor, report: "Report") -> set[str]:
    found = set()
    if report.standing in OPEN_AT_HUB:
        found.add("let_go" if report.assigned == actor.uid else "take_up")
        if report.alert_at and not report.acknowledged_at:
            found.add("acknowledge")
    if report.standing in OPEN_AT_HUB | {State.CLOSED}:
        found.add("unduplicate" if report.duplicate_of_id else "duplicate")
    return found


def _level(actor: Actor, report: "Report") -> set[str]:
    if actor.clearance < Level.HIGHLY_SENSITIVE or report.standing not in TRANSITIONS["change_level"].sources:
        return set()
    if report.level == Level.SENSITIVE:
        return {"raise"} if allowed(actor, Permission.REPORT_CLASSIFY) else set()
    if not allowed(actor, Permission.REPORT_CONFIRM):
        return set()
    if not report.lowering_by:
        return {"propose_lower"}
    return set() if report.lowering_by == actor.uid else {"lower"}
