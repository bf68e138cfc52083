"""Legs that follow one another: the journeys that reports tell, and chains of flows that several reports tell together."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from palermo.domain.routes.flows.aggregation import Narrowed
from palermo.domain.routes.flows.quartiles import fees, quartiles
from palermo.domain.routes.flows.records import Leg, Run, Way
from palermo.domain.routes.flows.suppression import told
from palermo.domain.routes.maps.projection import kilometres
from palermo.domain.routes.shapes import Flow, Journey, Node, Persons, Rest

_MEET_KM = 60.0  # a post and the town behind it are one place to a traveller
LONGEST, MOST_JOINED = 8, 12


@dataclass(slots=True)
class _Told:
    nodes: tuple[Node, ...]
    low: int = 0
    reports: int = 0
    unknown: int = 0
    modes: Counter[tuple[str, ...]] = field(default_factory=Counter)
    fees: dict[str, list[Decimal]] = field(default_factory=dict)
    days: list[float] = field(default_factory=list)

    def add(self, way: Way, run: Run) -> None:
        """Add one report's run."""
        self.low += way.low
        self.reports += 1
        self.unknown += way.people is None
        self.modes[run.modes] += 1
        if run.fee is not None:
            self.fees.setdefault(run.currency, []).append(run.fee)
        if run.days is not None:
            self.days.append(run.days)


def chains(legs: Sequence[Leg]) -> Iterator[list[Leg]]:
    """Yield runs of two or more legs in a report's own order, each beginning where the one before it ended."""
    run: list[Leg] = []
    for leg in legs:
        if leg.origin is None or leg.destination is None:
            joins = False
        else:
            joins = bool(run) and _meet(run[-1].destination, leg.origin)
        if not joins:
            if len(run) > 1:
                yield run
            run = []
        if leg.origin is not None and leg.destination is not None:
            run.append(leg)
    if len(run) > 1:
        yield run


def _meet(one: Node | None, other: Node | None) -> bool:
    if one is None or other is None:
        return False
    if one.key == other.key:
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) <= _MEET_KM


def runs_of(legs: Sequence[Leg]) -> Iterator[Run]:
    """Yield the runs of a report's legs; a price is the sum of all legs where all were priced in one currency."""
    for run in chains(legs):
        ends = (*(leg.origin for leg in run), run[-1].destination)
        nodes = tuple(node for node in ends if node is not None)
        priced = [leg.fee for leg in run if leg.fee is not None]
        whole = len(priced) == len(run) and len({leg.currency for leg in run}) == 1
        days = [leg.days for leg in run if leg.days is not None]
        yield Run(
            "~".join(node.key for node in nodes), nodes, tuple(leg.mode for leg in run),
            sum(priced, Decimal(0)) if whole else None, run[0].currency if whole else "",
            sum(days) if len(days) == len(run) else None,
        )  # fmt: skip


def journeys(rows: Narrowed, least: int) -> tuple[tuple[Journey, ...], Rest]:
    """Return the journeys that reports tell whole, most persons first, and the rest."""
    found: dict[str, _Told] = {}
    for way, legs in rows:
        for run in way.runs if len(legs) == len(way.legs) else runs_of(legs):
            one = found.get(run.key)
            if one is None:
                one = found[run.key] = _Told(run.nodes)
            one.add(way, run)
    keys, rest = told({key: one.low for key, one in found.items()}, least)
    made = [_journey(found[key], least) for key in keys]
    return tuple(sorted(made, key=lambda one: (-one.persons.low, [node.key for node in one.nodes]))), rest


def _journey(one: _Told, least: int) -> Journey:
    by_mode: Counter[str] = Counter()
    for modes, count in one.modes.items():
        by_mode.update(dict.fromkeys(modes, count))
    ranked = tuple(code for code, _ in sorted(by_mode.items(), key=lambda pair: (-pair[1], pair[0])))
    persons = Persons(one.low, None if one.unknown else one.low, one.reports, one.unknown)
    return Journey(one.nodes, ranked, persons, fees=fees(one.fees, least), days=quartiles(one.days, least))


def joined(flows: Sequence[Flow], whole: Sequence[Journey]) -> tuple[Journey, ...]:
    """Return chains of told flows end to end, the strongest onward flow each time; nobody is known to have gone them whole.

    At most as many can have gone one as its thinnest flow carries, at least none. Chains that a report tells are left out.
    """
    onward: dict[str, list[Flow]] = {}
    for flow in flows:
        onward.setdefault(flow.origin.key, []).append(flow)
    entered = {flow.destination.key for flow in flows}
    known = {tuple(node.key for node in journey.nodes) for journey in whole}
    found = []
    for first in flows:
        if first.origin.key in entered:
            continue
        run = _follow(first, onward)
        nodes = (run[0].origin, *(flow.destination for flow in run))
        if len(run) > 1 and tuple(node.key for node in nodes) not in known:
            modes = tuple(dict.fromkeys(mode for flow in run for mode in flow.modes))
            most = min(flow.persons.low for flow in run)
            reports = min(flow.persons.reports for flow in run)
            found.append(Journey(nodes, modes, Persons(0, most, reports), joined=True))
    found.sort(key=lambda one: (-(one.persons.high or 0), [node.key for node in one.nodes]))
    return tuple(found[:MOST_JOINED])


def _follow(first: Flow, onward: dict[str, list[Flow]]) -> list[Flow]:
    run, met = [first], {first.origin.key, first.destination.key}
    while len(run) < LONGEST:
        following = [
            flow for flow in onward.get(run[-1].destination.key, ()) if flow.destination.key not in met
        ]
        if not following:
            break
        run.append(following[0])
        met.add(following[0].destination.key)
    return run
