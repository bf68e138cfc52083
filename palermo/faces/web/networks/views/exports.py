"""A network as files: drawing, graph, FollowTheMoney, tables. Recorded before the first byte; level and handling go along."""

import re
from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override

from palermo.domain.networks import queries, shapes
from palermo.domain.networks.queries.handling import Handled, handled
from palermo.domain.networks.queries.steady import steady
from palermo.faces.kit import export as tables
from palermo.faces.kit.drawings import network as pictures
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.networks import picture, shown, words
from palermo.faces.web.networks.files import ftm, graphml
from palermo.faces.web.networks.state import State, read
from palermo.faces.web.networks.views.network import bridges, opened, protected
from palermo.foundations.policy import Permission
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.errors import Refused
from palermo.kernel.levels import Level

NODES = (
    "reference", "kind", "known_as", "protected", "level", "handling", "step", "links", "links_not_shown", "mentions",
    "reports", "units",
)  # fmt: skip
LINKS = (
    "uid", "kind", "left", "left_known_as", "right", "right_known_as", "first", "last", "source", "information", "level",
    "handling", "provenance", "report", "unit", "at",
)  # fmt: skip


@guard(Permission.NETWORK_READ)
def export(request: ActorRequest, reference: str, kind: str) -> HttpResponseBase:
    """Give a network, as narrowed, as a file."""
    state = read(reference, request.GET)
    try:
        found = opened(request.actor, state)
    except Refused as failure:
        return protected(request, failure)
    handling = handled(request.actor, found, form=kind)
    level, name = picture.highest(found), f"palermo-network-{state.starts[0]}"
    if kind == "svg":
        return _svg(request, state, found, handling, name)
    if kind == "graphml":
        pieces = graphml.lines(
            found, level=level, handling=handling.strictest, note=_note(found), directed=_directed()
        )
        return _file(pieces, "application/graphml+xml; charset=utf-8", f"{name}.graphml")
    if kind == "ftm":
        with override("en"):
            said = {code: words.link_kind(code) for code in words.link_kinds()}
        pieces = ftm.lines(found, handling=handling.strictest, words=said, note=_note(found))
        return _file(pieces, "application/json+ftm; charset=utf-8", f"{name}.ftm.json")
    table = tables.csv if kind == "csv" else tables.xlsx
    if request.GET.get("of") == "links":
        return table(f"{name}-links", LINKS, _links(found, handling))
    return table(f"{name}-nodes", NODES, _nodes(found, handling))


def _svg(
    request: ActorRequest, state: State, found: shapes.Network, handling: Handled, name: str
) -> HttpResponse:
    drawing = steady(request.actor, found, state.expanded)
    holding = queries.held_together(request.actor, found) if found.readable else None
    titles = shown.names(found.nodes)
    nodes, links = (
        (shown.nodes_drawn(found, drawing, state, accents=bridges(holding)), shown.links_drawn(found, titles))
        if found.readable
        else shown.groups_drawn(drawing, state)
    )
    told = pictures.Words(
        picture.headline(found, holding), picture.description(found, titles),
        above=f"{picture.above(found)} · {handling.strictest}: {handling.words} · {picture.headline(found, holding)}",
        below=picture.below(found),
    )  # fmt: skip
    text = pictures.svg(pictures.draw(nodes, links, told), alone=True)
    return HttpResponse(text, content_type="image/svg+xml; charset=utf-8", headers=_attached(f"{name}.svg"))


def _nodes(found: shapes.Network, handling: Handled) -> Iterator[list[tables.Cell]]:
    for node in found.nodes:
        yield [
            node.reference, node.kind, node.title, "yes" if node.masked else "no", Level(node.level).code,
            handling.of(node.reports), node.step, node.degree, node.beyond, node.mentions, " ".join(node.reports),
            " ".join(node.units),
        ]  # fmt: skip


def _links(found: shapes.Network, handling: Handled) -> Iterator[list[tables.Cell]]:
    titles = {node.reference: node.title for node in found.nodes}
    for edge in found.edges:
        for tie in edge.ties:
            yield [
                tie.uid, tie.kind, tie.left, titles.get(tie.left, ""), tie.right, titles.get(tie.right, ""), tie.first,
                tie.last, tie.source, tie.information, Level(tie.level).code, handling.of([tie.report]), tie.provenance,
                tie.report, tie.unit, tie.at,
            ]  # fmt: skip


def _note(found: shapes.Network) -> str:
    return _("What somebody says, never a proof.") + " " + picture.source(found)


def _directed() -> frozenset[str]:
    return frozenset(one.code for one in vocabulary("link_kinds").entries if one.data.get("directed"))


def _file(pieces: Iterator[str], kind: str, filename: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(pieces, content_type=kind, headers=_attached(filename))


def _attached(filename: str) -> dict[str, str]:
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", filename)
    return {"Content-Disposition": f'attachment; filename="{safe}"'}
