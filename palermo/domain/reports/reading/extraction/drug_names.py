"""Names of drugs in a text, in four languages and in slang; slang counts only where the text speaks of drugs."""

import re
from functools import cache
from typing import NamedTuple

from palermo.domain.reports.reading.extraction.context import data
from palermo.domain.reports.reading.passage import Passage

_CLUE = re.compile(
    r"drog|drug|stup|estupef|narco|ndlea|ocrtis|test|saisi|seiz|apreen|decomis|dealer|trafi|labo"
)


class Substance(NamedTuple):
    """A drug named: code of the vocabulary `drugs`, first word, the word after, whether it is slang."""

    code: str
    first: int
    last: int
    slang: bool


@cache
def _lexicon() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Return the names of drugs by their first word, longer names first."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for code, words in data("drugs_words").items():
        for slang, names in ((False, words["sure"]), (True, words["beside"])):
            for name in names:
                parts = tuple(str(name).split())
                found.setdefault(parts[0], []).append((parts, code, slang))
    return {first: tuple(sorted(names, key=lambda each: -len(each[0]))) for first, names in found.items()}


def substances(passage: Passage) -> list[Substance]:
    """Return every drug named, in the order of the text."""
    lexicon, words, found = _lexicon(), passage.folded, []
    free = 0
    for place, word in enumerate(words):
        if place < free or word not in lexicon:
            continue
        for parts, code, slang in lexicon[word]:
            if len(parts) == 1 or tuple(words[place : place + len(parts)]) == parts:
                free = place + len(parts)
                found.append(Substance(code, place, free, slang))
                break
    if any(each.slang for each in found) and not _clued(passage, found):
        found = [each for each in found if not each.slang]
    return found


def _clued(passage: Passage, found: list[Substance]) -> bool:
    """Tell whether the text speaks of drugs at all, so that *ice* and *royal* may be some."""
    return any(not each.slang for each in found) or any(_CLUE.match(word) for word in passage.folded)
