"""The way as a drawing: the look's line with stops, solid where travelled, dashed where only planned.

Places are numbers of a grid that is 640 wide; no style, no script, so the same drawing serves page and print.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from palermo.domain.reports.content import Content, Leg
from palermo.faces.kit.figures import money
from palermo.faces.kit.names import label_text
from palermo.kernel.text import fold

WIDTH, LINE_HEIGHT, EDGE = 640, 116, 24
LEGS_A_LINE = 3
LONGEST_NAME, LONGEST_WORD = 18, 22


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the drawing, `anchor` the class that keeps its name inside the frame."""

    x: int
    y: int
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One leg on the drawing with its words below."""

    x1: int
    x2: int
    y: int
    middle: int
    mode: str
    fee: str
    planned: bool


@dataclass(frozen=True, slots=True)
class Route:
    """A drawn route: its height, stops, stretches, and the same in words for those who do not see it."""

    height: int
    stops: list[Stop] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    words: str = ""

    @property
    def width(self) -> int:
        """Return the width of the grid."""
        return WIDTH


def drawn(content: Content) -> Route | None:
    """Return the drawing of a report's legs; None where it has none."""
    if not content.legs:
        return None
    stops: list[Stop] = []
    stretches: list[Stretch] = []
    lines = _lines(content.legs)
    for number, line in enumerate(lines):
        y = 46 + number * LINE_HEIGHT
        step = (WIDTH - 2 * EDGE) // len(line)
        stops += _stops(line, y, step)
        for place, leg in enumerate(line):
            x1 = EDGE + place * step
            stretches.append(
                Stretch(
                    x1, x1 + step, y, x1 + step // 2, _cut(_mode(leg), LONGEST_WORD), _fee(leg), leg.planned
                )
            )
    return Route(
        len(lines) * LINE_HEIGHT - 6, stops, stretches, "; ".join(leg_words(leg) for leg in content.legs)
    )


def _lines(legs: Sequence[Leg]) -> list[list[Leg]]:
    """Return the legs in lines of at most three; a leg that does not begin where the last one ended starts a line."""
    lines: list[list[Leg]] = []
    for leg in legs:
        goes_on = lines and len(lines[-1]) < LEGS_A_LINE and _same(lines[-1][-1].destination, leg.origin)
        if goes_on:
            lines[-1].append(leg)
        else:
            lines.append([leg])
    return lines


def _same(one: str, other: str) -> bool:
    return fold(one).strip() == fold(other).strip() or not other


def _stops(line: Sequence[Leg], y: int, step: int) -> list[Stop]:
    unknown = gettext("not known")
    names = [line[0].origin or unknown, *(leg.destination or unknown for leg in line)]
    last = len(names) - 1
    return [
        Stop(
            EDGE + place * step,
            y,
            _cut(name, LONGEST_NAME),
            "" if place == 0 else "end" if place == last else "mid",
        )
        for place, name in enumerate(names)
    ]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _mode(leg: Leg) -> str:
    return (
        gettext("transport not known")
        if leg.mode in ("", "unknown")
        else label_text("transport_modes", leg.mode)
    )


def _fee(leg: Leg) -> str:
    if leg.fee is None:
        return gettext("intended, not travelled") if leg.planned else ""
    return _cut(money(leg.fee), LONGEST_WORD)


def leg_words(leg: Leg) -> str:
    """Return one leg in words, such as "Agadez to Assamaka, pick-up, fee not known"."""
    unknown = gettext("not known")
    parts = [
        gettext("%(origin)s to %(destination)s")
        % {"origin": leg.origin or unknown, "destination": leg.destination or unknown},
        _mode(leg),
    ]
    if leg.fee is not None:
        parts.append(money(leg.fee))
    if leg.concealed:
        parts.append(gettext("hidden"))
    if leg.planned:
        parts.append(gettext("intended, not travelled"))
    return ", ".join(parts)
