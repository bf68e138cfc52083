"""The blind keys of a request: what two requests have in common when they are the same, without saying it."""

from collections.abc import Iterable

from palermo.domain.cooperation.words import Asked
from palermo.domain.reports.reading.terms import identifiers
from palermo.foundations.compartments import keyring
from palermo.kernel.levels import Level

# Shorter ones are sums, years and house numbers, which many texts share.
_FIGURES, _LETTERS = 7, 5


def tokens(kind: str, words: Asked, entities: Iterable[str], level: Level) -> list[str]:
    """Return the keys of a request of a kind: the records it names, and the phones, plates and papers in its words.

    Keyed by level, and with the kind in each, so that a report or a request of another kind shares none of them.
    """
    key = keyring().index_key("sensitive" if level is Level.SENSITIVE else "highly_sensitive")
    named = {f"record:{reference}" for reference in (*words.reports, *entities)}
    said = _whole(identifiers("\n".join((words.title, words.text, words.tried))))
    return sorted(key.token(f"request:{kind}:{term}") for term in named | said)


def _whole(found: set[str]) -> set[str]:
    """Return identifiers that are of one thing: not the parts by which a search finds them, nor sums and years."""
    forms = {term: term.partition(":")[2] for term in found}
    return {
        term
        for term, form in forms.items()
        if len(form) >= (_FIGURES if form.isdecimal() else _LETTERS)
        and (term.startswith("ph:") or not any(form != other and form in other for other in forms.values()))
    }
