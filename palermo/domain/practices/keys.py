"""The blind words of a practice: what it is found by in three languages, without its text."""

from palermo.domain.practices.words import PracticeWords
from palermo.domain.reports.reading.terms import Need, identifiers, plan, terms
from palermo.foundations.compartments import keyring


def tokens(words: PracticeWords, language: str) -> list[str]:
    """Return the keyed words of a practice: every stem, folded, by its language."""
    key = keyring().index_key("sensitive")
    text = words.whole()
    return sorted(key.token(f"practice:{term}") for term in terms(text, language) | identifiers(text))


def wanted(text: str) -> list[list[str]]:
    """Return what a search asks for: of each list one token must be found."""
    key = keyring().index_key("sensitive")
    return [
        [key.token(f"practice:{term}") for term in group] for need in plan(text) for group in _groups(need)
    ]


def _groups(need: Need) -> list[frozenset[str]]:
    # A need is met by one of its marks or by all of its words; a practice has words, so these decide where there are any.
    return list(need.words) or [need.marks]
