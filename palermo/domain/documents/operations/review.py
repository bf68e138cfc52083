"""Review: send to it, take back, send back with a reason, approve. Nobody approves what she wrote."""

from collections.abc import Iterable

from django.db import transaction

from palermo.domain.documents import rules
from palermo.domain.documents.errors import NotReady
from palermo.domain.documents.grounds import Grounds, grounds_of
from palermo.domain.documents.models import Approval, Document, Figure, Version
from palermo.domain.documents.operations.common import authors_of, latest, latest_all, words_of
from palermo.domain.documents.operations.figures import draw_placed, redraw
from palermo.domain.documents.operations.sanitise import open_questions
from palermo.domain.documents.sealed import Lock, digest_of, lock_of, open_version
from palermo.domain.documents.shapes import Problem
from palermo.domain.documents.states import after
from palermo.domain.documents.text import figures_in
from palermo.domain.documents.visible import find_document
from palermo.domain.documents.words import ApprovalWords, CommentWords, DocumentWords
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.ids import new_uid


def send_to_review(actor: Actor, *, reference: str) -> None:
    """Give a document to whoever reviews; its figures are drawn a last time, so that what is approved is what is issued.

    Raises NotReady with everything that stands in the way: unknown or withdrawn sources, a marking below the floor, a
    source of the original that nobody has judged.
    """
    require(actor, Permission.DOCUMENT_WRITE)
    document = find_document(actor, reference)
    after("send_to_review", document.standing)
    drawn = draw_placed(actor, document, lock_of(document))
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        document.state = after("send_to_review", document.standing)
        lock = lock_of(document)
        words = words_of(document, latest_all(document), lock)
        placed = {key for one in words.values() for key in figures_in(one.body)}
        for row in Figure.objects.filter(document=document, key__in=placed):
            redraw(actor, document, lock, row, drawn)
        found = standing_problems(actor, document, words, lock, confirmed=False)
        if found:
            raise NotReady(found)
        _move(actor, document, "document.sent_to_review", lock)


def take_back(actor: Actor, *, reference: str) -> None:
    """Take a document back from review, or an approved one before it is issued; it must be approved anew."""
    require(actor, Permission.DOCUMENT_WRITE)
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        document.state = after("take_back", document.standing)
        Approval.objects.filter(version__document=document).delete()
        _move(actor, document, "document.taken_back")


def send_back(actor: Actor, *, reference: str, reason: str) -> None:
    """Send a document back to its authors with a reason; raises Invalid without one, Refused("own_work") for an author."""
    require(actor, Permission.DOCUMENT_REVIEW)
    if not reason.strip():
        raise Invalid("text_is_missing", field="reason")
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        document.state = after("send_back", document.standing)
        _not_own(actor, document)
        document.sealed_reason = lock_of(document).shut(
            CommentWords(passage=actor.name, text=reason), "document", document.uid, "sealed_reason"
        )
        Approval.objects.filter(version__document=document).delete()
        _move(actor, document, "document.sent_back")


def approve(actor: Actor, *, reference: str, languages: Iterable[str] | None = None) -> None:
    """Approve the latest version of a document, in all its languages or in the original and those named.

    Raises Refused("own_work") for whoever wrote any version of it, and NotReady as for review.
    """
    require(actor, Permission.DOCUMENT_REVIEW)
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        document.state = after("approve", document.standing)
        _not_own(actor, document)
        lock = lock_of(document)
        wanted = None if languages is None else {document.language, *languages}
        rows = {one: row for one, row in latest_all(document).items() if wanted is None or one in wanted}
        words = words_of(document, rows, lock)
        found = standing_problems(actor, document, words, lock)
        if found:
            raise NotReady(found)
        for language, row in rows.items():
            _approve(actor, row, words[language], lock)
        _move(actor, document, "document.approved", lock)
        reach("approve.before_commit")


def approve_translation(actor: Actor, *, reference: str, language: str) -> None:
    """Approve a translation that was written after the issue; raises Refused("own_work") for any author."""
    require(actor, Permission.DOCUMENT_REVIEW)
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("approve_translation", document.standing)
        _not_own(actor, document)
        row = latest(document, language)
        if row is None or language == document.language:
            raise Invalid("unknown_code", field="language")
        lock = lock_of(document)
        words = open_version(row, document, lock)
        found = standing_problems(actor, document, {language: words}, lock)
        if found:
            raise NotReady(found)
        _approve(actor, row, words, lock)
        audit.record(actor, "document.translation_approved", object=document.reference, language=language)


def standing_problems(
    actor: Actor, document: Document, words: dict[str, DocumentWords], lock: Lock, *, confirmed: bool = True,
    grounds: Grounds | None = None,
) -> list[Problem]:  # fmt: skip
    """Return what stands in the way of a document as the actor sees it now.

    `confirmed` asks that a second person has confirmed every source of the original in a sanitised version. `grounds`
    are those of the same words, where the caller has them already.
    """
    grounds = grounds or grounds_of(actor, document, words, lock)
    found = [*grounds.problems]
    found += rules.below(grounds.floor, level=document.issue_level, handling=document.handling)
    return found + open_questions(document, lock, confirmed=confirmed)


def _approve(actor: Actor, row: Version, words: DocumentWords, lock: Lock) -> None:
    Approval.objects.filter(version=row).delete()
    uid = new_uid()
    said = ApprovalWords(by=actor.uid, language=row.language, number=row.number, digest=digest_of(words))
    Approval.objects.create(
        version=row, uid=uid, by=actor.uid, at=now(), sealed=lock.shut(said, "approval", uid)
    )


def _not_own(actor: Actor, document: Document) -> None:
    if not rules.may_approve(actor.uid, authors_of(document)):
        raise Refused("own_work")


def _move(actor: Actor, document: Document, verb: str, lock: Lock | None = None) -> None:
    document.changed_at = now()
    document.save()
    audit.record(actor, verb, object=document.reference)
