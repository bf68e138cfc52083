"""Bars that lie: a name, a length from zero, and the interval where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palermo.faces.kit.drawings import svg
from palermo.faces.kit.drawings.lettering import PHONE, shortened, width
from palermo.faces.kit.figures import number

WIDTH, ROW, SHORT, THICK = 640.0, 50.0, 28.0, 14.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `low` and `high` bound its interval (None: no interval), `told` is its value in words.

    A value of None is not known or too few to say: its words stand without a bar.
    """

    name: str
    value: float | None
    told: str = ""
    low: float | None = None
    high: float | None = None
    href: str = ""
    quiet: bool = False

    @property
    def words(self) -> str:
        """Return the value as the chart writes it."""
        return self.told or number(self.value)


def bars(key: str, items: Sequence[Bar], *, title: str, words: str = "", css: str = "k1") -> SafeString:
    """Return bars below one another, the longest as long as the drawing is wide; raises nothing for no items."""
    longest = max((max(item.value or 0, item.high or 0) for item in items), default=0) or 1.0
    room = WIDTH - max((width(item.words, PHONE) for item in items), default=0) - 14
    pieces, top = [], 0.0
    bare = max((width(item.name, PHONE) for item in items if _high(item) == SHORT), default=0) + 20
    beside = min(bare, WIDTH - max((width(item.words, PHONE) for item in items), default=0))
    for item in items:
        css_of = "k4" if item.quiet else css
        short = _high(item) == SHORT
        pieces.append(_words(item, top, beside) if short else _bar(item, top, room / longest, css_of))
        top += _high(item)
    pieces.insert(0, svg.path(f"M.5 0V{svg.coordinate(top)}", "ax", stroke_width=1))
    told = words or in_words(items)
    return svg.drawing(key, width=WIDTH, height=max(ROW, top), title=title, words=told, pieces=pieces)


def in_words(items: Sequence[Bar]) -> str:
    """Return every bar as name, value and interval in one sentence for those who do not see them."""
    return "; ".join(_said(item) for item in items) + "." if items else str(_("Nothing to show."))


def _said(item: Bar) -> str:
    told = f"{item.name}: {item.words}"
    if item.low is None or item.high is None:
        return told
    return told + " " + interval_words(item.low, item.high)


def interval_words(low: float, high: float) -> str:
    """Return an interval in words."""
    return _("(interval %(low)s to %(high)s)") % {"low": _rounded(low), "high": _rounded(high)}


def _rounded(value: float) -> str:
    return number(round(value, 1) if value < 100 else round(value))


def _high(item: Bar) -> float:
    """Return how high a row is: without a bar its words stand beside its name, in one line."""
    return SHORT if item.value is None and item.low is None else ROW


def _words(item: Bar, top: float, beside: float) -> str:
    name = svg.text(6, top + 19, shortened(item.name, beside - 14, PHONE))
    return svg.linked(item.href, name + svg.text(beside, top + 19, item.words, "bo"), _said(item))


def _bar(item: Bar, top: float, unit: float, css: str) -> str:
    middle = top + 33
    pieces = [svg.text(6, top + 21, shortened(item.name, WIDTH - 6, PHONE))]
    reach = 0.0
    if item.value is not None:
        reach = item.value * unit
        pieces.append(svg.rect(0, middle - THICK / 2, reach, THICK, f"fi {css}"))
    if item.low is not None and item.high is not None:
        low, high = svg.coordinate(item.low * unit), svg.coordinate(item.high * unit)
        y, up, down = (svg.coordinate(middle + by) for by in (0, -5, 5))
        pieces.append(
            svg.path(f"M{low} {y}H{high}M{low} {up}V{down}M{high} {up}V{down}", "ax", stroke_width=1.5)
        )
        reach = max(reach, item.high * unit)
    pieces.append(svg.text(reach + 8, middle + 6, item.words, "bo"))
    return svg.linked(item.href, "".join(pieces), _said(item))
