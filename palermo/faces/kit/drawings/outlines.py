"""Outlines cut to a frame, scaled and made simpler: a page carries no point that nobody can see."""

import re
from collections.abc import Sequence

from palermo.faces.kit.drawings.ground import Point

_TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-?\d+)?")
Box = tuple[float, float, float, float]  # left, top, right, bottom


def rings(d: str) -> list[list[Point]]:
    """Return the closed lines of path data made of M, L, H, V and Z, small (relative) or capital; raises ValueError."""
    found: list[list[Point]] = []
    tokens, place, command, here = _TOKEN.findall(d), 0, "", (0.0, 0.0)
    while place < len(tokens):
        if tokens[place].isalpha():
            command, place = tokens[place], place + 1
            if command in "Zz":
                here = found[-1][0]
            continue
        taken = 1 if command in "HhVv" else 2
        values = [float(token) for token in tokens[place : place + taken]]
        place += taken
        here = _moved(here, command, values)
        if command in "Mm":
            found.append([here])
            command = "L" if command == "M" else "l"
        else:
            found[-1].append(here)
    return found


def _moved(here: Point, command: str, values: Sequence[float]) -> Point:
    x, y = here if command.islower() else (0.0, 0.0)
    match command.upper():
        case "M" | "L":
            return (x + values[0], y + values[1])
        case "H":
            return (x + values[0], here[1])
        case "V":
            return (here[0], y + values[0])
    raise ValueError(f"path data with {command}")


def cut(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of a closed line inside a box, along its edges where it leaves (Sutherland and Hodgman, 1974)."""
    points = list(ring)
    for axis, bound, keep in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        taken: list[Point] = []
        for place, point in enumerate(points):
            before = points[place - 1]
            inside, was = (point[axis] - bound) * keep >= 0, (before[axis] - bound) * keep >= 0
            if inside != was:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                taken.append(
                    (before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1]))
                )
            if inside:
                taken.append(point)
        points = taken
    return points


def simpler(points: Sequence[Point], least: float) -> list[Point]:
    """Return a line without the points that lie nearer than `least` to what stays (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return list(points)
    kept, open_parts = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        farthest, place = 0.0, 0
        for number in range(first + 1, last):
            away = _away(points[number], points[first], points[last])
            if away > farthest:
                farthest, place = away, number
        if farthest > least:
            kept.add(place)
            open_parts += [(first, place), (place, last)]
    return [points[number] for number in sorted(kept)]


def _away(point: Point, start: Point, end: Point) -> float:
    x, y = end[0] - start[0], end[1] - start[1]
    size = x * x + y * y
    along = 0.0 if size == 0 else ((point[0] - start[0]) * x + (point[1] - start[1]) * y) / size
    along = min(1.0, max(0.0, along))
    return float(((point[0] - start[0] - along * x) ** 2 + (point[1] - start[1] - along * y) ** 2) ** 0.5)


def fitted(d: str, box: Box, scale: float, *, least: float = 0.6, smallest: float = 3.0) -> str:
    """Return path data cut to a box and scaled, in whole units relative to one another; "" where nothing is left.

    `least` and `smallest` are in units after scaling: the smallest bend that stays, the smallest island's extent.
    """
    found = []
    margin = 8 / scale
    wide = (box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin)
    for ring in rings(d):
        inside = [((x - box[0]) * scale, (y - box[1]) * scale) for x, y in cut(ring, wide)]
        if len(inside) < 3 or max(_extent(inside)) < smallest:
            continue
        found.append(_closed(simpler([*inside, inside[0]], least)[:-1]))
    return "".join(found)


def _extent(points: Sequence[Point]) -> Point:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return max(xs) - min(xs), max(ys) - min(ys)


def _closed(points: Sequence[Point]) -> str:
    whole = [(round(x), round(y)) for x, y in points]
    steps = [
        (x - whole[place][0], y - whole[place][1])
        for place, (x, y) in enumerate(whole[1:])
        if (x, y) != whole[place]
    ]
    if len(steps) < 2:
        return ""
    return f"M{whole[0][0]} {whole[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z"
