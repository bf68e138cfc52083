"""What the drawing of a map is given: the land, places, flows, incidents and corridors, in the units of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Land:
    """A country: its outline as path data, whether it belongs to the region, its name and where that may stand."""

    d: str
    home: bool = False
    name: str = ""
    at: Point | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under a map: its size in units, the lands, and how many kilometres a unit is in the middle."""

    width: float
    height: float
    lands: Sequence[Land]
    kilometres: float


@dataclass(frozen=True, slots=True)
class Place:
    """A node: a "town", a "crossing" or a "sea" lane."""

    key: str
    name: str
    x: float
    y: float
    kind: str = "town"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """Persons from one place to another; `persons` None: fewer than are drawn by number."""

    start: str
    end: str
    persons: int | None
    sea: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """An incident, or several at one place: how many, and how many persons died or are missing."""

    x: float
    y: float
    persons: int
    incidents: int = 1


@dataclass(frozen=True, slots=True)
class Corridor:
    """A way as somebody traced it by hand, approximate, drawn as such."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on one map."""

    ground: Ground
    places: Sequence[Place] = ()
    flows: Sequence[Flow] = ()
    spots: Sequence[Spot] = ()
    corridors: Sequence[Corridor] = ()
    fewer_than: int = 5
