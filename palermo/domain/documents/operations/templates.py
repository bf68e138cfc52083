"""Templates: the hub's own beginning of a kind in a language, in place of the one that ships; and back to that."""

from django.db import transaction

from palermo.domain.documents import rules
from palermo.domain.documents.beginnings import template_lock
from palermo.domain.documents.models import Template
from palermo.domain.documents.sealed import VAULT
from palermo.domain.documents.words import DocumentWords
from palermo.foundations import audit
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.ids import new_uid


def save_template(actor: Actor, *, kind: str, language: str, body: str) -> None:
    """Put the hub's own template in place of the one that ships; raises Invalid for an unknown kind or language."""
    require(actor, Permission.DOCUMENT_REVIEW)
    _check(actor, kind, language)
    key = datakeys.new(VAULT)[0]
    with transaction.atomic():
        Template.objects.filter(kind=kind, language=language).delete()
        row = Template(
            uid=new_uid(), kind=kind, language=language, data_key=key.uid, author=actor.uid, at=now()
        )
        row.sealed = template_lock(row, key.key).shut(DocumentWords(body=body), "template", row.uid)
        row.save()
        audit.record(actor, "document.template_saved", object=f"{kind}.{language}")


def reset_template(actor: Actor, *, kind: str, language: str) -> None:
    """Go back to the template that ships; the key of the hub's own is swept later."""
    require(actor, Permission.DOCUMENT_REVIEW)
    _check(actor, kind, language)
    with transaction.atomic():
        Template.objects.filter(kind=kind, language=language).delete()
        audit.record(actor, "document.template_reset", object=f"{kind}.{language}")


def _check(actor: Actor, kind: str, language: str) -> None:
    if not actor.at_hub:
        raise Forbidden
    if kind not in vocabulary("product_kinds"):
        raise Invalid("unknown_code", field="kind")
    if language not in rules.LANGUAGES:
        raise Invalid("unknown_code", field="language")
