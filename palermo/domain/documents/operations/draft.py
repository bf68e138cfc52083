"""Draft and save: every save is kept as a version; whoever saves over another's save gets both texts instead."""

from datetime import date

from django.db import transaction

from palermo.domain.documents import kinds, rules
from palermo.domain.documents.beginnings import template_text
from palermo.domain.documents.errors import Conflict
from palermo.domain.documents.models import Document, Version
from palermo.domain.documents.operations.common import (
    keep_citations,
    latest,
    latest_all,
    raise_to,
    rise,
    write_version,
)
from palermo.domain.documents.sealed import VAULT, Lock, lock_of, open_version, work_tie
from palermo.domain.documents.shapes import Saved
from palermo.domain.documents.states import State, after
from palermo.domain.documents.visible import find_document
from palermo.domain.documents.words import DocumentWords
from palermo.foundations import audit
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import new_reference, new_uid
from palermo.kernel.levels import Level


def draft(
    actor: Actor,
    *,
    kind: str,
    title: str = "",
    language: str = "en",
    level: Level | None = None,
    body: str | None = None,
    replaces: str = "",
    invented: bool = False,
) -> Saved:
    """Begin a document of a kind, from its template unless a body is given; it is seen by the hub alone.

    `level` is the kind's own where None. `replaces` names an issued document that this one supersedes when it is issued.
    Raises Invalid("unknown_code"), and Forbidden for a level above the actor's clearance.
    """
    require(actor, Permission.DOCUMENT_WRITE)
    if kind not in vocabulary("product_kinds"):
        raise Invalid("unknown_code", field="kind")
    if language not in rules.LANGUAGES:
        raise Invalid("unknown_code", field="language")
    level = max(kinds.level_of(kind) if level is None else level, Level.SENSITIVE)
    if not actor.at_hub or level > actor.clearance:
        raise Forbidden
    former = find_document(actor, replaces) if replaces else None
    if body is None:
        body = template_text(kind, language)
    key = datakeys.new(VAULT)[0]
    reach("draft.key_made")
    with transaction.atomic():
        document, lock = start(
            actor,
            key,
            kind=kind,
            language=language,
            level=level,
            issue_level=level,
            replaces=former,
            invented=invented,
        )
        found, unknown = keep_citations(actor, document, body, lock)
        raised = rise(document, (one.mark for one in found))
        document.save()
        words = DocumentWords(title=title, body=body, level=document.level)
        version = write_version(actor, document, language, words, lock=lock)
        audit.record(actor, "document.drafted", object=document.reference, kind=kind)
        reach("draft.before_commit")
    return Saved(document.reference, language, version.number, raised, tuple(unknown))


def start(
    actor: Actor, key: datakeys.DataKey, *, kind: str, language: str, level: int, issue_level: int,
    replaces: Document | None = None,
    sanitised_from: Document | None = None, invented: bool = False,
) -> tuple[Document, Lock]:  # fmt: skip
    """Make the row of a new document under a key in the vault that was committed before; returns what seals it."""
    moment = now()
    document = Document.objects.create(
        uid=new_uid(), reference=new_reference("DOC"), kind=kind, level=level, issue_level=issue_level,
        state=State.DRAFT, language=language, author=actor.uid, data_key=key.uid, created_at=moment,
        changed_at=moment, review_on=rules.review_day(kind, moment.date()),
        replaces=replaces, sanitised_from=sanitised_from, invented=invented,
    )  # fmt: skip
    return document, Lock(work_tie(key.key, document), key.uid, VAULT)


def save(
    actor: Actor,
    *,
    reference: str,
    language: str,
    title: str,
    body: str,
    base: int,
    automatic: bool = False,
    follows: int = 0,
) -> Saved:
    """Save a text over the version `base` that it began from (0 for the first of a language) and return what was made.

    Raises `Conflict` with both texts where somebody saved meanwhile. A translation remembers which version of the
    original it `follows`: the latest for its first version, and as before where nothing else is said. What a text newly
    cites raises the document to its level at once.
    """
    require(actor, Permission.DOCUMENT_WRITE)
    if language not in rules.LANGUAGES:
        raise Invalid("unknown_code", field="language")
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("save" if language == document.language else "translate", document.standing)
        lock = lock_of(document)
        before = latest(document, language)
        mine = DocumentWords(title=title, body=body, level=document.level)
        number = before.number if before else 0
        if before is not None:
            theirs = open_version(before, document, lock)
            if (theirs.title, theirs.body) == (mine.title, mine.body) and not follows:
                return Saved(document.reference, language, number)
            if number != base:
                raise Conflict(theirs, mine, number=number, author_name=before.author_name)
        found, unknown = keep_citations(actor, document, mine.body, lock)
        raised = rise(document, (one.mark for one in found))
        document.changed_at = now()
        document.save()
        version = write_version(
            actor, document, language, mine.model_copy(update={"level": document.level}), lock=lock,
            automatic=automatic, of_original=_follows(document, language, before, follows),
        )  # fmt: skip
        audit.record(
            actor, "document.saved", object=document.reference, language=language, number=version.number
        )
        reach("save_document.before_commit")
    return Saved(document.reference, language, version.number, raised, tuple(unknown))


def _follows(document: Document, language: str, before: Version | None, follows: int) -> int:
    """Return which version of the original a translation follows, 0 for the original itself."""
    if language == document.language:
        return 0
    original = latest(document, document.language)
    newest = original.number if original else 0
    if follows:
        return min(follows, newest)
    return before.of_original if before else newest


def set_facts(
    actor: Actor,
    *,
    reference: str,
    handling: str | None = None,
    valid_until: date | None = None,
    level: Level | None = None,
) -> None:
    """Set handling code, last day of validity or a higher level; raises Refused("level_only_up") for a lower one."""
    require(actor, Permission.DOCUMENT_WRITE)
    if handling is not None and handling not in vocabulary("evaluation_and_handling", "handling"):
        raise Invalid("unknown_code", field="handling")
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("save", document.standing)
        if level is not None and level > actor.clearance:
            raise Forbidden(reference=reference)
        if level is not None and level < document.issue_level:
            raise Refused("level_only_up")
        document.handling = handling or document.handling
        document.valid_until = valid_until or document.valid_until
        if level is not None and level > document.level and raise_to(document, level):
            # What was sealed at the lower level stays readable at it; from here on every text is of the higher one.
            lock = lock_of(document)
            for language, row in latest_all(document).items():
                words = open_version(row, document, lock).model_copy(update={"level": document.level})
                write_version(actor, document, language, words, lock=lock, of_original=row.of_original)
        document.changed_at = now()
        document.save()
        audit.record(
            actor, "document.facts_set", object=document.reference, handling=document.handling,
            level=Level(document.level).code,
        )  # fmt: skip
