"""What of an issued document may be proposed to the public: texts and frozen figures, after the rules of release."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palermo.domain.documents.queries.issues import opened_texts
from palermo.domain.documents.rules import unreleasable
from palermo.domain.documents.states import State
from palermo.domain.documents.visible import find_issue, issues_visible_to
from palermo.domain.documents.words import IssuedText
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Release:
    """An issued document whose marking lets it be sanitised for the public; its texts by language, original first."""

    reference: str
    kind: str
    level: int
    handling: str
    to_all: bool
    texts: Mapping[str, IssuedText]


def release(actor: Actor, reference: str) -> Release:
    """Return an issued document for a proposal to the public; the reading is recorded with its purpose.

    Raises Forbidden where it is absent or hidden, Refused("not_with_readers") where readers do not have it any more,
    Refused("needs_sanitised") above sensitive, Refused("owner_first") where its handling needs an owner's consent.
    """
    require(actor, Permission.PUBLICATION_PROPOSE)
    require(actor, Permission.DOCUMENT_READ)
    issue = find_issue(actor, reference)
    why = unreleasable(level=issue.level, handling=issue.handling, issued=issue.state == State.ISSUED)
    if why:
        raise Refused(why)
    audit.read(actor, "document.read", objects=[issue.reference], purpose="publication")
    said = dict(opened_texts([issue])[issue.pk])
    ordered = {code: said[code] for code in sorted(said, key=lambda code: (code != issue.language, code))}
    return Release(issue.reference, issue.kind, issue.level, issue.handling, issue.to_all, ordered)


def recalled(actor: Actor, references: Iterable[str]) -> set[str]:
    """Return which of these documents were recalled from their readers."""
    rows = issues_visible_to(actor).filter(reference__in=list(references), state=State.RECALLED)
    return set(rows.values_list("reference", flat=True))
