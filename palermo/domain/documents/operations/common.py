"""Steps that several verbs share: the latest versions, the next one, who wrote, what a document rests on."""

from collections.abc import Iterable
from datetime import datetime

from palermo.domain.documents.cited import Resolved, resolve
from palermo.domain.documents.models import Citation, Document, Version
from palermo.domain.documents.rules import floor
from palermo.domain.documents.sealed import Lock, lock_of, open_version
from palermo.domain.documents.shapes import Mark
from palermo.domain.documents.text import cited_in
from palermo.domain.documents.words import DocumentWords
from palermo.domain.reports.sharing import strictest
from palermo.foundations.policy import Actor
from palermo.kernel.clock import now
from palermo.kernel.ids import new_uid


def latest(document: Document, language: str) -> Version | None:
    """Return the latest version in a language, None where there is none."""
    rows = Version.objects.filter(document=document, language=language)
    return rows.order_by("-number").first()


def latest_all(document: Document) -> dict[str, Version]:
    """Return the latest version of each language, the original first."""
    numbered = Version.objects.filter(document=document).order_by("number").values_list("language", "pk")
    # Every autosave is kept, so only the last of each language is fetched whole.
    rows = Version.objects.in_bulk(list(dict(numbered).values()))
    found = {row.language: row for row in rows.values()}
    return dict(sorted(found.items(), key=lambda item: (item[0] != document.language, item[0])))


def words_of(document: Document, versions: dict[str, Version], lock: Lock) -> dict[str, DocumentWords]:
    """Return the words of versions by language."""
    return {language: open_version(row, document, lock) for language, row in versions.items()}


def authors_of(document: Document, *, until: datetime | None = None) -> frozenset[str]:
    """Return everybody who wrote any version of a document in any language, or until a moment."""
    rows = Version.objects.filter(document=document)
    written = (rows.filter(at__lte=until) if until else rows).values_list("author", flat=True)
    return frozenset({document.author, *written})


def write_version(
    actor: Actor,
    document: Document,
    language: str,
    words: DocumentWords,
    *,
    lock: Lock | None = None,
    of_original: int = 0,
    automatic: bool = False,
) -> Version:
    """Add the next version in a language, in the running transaction; earlier ones stay as they are."""
    before = latest(document, language)
    uid = new_uid()
    return Version.objects.create(
        document=document, uid=uid, language=language, number=before.number + 1 if before else 1,
        of_original=of_original, automatic=automatic, author=actor.uid, author_name=actor.name[:80], at=now(),
        sealed=(lock or lock_of(document)).shut(words, "version", uid),
    )  # fmt: skip


def keep_citations(
    actor: Actor, document: Document, body: str, lock: Lock
) -> tuple[list[Resolved], list[str]]:
    """Keep what a text cites beside the document; return what the actor can see of it, and what nobody can find."""
    wanted = cited_in(body)
    found = resolve(actor, wanted)
    for one in found.values():
        keep_citation(document, one, lock)
    return [found[one] for one in wanted if one in found], [one for one in wanted if one not in found]


def keep_citation(document: Document, found: Resolved, lock: Lock) -> None:
    """Keep one cited thing with its marking as it is now."""
    mark = found.mark
    row = Citation.objects.filter(document=document, reference=mark.reference).first()
    row = row or Citation(document=document, reference=mark.reference, uid=new_uid())
    row.kind, row.level, row.handling, row.at = mark.kind, mark.level, mark.handling, now()
    row.sealed = lock.shut(found.words, "citation", row.uid)
    row.save()


def rise(document: Document, marks: Iterable[Mark]) -> bool:
    """Raise a document to the level and handling of what it newly rests on, at once; say whether its level rose.

    The caller saves it. A sanitised version is worked on at its original's level, and what it cites above its own issue
    stands in its way.
    """
    least = floor(marks)
    document.handling = strictest(document.handling, least.handling)
    return raise_to(document, least.level)


def raise_to(document: Document, level: int) -> bool:
    """Raise a document to a level and say whether it rose; the caller saves it."""
    rises = level > document.level
    if rises:
        document.level = level
        if document.sanitised_from_id is None:
            document.issue_level = level
    return rises
