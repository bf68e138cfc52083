"""Words as the index knows them: folded and stemmed, so that *traversées*, *TRAVERSEE* and *traversé* meet.

A word with accents is known by two forms, its stem folded and the stem of its folded form, because the stemmers
lean on accents and officers often leave them out.
"""

from threading import Lock

import Stemmer

from palermo.domain.reports.reading.stopwords import LANGUAGES, STOP
from palermo.kernel.text import fold

_STEMMERS = {
    language: Stemmer.Stemmer(name, 0)
    for language, name in (("en", "english"), ("fr", "french"), ("pt", "portuguese"), ("es", "spanish"))
}
# Towns that a stemmer would make one with another (Agadez and Agadir end like verbs). Whoever changes this line
# rebuilds the index.
_WHOLE = frozenset(
    ("agadez", "agadir", "kaya", "kayes", "tamale", "tema", "temara", "bassam", "bassar", "beja", "bejaia")
)
_STEMMER_LOCK = Lock()  # a stemmer keeps its word in a buffer of its own
_LONGEST = 64
_ROOM = 30_000  # words remembered per language; a unit's whole vocabulary is smaller
_known: dict[str, dict[str, tuple[str, ...]]] = {language: {} for language in (*LANGUAGES, "")}


def forms(word: str, language: str) -> tuple[str, ...]:
    """Return the index forms of a lower-case word in a language; none for a stop word or a single letter.

    A language outside the four stemmed ones gives the folded word; '' (not guessed) the folded word and every stem.
    """
    memory = _known.get(language)
    if memory is None:
        return _plain(word)
    found = memory.get(word)
    if found is None:
        found = _learn(word, language)
        if len(memory) >= _ROOM:
            memory.clear()
        if len(word) <= _LONGEST:
            memory[word] = found
    return found


def query_forms(word: str) -> tuple[str, ...]:
    """Return every form under which some document may know this lower-case word, stop word or not."""
    return forms(word, "")


def _learn(word: str, language: str) -> tuple[str, ...]:
    plain = _plain(word)
    if not plain:
        return ()
    if language in LANGUAGES:
        return () if plain[0] in STOP[language] else tuple(_stemmed(word, plain[0], language))
    found = set(plain)
    for each in LANGUAGES:
        found |= _stemmed(word, plain[0], each)
    return tuple(sorted(found))


def _plain(word: str) -> tuple[str, ...]:
    folded = fold(word[:_LONGEST])[:_LONGEST]
    return (folded,) if len(folded) > 1 else ()


def _stemmed(word: str, folded: str, language: str) -> set[str]:
    if not folded.isalpha() or folded in _WHOLE:
        return {folded}
    stem = _STEMMERS[language].stemWord
    with _STEMMER_LOCK:
        found = {stem(_singular(folded, language))}
        if not word.isascii():
            found.add(fold(stem(word[:_LONGEST])))
    return {form for form in found if len(form) > 1} or {folded}


def _singular(folded: str, language: str) -> str:
    """Return *operacao* for *operacoes*: without its tilde the Portuguese stemmer does not know the plural."""
    if language == "pt" and len(folded) > 5 and folded.endswith("oes"):
        return folded[:-3] + "ao"
    return folded
