"""Lines of lists and exports, and what filters can offer."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palermo.domain.routes.shapes.basics import Node


@dataclass(frozen=True, slots=True)
class LegRow:
    """One leg of one report, for lists and exports; to whoever may read the report."""

    reference: str
    unit: str
    level: int
    day: date | None
    origin: str
    destination: str
    from_node: Node | None
    to_node: Node | None
    mode: str
    planned: bool
    concealed: bool
    fee: Decimal | None
    currency: str
    persons: int | None
    route: str
    crossing: str
    invented: bool


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident of one report, for lists and exports."""

    reference: str
    unit: str
    level: int
    day: date | None
    place: str
    lat: float | None
    lon: float | None
    dead: int | None
    missing: int | None
    route: str
    crossing: str
    cause: str
    open_data: bool
    invented: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked for, from visible rows only: codes that occur, in the order of their lists."""

    routes: tuple[str, ...] = ()
    crossings: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
