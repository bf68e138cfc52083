"""Search over issued documents, without plaintext: newest first, never ranked, and only what the actor may read."""

from dataclasses import dataclass, field

from palermo.domain.documents.models import Issue
from palermo.domain.documents.queries.issues import issue_lines, opened_texts
from palermo.domain.documents.search_terms import FIRST_ROW, content_of, index_scope, row_of, scopes_for
from palermo.domain.documents.shapes import Hit
from palermo.domain.documents.visible import issues_visible_to
from palermo.domain.documents.words import IssuedText
from palermo.domain.reports.queries.search import met
from palermo.domain.reports.reading.terms import plan, snippet
from palermo.domain.reports.search_terms import fields_of
from palermo.foundations import audit
from palermo.foundations.compartments import index, keyring
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Invalid
from palermo.kernel.ids import plain_reference
from palermo.kernel.levels import Level

PAGE = 20
STEP = 200
MOST_LOOKED_AT = 5000
LONGEST_QUERY = 400


@dataclass(frozen=True, slots=True)
class HitPage:
    """A page of hits, newest first; `following` is the reference after which the next page begins."""

    hits: list[Hit] = field(default_factory=list)
    following: str = ""


def search(actor: Actor, text: str, *, after: str = "", size: int = PAGE) -> HitPage:
    """Return the issued documents that hold every word of a text in one of their languages; recorded before it runs."""
    require(actor, Permission.DOCUMENT_READ)
    text = text.strip()[:LONGEST_QUERY]
    if not text:
        raise Invalid("search_is_empty", field="q")
    audit.read(actor, "document.searched", query=text)
    found = _walk(actor, text, after, size + 1)
    lines = {line.reference: line for line in issue_lines(actor, found[:size])}
    texts = opened_texts(found[:size])
    hits = [Hit(lines[row.reference], _snippet(actor, texts.get(row.pk, []), text)) for row in found[:size]]
    return HitPage(hits, found[size - 1].reference if len(found) > size else "")


def _walk(actor: Actor, text: str, after: str, size: int) -> list[Issue]:
    needs = plan(text)
    visible = issues_visible_to(actor)
    mark = visible.filter(reference=plain_reference(after)).first() if after else None
    before = row_of(mark) if mark else None
    if not needs:
        return []
    under = []
    scopes = ["open", index_scope(Level.SENSITIVE)]
    if actor.clearance >= Level.HIGHLY_SENSITIVE:
        scopes.append(index_scope(Level.HIGHLY_SENSITIVE))
    for scope in scopes:
        key = keyring().index_key(scope)
        who = index.any_of(*map(key.token, scopes_for(actor)))
        under.append(index.all_of(*[met(key, need) for need in needs], who))
    found: list[Issue] = []
    looked_at = 0
    while len(found) < size and looked_at < MOST_LOOKED_AT:
        rows = index.match(index.any_of(*under), before=before, limit=STEP)
        among = visible.in_bulk([row - FIRST_ROW for row in rows])
        found += [among[row - FIRST_ROW] for row in rows if row - FIRST_ROW in among]
        if len(rows) < STEP:
            break
        before, looked_at = rows[-1], looked_at + len(rows)
    return found[:size]


def _snippet(actor: Actor, texts: list[tuple[str, IssuedText]], text: str) -> list[tuple[str, bool]]:
    best: list[tuple[str, bool]] = []
    for language, said in sorted(texts, key=lambda one: one[0] != actor.language):
        pieces = snippet(fields_of(content_of(said, language))[0], text, language=language)
        if any(lit for _, lit in pieces):
            return pieces
        best = best or pieces
    return best
