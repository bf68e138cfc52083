"""Words on a map that do not lie over one another: each takes the first free place beside its point, or none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from palermo.faces.kit.drawings.ground import Point
from palermo.faces.kit.drawings.lettering import width

HIGH, SQUARE = 12.0, 48.0
MARGIN, CLOSE = 4.0, 1.0  # what stays free before and after words
Box = tuple[float, float, float, float]  # left, top, right, bottom
Squares = dict[tuple[int, int], list[Box]]


@dataclass(frozen=True, slots=True)
class Label:
    """Words with the point they begin, are centred or end at, by the class "", "mid" or "end"."""

    x: float
    y: float
    words: str
    anchor: str


@dataclass(slots=True)
class Labels:
    """The paper of a map: what is taken, by squares of it, and where further words may stand."""

    width: float
    height: float
    taken: Squares = field(default_factory=dict)
    crossed: Squares = field(default_factory=dict)

    def take(self, x: float, y: float, half: float) -> None:
        """Keep all words away from a square round a point."""
        _put(self.taken, (x - half, y - half, x + half, y + half))

    def cross(self, x: float, y: float, half: float) -> None:
        """Keep words away from a square, except a name that has no other place: its halo is readable on a line."""
        _put(self.crossed, (x - half, y - half, x + half, y + half))

    def beside(self, x: float, y: float, words: str, away: float = 7.0) -> Label | None:
        """Return words beside a point, at the first free of twelve places round it, None where none is free."""
        near = away * 0.75
        places = [
            (x + away, y + 4, ""), (x - away, y + 4, "end"), (x + near, y - near, ""), (x + near, y + near + 9, ""),
            (x - near, y - near, "end"), (x - near, y + near + 9, "end"), (x, y - away - 2, "mid"), (x, y + away + 10, "mid"),
            (x + away + 8, y + 4, ""), (x - away - 8, y + 4, "end"), (x, y + away + 16, "mid"), (x, y - away - 8, "mid"),
        ]  # fmt: skip
        return (
            self._first(places, words)
            or self._first(places, words, over_lines=True)
            or self._first(places, words, over_lines=True, margin=CLOSE)  # close to another name, before none
        )

    def at_one_of(self, points: Iterable[Point], words: str, *, spaced: float = 0.0) -> Label | None:
        """Return words centred on the first free of some points, None where none is free; `spaced` adds to each letter."""
        return self._first([(x, y + 4, "mid") for x, y in points], words, more=spaced * len(words))

    def _first(
        self,
        places: Sequence[tuple[float, float, str]],
        words: str,
        *,
        over_lines: bool = False,
        more: float = 0.0,
        margin: float = MARGIN,
    ) -> Label | None:
        wide = width(words) + more
        for x, y, anchor in places:
            left = x - (wide if anchor == "end" else wide / 2 if anchor == "mid" else 0)
            words_box = (left, y - HIGH + 1, left + wide, y + 4)
            box = (left - margin, y - HIGH + 1, left + wide + margin, y + 4)
            if not self._inside(box) or _meets(self.taken, box):
                continue
            if over_lines or not _meets(self.crossed, box):
                _put(self.taken, words_box)
                return Label(x, y, words, anchor)
        return None

    def _inside(self, box: Box) -> bool:
        return box[0] >= 2 and box[1] >= 2 and box[2] <= self.width - 2 and box[3] <= self.height - 2


def _put(squares: Squares, box: Box) -> None:
    for square in _squares(box):
        squares.setdefault(square, []).append(box)


def _meets(squares: Squares, box: Box) -> bool:
    return any(_meet(box, other) for square in _squares(box) for other in squares.get(square, ()))


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    for across in range(int(box[0] // SQUARE), int(box[2] // SQUARE) + 1):
        for down in range(int(box[1] // SQUARE), int(box[3] // SQUARE) + 1):
            yield across, down


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
