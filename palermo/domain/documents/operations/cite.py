"""Cite: keep what a document will name, and raise the document to its level."""

from django.db import transaction

from palermo.domain.documents.cited import resolve
from palermo.domain.documents.operations.common import keep_citation, rise
from palermo.domain.documents.sealed import lock_of
from palermo.domain.documents.shapes import Source
from palermo.domain.documents.states import after
from palermo.domain.documents.visible import find_document
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import plain_reference


def cite(actor: Actor, *, reference: str, target: str) -> Source:
    """Keep one report, entity or document as a source and return it; raises Forbidden where it is absent or hidden."""
    require(actor, Permission.DOCUMENT_WRITE)
    target = plain_reference(target)
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("cite", document.standing)
        found = resolve(actor, [target]).get(target)
        if found is None or found.gone:
            raise Forbidden(reference=target)
        keep_citation(document, found, lock_of(document))
        rise(document, [found.mark])
        document.changed_at = now()
        document.save()
        audit.record(actor, "document.cited", object=document.reference, source=target)
    mark, words = found.mark, found.words
    return Source(
        0,
        mark.kind,
        mark.reference,
        words.title,
        words.unit,
        words.day,
        words.evaluation,
        mark.level,
        mark.handling,
    )
