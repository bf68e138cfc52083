"""A route, a crossing or a leg in full, and a crossing before and after a day."""

from dataclasses import dataclass
from datetime import date

from palermo.domain.routes.shapes.basics import Died, Fee, Interval, Node, Quartiles
from palermo.domain.routes.shapes.flows import FlowMap


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
