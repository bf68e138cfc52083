"""Words on a map that do not lie over one another: each takes the first free place beside its point, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from palermo.faces.kit.drawings.ground import Point
from palermo.faces.kit.drawings.lettering import width

HIGH = 12.0
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Label:
    """Words with the point they begin, are centred or end at, by the class "", "mid" or "end"."""

    x: float
    y: float
    words: str
    anchor: str


@dataclass(slots=True)
class Labels:
    """The paper of a map: what is taken, and where further words may stand."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def take(self, x: float, y: float, half: float) -> None:
        """Keep words away from a square round a point."""
        self.taken.append((x - half, y - half, x + half, y + half))

    def take_box(self, box: Box) -> None:
        """Keep words away from a box."""
        self.taken.append(box)

    def beside(self, x: float, y: float, words: str, away: float = 7.0) -> Label | None:
        """Return words beside a point, at the first free of ten places round it, None where none is free."""
        near = away * 0.75
        places = [
            (x + away, y + 4, ""), (x - away, y + 4, "end"), (x + near, y - near, ""), (x + near, y + near + 9, ""),
            (x - near, y - near, "end"), (x - near, y + near + 9, "end"), (x, y - away - 2, "mid"), (x, y + away + 10, "mid"),
            (x + away + 8, y + 4, ""), (x - away - 8, y + 4, "end"),
        ]  # fmt: skip
        return self._first(places, words)

    def at_one_of(self, points: Iterable[Point], words: str) -> Label | None:
        """Return words centred on the first free of some points, None where none is free."""
        return self._first([(x, y + 4, "mid") for x, y in points], words)

    def _first(self, places: Sequence[tuple[float, float, str]], words: str) -> Label | None:
        wide = width(words)
        for x, y, anchor in places:
            left = x - (wide if anchor == "end" else wide / 2 if anchor == "mid" else 0)
            box = (left - 2, y - HIGH + 1, left + wide + 2, y + 4)
            if self._inside(box) and not any(_meet(box, other) for other in self.taken):
                self.taken.append(box)
                return Label(x, y, words, anchor)
        return None

    def _inside(self, box: Box) -> bool:
        return box[0] >= 2 and box[1] >= 2 and box[2] <= self.width - 2 and box[3] <= self.height - 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
