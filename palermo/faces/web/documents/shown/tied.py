"""A figure of a network, drawn again from where its nodes lay when it was frozen; nobody's protected name is in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from palermo.domain.documents.shapes import FigureSeen
from palermo.faces.kit.drawings import network as pictures
from palermo.faces.kit.figures import number
from palermo.faces.web.matching.words import KINDS, word

Data = Mapping[str, Any]
Made = tuple[str, Sequence[str], Sequence[Sequence[str]], Sequence[str]]
MOST_ROWS = 60


def network(data: Data, seen: FigureSeen) -> Made:
    """Return a network node by node, with the nodes in a table, those with most links first."""
    found, places = data["network"], data["drawing"]["places"]
    nodes = [node for node in found["nodes"] if node["reference"] in places]
    most = max((node["degree"] for node in nodes), default=1) or 1
    drawn = [
        pictures.Node(
            node["reference"], _title(node), node["kind"], x=places[node["reference"]][0], y=places[node["reference"]][1],
            told=_title(node), level=node["level"],
            rank=node["degree"] / most, accent="seed" if node["reference"] in found["starts"] else "",
        )
        for node in nodes
    ]  # fmt: skip
    links = [pictures.Link(edge["left"], edge["right"], sources=edge["reports"]) for edge in found["edges"]]
    ordered = sorted(found["nodes"], key=lambda node: (-node["degree"], node["reference"]))
    rows = [[_title(node), word(KINDS, node["kind"]), number(node["degree"])] for node in ordered[:MOST_ROWS]]
    head = [gettext("Who or what"), gettext("Kind"), gettext("Links")]
    told = pictures.Words(seen.title, ", ".join(f"{row[0]} ({row[2]})" for row in rows[:5]))
    svg = pictures.svg(pictures.draw(drawn, links, told), uid=f"fig-{seen.key}") if drawn else ""
    return svg, head, rows, ["", "", "end"]


def _title(node: Data) -> str:
    return str(node["title"]) or gettext("protected person")
