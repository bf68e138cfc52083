"""Coordinates as officers and their devices write them: decimals with point or comma, degrees and minutes, N S E W.

In French and Portuguese O is west and L is east, so O never means east here.
"""

import re
from typing import NamedTuple

from palermo.kernel.errors import Invalid
from palermo.kernel.text import clean_line

_LONGEST = 120
_SIGNS = str.maketrans("°º˚′’´`″“”−–éêãç", "ddd''''\"\"\"--eeac")
_SIDES = {
    "n": "n", "nord": "n", "north": "n", "norte": "n",
    "s": "s", "sud": "s", "south": "s", "sul": "s", "sur": "s",
    "e": "e", "est": "e", "east": "e", "este": "e", "leste": "e", "l": "e",
    "w": "w", "west": "w", "ouest": "w", "oeste": "w", "o": "w",
}  # fmt: skip
_LABELS = {
    "lat": "lat", "latitude": "lat",
    "lon": "lon", "long": "lon", "lng": "lon", "longitude": "lon",
}  # fmt: skip
_NOISE = frozenset(("geo", "gps", "vers", "deg", "position", "coord", "coordonnees", "coordenadas"))
_WORD = re.compile(r"[a-z]+")
_DEGREE_WORD = re.compile(r"(?<=\d)\s*(?:degres|degrees|graus|grados|deg)\b")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])([+-]?\d{1,3}),(\d{1,15})(?![\d.])")
_TOKEN = re.compile(r"([nsewx])|([+-]?\d{1,3}(?:\.\d{0,15})?)\s*(d|'|\")?|([\s,;:/()|=]+)")


class Position(NamedTuple):
    """Decimal degrees on WGS 84, north and east positive."""

    lat: float
    lon: float


def parse(text: str) -> Position:
    """Return the position that a text gives; raises Invalid.

    Codes: bad_coordinates for what cannot be read, coordinates_incomplete for one number alone,
    latitude_out_of_range, longitude_out_of_range.
    """
    if len(text) > _LONGEST:
        raise Invalid("bad_coordinates")
    line, swapped = _plain(text)
    numbers, sides = _tokens(_decimal_points(line))
    groups = _halves(numbers)
    values = [_degrees(group) for group in groups]
    if sides:
        return _with_sides(values, sides, signed=any(number.startswith("-") for number, _ in numbers))
    return _checked(*(reversed(values) if swapped else values))


def _plain(text: str) -> tuple[str, bool]:
    """Return the line with signs made plain and words read, and whether longitude was named first."""
    line = clean_line(text).lower().translate(_SIGNS).replace("''", '"')
    line = _DEGREE_WORD.sub("d", line)
    labels: list[str] = []

    def read(match: re.Match[str]) -> str:
        word = match.group()
        if word == "d":
            return word
        if word in _LABELS:
            labels.append(_LABELS[word])
            return " "
        if word in _SIDES:
            return _SIDES[word]
        if word in _NOISE:
            return " "
        raise Invalid("bad_coordinates")

    line = _WORD.sub(read, line)
    if labels not in ([], ["lat", "lon"], ["lon", "lat"]):
        raise Invalid("bad_coordinates")
    return line, labels == ["lon", "lat"]


def _decimal_points(line: str) -> str:
    """Return the line with decimal commas made points, where that is what its commas can only be."""
    if "." in line or "," not in line:
        return line
    pointed = _DECIMAL_COMMA.sub(r"\1.\2", line)
    whole = len(re.findall(r"\d+(?:\.\d+)?", pointed))
    if whole == 1 and not re.search(r"[nsewd'\"]", line):
        return line
    return pointed


def _tokens(line: str) -> tuple[list[tuple[str, str]], list[tuple[str, int]]]:
    """Return numbers with their marks, and sides with how many numbers stand before each."""
    numbers: list[tuple[str, str]] = []
    sides: list[tuple[str, int]] = []
    at = 0
    while at < len(line):
        match = _TOKEN.match(line, at)
        if not match:
            raise Invalid("bad_coordinates")
        side, number, mark, _ = match.groups()
        if side:
            sides.append((side, len(numbers)))
        elif number:
            numbers.append((number, mark or ""))
        at = match.end()
    return numbers, sides


def _halves(numbers: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Return the numbers of the first and of the second coordinate."""
    if len(numbers) < 2:
        raise Invalid("coordinates_incomplete" if numbers else "bad_coordinates")
    starts = [place for place, (_, mark) in enumerate(numbers) if mark == "d"]
    if starts and (len(starts) != 2 or starts[0] != 0):
        raise Invalid("coordinates_incomplete" if starts == [0] and len(numbers) <= 3 else "bad_coordinates")
    middle = starts[1] if starts else len(numbers) // 2
    halves = [numbers[:middle], numbers[middle:]]
    if any(len(half) > 3 for half in halves) or (not starts and len(numbers) % 2):
        raise Invalid("bad_coordinates")
    return halves


def _degrees(group: list[tuple[str, str]]) -> float:
    """Return decimal degrees of degrees, minutes and seconds."""
    figures = [number for number, _ in group]
    marks = [mark for _, mark in group]
    if any("." in number for number in figures[:-1]) or any(number[0] in "+-" for number in figures[1:]):
        raise Invalid("bad_coordinates")
    if any(mark and mark != sign for mark, sign in zip(marks, "d'\"", strict=False)):
        raise Invalid("bad_coordinates")
    parts = [abs(float(number)) for number in figures] + [0.0, 0.0]
    if parts[1] >= 60 or parts[2] >= 60:
        raise Invalid("bad_coordinates")
    size = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -size if figures[0].startswith("-") else size


def _with_sides(values: list[float], sides: list[tuple[str, int]], *, signed: bool) -> Position:
    """Return the position whose sides say which value is which; letters stand all before or all after their value."""
    letters = "".join(side for side, _ in sides)
    before = [place for _, place in sides]
    if len(sides) != 2 or signed or before[0] == before[1]:
        raise Invalid("bad_coordinates")
    found = {}
    for letter, value in zip(letters, values, strict=True):
        found["lat" if letter in "ns" else "lon"] = -value if letter in "sw" else value
    if len(found) != 2:
        raise Invalid("bad_coordinates")
    return _checked(found["lat"], found["lon"])


def _checked(lat: float, lon: float) -> Position:
    if abs(lat) > 90:
        raise Invalid("latitude_out_of_range")
    if abs(lon) > 180:
        raise Invalid("longitude_out_of_range")
    return Position(round(lat, 7), round(lon, 7))
