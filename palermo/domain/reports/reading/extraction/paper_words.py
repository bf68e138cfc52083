"""The words for papers, for what is wrong with them, and for how many there are."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from palermo.domain.reports.reading.extraction.context import data
from palermo.domain.reports.reading.passage import Passage

_BEGINS = 3  # letters by which a word is tried at all: the pattern of all papers is slow where it fails
_WITHOUT = frozenset(("sans", "without", "no", "sem", "sin", "aucun", "aucune", "with", "not", "n"))
_OPTION = re.compile(r"\(\?:([^()]*)\)(\??)")
_JOINS = ("-", "/")
_BEGIN = re.compile(r"[a-z]{1,3}")


class Mention(NamedTuple):
    """A paper named in the text: its type and where."""

    code: str
    start: int
    end: int


def mentions(passage: Passage, text: str) -> Iterator[Mention]:
    """Yield the papers named in a level text, in order; short forms such as CNI count in capitals only."""
    types, begins, capital, short = _types()
    done = 0
    for start, word in zip(passage.starts, passage.folded, strict=True):
        if word[:_BEGINS] not in begins or start < done or not (match := types.match(text, start)):
            continue
        code, written = match.lastgroup or "", passage.raw[start : match.end()]
        if code == "short":
            if not written.isupper() or text[match.end() : match.end() + 1] in _JOINS:
                continue  # LP-4471 is a number, no paper
            code = short[match.group().upper()]
        elif match.group() in capital and not written.isupper():
            continue
        done = match.end()
        yield Mention(code, start, done)


def without(passage: Passage, text: str) -> list[tuple[int, int]]:
    """Return the places of 'without papers' in four languages."""
    found = []
    english = passage.language == "en"  # in Portuguese "no passaporte" is in the passport
    for start, word in zip(passage.starts, passage.folded, strict=True):
        if word in _WITHOUT and (english or word != "no") and (match := _none().match(text, start)):
            found.append(match.span())
    return found


@cache
def _types() -> tuple[re.Pattern[str], frozenset[str], frozenset[str], dict[str, str]]:
    known = data("papers")
    groups = [f"(?P<{code}>{'|'.join(words)})" for code, words in known["types"].items()]
    groups.append(f"(?P<short>{'|'.join(word.lower() for word in known['short'])})")
    pattern = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(groups)})(?![a-z0-9])")
    written = [word for words in known["types"].values() for word in words] + [
        w.lower() for w in known["short"]
    ]
    begins = frozenset(begin for word in written for begin in _begins(word))
    return pattern, begins, frozenset(known["capital"]), known["short"]


def _begins(pattern: str) -> Iterator[str]:
    """Yield the first letters that a pattern of the data file can match, through the options it opens with."""
    option = _OPTION.match(pattern)
    if option:
        for each in option.group(1).split("|"):
            yield from _begins(each)
        if option.group(2):
            yield from _begins(pattern[option.end() :])
    elif begin := _BEGIN.match(pattern):
        yield begin.group()


@cache
def _none() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){data('papers')['none']}(?![a-z])")


def fraud_in(window: str) -> tuple[str, int, int]:
    """Return the code of what a level window says is wrong (or that all is right) with its place, '' when nothing."""
    for code, pattern in _frauds():
        if match := pattern.search(window):
            return code, match.start(), match.end()
    return "", 0, 0


@cache
def _frauds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (each["code"], re.compile(rf"(?<![a-z])(?:{each['pattern']})(?![a-z])"))
        for each in data("papers")["frauds"]
    )


@cache
def counting() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the pattern of a number with at most three words after it, at the end of a window, and the words' values."""
    words = data("papers")["numbers"]
    pattern = rf"(?<![\w.,/])(\d{{1,3}}|{'|'.join(words)})((?: [a-z'-]{{2,14}}){{0,3}}) (?:d')?$"
    return re.compile(pattern), words
