"""Showing why a text was found: the places in it that met the query, and a short piece around the best of them."""

import re
from collections.abc import Iterable

from palermo.domain.reports.reading.marks import clusters, groups_in, windows
from palermo.domain.reports.reading.query import plan
from palermo.domain.reports.reading.stems import memory
from palermo.domain.reports.reading.stopwords import guess_language
from palermo.kernel.text import word_spans

_BLANKS = re.compile(r"\s+")
_MOST_SPANS = 2_000
_LEAD = 0.3  # how much of a snippet stands before its first find

Span = tuple[int, int]
Piece = tuple[str, bool]


def phrase_spans(text: str, query: str, language: str = "") -> list[Span]:
    """Return start and end, in order and apart, of what in a text met a query: words by their stems, identifiers."""
    needs = plan(query)
    wanted = {form for need in needs for word in need.words for form in word}
    marks = {term for need in needs for term in need.marks}
    found = [*_word_finds(text, wanted, language), *_mark_finds(text, marks)]
    return _apart(found)[:_MOST_SPANS]


def _word_finds(text: str, wanted: set[str], language: str) -> list[Span]:
    if not wanted:
        return []
    spoken = [(start, end, word.lower()) for start, end, word in word_spans(text)]
    distinct = {word for _, _, word in spoken}
    known = memory(language or guess_language(distinct))
    meeting = {word for word in distinct if not wanted.isdisjoint(known[word])}
    return [(start, end) for start, end, word in spoken if word in meeting]


def _mark_finds(text: str, marks: set[str]) -> list[Span]:
    if not marks:
        return []
    return [
        (first, last)
        for start, end in clusters(text)
        for first, last, term in windows(groups_in(text, start, end))
        if term in marks
    ]


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def snippet(text: str, query: str, width: int = 160, language: str = "") -> list[Piece]:
    """Return a piece of about `width` characters around the densest finds, as (text, found) pieces on one line."""
    spans = phrase_spans(text, query, language)
    first, last = _frame(text, spans, max(width, 1))
    pieces: list[Piece] = [("… ", False)] if first > 0 else []
    at = first
    for start, end in spans:
        if end <= first or start >= last:
            continue
        start, end = max(start, first), min(end, last)
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:last], False))
    if last < len(text.rstrip()):
        pieces.append((" …", False))
    return [(_BLANKS.sub(" ", piece), hit) for piece, hit in pieces if piece]


def _frame(text: str, spans: list[Span], width: int) -> Span:
    """Return where the snippet begins and ends, at white space where there is some near."""
    if len(text) <= width:
        return 0, len(text)
    best, score, right = (0, 0), -1, 0
    for left, (start, _) in enumerate(spans):
        right = max(right, left)
        while right + 1 < len(spans) and spans[right + 1][1] - start <= width:
            right += 1
        if right - left > score:
            best, score = (start, spans[right][1]), right - left
    room = max(width - (best[1] - best[0]), 0)
    first = max(best[0] - int(room * _LEAD), 0)
    last = min(first + width, len(text))
    first = max(last - width, 0)
    if first:
        blank = _BLANKS.search(text, first, max(best[0], first))
        first = blank.end() if blank else first
    if last < len(text):
        cut = max(text.rfind(" ", best[1], last), text.rfind("\n", best[1], last))
        last = cut if cut > best[1] else last
    return first, last
