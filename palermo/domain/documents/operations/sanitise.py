"""Sanitise: a version for readers below the original's level, source by source, each confirmed by a second person.

The new document is worked on at the original's level, and only its issue is lower; that it comes from another is known
at the hub's entry alone.
"""

from hashlib import sha256

from django.db import transaction

from palermo.domain.documents.grounds import Grounds, grounds_of
from palermo.domain.documents.models import Citation, Document, Sanitised
from palermo.domain.documents.operations.common import authors_of, latest_all, words_of, write_version
from palermo.domain.documents.operations.draft import start
from palermo.domain.documents.rules import ACTIONS, NARROW
from palermo.domain.documents.sealed import VAULT, Lock, digest_of, lock_of
from palermo.domain.documents.shapes import Mark, Problem, Saved
from palermo.domain.documents.states import after
from palermo.domain.documents.text import only_citing, without_figures
from palermo.domain.documents.visible import find_document
from palermo.domain.documents.words import DocumentWords, SanitisedWords
from palermo.foundations import audit
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


def sanitise(
    actor: Actor, *, reference: str, level: Level = Level.SENSITIVE, language: str = "", title: str = ""
) -> Saved:
    """Begin a sanitised version of a document for issue at a level and return it.

    It begins with the original's text without the citations and figures that may not go down: each of those waits to
    be judged as removed or reworded, and then for a second person.
    """
    require(actor, Permission.DOCUMENT_WRITE)
    key = datakeys.new(VAULT)[0]
    with transaction.atomic():
        original = find_document(actor, reference, lock=True)
        after("sanitise", original.standing)
        if level < Level.SENSITIVE or level > original.level:
            raise Invalid("unknown_code", field="level")
        theirs = lock_of(original)
        words = words_of(original, latest_all(original), theirs)
        grounds = grounds_of(actor, original, words, theirs)
        above = {one: found.mark for one, found in grounds.sources.items() if _is_above(found.mark, level)}
        above |= _unseen(original, grounds)
        figures = {key for key, one in grounds.figures.items() if one.level > level or one.handling in NARROW}
        language = language if language in words else original.language
        kept = [one for one in grounds.sources if one not in above]
        body = without_figures(only_citing(words[language].body, kept), figures)
        document, lock = start(
            actor, key, kind=original.kind, language=language, level=original.level, issue_level=level,
            sanitised_from=original, invented=original.invented,
        )  # fmt: skip
        said = DocumentWords(title=title, body=body, level=document.level)
        version = write_version(actor, document, language, said, lock=lock)
        waiting = [*above.values()]
        waiting += [
            Mark("figure", key, grounds.figures[key].level, grounds.figures[key].handling) for key in figures
        ]
        for mark in sorted(waiting, key=lambda one: one.reference):
            _write(document, lock, new_uid(), SanitisedWords(
                reference=mark.reference, level=mark.level, handling=mark.handling, action="", by="",
            ))  # fmt: skip
        audit.record(actor, "document.sanitised", object=document.reference, original=original.reference)
        reach("sanitise.before_commit")
    return Saved(document.reference, language, version.number)


def judge_source(actor: Actor, *, reference: str, uid: str, action: str, note: str = "") -> None:
    """Say that a source of the original was removed or reworded, and how; whoever confirmed it before must do so anew."""
    require(actor, Permission.DOCUMENT_WRITE)
    if action not in ACTIONS:
        raise Invalid("unknown_code", field="action")
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("save", document.standing)
        lock = lock_of(document)
        row, words = _find(document, uid, lock)
        changed = {"action": action, "note": note, "by": actor.uid, "confirmed_by": "", "digest": ""}
        _write(document, lock, uid, words.model_copy(update=changed), row)
        audit.record(actor, "document.source_judged", object=document.reference, action=action)


def confirm_source(actor: Actor, *, reference: str, uid: str) -> None:
    """Confirm that a removed or reworded source cannot be told from the text as it stands now.

    Raises Refused("own_work") for whoever judged it or wrote any version, and Refused("not_judged") before that. Any
    later change of a text asks for it again.
    """
    require(actor, Permission.DOCUMENT_REVIEW)
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("confirm_source", document.standing)
        lock = lock_of(document)
        row, words = _find(document, uid, lock)
        if not words.action:
            raise Refused("not_judged")
        if actor.uid == words.by or actor.uid in authors_of(document):
            raise Refused("own_work")
        changed = {"confirmed_by": actor.uid, "digest": texts_digest(document, lock)}
        _write(document, lock, uid, words.model_copy(update=changed), row)
        audit.record(actor, "document.source_confirmed", object=document.reference)


def open_questions(document: Document, lock: Lock, *, confirmed: bool) -> list[Problem]:
    """Return the sources of the original that nobody has judged, or that no second person confirmed for this text."""
    if document.sanitised_from_id is None:
        return []
    said = texts_digest(document, lock)
    found = []
    for row in Sanitised.objects.filter(document=document).order_by("id"):
        words = lock.open(SanitisedWords, row.sealed, "sanitised", row.uid)
        if not words.action:
            found.append(Problem("source_open", words.reference))
        elif confirmed and (not words.confirmed_by or words.confirmed_by == words.by or words.digest != said):
            found.append(Problem("not_confirmed", words.reference))
    return found


def texts_digest(document: Document, lock: Lock) -> str:
    """Return one digest over the latest texts of a document in all its languages."""
    words = words_of(document, latest_all(document), lock)
    said = "\n".join(f"{language} {digest_of(words[language])}" for language in sorted(words))
    return sha256(said.encode()).hexdigest()


def _unseen(original: Document, grounds: Grounds) -> dict[str, Mark]:
    """Return the sources that the actor cannot find any more, with the marking that they had when they were cited."""
    kept = {row.reference: row for row in Citation.objects.filter(document=original)}
    found = {}
    for problem in grounds.problems:
        if problem.code == "unknown_citation":
            row = kept.get(problem.about)
            level, handling = (row.level, row.handling) if row else (original.level, "H0")
            found[problem.about] = Mark("report", problem.about, level, handling)
    return found


def _is_above(mark: Mark, level: int) -> bool:
    return mark.level > level or mark.handling in NARROW


def _find(document: Document, uid: str, lock: Lock) -> tuple[Sanitised, SanitisedWords]:
    row = Sanitised.objects.filter(document=document, uid=uid).first()
    if row is None:
        raise Forbidden(reference=uid)
    return row, lock.open(SanitisedWords, row.sealed, "sanitised", row.uid)


def _write(
    document: Document, lock: Lock, uid: str, words: SanitisedWords, row: Sanitised | None = None
) -> None:
    row = row or Sanitised(document=document, uid=uid)
    row.at, row.sealed = now(), lock.shut(words, "sanitised", uid)
    row.save()
