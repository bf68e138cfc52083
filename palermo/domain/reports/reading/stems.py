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


class Memory(dict[str, tuple[str, ...]]):
    """The index forms of every lower-case word met in one language, looked up at the speed of a dictionary.

    A stop word or a single letter has none. A language outside the four stemmed ones gives the folded word; ''
    (not guessed) the folded word and every stem.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = _learn(word, self.language)
        if len(self) >= _ROOM:
            self.clear()
        if len(word) <= _LONGEST:
            self[word] = found
        return found


_memories = {language: Memory(language) for language in (*LANGUAGES, "")}
_others = Memory("*")


def memory(language: str) -> Memory:
    """Return the index forms of words in a language (ISO 639-1, '' when it is not known)."""
    return _memories.get(language, _others)


def query_forms(word: str) -> tuple[str, ...]:
    """Return every form under which some document may know this lower-case word, stop word or not."""
    return memory("")[word]


def root(folded: str, language: str) -> str:
    """Return the stem of a folded word in `en`, `fr`, `pt` or `es`, stop word or not; a town stays whole."""
    if not folded.isalpha() or folded in _WHOLE:
        return folded
    with _STEMMER_LOCK:
        return _STEMMERS[language].stemWord(_participle(_singular(folded, language), language)) or folded


def _learn(word: str, language: str) -> tuple[str, ...]:
    plain = _plain(word)
    if not plain:
        return ()
    if language == _others.language:
        return plain
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


def _participle(folded: str, language: str) -> str:
    """Return *recrute* for *recrutees*: without its accents the French stemmer does not know the feminine."""
    if language == "fr" and len(folded) > 4:
        if folded.endswith("ees"):
            return folded[:-2]
        if folded.endswith("ee"):
            return folded[:-1]
    return folded
