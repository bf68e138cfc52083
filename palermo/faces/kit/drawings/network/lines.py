"""The lines of a network: from rim to rim, thicker for more sources, dashed for somebody's belief, with a tip where directed."""

from dataclasses import dataclass
from math import atan2, cos, hypot, log2, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from palermo.faces.kit.drawings.network.drawing import Link

CROWD, EVERY = 160, 12.0  # lines that are avoided whole, and at which distance
TIP, SPREAD = 7.0, 0.45  # length of an arrow's side, and its angle to the line in radians


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the `d` of its path and of its tip, its thickness, classes, what is told of it."""

    link: "Link"
    path: str
    tip: str
    bars: str
    width: str
    css: str
    middle: tuple[float, float]
    ends: tuple[float, float, float, float]
    order: int


def line(link: "Link", start: tuple[float, float, float], end: tuple[float, float, float]) -> Line:
    """Return the line of a link between two places, each with the radius at which it ends."""
    (x, y, r), (u, v, s) = start, end
    away = hypot(u - x, v - y) or 1.0
    dx, dy = (u - x) / away, (v - y) / away
    if away > r + s + 4:
        x, y, u, v = x + dx * (r + 1), y + dy * (r + 1), u - dx * (s + 2), v - dy * (s + 2)
    middle = ((x + u) / 2, (y + v) / 2)
    hue = {"path": "k1", "new": "k3", "gone": "k4 gone"}.get(link.accent, "k4")
    return Line(
        link,
        f"M{x:.0f} {y:.0f}L{u:.0f} {v:.0f}",
        _tip(u, v, atan2(dy, dx)) if link.directed else "",
        _bars(*middle, atan2(dy, dx)) if link.level > 1 else "",
        f"{min(6.0, 1.2 + 1.1 * log2(max(1, link.sources))) + (1.2 if link.accent == 'path' else 0):.1f}",
        f"ln st {hue}" + (" da" if link.belief else ""),
        middle,
        (x, y, u, v),
        {"": 1, "gone": 0, "new": 2, "path": 3}.get(link.accent, 1),
    )


def along(line: Line, among: int) -> list[tuple[float, float]]:
    """Return points of a line that labels should not cover: all along it, or its middle where there are many lines."""
    if among > CROWD:
        return [line.middle]
    x, y, u, v = line.ends
    count = max(2, round(hypot(u - x, v - y) / EVERY))
    return [(x + (u - x) * step / count, y + (v - y) * step / count) for step in range(count + 1)]


def _tip(x: float, y: float, angle: float) -> str:
    """Return an open arrow that ends at a point."""
    one, other = angle + SPREAD, angle - SPREAD
    return (
        f"M{x - TIP * cos(one):.1f} {y - TIP * sin(one):.1f}L{x:.1f} {y:.1f}"
        f"L{x - TIP * cos(other):.1f} {y - TIP * sin(other):.1f}"
    )


def _bars(x: float, y: float, angle: float) -> str:
    """Return two short bars across a line, the mark of what is highly sensitive."""
    across, along = (-sin(angle) * 5, cos(angle) * 5), (cos(angle) * 2, sin(angle) * 2)
    return "".join(
        f"M{x + side * along[0] - across[0]:.1f} {y + side * along[1] - across[1]:.1f}"
        f"L{x + side * along[0] + across[0]:.1f} {y + side * along[1] + across[1]:.1f}"
        for side in (-1, 1)
    )
