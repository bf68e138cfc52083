"""From nodes and links to an SVG: places, lines, labels, and the words around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from palermo.faces.kit.drawings.network import labels, lines, placing, shapes

MOST = 300  # nodes that one drawing still shows readably; more are summed up by the caller
HULLS = 8  # groups that get a ground of their own


@dataclass(frozen=True, slots=True)
class Node:
    """One node. `x` and `y` lie from 0 to 1 or, for what came later, outside; `rank` (0 to 1) decides whose label stays.

    `count` is how many a whole group holds.
    """

    key: str
    label: str
    kind: str
    x: float
    y: float
    href: str = ""
    told: str = ""  # what a screen reader says and a pointer shows
    level: int = 1
    rank: float = 0.0
    accent: str = ""  # "seed", "bridge", "path", "new" or "gone"
    group: int = -1
    count: int = 1
    current: bool = False
    moved: tuple[float, float] | None = None  # where somebody dragged it, as parts of the drawing


@dataclass(frozen=True, slots=True)
class Link:
    """One line between two nodes; `sources` counts the reports behind it, `belief` says that none of them does."""

    source: str
    target: str
    told: str = ""
    sources: int = 1
    belief: bool = False
    directed: bool = False
    level: int = 1
    accent: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What is written around a drawing: its name, what it shows in a sentence, and lines for a file of its own."""

    title: str
    description: str
    above: str = ""
    below: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node with its place, outline and label."""

    node: Node
    x: int
    y: int
    outline: SafeString
    css: str
    mark: str
    label: labels.Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that the template writes; lengths in the drawing's own units, one unit a pixel at full size."""

    width: int
    height: int
    nodes: Sequence[DrawnNode]
    links: Sequence[lines.Line]
    hulls: Sequence[str]
    words: Words
    wide: bool


def draw(nodes: Sequence[Node], links: Sequence[Link], words: Words, *, tall: float = 1.0) -> Drawing:
    """Return a drawing, lower than usual where `tall` is less than 1; the same nodes and links always give the same one.

    Links to absent nodes are left out.
    """
    shown = nodes[:MOST]
    width, height = placing.canvas(len(shown), [(node.x, node.y) for node in shown], tall)
    radius = placing.radius(len(shown))
    radii = [shapes.extent(node.kind, node.count, radius) for node in shown]
    fitted = placing.fit(
        [(node.x, node.y) for node in shown], [node.moved for node in shown], radii, width, height
    )
    places = {node.key: (x, y, r) for node, (x, y), r in zip(shown, fitted, radii, strict=True)}
    drawn = [
        lines.line(link, places[link.source], places[link.target])
        for link in links
        if link.source in places and link.target in places and link.source != link.target
    ]
    placed = labels.place(
        [
            (node.label, x, y, r, _priority(node))
            for node, (x, y), r in zip(shown, fitted, radii, strict=True)
        ],
        [point for one in drawn for point in lines.along(one, len(drawn))],
        width,
        height,
    )
    return Drawing(
        width,
        height,
        [
            _drawn(node, x, y, r, label)
            for node, (x, y), r, label in zip(shown, fitted, radii, placed, strict=True)
        ],
        sorted(drawn, key=lambda one: one.order),
        _hulls(shown, places),
        words,
        len(shown) > placing.NARROW,
    )


def svg(drawing: Drawing, *, alone: bool = False, uid: str = "net") -> SafeString:
    """Return a drawing as SVG text: with the page's own classes, or `alone` with colours and words of its own."""
    context: Mapping[str, object] = {
        "drawing": drawing, "alone": alone, "uid": uid, "sheet": mark_safe(shapes.SHEET) if alone else "",
        "tall": drawing.height + (34 + 18 * len(drawing.words.below) + (24 if drawing.words.above else 0) if alone else 0),
        "below": [(drawing.height + 22 + 18 * number, text) for number, text in enumerate(drawing.words.below)],
    }  # fmt: skip
    return mark_safe(render_to_string("kit/drawings/network.html", dict(context)).strip())


def _priority(node: Node) -> float:
    """Return how much a node's label matters: what was asked for, then what is marked, then who holds most."""
    return {"seed": 4.0, "path": 3.0, "bridge": 2.0, "new": 1.5, "gone": 1.2}.get(node.accent, 0.0) + (
        5.0 if node.current else node.rank
    )


_CSS = {
    "seed": "fi k1",
    "path": "fi k1",
    "bridge": "fi k2",
    "new": "fi k3",
    "gone": "no gone",
    "with": "fi k3",
}
_MARKS = {"new": "+", "gone": "\u2212"}


def _drawn(node: Node, x: float, y: float, radius: float, label: labels.Label) -> DrawnNode:
    css = _CSS.get(node.accent, "no")
    outline = shapes.outline(node.kind, x, y, radius)
    return DrawnNode(
        node, round(x), round(y), outline, f"{css} now" if node.current else css,
        shapes.bars(node.kind, x, y, radius) if node.level > 1 else "",
        labels.marked(label, _MARKS.get(node.accent, "")),
    )  # fmt: skip


def _hulls(nodes: Sequence[Node], places: Mapping[str, tuple[float, float, float]]) -> list[str]:
    """Return the grounds under groups of three and more, where they are few enough to be told apart."""
    groups: dict[int, list[tuple[float, float]]] = {}
    for node in nodes:
        if node.group >= 0:
            groups.setdefault(node.group, []).append(places[node.key][:2])
    large = [points for points in groups.values() if len(points) > 2]
    return [placing.hull(points) for points in large] if 1 < len(large) <= HULLS else []
