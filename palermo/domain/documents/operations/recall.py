"""Recall: readers see that it was recalled and why, and no word of it; whoever opened a copy is asked until she knows.

Its texts' key is destroyed after the commit, or by the worker where a crash came between.
"""

from django.db import transaction
from django.db.models import Q

from palermo.domain.documents import copies, rules
from palermo.domain.documents.models import Copy, Document, Issue, IssueText
from palermo.domain.documents.news import ReaderTold
from palermo.domain.documents.sealed import issue_lock, open_issue, open_text
from palermo.domain.documents.search_terms import issue_tokens, row_of
from palermo.domain.documents.states import State, after
from palermo.domain.documents.visible import find_document
from palermo.domain.reports.operations.shredding import Pending, destroy_keys
from palermo.foundations import audit
from palermo.foundations.compartments import index
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now, today
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Invalid
from palermo.kernel.events import announce


def recall(actor: Actor, *, reference: str, reason: str, text: str = "") -> None:
    """Take an issued document back from all its readers, with a reason from `rules.RECALL_REASONS` and words of one's own.

    The hub keeps the document and its versions; the readers' copies open nowhere any more.
    """
    require(actor, Permission.DOCUMENT_REVIEW)
    if reason not in rules.RECALL_REASONS:
        raise Invalid("unknown_code", field="reason")
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        document.state = after("recall", document.standing)
        document.changed_at = now()
        document.save()
        if document.issue is None:
            raise Invalid("unknown_code", field="reference")
        pending = _empty(document, document.issue, reason, text)
        audit.record(actor, "document.recalled", object=document.reference, reason=reason)
        reach("recall.before_commit")
    pending.finish()


def _empty(document: Document, issue: Issue, reason: str, text: str) -> Pending:
    """Do the first step in the running transaction: out of the index, texts emptied, reason sealed, readers told."""
    lock, readers = issue_lock(issue), issue_lock(issue, texts=True)
    words = open_issue(issue, lock)
    texts = list(IssueText.objects.filter(issue=issue))
    said = [(one.language, open_text(one, issue, readers)) for one in texts]
    index.remove([(row_of(issue), issue_tokens(issue, words, said))])
    IssueText.objects.filter(issue=issue).delete()
    why = words.model_copy(update={"recall_reason": reason, "recall_text": text})
    issue.state, issue.changed_at = document.state, document.changed_at
    issue.sealed = lock.shut(why, "issue", issue.uid)
    issue.save()
    copies.note(issue, "recalled", at=issue.changed_at, code=reason)
    reach("recall.emptied")
    had = Copy.objects.filter(issue=issue).order_by("number")
    for unit in sorted(set(had.exclude(unit="").values_list("unit", flat=True))):
        announce(ReaderTold(issue.reference, unit, "document_recalled"))
    for person in had.filter(unit="").values_list("person", flat=True):
        announce(ReaderTold(issue.reference, "", "document_recalled", person))
    return destroy_keys(issue.reference, [(issue.level, issue.text_key)], reason="recall")


def chase() -> int:
    """Remind whoever opened a copy of a recalled document and has not said that she knows; return how many.

    The reminder names nothing but the reference; it comes every three days until she does.
    """
    moment = now()
    before = moment - rules.REMIND_EVERY
    due = Copy.objects.filter(issue__state=State.RECALLED, opened_at__isnull=False, recall_seen_at=None)
    due = due.filter(
        Q(reminded_at__lt=before) | Q(reminded_at=None, issue__changed_at__lt=before)
    ).select_related("issue")
    told = 0
    for copy in due.order_by("pk"):
        with transaction.atomic():
            if not Copy.objects.filter(pk=copy.pk, recall_seen_at=None, reminded_at=copy.reminded_at).update(
                reminded_at=moment
            ):
                continue
            copies.note(copy.issue, "reminded", copy, moment)
            announce(ReaderTold(copy.issue.reference, copy.unit, "recall_reminder", copy.person))
            reach("chase.before_commit")
        told += 1
    return told


def expire_due() -> int:
    """Let every issued document expire whose last day is over, and return how many did."""
    done = 0
    for row in Document.objects.filter(state=State.ISSUED, issue__valid_until__lt=today()):
        with transaction.atomic():
            document = Document.objects.select_for_update(of=("self",)).select_related("issue").get(pk=row.pk)
            if document.standing is not State.ISSUED or document.issue is None:
                continue
            document.state = after("expire", document.standing)
            document.changed_at = now()
            document.save()
            Issue.objects.filter(pk=document.issue.pk).update(
                state=document.state, changed_at=document.changed_at
            )
            copies.note(document.issue, "expired")
            audit.record(None, "document.expired", object=document.reference)
            reach("expire.before_commit")
        done += 1
    return done
