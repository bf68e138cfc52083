"""A network as SVG: shapes say what a node is, lines who goes with whom. Faces hand in plain nodes and links."""

from palermo.faces.kit.drawings.network.drawing import MOST, Drawing, Link, Node, Words, draw, svg
from palermo.faces.kit.drawings.network.shapes import legend

__all__ = ["MOST", "Drawing", "Link", "Node", "Words", "draw", "legend", "svg"]
