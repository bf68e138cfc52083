"""Labels that do not lie on one another: the most important first, each at the first free place, else hidden."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

LINE = 14  # the height of a line of twelve pixels
LETTER, CAPITAL, NARROW, BROAD, FULL = (
    6.4,
    8.0,
    3.6,
    10.2,
    12.0,
)  # about how wide letters are there, rather too wide
LONGEST = 26  # letters of a label; the whole name stands in what is told of the node
MUST = 4.0  # the priority from which a label is always shown
_CELL = 48

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A label's text and anchor; `css` says on which side it stands, `shown` whether it found room."""

    text: str
    x: int
    y: int
    css: str
    shown: bool


class _Taken:
    """The boxes that are taken, found by cells of a grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = {}

    def add(self, box: Box, owner: int) -> None:
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append((box, owner))

    def free(self, box: Box, owner: int) -> bool:
        return not any(
            whose != owner and _meet(box, other)
            for cell in _cells(box)
            for other, whose in self._cells.get(cell, ())
        )


def place(
    nodes: Sequence[tuple[str, float, float, float, float]],
    middles: Sequence[tuple[float, float]],
    width: int,
    height: int,
) -> list[Label]:
    """Return a label for each (text, x, y, radius, priority), in their order; the middles of links are avoided first."""
    taken, crowded, written = _Taken(), _Taken(), _Taken()
    for number, (_text, x, y, r, _priority) in enumerate(nodes):
        taken.add((x - r - 1, y - r - 1, x + r + 1, y + r + 1), number)
    for x, y in middles:
        crowded.add((x - 3, y - 3, x + 3, y + 3), -1)
    found: list[Label | None] = [None] * len(nodes)
    for number in sorted(range(len(nodes)), key=lambda n: (-nodes[n][4], n)):
        text, x, y, r, priority = nodes[number]
        options = _options(shortened(text), (x, y, r), (width, height))
        free = [one for one in options if taken.free(one[3], number)]
        if not free and priority >= MUST:  # what was asked for may cover a node, though no other label
            free = [one for one in options if written.free(one[3], number)]
        best = next((one for one in free if crowded.free(one[3], number)), free[0] if free else None)
        found[number] = _label(shortened(text), best, (x, y, r))
        if best is not None:
            taken.add(best[3], number)
            written.add(best[3], number)
    return [label for label in found if label is not None]


def _options(
    text: str, at: tuple[float, float, float], size: tuple[int, int]
) -> list[tuple[str, float, float, Box]]:
    """Return the places around a node at which its label stays on the paper, the best first."""
    x, y, r = at
    long = length(text)
    options = [
        ("", x + r + 5, y + 4), ("end", x - r - 5, y + 4), ("mid", x, y + r + 13), ("mid", x, y - r - 5),
        ("", x + r + 2, y - r), ("end", x - r - 2, y - r), ("", x + r + 2, y + r + 9), ("end", x - r - 2, y + r + 9),
    ]  # fmt: skip
    found = []
    for css, left, base in options:
        start = left - (long if css == "end" else long / 2 if css == "mid" else 0)
        box = (start - 2, base - 10, start + long + 2, base + LINE - 10)
        if box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]:
            found.append((css, left, base, box))
    return found


def _label(text: str, best: tuple[str, float, float, Box] | None, at: tuple[float, float, float]) -> Label:
    if best is None:
        return Label(text, round(at[0] + at[2] + 5), round(at[1] + 4), "", shown=False)
    return Label(text, round(best[1]), round(best[2]), best[0], shown=True)


def shortened(text: str) -> str:
    """Return a text of at most LONGEST letters, cut at a word where that loses little."""
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST - 1]
    at = head.rfind(" ")
    return (head[:at] if at > LONGEST // 2 else head).rstrip(" ,;.·") + "…"


def length(text: str) -> float:
    """Return about how long a text is at twelve pixels."""
    return sum(map(_wide, text))


def _wide(letter: str) -> float:
    if letter in "iljtfrI.,:;'’|()[]· ":
        return NARROW
    if letter in "mwMW@%":
        return BROAD
    if east_asian_width(letter) in "WF":
        return FULL
    return CAPITAL if letter.isupper() else LETTER


def marked(label: Label, mark: str) -> Label:
    """Return a label with a mark before its text."""
    return replace(label, text=f"{mark} {label.text}") if mark else label


def _cells(box: Box) -> list[tuple[int, int]]:
    columns = range(int(box[0] // _CELL), int(box[2] // _CELL) + 1)
    rows = range(int(box[1] // _CELL), int(box[3] // _CELL) + 1)
    return [(column, row) for column in columns for row in rows]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
