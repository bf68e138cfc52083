"""Flows and journeys with what is not drawn, over steps of time."""

from dataclasses import dataclass
from datetime import date

from palermo.domain.routes.shapes.asked import FlowQuery
from palermo.domain.routes.shapes.basics import NO_VALUES, NOBODY, Died, Fee, Node, Persons, Quartiles

LEAST_PERSONS = 5  # below it a flow is summarised; `[routes] least_persons` in config.toml


@dataclass(frozen=True, slots=True)
class Flow:
    """One leg with all that reports say of it; drawn, since at least LEAST_PERSONS are known to have gone it."""

    origin: Node
    destination: Node
    persons: Persons
    media: tuple[str, ...]
    modes: tuple[str, ...]  # the most used first
    made: int = 0  # reports of it as made
    planned: int = 0  # reports of it as planned
    concealed: int = 0
    units: int = 0
    route: str = ""  # code of migration_routes
    crossing: str = ""  # code of a known crossing that it goes over
    fees: tuple[Fee, ...] = ()
    days: Quartiles = NO_VALUES
    died: Died = NOBODY

    @property
    def key(self) -> str:
        """Return what names the leg in an address."""
        return f"{self.origin.key}~{self.destination.key}"


@dataclass(frozen=True, slots=True)
class Rest:
    """Legs or journeys under the least number of persons: `summed` of them with `persons` together, `withheld` not even that."""

    summed: int = 0
    persons: int = 0
    withheld: int = 0

    @property
    def number(self) -> int:
        """Return how many are not drawn."""
        return self.summed + self.withheld


@dataclass(frozen=True, slots=True)
class Journey:
    """Legs that follow one another: in one report, or (`joined`) from several reports end to end."""

    nodes: tuple[Node, ...]
    modes: tuple[str, ...]
    persons: Persons
    joined: bool = False
    fees: tuple[Fee, ...] = ()  # of the whole way, from reports that priced every leg in one currency
    days: Quartiles = NO_VALUES


@dataclass(frozen=True, slots=True)
class Period:
    """One step of time: `code` is 2026 or 2026-Q3; persons None means few (below the least), `whole` False means not over."""

    code: str
    since: date
    until: date
    reports: int
    persons: int | None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Unresolved:
    """What has no place on the map: legs with an end that is no known place, legs without one end, incidents without a place."""

    legs: int = 0
    half: int = 0
    incidents: int = 0


@dataclass(frozen=True, slots=True)
class FlowMap:
    """All flows of a query: drawn ones (most persons first), journeys likewise, the rest, steps of time, and n."""

    query: FlowQuery
    flows: tuple[Flow, ...]
    rest: Rest
    journeys: tuple[Journey, ...]
    journeys_rest: Rest
    periods: tuple[Period, ...]
    persons: int  # drawn and summed; what is withheld is in no sum
    reports: int
    units: int
    unresolved: Unresolved
    least: int = LEAST_PERSONS
    invented: int = 0  # reports among them that are invented

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Return the ends of the drawn flows, each once, in the order of the flows."""
        ends = (node for flow in self.flows for node in (flow.origin, flow.destination))
        return tuple(dict.fromkeys(ends))
