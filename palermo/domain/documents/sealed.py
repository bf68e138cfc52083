"""How documents are sealed: work under a key in the hub's vault, an issue under two keys of its readers' level.

Every key is tied to the facts that decide who may read: a changed row opens nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

import orjson
from pydantic import BaseModel

from palermo.domain.documents.models import Approval, Document, Issue, IssueText, Version
from palermo.domain.documents.words import ApprovalWords, DocumentWords, IssuedText, IssueWords
from palermo.domain.reports.sealed import open_blob, plain_bytes, seal
from palermo.domain.reports.ties import report_tie
from palermo.foundations.compartments import datakeys
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

T = TypeVar("T", bound=BaseModel)
VAULT = Level.HIGHLY_SENSITIVE


@dataclass(frozen=True, slots=True)
class Lock:
    """What seals and opens the parts of one document or issue, each bound to its table, column and row."""

    key: bytes
    key_uid: str
    level: Level

    def shut(self, part: BaseModel, table: str, uid: str, column: str = "sealed") -> bytes:
        """Seal a part for its row."""
        return seal(
            self.key, self.key_uid, plain_bytes(part),
            table=f"documents_{table}", column=column, uid=uid, level=self.level,
        )  # fmt: skip

    def open(
        self, kind: type[T], blob: bytes | memoryview, table: str, uid: str, column: str = "sealed"
    ) -> T:
        """Open a part at its row; raises SealBroken for any other place, key or change."""
        return kind.model_validate(
            orjson.loads(
                open_blob(
                    self.key, blob, table=f"documents_{table}", column=column, uid=uid, level=self.level
                )
            )
        )


def work_tie(raw: bytes, document: Document) -> bytes:
    """Return what seals a document in work: tied to its row, reference and first author."""
    return report_tie(raw, unit=document.reference, uid=document.uid, author=document.author)


def issue_tie(raw: bytes, issue: Issue) -> bytes:
    """Return what seals an issue: tied to its level, row and reference."""
    return report_tie(raw, unit=str(int(issue.level)), uid=issue.uid, author=issue.reference)


def locks_of(documents: Iterable[Document]) -> dict[int, Lock]:
    """Return what opens documents in work, by their row, with one look-up; one whose key is gone is left out."""
    rows = {one.data_key: one for one in documents}
    found = datakeys.open(VAULT, rows) if rows else {}
    return {rows[uid].pk: Lock(work_tie(raw, rows[uid]), uid, VAULT) for uid, raw in found.items()}


def lock_of(document: Document) -> Lock:
    """Return what opens one document in work; raises SealBroken where its key is gone."""
    return _or_broken(locks_of([document]).get(document.pk))


def issue_locks(issues: Iterable[Issue], *, texts: bool) -> dict[int, Lock]:
    """Return what opens issues (their texts, or all else), one look-up per level; a destroyed key is left out."""
    by_level: dict[int, dict[str, Issue]] = {}
    for one in issues:
        by_level.setdefault(one.level, {})[one.text_key if texts else one.data_key] = one
    found: dict[int, Lock] = {}
    for level, rows in by_level.items():
        for uid, raw in datakeys.open(Level(level), rows).items():
            found[rows[uid].pk] = Lock(issue_tie(raw, rows[uid]), uid, Level(level))
    return found


def issue_lock(issue: Issue, *, texts: bool = False) -> Lock:
    """Return what opens one issue; raises SealBroken where the key was destroyed."""
    return _or_broken(issue_locks([issue], texts=texts).get(issue.pk))


def open_version(version: Version, document: Document, lock: Lock | None = None) -> DocumentWords:
    """Return the words of a version; raises SealBroken too where the row claims a lower level than was sealed."""
    words = (lock or lock_of(document)).open(DocumentWords, version.sealed, "version", version.uid)
    if words.level > document.level:
        raise SealBroken
    return words


def digest_of(words: DocumentWords) -> str:
    """Return the digest by which an approval or confirmation names a text."""
    return sha256(plain_bytes(words)).hexdigest()


def approves(approval: Approval, version: Version, words: DocumentWords, lock: Lock) -> bool:
    """Say whether an approval is of these very words, by the person whom its row names."""
    said = lock.open(ApprovalWords, approval.sealed, "approval", approval.uid)
    return (said.by, said.language, said.number, said.digest) == (
        approval.by, version.language, version.number, digest_of(words),
    )  # fmt: skip


def open_issue(issue: Issue, lock: Lock | None = None) -> IssueWords:
    """Return the decision to issue."""
    return (lock or issue_lock(issue)).open(IssueWords, issue.sealed, "issue", issue.uid)


def open_text(text: IssueText, issue: Issue, lock: Lock | None = None) -> IssuedText:
    """Return one language of an issue; raises SealBroken after a recall."""
    return (lock or issue_lock(issue, texts=True)).open(IssuedText, text.sealed, "issuetext", text.uid)


def open_texts(texts: Sequence[IssueText], issues: Iterable[Issue]) -> dict[int, IssuedText]:
    """Return issued texts by row, with one look-up of keys; what was recalled is left out."""
    rows = {one.pk: one for one in issues}
    locks = issue_locks(rows.values(), texts=True)
    return {
        text.pk: open_text(text, rows[text.issue_id], locks[text.issue_id])
        for text in texts
        if text.issue_id in locks
    }


def _or_broken(lock: Lock | None) -> Lock:
    if lock is None:
        raise SealBroken
    return lock
