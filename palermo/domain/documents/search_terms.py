"""What of an issue goes into the blind index: the words of all its languages under one row, and who may find it."""

from collections.abc import Sequence

from palermo.domain.documents import text
from palermo.domain.documents.models import Issue
from palermo.domain.documents.words import IssuedText, IssueWords
from palermo.domain.reports.content import Content
from palermo.domain.reports.search_terms import tokens_of
from palermo.foundations.policy import Actor
from palermo.kernel.levels import Level

# The index is one for all rooms; reports number their rows from one and never come here.
FIRST_ROW = 1 << 40
LONGEST = 100_000
HUB = "scope:document:hub"
ALL = "scope:document:all"


def row_of(issue: Issue) -> int:
    """Return an issue's row number in the blind index; later issues have higher ones."""
    return FIRST_ROW + issue.pk


def index_scope(level: int, *, invented: bool = False) -> str:
    """Return the index key of a level; known text, such as the demonstration's, never meets the sensitive key."""
    return "open" if invented and level == Level.SENSITIVE else Level(level).code


def scopes_of(words: IssueWords) -> list[str]:
    """Return the terms under which an issue is found: the hub's, and everybody's or those of who is named."""
    if words.to_all:
        return [HUB, ALL]
    named = [f"scope:document:unit:{one}" for one in words.units]
    return [HUB, *named, *(f"scope:document:person:{one}" for one in words.persons)]


def scopes_for(actor: Actor) -> list[str]:
    """Return the terms of which an actor must meet one."""
    if actor.at_hub:
        return [HUB]
    return [ALL, f"scope:document:unit:{actor.unit}", f"scope:document:person:{actor.uid}"]


def content_of(said: IssuedText, language: str) -> Content:
    """Return one language as the index reads it."""
    plain = text.plain_text(text.parse(said.body))
    return Content(title=said.title, narrative=plain[:LONGEST], language=language, kind="document")


def issue_tokens(issue: Issue, words: IssueWords, texts: Sequence[tuple[str, IssuedText]]) -> str:
    """Return an issue's blind tokens, sorted, so that removal can name the same string."""
    scopes = [*scopes_of(words), f"document:{issue.kind}"]
    found: set[str] = set()
    for language, said in texts:
        scope = index_scope(issue.level, invented=issue.invented)
        found |= set(tokens_of(content_of(said, language), index_scope=scope, scopes=scopes).split())
    return " ".join(sorted(found))
