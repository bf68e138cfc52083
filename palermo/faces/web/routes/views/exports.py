"""Legs, journeys, single reports' legs, incidents and their sums as files, as narrowed."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.http import Http404
from django.http.response import HttpResponseBase

from palermo.domain.routes import queries
from palermo.domain.routes.shapes import Flow, IncidentRow, Journey, LegRow, Quartiles, RouteToll
from palermo.faces.kit import export as files
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.routes import asked as asking
from palermo.foundations.policy import Permission
from palermo.kernel.levels import Level

Rows = tuple[Sequence[str], Iterable[Sequence[files.Cell]]]

LEG = (
    "origin", "destination", "persons_at_least", "persons_at_most", "reports", "units", "modes", "route", "crossing",
    "made", "planned", "concealed", "fee_currency", "fee_n", "fee_lower", "fee_median", "fee_upper", "days_n", "days_lower",
    "days_median", "days_upper", "incidents", "dead", "missing",
)  # fmt: skip
JOURNEY = (
    "journey", "persons_at_least", "persons_at_most", "reports", "modes", "joined", "fee_currency", "fee_n", "fee_median",
    "days_n", "days_median",
)  # fmt: skip
ROW = (
    "reference", "unit", "level", "day", "origin", "destination", "mode", "planned", "concealed", "fee", "currency",
    "persons", "route", "crossing", "invented",
)  # fmt: skip
INCIDENT = (
    "reference", "unit", "level", "day", "place", "latitude", "longitude", "dead", "missing", "route", "crossing",
    "cause", "open_data", "invented",
)  # fmt: skip
TOLL = (
    "what", "code", "incidents", "dead", "missing", "persons", "persons_low", "persons_high", "incidents_a_year",
    "incidents_a_year_low", "incidents_a_year_high",
)  # fmt: skip


@guard(Permission.ROUTE_READ)
def export(request: ActorRequest, what: str, kind: str) -> HttpResponseBase:
    """Give what was asked for as CSV or XLSX; its reading is recorded before the first byte leaves."""
    make = MAKERS.get(what)
    if make is None:
        raise Http404
    header, rows = make(request, asking.read(request))
    return (files.csv if kind == "csv" else files.xlsx)(f"palermo-routes-{what}", header, rows)


def _legs(request: ActorRequest, asked: asking.Asked) -> Rows:
    found = queries.flow_map(request.actor, asked.query)
    return LEG, map(_leg, [flow for flow in found.flows if asked.keeps(flow)])


def _journeys(request: ActorRequest, asked: asking.Asked) -> Rows:
    found = queries.flow_map(request.actor, asked.query)
    return JOURNEY, map(_journey, [one for one in found.journeys if one.persons.low >= asked.least])


def _rows(request: ActorRequest, asked: asking.Asked) -> Rows:
    return ROW, map(_row, queries.leg_rows(request.actor, asked.query))


def _incidents(request: ActorRequest, asked: asking.Asked) -> Rows:
    return INCIDENT, map(_incident, queries.incident_rows(request.actor, asked.query))


def _tolls(request: ActorRequest, asked: asking.Asked) -> Rows:
    found = queries.incident_map(request.actor, asked.query)

    def rows() -> Iterator[Sequence[files.Cell]]:
        yield from (_toll("route", toll) for toll in found.routes)
        yield from (_toll("crossing", toll) for toll in found.crossings)

    return TOLL, rows()


MAKERS: dict[str, Callable[[ActorRequest, asking.Asked], Rows]] = {
    "legs": _legs, "journeys": _journeys, "reports": _rows, "incidents": _incidents, "tolls": _tolls,
}  # fmt: skip


def _three(value: Quartiles) -> list[files.Cell]:
    return [value.n, value.lower, value.median, value.upper]


def _leg(flow: Flow) -> list[files.Cell]:
    fee = flow.fees[0] if flow.fees else None
    return [
        flow.origin.name, flow.destination.name, flow.persons.low, flow.persons.high, flow.persons.reports, flow.units,
        " ".join(flow.modes), flow.route, flow.crossing, flow.made, flow.planned, flow.concealed,
        fee.currency if fee else None, *(_three(fee.amounts) if fee else [None] * 4), *_three(flow.days),
        flow.died.incidents, flow.died.dead, flow.died.missing,
    ]  # fmt: skip


def _journey(one: Journey) -> list[files.Cell]:
    fee = one.fees[0] if one.fees else None
    return [
        " > ".join(node.name for node in one.nodes), one.persons.low, one.persons.high, one.persons.reports,
        " ".join(one.modes), one.joined, fee.currency if fee else None, fee.amounts.n if fee else None,
        fee.amounts.median if fee else None, one.days.n, one.days.median,
    ]  # fmt: skip


def _row(row: LegRow) -> list[files.Cell]:
    return [
        row.reference, row.unit, Level(row.level).code, row.day, row.origin, row.destination, row.mode, row.planned,
        row.concealed, row.fee, row.currency, row.persons, row.route, row.crossing, row.invented,
    ]  # fmt: skip


def _incident(row: IncidentRow) -> list[files.Cell]:
    return [
        row.reference, row.unit, Level(row.level).code, row.day, row.place, row.lat, row.lon, row.dead, row.missing,
        row.route, row.crossing, row.cause, row.open_data, row.invented,
    ]  # fmt: skip


def _toll(what: str, toll: RouteToll) -> list[files.Cell]:
    died = toll.died
    persons, year = died.persons, died.a_year
    return [
        what, toll.code, died.incidents, died.dead, died.missing, died.both, persons.low if persons else None,
        persons.high if persons else None, year.value if year else None, year.low if year else None,
        year.high if year else None,
    ]  # fmt: skip
