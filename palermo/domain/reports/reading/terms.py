"""What of a text goes into the index, and what of a question is looked up there.

The same rules stand on both sides: a word that is in a text is found by that word, whatever the language of
either, and an identifier is found in any of its usual spellings.
"""

from palermo.domain.reports.reading.marks import identifiers
from palermo.domain.reports.reading.query import Need, plan, query_identifiers, query_terms
from palermo.domain.reports.reading.snippets import phrase_spans, snippet
from palermo.domain.reports.reading.stems import memory
from palermo.domain.reports.reading.stopwords import guess_language
from palermo.kernel.text import words

__all__ = [
    "Need",
    "identifiers",
    "phrase_spans",
    "plan",
    "query_identifiers",
    "query_terms",
    "snippet",
    "terms",
]


def terms(text: str, language: str = "") -> set[str]:
    """Return the index terms of a text: its words folded and stemmed, without the stop words of its language.

    The language (ISO 639-1) is guessed from stop words where it is not given.
    """
    spoken = set(words(text.lower()))
    known = memory(language or guess_language(spoken))
    return set().union(*map(known.__getitem__, spoken))
