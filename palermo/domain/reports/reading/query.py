"""What a search asks for: every word in all its forms, and identifiers in the one form that documents carry.

`plan` is the whole question as a conjunction of needs. A need is met by any of its marks, or by all of its words;
a word is met by any of its forms. So `AB 7342 RB Gaya` needs the plate, however it was written, and the place.
"""

from dataclasses import dataclass

from palermo.domain.reports.reading.marks import (
    MOST_GROUPS,
    PHONE_LONGEST,
    PHONE_SHORTEST,
    Group,
    clusters,
    groups_in,
    mark,
    phone_keys,
)
from palermo.domain.reports.reading.stems import query_forms
from palermo.domain.reports.reading.stopwords import ANY_STOP
from palermo.kernel.text import fold, word_spans

_MOST_NEEDS = 40  # a question, not a document: the rest of a pasted page is left out
_LONGEST_QUERY = 2_000
_PREFIX_LETTERS = 3
_PREFIX_GROUPS = 3


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a document must have: any of `marks`, or for each set in `words` one of its terms."""

    words: tuple[frozenset[str], ...]
    marks: frozenset[str]


def plan(text: str) -> list[Need]:
    """Return what a document must have to answer a query; an empty list for a query without a word."""
    text = text[:_LONGEST_QUERY]
    spans = list(word_spans(text))
    needs: list[tuple[int, Need]] = []
    taken: set[int] = set()
    for first, last in clusters(text):
        for run in _runs(groups_in(text, first, last)):
            start, end = run[0].start, run[-1].end
            inside = [span for span in spans if span[0] < end and span[1] > start]
            taken |= {span[0] for span in inside}
            needs.append((start, _need(run, [word for _, _, word in inside])))
    rest = [(start, word) for start, _, word in spans if start not in taken]
    speaking = [(start, word) for start, word in rest if fold(word) not in ANY_STOP]
    for start, word in speaking if speaking or needs else rest:
        if forms := query_forms(word.lower()):
            needs.append((start, Need((frozenset(forms),), frozenset())))
    ordered = [need for _, need in sorted(needs, key=lambda pair: pair[0]) if need.words or need.marks]
    return list(dict.fromkeys(ordered))[:_MOST_NEEDS]


def query_terms(text: str) -> list[set[str]]:
    """Return one set of alternatives per word of a query; stop words are dropped unless nothing is left."""
    spoken = [word.lower() for _, _, word in word_spans(text[:_LONGEST_QUERY])]
    speaking = [word for word in spoken if fold(word) not in ANY_STOP] or spoken
    return [set(forms) for word in dict.fromkeys(speaking) if (forms := query_forms(word))][:_MOST_NEEDS]


def query_identifiers(text: str) -> set[str]:
    """Return the terms by which documents know the identifiers of a query; any one of them is a find."""
    return {term for need in plan(text) for term in need.marks}


def _runs(groups: list[Group]) -> list[list[Group]]:
    """Return the groups cut where more than one phone stands in a row, without stop words at either end."""
    while groups and not groups[0].figures and groups[0].stop:
        groups = groups[1:]
    while groups and not groups[-1].figures and groups[-1].stop:
        groups = groups[:-1]
    several = sum(group.figures for group in groups) > PHONE_LONGEST
    found: list[list[Group]] = [[]]
    figures = 0
    for group in groups:
        if several and figures > PHONE_SHORTEST:
            found.append([])
            figures = 0
        found[-1].append(group)
        figures += group.figures
    return [run for run in found if run]


def _need(run: list[Group], inside: list[str]) -> Need:
    dialled = {
        key for stretch in _stretches(run) for key in phone_keys("".join(group.form for group in stretch))
    }
    marks = dialled | {term for part in _spellings(run) if (term := _term(part))}
    speaking = [word for word in inside if fold(word) not in ANY_STOP] or inside
    words = [frozenset(forms) for word in speaking if (forms := query_forms(word.lower()))]
    return Need(() if dialled else tuple(dict.fromkeys(words)), frozenset(marks))


def _term(groups: list[Group]) -> str:
    return mark("".join(group.form for group in groups), sum(group.figures for group in groups))


def _stretches(run: list[Group]) -> list[list[Group]]:
    """Return the longest stretches of digit groups, which may be phones."""
    found: list[list[Group]] = [[]]
    for group in run:
        if group.figures:
            found[-1].append(group)
        elif found[-1]:
            found.append([])
    return [stretch for stretch in found if stretch]


def _spellings(run: list[Group]) -> list[list[Group]]:
    """Return the run as one identifier, and without a country's letters at either end of a long one."""
    found = [run] if len(run) <= MOST_GROUPS else []
    if len(run) > _PREFIX_GROUPS:
        for part, outer in ((run[1:], run[0]), (run[:-1], run[-1])):
            if not outer.figures and len(outer.form) == _PREFIX_LETTERS and len(part) <= MOST_GROUPS:
                found.append(part)
    return found
