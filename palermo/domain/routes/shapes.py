"""What the room returns: plain facts for pages, maps, API, exports and documents of other rooms.

Persons are persons reported, never persons who moved. Nothing here names a person. Whatever is None is not known or
not told; 0 is none. Places are degrees north and east (WGS 84), days are days, fees are in their own currency.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Self

LEAST_PERSONS = 5  # below it a flow is summarised; `[routes] least_persons` in config.toml
MEDIA = ("land", "water", "air", "any")


@dataclass(frozen=True, slots=True)
class Node:
    """A place that legs join: `kind` is town, crossing, region, sea or unresolved (then it has no coordinates).

    `key` stays the same as long as the gazetteer does, and fits into an address: `x:gaya_malanville`, `g:2595294`.
    """

    key: str
    kind: str
    name: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Persons:
    """How many persons: at least `low`; exactly `high` at most, or None where `unknown` reports gave no number."""

    low: int = 0
    high: int | None = 0
    reports: int = 0
    unknown: int = 0

    @property
    def exact(self) -> bool:
        """Say whether every report behind it gave a number."""
        return self.high == self.low


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its 95 % interval; `method` is the code of the published method (`flows.intervals.SOURCES`)."""

    value: float
    low: float
    high: float | None
    method: str


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Lower quartile, median and upper quartile of n values; the three are None where n is below the least."""

    n: int
    lower: float | None = None
    median: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """What was asked for or paid for a leg, in one currency."""

    currency: str
    amounts: Quartiles


@dataclass(frozen=True, slots=True)
class Died:
    """Dead, missing and both together, over the incidents that were known; `persons` is their sum with its interval."""

    incidents: int = 0
    dead: int = 0
    missing: int = 0
    persons: Interval | None = None
    a_year: Interval | None = None  # incidents a year, where a period with both its ends was asked for

    @property
    def both(self) -> int:
        """Return dead and missing together."""
        return self.dead + self.missing


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
    days: Quartiles = Quartiles(0)
    died: Died = Died()

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
    days: Quartiles = Quartiles(0)


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
class FlowQuery:
    """What flows and incidents are narrowed by; empty narrows nothing. Days are both included."""

    since: date | None = None
    until: date | None = None
    medium: str = ""  # land, water, air
    mode: str = ""  # code of transport_modes
    route: str = ""  # code of migration_routes
    crossing: str = ""  # code of a known crossing
    through: str = ""  # key of a node
    unit: str = ""
    plan: str = ""  # made, planned
    origins: str = ""  # real: open data; invented; "" both

    @classmethod
    def from_query(cls, values: Mapping[str, str]) -> Self:
        """Read a query string; raises Invalid("bad_date") or Invalid("unknown_code") naming the field."""
        from palermo.domain.routes.asked import read

        return cls(**read(values))

    def as_query(self) -> dict[str, str]:
        """Return what is set, as it stands in an address."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {
            name: value.isoformat() if isinstance(value, date) else str(value)
            for name, value in values.items()
            if value
        }

    def but(self, **changes: str | date | None) -> Self:
        """Return the same with something changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


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


@dataclass(frozen=True, slots=True)
class Cluster:
    """Incidents near one another: the middle of them weighed by nothing but their number, and what they sum to.

    `reference` is the report where it is a single incident, else "".
    """

    lat: float
    lon: float
    incidents: int
    dead: int
    missing: int
    first: date | None
    last: date | None
    route: str = ""  # the route of most of them
    name: str = ""  # of the incident, or of the known place nearest to the middle
    reference: str = ""

    @property
    def both(self) -> int:
        """Return dead and missing together."""
        return self.dead + self.missing


@dataclass(frozen=True, slots=True)
class RouteToll:
    """Dead and missing of one route or crossing; `code` "" is for incidents of no named route."""

    code: str
    died: Died


@dataclass(frozen=True, slots=True)
class IncidentMap:
    """Incidents of a query: clustered points (most dead and missing first), sums by route and by crossing, and n."""

    query: FlowQuery
    clusters: tuple[Cluster, ...]
    routes: tuple[RouteToll, ...]
    crossings: tuple[RouteToll, ...]
    causes: tuple[tuple[str, int], ...]  # as the source words them, the most frequent first
    total: Died
    reports: int
    without_place: int
    first: date | None
    last: date | None
    open_data: int = 0  # of the reports, how many came from an open source (IOM)
    open_until: date | None = (
        None  # the last day of the open source among them: after it nothing is known from there
    )
    invented: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A code and how often reports say it; `few` means one to four, and then `count` is not told."""

    code: str
    count: int | None
    few: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One number in the period asked for and in the one of equal length before; `ratio` None where nothing was before."""

    code: str  # persons, reports, incidents, dead_and_missing
    now: int
    before: int
    ratio: Interval | None


@dataclass(frozen=True, slots=True)
class Source:
    """A report behind a profile, as a line: reference, day, unit, evaluation codes."""

    reference: str
    day: date | None
    unit: str
    source: str
    information: str
    invented: bool
    level: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A route, crossing, corridor or leg in full: where, how, who as counts, fees, risks, what changed, sources and n."""

    kind: str  # route, crossing, leg
    code: str
    nodes: tuple[Node, ...]
    map: FlowMap
    died: Died
    causes: tuple[tuple[str, int], ...]
    modes: tuple[Counted, ...]
    concealed: Counted
    fees: tuple[Fee, ...]
    days: Quartiles
    roles: tuple[Counted, ...]  # facilitators, code of person_roles
    papers: tuple[Counted, ...]  # code of document types
    frauds: tuple[Counted, ...]
    nationalities: tuple[Counted, ...]
    women: Counted
    children: Counted
    changes: tuple[Change, ...]
    evaluations: tuple[tuple[str, int], ...]  # "B2": how many reports
    sources: tuple[Source, ...]  # the newest first, at most SOURCES
    reports: int
    gaps: tuple[str, ...]  # codes of what is not known: fees, days, counts, places, sources


@dataclass(frozen=True, slots=True)
class Rate:
    """Events in a number of days, a day, with the exact Poisson interval."""

    events: int
    days: int
    a_day: Interval


@dataclass(frozen=True, slots=True)
class Beside:
    """One place before and after a day: reports, persons and both rates, and the ratio after to before."""

    node: Node
    crossing: str
    before: Rate
    after: Rate
    ratio: Interval | None
    persons_before: int | None
    persons_after: int | None


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A crossing before and after a day, with its neighbours (where the way may have gone) within `km`.

    `cautions` are codes of sentences that must stand beside it: controls_or_flows, one_day_chosen, few, unfinished.
    """

    crossing: str
    day: date
    window: int
    here: Beside
    around: tuple[Beside, ...]
    km: int
    cautions: tuple[str, ...]


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
