"""A line over months, with its interval as a band; an unfinished month is dashed, a month without figure a gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palermo.faces.kit.drawings import svg
from palermo.faces.kit.drawings.bars import interval_words
from palermo.faces.kit.drawings.lettering import PHONE, width
from palermo.faces.kit.drawings.scales import thinned, ticks
from palermo.faces.kit.figures import number

WIDTH, HEIGHT = 640.0, 260.0
TOP, FOOT = 26.0, 34.0
COLOURS = ("k1", "k2", "k3", "k4")


@dataclass(frozen=True, slots=True)
class Dot:
    """One month of a line: its name, its value (None: no figure), its interval, and whether the month still runs."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One line; all lines of a chart have the same months. At most three and grey: more become small multiples."""

    name: str
    dots: Sequence[Dot]


@dataclass(frozen=True, slots=True)
class _Grid:
    left: float
    right: float
    across: float
    unit: float

    def at(self, place: int, value: float) -> tuple[str, str]:
        x = svg.coordinate(self.left + place * self.across)
        return x, svg.coordinate(HEIGHT - FOOT - value * self.unit)


def line(key: str, series: Sequence[Series], *, title: str, words: str = "") -> SafeString:
    """Return lines over the same months, named at their ends; raises ValueError for more than four."""
    if len(series) > len(COLOURS):
        raise ValueError("more than four lines become small multiples")
    dots = [dot for one in series for dot in one.dots if dot.value is not None]
    marks = ticks(max((max(dot.value or 0, dot.high or 0) for dot in dots), default=1))
    names = max((width(one.name, PHONE) for one in series), default=0) if len(series) > 1 else 12
    names = max(
        names, max((width(dot.name, PHONE) for one in series for dot in one.dots[-1:]), default=0) / 2
    )
    left, right = width(number(marks[-1]), PHONE) + 12, WIDTH - min(220.0, names + 12)
    count = max((len(one.dots) for one in series), default=1)
    grid = _Grid(left, right, (right - left) / max(1, count - 1), (HEIGHT - TOP - FOOT) / marks[-1])
    pieces = [_axis(grid, marks), _months(grid, series[0].dots if series else [])]
    for place, one in enumerate(series):
        css = COLOURS[place]
        pieces.append(
            svg.group(css, [_band(grid, one.dots), *_strokes(grid, one.dots), *_alone(grid, one.dots)])
        )
        pieces.append(_name(grid, one, len(series)))
    return svg.drawing(
        key, width=WIDTH, height=HEIGHT, title=title, words=words or in_words(series), pieces=pieces
    )


def in_words(series: Sequence[Series]) -> str:
    """Return every line in words: its ends, its highest and lowest month, and what is unfinished."""
    return " ".join(_told(one) for one in series) or str(_("Nothing to show."))


def _told(one: Series) -> str:
    known = [(dot, dot.value) for dot in one.dots if dot.value is not None]
    if not known:
        return _("%(name)s: no figures.") % {"name": one.name}
    most, least = max(known, key=lambda pair: pair[1]), min(known, key=lambda pair: pair[1])
    words = _(
        "%(name)s: %(months)s months, highest %(most)s in %(when_most)s, lowest %(least)s in %(when_least)s, "
        "last %(last)s in %(when_last)s."
    )
    told = words % {
        "name": one.name, "months": number(len(known)), "most": number(most[1]), "when_most": most[0].name,
        "least": number(least[1]), "when_least": least[0].name, "last": number(known[-1][1]), "when_last": known[-1][0].name,
    }  # fmt: skip
    last = known[-1][0]
    if last.low is not None and last.high is not None:
        told = told.removesuffix(".") + " " + interval_words(last.low, last.high) + "."
    return told + (" " + _("The last month is unfinished.") if last.unfinished else "")


def _axis(grid: _Grid, marks: Sequence[float]) -> str:
    lines = "".join(
        f"M{svg.coordinate(grid.left)} {grid.at(0, mark)[1]}H{svg.coordinate(grid.right)}"
        for mark in marks[1:]
    )
    ground = svg.path(
        f"M{svg.coordinate(grid.left)} {grid.at(0, 0)[1]}H{svg.coordinate(grid.right)}", "ax", stroke_width=1
    )
    words = [
        svg.text(grid.left - 6, HEIGHT - FOOT - mark * grid.unit + 5, number(mark))
        for mark in (marks if len(marks) < 5 else marks[::2])
    ]
    return svg.path(lines, "gr", stroke_width=1) + ground + svg.group("mu end", words)


def _months(grid: _Grid, dots: Sequence[Dot]) -> str:
    room = max((width(dot.name, PHONE) for dot in dots), default=60) + 18
    shown = thinned(len(dots), max(2, int((grid.right - grid.left) / room)))
    return svg.group(
        "mu mid",
        [svg.text(grid.left + place * grid.across, HEIGHT - 8, dots[place].name) for place in sorted(shown)],
    )


def _runs(dots: Sequence[Dot]) -> list[list[int]]:
    known = [(place, dot.value is not None) for place, dot in enumerate(dots)]
    return [
        [place for place, _known in run] for here, run in groupby(known, key=lambda pair: pair[1]) if here
    ]


def _strokes(grid: _Grid, dots: Sequence[Dot]) -> list[str]:
    found = []
    for run in _runs(dots):
        solid = [place for place in run if not dots[place].unfinished]
        ends = [place for place in run if dots[place].unfinished]
        if len(solid) > 1:
            found.append(svg.path(_through(grid, dots, solid), "ln st", stroke_width=2.5))
        if ends and solid:
            found.append(svg.path(_through(grid, dots, [solid[-1], *ends]), "ln st da", stroke_width=2))
    return found


def _through(grid: _Grid, dots: Sequence[Dot], places: Sequence[int]) -> str:
    return "M" + "L".join(" ".join(grid.at(place, dots[place].value or 0)) for place in places)


def _alone(grid: _Grid, dots: Sequence[Dot]) -> list[str]:
    """Return a circle for each month that no stroke reaches, and an open one for what is unfinished."""
    alone = {run[0] for run in _runs(dots) if len(run) == 1}
    found = []
    for place, dot in enumerate(dots):
        if dot.value is not None and (place in alone or dot.unfinished):
            x, y = (float(part) for part in grid.at(place, dot.value))
            found.append(svg.circle(x, y, 4, "no" if dot.unfinished else "fi"))
    return found


def _band(grid: _Grid, dots: Sequence[Dot]) -> str:
    found = []
    for run in _runs(dots):
        bounds = [(place, dots[place].low, dots[place].high) for place in run]
        known = [(place, low, high) for place, low, high in bounds if low is not None and high is not None]
        if len(known) > 1:
            over = [" ".join(grid.at(place, high)) for place, _low, high in known]
            under = [" ".join(grid.at(place, low)) for place, low, _high in reversed(known)]
            found.append(svg.path("M" + "L".join(over + under) + "z", "fi", fill_opacity=".18"))
    return "".join(found)


def _name(grid: _Grid, one: Series, lines: int) -> str:
    if lines < 2:
        return ""
    last = next((pair for pair in reversed(list(enumerate(one.dots))) if pair[1].value is not None), None)
    if last is None:
        return ""
    _x, y = grid.at(last[0], last[1].value or 0)
    return svg.text(grid.right + 8, float(y) + 5, one.name, "bo")
