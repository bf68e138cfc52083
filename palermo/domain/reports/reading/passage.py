"""A text cut once into words and sentences, for everything that reads it: the lexicon, the model, the extraction."""

import re
from collections.abc import Sequence
from functools import cached_property

from palermo.domain.reports.reading.stems import root
from palermo.domain.reports.reading.stopwords import LANGUAGES, STOP
from palermo.kernel.text import fold

READ = 100_000  # characters; a narrative is never longer, and what else is longer is read up to here
_WORD = re.compile(r"[^\W_]+")
# A full stop ends a sentence only before white space and a capital, and not after an initial (M., U.S.) or a title.
_END = re.compile(r"[!?;:]\s|\.\s+(?=[^\W\d_a-zà-ÿ«\"(])|\n\s*\n|\n\s*[-*•]")
_LAST = re.compile(r"[^\W_]{1,7}\Z")
_SHORT = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "ste",
        "sr",
        "sra",
        "srta",
        "dra",
        "mme",
        "mlle",
        "mm",
        "pr",
        "prof",
        "gen",
        "gal",
        "col",
        "cel",
        "lt",
        "sgt",
        "sgto",
        "capt",
        "cap",
        "cpl",
        "maj",
        "cmdt",
        "insp",
        "hon",
        "rev",
        "vs",
        "av",
        "avda",
        "blvd",
        "approx",
        "aprox",
        "env",
        "cf",
        "incl",
        "tel",
        "tél",
        "tlm",
        "reg",
        "immat",
        "matr",
        "veh",
        "véh",
        "ref",
        "réf",
        "rte",
        "dto",
        "dept",
    ]
)
_BEGINNERS = frozenset(  # after an abbreviation such as U.S. these begin a sentence, and a name does not
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "they",
        "it",
        "in",
        "on",
        "at",
        "after",
        "when",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "there",
        "when",
        "while",
        "le",
        "la",
        "les",
        "il",
        "elle",
        "ils",
        "elles",
        "un",
        "une",
        "o",
        "os",
        "as",
        "ele",
        "ela",
        "eles",
        "el",
        "los",
        "ella",
        "ellos",
    ]
)
_ROOM = 60_000
_known: dict[str, dict[str, tuple[str, str]]] = {language: {} for language in LANGUAGES}


class Passage:
    """A text and its words: parallel sequences of starts, ends, folded forms and roots, and each word's sentence."""

    def __init__(self, text: str, language: str = "") -> None:
        self.raw = text[:READ]
        self.starts: list[int] = []
        self.ends: list[int] = []
        lowered: list[str] = []
        for match in _WORD.finditer(self.raw):
            self.starts.append(match.start())
            self.ends.append(match.end())
            lowered.append(match.group().lower())
        self.words: Sequence[str] = lowered
        self.language = language if language in LANGUAGES else spoken_in(lowered)
        known = _known[self.language]
        if len(known) > _ROOM:
            known.clear()
        self.folded: list[str] = []
        self.roots: list[str] = []
        for word in lowered:
            forms = known.get(word)
            if forms is None:
                folded = fold(word[:64])[:64]
                forms = known[word] = (folded, root(folded, self.language))
            self.folded.append(forms[0])
            self.roots.append(forms[1])

    @cached_property
    def _sentence_ends(self) -> list[int]:
        raw = self.raw
        return [
            match.start() for match in _END.finditer(raw) if not _goes_on(raw, match.start(), match.end())
        ]

    @cached_property
    def sentences(self) -> list[int]:
        """Return the number of the sentence of every word, from 0 up."""
        ends = self._sentence_ends
        found, number, count = [], 0, len(ends)
        for start in self.starts:
            while number < count and ends[number] < start:
                number += 1
            found.append(number)
        return found

    @cached_property
    def sentence_spans(self) -> list[tuple[int, int]]:
        """Return start and end in characters of every sentence, numbered as in `sentences`."""
        ends = [end + 1 for end in self._sentence_ends]
        starts = [0, *ends]
        return list(zip(starts, [*ends, len(self.raw)], strict=True))


def _goes_on(raw: str, stop: int, after: int) -> bool:
    """Tell whether a full stop only ends an initial or a short form, so that the sentence goes on behind it."""
    last = _LAST.search(raw, max(0, stop - 8), stop) if raw[stop] == "." else None
    if last is None:
        return False
    if last.start() < stop - 1:
        return last.group().lower() in _SHORT
    if not last.group().isalpha():
        return False
    dotted = last.start() > 0 and raw[last.start() - 1] == "."
    following = _WORD.match(raw, after)
    return not (dotted and following and following.group().lower() in _BEGINNERS)


def spoken_in(words: Sequence[str]) -> str:
    """Return the language of lower-case words among `en`, `fr`, `pt`, `es`: the one whose stop words are most."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for word in words[:2000]:
        for language in LANGUAGES:
            if word in STOP[language]:
                counts[language] += 1
    return max(LANGUAGES, key=lambda language: counts[language])
