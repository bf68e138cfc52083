"""Retention of documents: on its review day its author has notice; then somebody keeps it longer or destroys it for good.

What is destroyed leaves its reference, kind and days, its numbered copies and the ledger, and nothing that it said.
"""

from datetime import date

from django.db import transaction

from palermo.domain.documents.models import (
    Citation,
    Comment,
    Document,
    Figure,
    Issue,
    IssueText,
    Remark,
    Sanitised,
    Version,
)
from palermo.domain.documents.sealed import issue_lock, open_issue, open_text
from palermo.domain.documents.search_terms import issue_tokens, row_of
from palermo.domain.documents.states import READABLE, State, after
from palermo.domain.documents.visible import find_document
from palermo.domain.reports.operations.review_days import destroyed, keep_until, tell_authors
from palermo.foundations.compartments import index
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Refused
from palermo.kernel.levels import Level


def keep(actor: Actor, *, reference: str, until: date) -> None:
    """Decide that a document is still needed until a day, at most five years on; raises Invalid for another day."""
    require(actor, Permission.DOCUMENT_REVIEW)
    keep_until(actor, "document", lambda: find_document(actor, reference, lock=True), until)


def destroy(actor: Actor, *, reference: str, sure: bool) -> None:
    """Destroy all versions of a document and what was issued of it; raises Refused("not_confirmed_yet") unless it is meant."""
    require(actor, Permission.DOCUMENT_REVIEW)
    if not sure:
        raise Refused("not_confirmed_yet")
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        state, document.state = document.standing, after("destroy", document.standing)
        keys = [(int(Level.HIGHLY_SENSITIVE), document.data_key)]
        if document.issue is not None:
            keys += _empty_issue(document.issue, indexed=state in READABLE)
        for table in (Comment, Citation, Figure, Sanitised, Version):
            table._default_manager.filter(document=document).delete()
        document.sealed_reason, document.review_on, document.changed_at = b"", None, now()
        document.save()
        pending = destroyed(actor, "document", document.reference, keys)
    pending.finish()


def tell_documents_due() -> int:
    """Give the author notice of each document whose review day has come, once; return how many documents."""
    rows = Document.objects.exclude(state=State.DESTROYED)
    return len(tell_authors("document.review_due", rows))


def _empty_issue(issue: Issue, *, indexed: bool) -> list[tuple[int, str]]:
    """Take an issue out of the index and empty it, in the running transaction; return the keys that opened it."""
    texts = IssueText.objects.filter(issue=issue)
    if indexed:
        words, readers = open_issue(issue), issue_lock(issue, texts=True)
        said = [(one.language, open_text(one, issue, readers)) for one in texts]
        index.remove([(row_of(issue), issue_tokens(issue, words, said))])
    texts.delete()
    Remark.objects.filter(issue=issue).delete()
    issue.state, issue.sealed, issue.changed_at = State.DESTROYED, b"", now()
    issue.save()
    return [(issue.level, issue.data_key), (issue.level, issue.text_key)]
