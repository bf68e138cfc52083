"""Comment on a passage, and resolve a comment."""

from django.db import transaction

from palermo.domain.documents.models import Comment, Version
from palermo.domain.documents.sealed import lock_of
from palermo.domain.documents.states import after
from palermo.domain.documents.visible import find_document
from palermo.domain.documents.words import CommentWords
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.ids import new_uid


def comment(actor: Actor, *, reference: str, language: str, number: int, passage: str, text: str) -> str:
    """Put a comment to a passage of one version and return its uid; raises Invalid without words or such a version."""
    require(actor, Permission.DOCUMENT_WRITE)
    if not text.strip():
        raise Invalid("text_is_missing", field="text")
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("comment", document.standing)
        if not Version.objects.filter(document=document, language=language, number=number).exists():
            raise Invalid("unknown_version", field="number")
        uid = new_uid()
        Comment.objects.create(
            document=document, uid=uid, language=language, number=number, author=actor.uid,
            author_name=actor.name[:80], at=now(),
            sealed=lock_of(document).shut(CommentWords(passage=passage[:500], text=text), "comment", uid),
        )  # fmt: skip
        audit.record(actor, "document.commented", object=document.reference, number=number)
    return uid


def resolve(actor: Actor, *, reference: str, uid: str, done: bool = True) -> None:
    """Say that a comment is dealt with, or that it is not after all."""
    require(actor, Permission.DOCUMENT_WRITE)
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        row = Comment.objects.filter(document=document, uid=uid).first()
        if row is None:
            raise Forbidden(reference=uid)
        row.resolved_by, row.resolved_at = (actor.uid, now()) if done else ("", None)
        row.save(update_fields=["resolved_by", "resolved_at"])
        audit.record(actor, "document.comment_resolved", object=document.reference, done=done)
