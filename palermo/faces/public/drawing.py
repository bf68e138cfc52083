"""A figure as a drawing in SVG: one line for each code over years or months, or bars; the table says the same.

A count that disclosure control made "few" leaves a gap, never a guessed point. Each drawing is made twice: with names
beside its lines, and for a phone, where that room goes to the lines and the names stand above them.
"""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from palermo.domain.publications.content import Figure
from palermo.faces.kit.figures import number

MOST = 3  # hues; more series are for the table


@dataclass(frozen=True, slots=True)
class Paper:
    """The room of a drawing and the margins round its lines; names stand in the end margin, or `above` in rows."""

    css: str
    width: int
    height: int
    left: int
    right: int
    top: int
    foot: int = 28
    feet: int = 7  # marks along the foot at most
    above: bool = False

    def x(self, place: int, count: int) -> int:
        """Return where one of so many steps stands."""
        return round(self.left + (self.width - self.left - self.right) * (place + 0.5) / max(count, 1))

    def y(self, value: float, top: float) -> int:
        """Return how high a value stands where the drawing ends at `top`."""
        high = self.height - self.foot
        return round(high - (high - self.top) * value / _round_up(top))


WIDE = Paper("netw desk-fig", width=720, height=264, left=52, right=176, top=22)


def _narrow(names: int) -> Paper:
    top = 20 + 18 * names
    return Paper(
        "phone-fig", width=328, height=208 + top, left=44, right=10, top=top, feet=5, above=names > 0
    )


def svg(figure: Figure, language: str) -> SafeString:
    """Return the drawing that a figure asks for, for both rooms, "" where only its table is shown."""
    from palermo.faces.public.figures import cell, said

    across = next((place for place, one in enumerate(figure.columns) if one.kind in ("year", "month")), None)
    by = next((place for place, one in enumerate(figure.columns) if one.kind in ("code", "text")), None)
    up = next((place for place, one in enumerate(figure.columns) if one.kind in ("count", "number")), None)
    if figure.drawing == "table" or across is None or up is None:
        return mark_safe("")
    steps = sorted({str(row[across]) for row in figure.rows})
    names = list(dict.fromkeys(str(row[by]) for row in figure.rows)) if by is not None else [""]
    series: dict[str, dict[str, float]] = {name: {} for name in names[:MOST]}
    for row in figure.rows:
        name, value = str(row[by]) if by is not None else "", row[up]
        if name in series and isinstance(value, int | float):
            series[name][str(row[across])] = value
    top = max((value for one in series.values() for value in one.values()), default=0) or 1
    labels = {
        name: cell(figure.columns[by], name, figure, language) if by is not None else "" for name in series
    }
    ends = {step: cell(figure.columns[across], step, figure, language) for step in steps}
    draw = _bars if figure.drawing == "bars" else _lines
    title = said(figure.titles, language)
    papers = (WIDE, _narrow(len(series) if by is not None else 0))
    return format_html_join(
        "",
        '<svg class="{}" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}{}{}</svg>',
        (
            (paper.css, paper.width, paper.height, paper.width, paper.height, title, _grid(paper, top),
             _feet(paper, ends), draw(paper, series, labels, steps, top))
            for paper in papers
        ),
    )  # fmt: skip


def _round_up(top: float) -> float:
    step = float(10 ** max(len(str(int(top))) - 1, 0))
    return next(step * factor for factor in (1, 2, 3, 4, 5, 6, 8, 10) if step * factor >= top)


def _grid(paper: Paper, top: float) -> SafeString:
    whole, end = _round_up(top), paper.width - paper.right
    heights = [(whole * part, paper.y(whole * part, top)) for part in (0, 0.5, 1)]
    return format_html_join(
        "",
        '<path class="gr" d="M{} {}H{}"/><text class="mu end" x="{}" y="{}">{}</text>',
        ((paper.left, y, end, paper.left - 8, y + 4, number(value)) for value, y in heights),
    )


def _feet(paper: Paper, ends: dict[str, str]) -> SafeString:
    every = max(1, -(-len(ends) // paper.feet))
    marks = [
        (paper.x(place, len(ends)), paper.height - 8, text)
        for place, text in enumerate(ends.values())
        if place % every == 0
    ]
    return format_html_join("", '<text class="mu mid" x="{}" y="{}">{}</text>', marks)


def _name(paper: Paper, row: int, beside: int, words: str) -> SafeString:
    """Return the name of a series: in the margin at a height, or in its row above the lines, with a square of its colour."""
    if not paper.above:
        return format_html(
            '<text class="fi bo" x="{}" y="{}">{}</text>', paper.width - paper.right + 6, beside, words
        )
    y = 18 * row - 4
    return format_html(
        '<rect class="fi" x="{}" y="{}" width="10" height="10"/><text class="fi bo" x="{}" y="{}">{}</text>',
        paper.left, y - 9, paper.left + 16, y, words,
    )  # fmt: skip


def _lines(
    paper: Paper, series: dict[str, dict[str, float]], labels: dict[str, str], steps: list[str], top: float
) -> SafeString:
    parts, taken = [], [0]
    for row, (name, points) in enumerate(series.items(), 1):
        path, last = "", None
        for place, step in enumerate(steps):
            if step in points:
                turn = "L" if last == place - 1 else "M"
                path += f"{turn}{paper.x(place, len(steps))} {paper.y(points[step], top)}"
                last = place
        if last is None:
            continue
        x, y = paper.x(last, len(steps)), paper.y(points[steps[last]], top)
        parts.append((row, path, x, y, _name(paper, row, _apart(y + 4, taken), labels[name])))
    return format_html_join(
        "",
        '<g class="k{}"><path class="ln st" stroke-width="2.5" d="{}"/><circle class="fi" cx="{}" cy="{}" r="4"/>{}</g>',
        parts,
    )


def _apart(wanted: int, taken: list[int]) -> int:
    """Return where a label can stand without lying on another, as near as possible to where it belongs."""
    place = next(
        y
        for away in range(0, 200, 2)
        for y in (wanted - away, wanted + away)
        if all(abs(y - one) >= 16 for one in taken)
    )
    taken.append(place)
    return place


def _bars(
    paper: Paper, series: dict[str, dict[str, float]], labels: dict[str, str], steps: list[str], top: float
) -> SafeString:
    room = (paper.width - paper.left - paper.right) / max(len(steps) * len(series), 1)
    width = max(3, round(room * 0.7))
    parts, names = [], []
    for row, (name, points) in enumerate(series.items(), 1):
        for place, step in enumerate(steps):
            if step in points:
                y = paper.y(points[step], top)
                x = paper.x(place, len(steps)) + round((row - 1 - len(series) / 2) * width)
                parts.append((row, x, y, width - 1, paper.height - paper.foot - y))
        names.append((row, _name(paper, row, paper.top + 18 * row, labels[name])))
    bars = format_html_join("", '<rect class="fi k{}" x="{}" y="{}" width="{}" height="{}"/>', parts)
    return bars + format_html_join("", '<g class="k{}">{}</g>', names)
