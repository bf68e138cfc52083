"""Where things stand in a drawing: a canvas that grows with what it holds, places fitted to it, nothing on top of another."""

from collections.abc import Sequence
from math import hypot, sqrt

Point = tuple[float, float]

NARROW = 45  # nodes that still fit a column; beyond, the drawing keeps its full size and scrolls
MARGIN_X, MARGIN_Y = 70, 26  # room for labels at the edges
ROUNDS = 24


def canvas(count: int, points: Sequence[Point], tall: float = 1.0) -> tuple[int, int]:
    """Return width and height for so many nodes: the paper grows so that each keeps its room, and with what lies outside."""
    width = min(1560, max(760, 380 + 68 * sqrt(count)))
    wide, high = _span(points)
    ratio = tall * (0.52 if count < 10 else 0.68) * (high[1] - high[0]) / (wide[1] - wide[0])
    return round(width), round(2 * MARGIN_Y + (width - 2 * MARGIN_X) * ratio)


def radius(count: int) -> float:
    """Return half the size of a node."""
    return 8.0 if count <= 90 else 6.5 if count <= 180 else 5.5


def fit(
    points: Sequence[Point], moved: Sequence[Point | None], radii: Sequence[float], width: int, height: int
) -> list[Point]:
    """Return places on the canvas; what somebody moved stays where she put it.

    Points lie from 0 to 1, those that came later also outside. Nothing is stretched to fill the canvas: what lay
    somewhere before more came lies there still, beside the same neighbours, perhaps smaller.
    """
    if not points:
        return []
    wide, tall = _span(points)
    scale_x = (width - 2 * MARGIN_X) / (wide[1] - wide[0])
    scale_y = (height - 2 * MARGIN_Y) / (tall[1] - tall[0])
    placed = [(MARGIN_X + (x - wide[0]) * scale_x, MARGIN_Y + (y - tall[0]) * scale_y) for x, y in points]
    fixed = [spot is not None for spot in moved]
    for number, spot in enumerate(moved):
        if spot is not None:
            placed[number] = (spot[0] * width, spot[1] * height)
    return _apart(placed, fixed, radii, width, height)


def _span(points: Sequence[Point]) -> tuple[Point, Point]:
    """Return the range of each axis: from 0 to 1, and further where something lies outside."""
    spans = [(min(0.0, *(p[axis] for p in points)), max(1.0, *(p[axis] for p in points))) for axis in (0, 1)]
    return spans[0], spans[1]


def _apart(
    places: list[Point], fixed: Sequence[bool], radii: Sequence[float], width: int, height: int
) -> list[Point]:
    """Return places moved apart until no two nodes touch, or as far as some rounds bring them."""
    gap = 10.0
    reach = 2 * max(radii) + gap
    for _round in range(ROUNDS):
        cells: dict[tuple[int, int], list[int]] = {}
        for number, (x, y) in enumerate(places):
            cells.setdefault((int(x // reach), int(y // reach)), []).append(number)
        touched = False
        for (column, row), here in cells.items():
            near = [n for dx in (0, 1) for dy in (-1, 0, 1) for n in cells.get((column + dx, row + dy), ())]
            for one in here:
                for other in near:
                    if other != one and _push(places, fixed, one, other, radii[one] + radii[other] + gap):
                        touched = True
        if not touched:
            break
    edge = max(radii) + 2
    return [(min(width - edge, max(edge, x)), min(height - edge, max(edge, y))) for x, y in places]


def _push(places: list[Point], fixed: Sequence[bool], one: int, other: int, least: float) -> bool:
    """Move two nodes apart to a least distance; say whether they were nearer than that."""
    (x, y), (u, v) = places[one], places[other]
    away = hypot(u - x, v - y)
    if away >= least - 0.01 or (fixed[one] and fixed[other]):
        return False
    # Two on one spot go apart along a direction that only depends on their order.
    turn = (((one * 7 + other * 13) % 12) - 6) / 6
    dx, dy = ((u - x) / away, (v - y) / away) if away > 0.01 else (1.0, turn)
    step = (least - away) / (1 if fixed[one] or fixed[other] else 2)
    if not fixed[one]:
        places[one] = (x - dx * step, y - dy * step)
    if not fixed[other]:
        places[other] = (u + dx * step, v + dy * step)
    return True


def hull(points: Sequence[Point]) -> str:
    """Return the smallest convex outline around points as the `d` of a path (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    corners = lower[:-1] + upper[:-1] or ordered
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in corners) + "z"


def _chain(points: Sequence[Point]) -> list[Point]:
    kept: list[Point] = []
    for x, y in points:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], (x, y)) <= 0:
            kept.pop()
        kept.append((x, y))
    return kept


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
