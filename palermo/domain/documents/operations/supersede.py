"""Supersede: a newer document takes the place of an issued one; its readers see that, and which, if they may."""

from django.db import transaction

from palermo.domain.documents import copies
from palermo.domain.documents.models import Document
from palermo.domain.documents.states import SENT, State, after
from palermo.domain.documents.visible import find_document
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Refused


def supersede(actor: Actor, *, reference: str, by: str) -> None:
    """Put an issued document in the place of another; raises Refused("not_issued") where the newer one was not issued."""
    require(actor, Permission.DOCUMENT_REVIEW)
    with transaction.atomic():
        newer = find_document(actor, by)
        document = find_document(actor, reference, lock=True)
        if newer.issue is None or newer.standing not in SENT - {State.RECALLED} or newer.pk == document.pk:
            raise Refused("not_issued")
        supersede_row(actor, document, newer.reference)
        reach("supersede.before_commit")


def supersede_row(actor: Actor, document: Document, by: str) -> None:
    """Do it in the running transaction; a document that was recalled meanwhile stays recalled."""
    if document.issue is None or document.standing is State.RECALLED:
        return
    document.state = after("supersede", document.standing)
    document.changed_at = now()
    document.save()
    issue = document.issue
    issue.state, issue.superseded_by, issue.changed_at = document.state, by, document.changed_at
    issue.save(update_fields=["state", "superseded_by", "changed_at"])
    copies.note(issue, "superseded")
    audit.record(actor, "document.superseded", object=document.reference, by=by)
