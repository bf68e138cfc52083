"""What a reader says of a document: that she has read it, what she used it for, how good it is, a word for the hub; and,
once it was recalled, that she knows."""

from django.db import transaction

from palermo.domain.documents import copies, rules
from palermo.domain.documents.models import Copy, Issue, Remark
from palermo.domain.documents.sealed import issue_lock
from palermo.domain.documents.states import State, after
from palermo.domain.documents.visible import find_issue
from palermo.domain.documents.words import RemarkWords
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid
from palermo.kernel.ids import new_uid


def acknowledge(actor: Actor, *, reference: str) -> None:
    """Say that one has read a document, or that one knows of its recall; again changes nothing."""
    require(actor, Permission.DOCUMENT_READ)
    with transaction.atomic():
        issue = find_issue(actor, reference)
        if State(issue.state) is State.RECALLED:
            _acknowledge_recall(actor, issue)
            return
        after("respond", State(issue.state))
        copy = copies.open_copy(actor, issue)
        if copy.acknowledged_at is None:
            copy.acknowledged_at = now()
            copy.save(update_fields=["acknowledged_at"])
            copies.note(issue, "acknowledged", copy)
            audit.record(actor, "document.acknowledged", object=issue.reference)
        reach("acknowledge.before_commit")


def _acknowledge_recall(actor: Actor, issue: Issue) -> None:
    copy = Copy.objects.select_for_update().filter(issue=issue, person=actor.uid).first()
    if copy is None or copy.recall_seen_at is not None:
        return
    copy.recall_seen_at = now()
    copy.save(update_fields=["recall_seen_at"])
    copies.note(issue, "recall_seen", copy)
    audit.record(actor, "document.recall_acknowledged", object=issue.reference)


def use(actor: Actor, *, reference: str, used: str, text: str = "") -> None:
    """Say what one used a document for, from `rules.USES`, and a word for the hub if one likes."""
    require(actor, Permission.DOCUMENT_READ)
    if used not in rules.USES:
        raise Invalid("unknown_code", field="used")
    with transaction.atomic():
        issue, copy = _mine(actor, reference)
        copy.used = "" if used == "none" else used
        copy.save(update_fields=["used"])
        copies.note(issue, "used", copy, code=used)
        audit.record(actor, "document.used", object=issue.reference, used=used)
        if text.strip():
            _remark(actor, issue, copy, text)


def rate(actor: Actor, *, reference: str, rating: int) -> None:
    """Say how useful a document was, from 1 (not) to 5 (very)."""
    require(actor, Permission.DOCUMENT_READ)
    if rating not in rules.RATINGS:
        raise Invalid("unknown_code", field="rating")
    with transaction.atomic():
        issue, copy = _mine(actor, reference)
        copy.rating = rating
        copy.save(update_fields=["rating"])
        copies.note(issue, "rated", copy, code=str(rating))
        audit.record(actor, "document.rated", object=issue.reference, rating=rating)


def answer(actor: Actor, *, reference: str, text: str) -> None:
    """Write a word to the hub about a document; raises Invalid without one."""
    require(actor, Permission.DOCUMENT_READ)
    if not text.strip():
        raise Invalid("text_is_missing", field="text")
    with transaction.atomic():
        issue, copy = _mine(actor, reference)
        _remark(actor, issue, copy, text)


def _mine(actor: Actor, reference: str) -> tuple[Issue, Copy]:
    issue = find_issue(actor, reference)
    after("respond", State(issue.state))
    return issue, copies.open_copy(actor, issue)


def _remark(actor: Actor, issue: Issue, copy: Copy, text: str) -> None:
    uid = new_uid()
    Remark.objects.create(
        issue=issue, uid=uid, person=actor.uid, unit=actor.unit, at=now(),
        sealed=issue_lock(issue).shut(RemarkWords(text=text), "remark", uid),
    )  # fmt: skip
    copies.note(issue, "answered", copy)
    audit.record(actor, "document.answered", object=issue.reference)
