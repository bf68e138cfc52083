"""The words for papers, for what is wrong with them, and for how many there are."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from palermo.domain.reports.reading.extraction.context import data

_HINT = re.compile(
    r"pass|cart|card|cni|nin|identi|visa|visto|perm[ei]|licen|titre|titul|acte|acta|extrait|birth|certid|certif|partida|laissez|condu|salvo|"
    r"paper|papier|piece|docum|livret|libret|caderneta|carnet|cedula|stamp|cachet|carimbo|sello|tampon|autori|lettre|letter|dni|nni|book|log|yellow|"
    r"contrat|releve|bank|hotel|seam|seaf|green|ecowas|cedeao|jugement|bilhete|ids? |carne|assento|attest|papel|papei|extrato|consent|asylum|refug"
)


class Mention(NamedTuple):
    """A paper named in the text: its type and where."""

    code: str
    start: int
    end: int


def may_name_papers(text: str) -> bool:
    """Say whether a level text has any beginning of a word for papers."""
    return bool(_HINT.search(text))


def mentions(raw: str, text: str) -> Iterator[Mention]:
    """Yield the papers named in a level text, in order; short forms such as CNI count in capitals only."""
    types, capital, short = _types()
    for match in types.finditer(text):
        code = match.lastgroup or ""
        written = raw[match.start() : match.end()]
        if code == "short":
            if written.isupper():
                yield Mention(short[written], *match.span())
        elif match.group() not in capital or written.isupper():
            yield Mention(code, *match.span())


@cache
def _types() -> tuple[re.Pattern[str], frozenset[str], dict[str, str]]:
    known = data("papers")
    groups = [f"(?P<{code}>{'|'.join(words)})" for code, words in known["types"].items()]
    groups.append(f"(?P<short>{'|'.join(word.lower() for word in known['short'])})")
    pattern = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(groups)})(?![a-z0-9])")
    return pattern, frozenset(known["capital"]), known["short"]


@cache
def without_papers() -> re.Pattern[str]:
    """Return the pattern of 'without papers' in four languages."""
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
