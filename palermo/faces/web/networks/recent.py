"""The networks that somebody looked at last, kept in her own session: references alone, sealed, gone at sign-out."""

from dataclasses import dataclass
from typing import Any

from palermo.domain.networks import queries, shapes
from palermo.faces.kit.guard import ActorRequest
from palermo.faces.web.networks import addresses
from palermo.faces.web.networks.state import State, read
from palermo.kernel.errors import Forbidden, Refused

SHELF, MOST = "networks", 6


@dataclass(frozen=True, slots=True)
class Looked:
    """One network looked at: its starts as far as they may be seen today, and its address."""

    nodes: list[shapes.Node]
    steps: int
    href: str


def remember(request: ActorRequest, state: State) -> None:
    """Put a network on top of the shelf; the same starts stand there once."""
    shelf: list[list[Any]] = list(request.session.get(SHELF, []))
    kept = state.but(at="", moved=())
    entry = [list(kept.starts), kept.query]
    rest = [one for one in shelf if one[0] != entry[0]]
    if [entry, *rest] != shelf:
        request.session[SHELF] = [entry, *rest][:MOST]


def shelf(request: ActorRequest) -> list[Looked]:
    """Return the networks looked at last; those of which no start may be seen any more are left out."""
    from django.http import QueryDict

    found = []
    for starts, query in request.session.get(SHELF, []):
        state = read(starts[0], QueryDict(query))
        nodes = [node for reference in state.starts if (node := _node(request, reference)) is not None]
        if nodes and nodes[0].reference == state.starts[0]:
            found.append(Looked(nodes, state.steps, addresses.of(state)))
    return found


def _node(request: ActorRequest, reference: str) -> shapes.Node | None:
    try:
        return queries.find_node(request.actor, reference)
    except (Forbidden, Refused):
        return None
