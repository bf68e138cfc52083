"""Before and after, side by side: a value with its interval in grey, the later one below it in colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palermo.faces.kit.drawings import svg
from palermo.faces.kit.drawings.lettering import PHONE, shortened, width
from palermo.faces.kit.drawings.scales import ticks
from palermo.faces.kit.figures import number

WIDTH, ROW = 640.0, 86.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval and its words."""

    value: float
    low: float
    high: float
    told: str = ""

    @property
    def words(self) -> str:
        """Return the value and its interval as the chart writes them."""
        if self.told:
            return self.told
        value, low, high = (number(round(one, 1)) for one in (self.value, self.low, self.high))
        return f"{value} ({low}–{high})"


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing measured before and after; None is too few to say."""

    name: str
    before: Estimate | None
    after: Estimate | None


def before_after(
    key: str, pairs: Sequence[Pair], *, title: str, names: tuple[str, str] | None = None, words: str = ""
) -> SafeString:
    """Return pairs below one another on one scale from zero; `names` say what before and after are."""
    first, second = names or (_("before"), _("after"))
    known = [one for pair in pairs for one in (pair.before, pair.after) if one is not None]
    marks = ticks(max((one.high for one in known), default=1), 3)
    left = max(width(first, PHONE), width(second, PHONE)) + 12
    room = max((width(one.words, PHONE) for one in known), default=width(_("too few to say"), PHONE)) + 16
    unit = (WIDTH - left - room) / marks[-1]
    height = len(pairs) * ROW + 28
    lines = "".join(
        f"M{svg.coordinate(left + mark * unit)} 0V{svg.coordinate(height - 26)}" for mark in marks
    )
    pieces = [svg.path(lines, "gr", stroke_width=1)]
    for place, pair in enumerate(pairs):
        top = place * ROW
        pieces.append(svg.text(0, top + 20, shortened(pair.name, WIDTH, PHONE), "bo halo"))
        pieces.append(_one(pair.before, first, top + 42, left, unit, "k4"))
        pieces.append(_one(pair.after, second, top + 68, left, unit, "k1"))
    pieces.append(
        svg.group("mu mid", [svg.text(left + mark * unit, height - 5, number(mark)) for mark in marks])
    )
    told = words or in_words(pairs, (first, second))
    return svg.drawing(key, width=WIDTH, height=height, title=title, words=told, pieces=pieces)


def in_words(pairs: Sequence[Pair], names: tuple[str, str]) -> str:
    """Return each pair as a sentence."""
    few = _("too few to say")
    return " ".join(
        f"{pair.name}: {names[0]} {pair.before.words if pair.before else few}, "
        f"{names[1]} {pair.after.words if pair.after else few}."
        for pair in pairs
    )


def _one(one: Estimate | None, name: str, y: float, left: float, unit: float, css: str) -> str:
    pieces = [svg.text(0, y + 6, name, "mu")]
    if one is None:
        return "".join([*pieces, svg.text(left + 8, y + 6, _("too few to say"), "mu halo")])
    low, high = (svg.coordinate(left + bound * unit) for bound in (one.low, one.high))
    pieces.append(
        svg.path(f"M{low} {svg.coordinate(y)}H{high}", f"ln st {css}", stroke_width=7, stroke_opacity=".4")
    )
    pieces.append(svg.circle(left + one.value * unit, y, 5.5, f"fi {css}"))
    pieces.append(svg.text(left + one.high * unit + 10, y + 6, one.words, "halo"))
    return "".join(pieces)
