"""Which texts of a document may go to readers: those that somebody approved who wrote none of it, and how far behind."""

from collections.abc import Mapping

from palermo.domain.documents import rules, text
from palermo.domain.documents.models import Approval, Document, Version
from palermo.domain.documents.operations.common import authors_of, latest
from palermo.domain.documents.sealed import Lock, approves, lock_of, open_version
from palermo.domain.documents.words import DocumentWords
from palermo.kernel.errors import Refused


def checked(
    document: Document, rows: Mapping[str, Version], lock: Lock
) -> dict[str, tuple[Version, DocumentWords]]:
    """Return the approved texts among the latest versions, with the original.

    Raises Refused("not_approved") unless the original's is among them. An approval counts for these very words only,
    and only of somebody who had written no version of the document by then: an approver may translate after the issue.
    """
    found = {}
    for language, row in rows.items():
        words = open_version(row, document, lock)
        approval = Approval.objects.filter(version=row).first()
        if approval is None or not approves(approval, row, words, lock):
            continue
        if rules.may_approve(approval.by, authors_of(document, until=approval.at)):
            found[language] = (row, words)
    if document.language not in found:
        raise Refused("not_approved")
    return found


def approver_of(version: Version) -> str:
    """Return the uid of whoever approved a version."""
    return version.approval.by


def is_behind(document: Document, version: Version, lock: Lock | None = None) -> int:
    """Return by how many blocks a translation is behind the latest version of the original; 0 for the original itself."""
    if version.language == document.language:
        return 0
    newest = latest(document, document.language)
    if newest is None or version.of_original in (0, newest.number):
        return 0
    then = Version.objects.filter(
        document=document, language=document.language, number=version.of_original
    ).first()
    if then is None:
        return 0
    lock = lock or lock_of(document)
    bodies = [open_version(row, document, lock).body for row in (then, newest)]
    return text.behind(*map(text.parse, bodies))
