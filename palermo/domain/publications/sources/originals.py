"""The sources of the original that a proposal was made from: each must be judged by one person and confirmed by another."""

from collections.abc import Iterable

from palermo.domain.documents import queries as documents
from palermo.domain.documents.words import IssuedText
from palermo.domain.practices import queries as practices
from palermo.domain.publications.content import Source, Tie
from palermo.domain.publications.sources.stripping import named
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Forbidden, Invalid


def sources_of(actor: Actor, tie: Tie) -> list[Source]:
    """Return the sources of the document or practice that a tie names, none of them judged; the reading is recorded.

    Raises Invalid("tie_unknown") for a document or practice that is not there for the actor, and what
    `documents.queries.release` raises for one that may not be proposed.
    """
    if tie.kind == "none" or (tie.kind == "practice" and not tie.reference):
        return []
    try:
        if tie.kind == "document":
            return of_texts(documents.release(actor, tie.reference).texts.values())
        words = practices.publishable(actor, tie.reference).words
    except Forbidden:
        raise Invalid("tie_unknown", field="tie_reference") from None
    return of_words(words.model_dump().values())


def of_texts(texts: Iterable[IssuedText]) -> list[Source]:
    """Return every source of the texts of an issued document once, in the order of their numbers."""
    found = {one.reference: one for text in texts for one in text.sources}
    return [Source(reference=one.reference, title=one.title) for one in found.values()]


def of_words(said: Iterable[object]) -> list[Source]:
    """Return every reference that plain texts name, once."""
    found = dict.fromkeys(one for text in said if isinstance(text, str) for one in named(text))
    return [Source(reference=one) for one in found]
