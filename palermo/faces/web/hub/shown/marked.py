"""A narrative as HTML with the stretches marked that led to something, however they overlap."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from palermo.domain.reports.reading.suggestion import Span

_PARAGRAPHS = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LINES = re.compile(r"[^\n]+")
# Beyond these a page would be all marks: a text of a megabyte stays readable.
MOST_MARKS, MOST_NAMED = 2000, 6
_STYLES = {"acts": "e-act", "means": "e-mea", "purposes": "e-pur", "item": "e-ent"}


@dataclass(frozen=True, slots=True)
class Reason:
    """What one suggestion or thing brings: its facet, its words for the title, the id of its line, its stretches."""

    facet: str
    words: str
    line: str
    spans: Sequence[Span]


@dataclass(slots=True)
class Piece:
    """A stretch without a change of reasons inside, from its first character to the one after its last."""

    start: int
    end: int
    reasons: list[Reason] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Return the id under which links find the stretch."""
        return f"m{self.start}"


class Marked:
    """A narrative cut where the reasons for marks begin and end; lines of the text are never crossed."""

    def __init__(self, text: str, reasons: Iterable[Reason]) -> None:
        self.text = text.replace("\r", " ")
        self.pieces = _pieces(self.text, list(reasons))
        self._starts = [piece.start for piece in self.pieces]

    def anchor(self, span: Span) -> str:
        """Return the id of the first mark of a stretch, "" where none could be made."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        return next(
            (piece.anchor for piece in self.pieces[at : at + 3] if span.start < piece.end and piece.start < span.end),
            "",
        )  # fmt: skip

    def html(self) -> SafeString:
        """Return paragraphs and line breaks as Django's `linebreaks` makes them, with marks; everything is escaped."""
        ahead = iter(self.pieces)
        waiting: list[Piece] = []

        def inside(start: int, end: int) -> Iterator[tuple[SafeString]]:
            at = start
            while (piece := waiting.pop() if waiting else next(ahead, None)) is not None:
                if piece.start >= end:
                    waiting.append(piece)
                    break
                yield (format_html("{}{}", self.text[at : piece.start], _mark(self.text, piece)),)
                at = piece.end
            yield (format_html("{}", self.text[at:end]),)

        paragraphs = []
        for paragraph in _PARAGRAPHS.finditer(self.text):
            lines = [
                format_html_join("", "{}", inside(line.start(), line.end()))
                for line in _LINES.finditer(self.text, paragraph.start(), paragraph.end())
            ]
            paragraphs.append((mark_safe("<br>".join(lines)),))  # each line is escaped already
        return format_html_join("\n", "<p>{}</p>", paragraphs)


def _pieces(text: str, reasons: list[Reason]) -> list[Piece]:
    every = {(span.start, span.end) for reason in reasons for span in reason.spans}
    known = set(sorted(pair for pair in every if 0 <= pair[0] < pair[1] <= len(text))[:MOST_MARKS])
    cuts = sorted({cut for pair in known for cut in pair})
    place = {cut: number for number, cut in enumerate(cuts)}
    holders: dict[int, list[Reason]] = {}
    for reason in reasons:
        for span in known.intersection((span.start, span.end) for span in reason.spans):
            for number in range(place[span[0]], place[span[1]]):
                holders.setdefault(number, []).append(reason)
    found = [
        Piece(start, end, holders[number])
        for number in sorted(holders)
        for start, end in _inside_lines(text, cuts[number], cuts[number + 1])
    ]
    return found[:MOST_MARKS]


def _inside_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return a stretch without line ends, and without the blanks at its own ends."""
    found = []
    for line in _LINES.finditer(text, start, end):
        a, b = line.span()
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            found.append((a, b))
    return found


def _mark(text: str, piece: Piece) -> SafeString:
    named = list(dict.fromkeys(reason.words for reason in piece.reasons))
    title = " · ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
    styles = {_STYLES[reason.facet] for reason in piece.reasons if reason.facet in _STYLES}
    style = next((style for style in _STYLES.values() if style in styles), "")
    css = format_html(' class="{}"', style) if style else ""
    return format_html(
        '<mark id="{}"{} title="{}" data-line="{}">{}</mark>',
        piece.anchor, css, title, piece.reasons[0].line, text[piece.start : piece.end],
    )  # fmt: skip
