"""GraphML 1.0 with typed attributes, as igraph, Gephi, yEd and NetworkX read it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from palermo.domain.networks import shapes
from palermo.kernel.levels import Level

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_NODE = (
    ("label", "string"), ("kind", "string"), ("level", "string"), ("step", "int"), ("degree", "int"),
    ("mentions", "int"), ("protected", "boolean"), ("reports", "string"), ("units", "string"),
)  # fmt: skip
_EDGE = (
    ("kind", "string"), ("first", "string"), ("last", "string"), ("source", "string"), ("information", "string"),
    ("level", "string"), ("provenance", "string"), ("report", "string"), ("unit", "string"), ("directed_kind", "boolean"),
)  # fmt: skip
_GRAPH = (("level", "string"), ("handling", "string"), ("note", "string"))


def lines(
    network: shapes.Network, *, level: Level, handling: str, note: str, directed: frozenset[str]
) -> Iterator[str]:
    """Yield the file in pieces; each tie is an edge of its own, from left to right."""
    yield _HEAD
    for where, keys in (("node", _NODE), ("edge", _EDGE), ("graph", _GRAPH)):
        for name, kind in keys:
            yield f'<key id="{where[0]}_{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="network" edgedefault="directed">\n'
    yield _data("g", zip(_GRAPH, (level.code, handling, note), strict=True))
    for node in network.nodes:
        values = (
            node.title or node.reference, node.kind, Level(node.level).code, node.step, node.degree, node.mentions,
            node.masked, " ".join(node.reports), " ".join(node.units),
        )  # fmt: skip
        yield f"<node id={quoteattr(node.reference)}>{_data('n', zip(_NODE, values, strict=True))}</node>\n"
    for edge in network.edges:
        for tie in edge.ties:
            yield _edge(tie, directed)
    yield "</graph>\n</graphml>\n"


def _edge(tie: shapes.Tie, directed: frozenset[str]) -> str:
    values: Sequence[object] = (
        tie.kind, tie.first or "", tie.last or "", tie.source, tie.information, Level(tie.level).code, tie.provenance,
        tie.report, tie.unit, tie.kind in directed,
    )  # fmt: skip
    ends = f"source={quoteattr(tie.left)} target={quoteattr(tie.right)}"
    return f"<edge id={quoteattr(tie.uid)} {ends}>{_data('e', zip(_EDGE, values, strict=True))}</edge>\n"


def _data(where: str, pairs: Iterable[tuple[tuple[str, str], object]]) -> str:
    return "".join(
        f'<data key="{where}_{name}">{_text(value)}</data>' for (name, _kind), value in pairs if value != ""
    )


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(_NOT_XML.sub("", str(value)))
