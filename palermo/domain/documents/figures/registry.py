"""The table of kinds of figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from palermo.domain.documents.shapes import Frozen
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Invalid

Query = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FigureKind:
    """One kind of figure: `frozen` answers a query for an actor; raises Invalid where the query cannot be."""

    code: str
    frozen: Callable[[Actor, Query], Frozen]
    # Names of what a query may hold, for a form: each a code, a day or a reference.
    asks: tuple[str, ...] = ()


_KINDS: dict[str, FigureKind] = {}


def register(kind: FigureKind) -> None:
    """Add a kind; the same again changes nothing."""
    _KINDS[kind.code] = kind


def figure_kinds() -> tuple[FigureKind, ...]:
    """Return all kinds, by code."""
    return tuple(_KINDS[code] for code in sorted(_KINDS))


def draw(actor: Actor, kind: str, query: Query) -> Frozen:
    """Draw a figure's data now, as the actor may see it; raises Invalid("unknown_code") for no such kind."""
    if kind not in _KINDS:
        raise Invalid("unknown_code", field="kind")
    return _KINDS[kind].frozen(actor, query)
