"""Which concepts a passage speaks of, and which it only denies."""

from typing import NamedTuple

from palermo.domain.reports.reading.lexicon import lists
from palermo.domain.reports.reading.lexicon.matcher import Places
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Span

_REACH = 3  # words after a negation in which something may begin and be negated
_DOUBT = 6  # words after a hedge in which something may begin and be weakened
_WEAKENED = 0.7
_GROUPING = frozenset(",. '\u00a0\u202f")
_LONGEST_NUMBER = 24  # characters
_BREAKS = frozenset('.;,()[]«»"“”–—')


class Heard(NamedTuple):
    """One concept: where the text says it, where it denies it, and how much it counts (0 when only denied)."""

    spans: tuple[Span, ...]
    against: tuple[Span, ...]
    strength: float


def hear(passage: Passage) -> dict[str, Heard]:
    """Return every concept said or denied in a passage; never raises on any text."""
    found = lists.matcher(passage.language).find(passage)
    if not found:
        return {}
    negations = found.pop(lists.NEGATION, [])
    behind = found.pop(lists.BEHIND, [])
    stops = {first for first, _ in found.pop(lists.STOP, [])}
    harmless = {first for first, _ in found.pop(lists.HARMLESS, [])}
    hedges = found.pop(lists.HEDGE, [])
    silenced = _reach([each for each in negations if each[0] not in harmless], passage, stops, _REACH)
    doubted = _reach(hedges, passage, stops, _DOUBT)
    closed = _before(behind, passage)
    return {name: _heard(places, passage, silenced, doubted, closed) for name, places in found.items()}


def _heard(
    places: Places, passage: Passage, silenced: set[int], doubted: set[int], closed: set[int]
) -> Heard:
    raw, starts, ends = passage.raw, passage.starts, passage.ends
    said: list[Span] = []
    denied: list[Span] = []
    sure = False
    for first, last in places:
        start = starts[first]
        if raw[start].isdigit():
            start = _whole_number(raw, start)
        span = Span(start, ends[last])
        if first in silenced or last in closed:
            denied.append(span)
        else:
            said.append(span)
            sure = sure or first not in doubted
    return Heard(tuple(said), tuple(denied), 1.0 if sure else _WEAKENED if said else 0.0)


def _whole_number(raw: str, start: int) -> int:
    """Return where a number begins whose thousands the words have cut off (*45,000*: not *000*)."""
    least = max(0, start - _LONGEST_NUMBER)
    while start - 1 > least and raw[start - 1] in _GROUPING and raw[start - 2].isdigit():
        start -= 2
        while start > least and raw[start - 1].isdigit():
            start -= 1
    return start


def _reach(places: Places, passage: Passage, stops: set[int], size: int) -> set[int]:
    """Return the words that stand within reach of a negation or a hedge."""
    reached: set[int] = set()
    raw, starts, ends = passage.raw, passage.starts, passage.ends
    sentences = passage.sentences
    for _, last in places:
        for word in range(last + 1, min(last + 1 + size, len(starts))):
            between = raw[ends[word - 1] : starts[word]]
            broken = len(between) > 1 and not _BREAKS.isdisjoint(between)
            if broken or word in stops or sentences[word] != sentences[last]:
                break
            reached.add(word)
    return reached


def _before(places: Places, passage: Passage) -> set[int]:
    """Return the words right before a closing negation such as *minors: none*."""
    found = set()
    for first, _ in places:
        if first:
            between = passage.raw[passage.ends[first - 1] : passage.starts[first]]
            if between.strip() in ("", ":", "=") and "\n\n" not in between:
                found.add(first - 1)
    return found
