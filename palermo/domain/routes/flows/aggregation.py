"""Legs to flows: summed by ends and medium, told or withheld, most persons first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from palermo.domain.routes.flows.quartiles import fees, quartiles
from palermo.domain.routes.flows.records import Leg, Way
from palermo.domain.routes.flows.suppression import together, told
from palermo.domain.routes.flows.tolls import toll_of
from palermo.domain.routes.shapes import Flow, Node, Persons, Rest, Unresolved

Narrowed = Sequence[tuple[Way, Sequence[Leg]]]


@dataclass(slots=True)
class Sum:
    """What reports say of one leg by one medium, or of one leg by all."""

    origin: Node
    destination: Node
    low: int = 0
    reports: int = 0
    unknown: int = 0
    made: int = 0
    planned: int = 0
    concealed: int = 0
    units: set[str] = field(default_factory=set)
    modes: Counter[str] = field(default_factory=Counter)
    routes: Counter[str] = field(default_factory=Counter)
    crossings: Counter[str] = field(default_factory=Counter)
    fees: dict[str, list[Decimal]] = field(default_factory=dict)
    days: list[float] = field(default_factory=list)
    deadly: list[Way] = field(default_factory=list)

    def add(self, way: Way, leg: Leg) -> None:
        """Add one leg of one report."""
        self.low += way.low
        self.reports += 1
        self.unknown += way.people is None
        self.planned += leg.planned
        self.made += not leg.planned
        self.concealed += leg.concealed
        self.units.add(way.unit)
        self.modes[leg.mode] += 1
        self.routes[leg.route] += 1
        if leg.crossing:
            self.crossings[leg.crossing] += 1
        if leg.fee is not None:
            self.fees.setdefault(leg.currency, []).append(leg.fee)
        if leg.days is not None:
            self.days.append(leg.days)
        if (way.dead or way.missing) and _died_on(way, leg):
            self.deadly.append(way)


def _died_on(way: Way, leg: Leg) -> bool:
    """Say whether a report's toll is this leg's: its only one that was made, or the one at whose crossing it is."""
    made = [one for one in way.legs if not one.planned]
    if len(made) == 1:
        return made[0] is leg
    return bool(way.crossing) and leg.crossing == way.crossing


def sums(rows: Narrowed) -> tuple[dict[str, dict[str, Sum]], Unresolved]:
    """Return sums by medium and Flow.key, and what has no place; a leg that one report gives twice counts once."""
    found: dict[str, dict[str, Sum]] = {}
    legs = half = 0
    for way, given in rows:
        seen = set()
        for leg in given:
            if leg.origin is None or leg.destination is None:
                whole = bool(leg.origin_name and leg.destination_name)
                legs, half = legs + whole, half + (not whole)
            elif leg.key and leg.key not in seen:
                seen.add(leg.key)
                medium = found.setdefault(leg.medium, {})
                one = medium.get(leg.key)
                if one is None:
                    one = medium[leg.key] = Sum(leg.origin, leg.destination)
                one.add(way, leg)
    return found, Unresolved(legs=legs, half=half)


def flows(rows: Narrowed, least: int) -> tuple[tuple[Flow, ...], Rest, Unresolved]:
    """Return the told flows, the rest and what has no place."""
    media, unresolved = sums(rows)
    rests: list[Rest] = []
    shown: dict[str, dict[str, Sum]] = {}
    for medium in sorted(media):
        keys, rest = told({key: one.low for key, one in media[medium].items()}, least)
        rests.append(rest)
        for key in keys:
            shown.setdefault(key, {})[medium] = media[medium][key]
    made = [flow(by_medium, least) for by_medium in shown.values()]
    made.sort(key=lambda one: (-one.persons.low, one.key))
    return tuple(made), together(rests), unresolved


def flow(by_medium: dict[str, Sum], least: int) -> Flow:
    """Return one leg over all media that are told."""
    parts = [by_medium[medium] for medium in sorted(by_medium)]
    low, unknown = sum(one.low for one in parts), sum(one.unknown for one in parts)
    amounts: dict[str, list[Decimal]] = {}
    for one in parts:
        for currency, values in one.fees.items():
            amounts.setdefault(currency, []).extend(values)
    return Flow(
        origin=parts[0].origin, destination=parts[0].destination,
        persons=Persons(low, None if unknown else low, sum(one.reports for one in parts), unknown),
        media=tuple(sorted(by_medium, key=lambda medium: (-by_medium[medium].low, medium))),
        modes=_ranked(one.modes for one in parts), made=sum(one.made for one in parts),
        planned=sum(one.planned for one in parts), concealed=sum(one.concealed for one in parts),
        units=len(set().union(*(one.units for one in parts))),
        route=(*_ranked(one.routes for one in parts), "")[0],
        crossing=(*_ranked(one.crossings for one in parts), "")[0], fees=fees(amounts, least),
        days=quartiles([value for one in parts for value in one.days], least),
        died=toll_of([way for one in parts for way in one.deadly]),
    )  # fmt: skip


def _ranked(counters: Iterable[Counter[str]]) -> tuple[str, ...]:
    total: Counter[str] = Counter()
    for one in counters:
        total.update(one)
    return tuple(code for code, _ in sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))
