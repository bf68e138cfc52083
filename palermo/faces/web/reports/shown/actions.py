"""What somebody may do with a report now: the state table and the permissions, for buttons only. Operations decide."""

from typing import TYPE_CHECKING

from palermo.domain.reports.states import AT_UNIT, OPEN_AT_HUB, TRANSITIONS, State
from palermo.foundations.policy import Actor, Permission, allowed

if TYPE_CHECKING:
    from palermo.domain.reports.models import Report

_NEEDED = {
    "save": Permission.REPORT_WRITE, "discard": Permission.REPORT_WRITE, "hand_in": Permission.REPORT_WRITE,
    "amend": Permission.REPORT_SUBMIT, "return": Permission.REPORT_SUBMIT, "submit": Permission.REPORT_SUBMIT,
    "follow_up": Permission.REPORT_ANSWER, "correct": Permission.REPORT_SUBMIT, "withdraw": Permission.REPORT_SUBMIT,
    "share": Permission.REPORT_SHARE,
}  # fmt: skip
_AUTHOR_ONLY = frozenset({"save", "discard", "hand_in"})


def possible(actor: Actor, report: "Report") -> frozenset[str]:
    """Return the verbs that a member of the report's unit may use on it now."""
    if report.unit != actor.unit or not actor.unit_active:
        return frozenset()
    author = report.author == actor.uid
    found = {
        verb
        for verb, permission in _NEEDED.items()
        if allowed(actor, permission)
        and report.standing in TRANSITIONS[verb].sources
        and (author or verb not in _AUTHOR_ONLY)
    }
    if report.standing is not State.HANDED_IN and not author:
        found.discard("submit")
    if "submit" in found and author and report.standing is not State.HANDED_IN:
        found.discard("hand_in")  # who may submit her own report hands it to nobody
    if may_attach(actor, report):
        found.add("attach")
    return frozenset(found)


def may_attach(actor: Actor, report: "Report") -> bool:
    """Say whether somebody may add files: the author while it is hers, the head while it is with her, later anyone."""
    if not allowed(actor, Permission.REPORT_WRITE) or report.unit != actor.unit:
        return False
    if report.standing is State.HANDED_IN:
        return allowed(actor, Permission.REPORT_SUBMIT)
    if report.standing in AT_UNIT:
        return report.author == actor.uid
    return report.standing in OPEN_AT_HUB
