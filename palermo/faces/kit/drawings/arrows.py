"""Curved arrows: wide as the flow is, bent to the right of their way, so that there and back lie apart."""

from dataclasses import dataclass
from math import hypot

from palermo.faces.kit.drawings.ground import Point
from palermo.faces.kit.drawings.svg import coordinate

THINNEST, WIDEST = 1.6, 12.6
BOW = 0.13  # how far the middle lies beside the straight way, as a share of its length
GAP = 6.0  # between a node's middle and what begins or ends at it
SHORTEST = 9.0  # below this length there is no room for a direction


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow ready to draw: its shaft and head as path data, and points along it for words to stand at or avoid."""

    shaft: str
    head: str
    along: tuple[Point, ...]
    width: float


def width(persons: int, largest: int) -> float:
    """Return how wide an arrow is: in proportion to the largest flow of the map, above a least width."""
    return THINNEST + (WIDEST - THINNEST) * persons / max(1, largest)


def arrow(start: Point, end: Point, wide: float) -> Arrow | None:
    """Return the arrow from one point to another, None where they lie too near for one."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length < SHORTEST:
        return None
    head = min(4 + wide, length * 0.45)
    gap = min(GAP, length * 0.12)
    bend = (
        (start[0] + end[0]) / 2 - (end[1] - start[1]) * BOW,
        (start[1] + end[1]) / 2 + (end[0] - start[0]) * BOW,
    )
    begin, neck = gap / length, 1 - (gap + head) / length
    first, middle, last = _part(start, bend, end, begin, neck)
    tip = _at(start, bend, end, 1 - gap / length)
    shaft = f"M{_pair(first)}Q{_pair(middle)} {_pair(last)}"
    parts = max(8, round(length / 10) // 2 * 2)  # even, so that one point is the middle
    along = tuple(_at(start, bend, end, begin + (neck - begin) * part / parts) for part in range(1, parts))
    return Arrow(shaft, _head(last, tip, 3.4 + wide / 2), (*along, tip), wide)


def _at(start: Point, bend: Point, end: Point, t: float) -> Point:
    one, two, three = (1 - t) ** 2, 2 * (1 - t) * t, t**2
    return (
        one * start[0] + two * bend[0] + three * end[0],
        one * start[1] + two * bend[1] + three * end[1],
    )


def _part(start: Point, bend: Point, end: Point, t0: float, t1: float) -> tuple[Point, Point, Point]:
    """Return the part of a quadratic curve between two of its parameters, as a curve of its own."""

    def blossom(s: float, t: float) -> Point:
        a, b, c = (1 - s) * (1 - t), (1 - s) * t + s * (1 - t), s * t
        return (
            a * start[0] + b * bend[0] + c * end[0],
            a * start[1] + b * bend[1] + c * end[1],
        )

    return blossom(t0, t0), blossom(t0, t1), blossom(t1, t1)


def _head(neck: Point, tip: Point, half: float) -> str:
    x, y = tip[0] - neck[0], tip[1] - neck[1]
    size = hypot(x, y) or 1.0
    across = (-y / size * half, x / size * half)
    left, right = (neck[0] + across[0], neck[1] + across[1]), (neck[0] - across[0], neck[1] - across[1])
    return f"M{_pair(tip)}L{_pair(left)} {_pair(right)}z"


def _pair(point: Point) -> str:
    return f"{coordinate(point[0])} {coordinate(point[1])}"
