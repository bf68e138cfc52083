"""Dead and missing: by route and by crossing with intervals, and over the months."""

from datetime import date

from babel.dates import format_date
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.routes import queries
from palermo.domain.routes.queries.page import answer
from palermo.domain.routes.queries.tolls import TollStep, toll_by_month
from palermo.domain.routes.shapes import IncidentMap, RouteToll
from palermo.faces.kit.drawings.charts import Bar, Dot, Figure, Series, Table, bars, line
from palermo.faces.kit.figures import number
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.names import reader_locale
from palermo.faces.web.routes import asked as asking
from palermo.faces.web.routes import said, sources, times
from palermo.foundations.policy import Permission

MOST_BARS = 12


@guard(Permission.ROUTE_READ)
def risks(request: ActorRequest) -> HttpResponse:
    """Show the dead and missing of a question with intervals; minimum counts of what became known."""
    asked = asking.read(request)
    found = queries.incident_map(request.actor, asked.query)
    page = answer(request.actor, asked.query, near=None, year=asked.year)
    months = toll_by_month(request.actor, asked.query)
    figures = []
    if found.routes:
        figures.append(_by("routes-dead", _("Dead and missing by route"), found, found.routes, said_route))
    if found.crossings:
        figures.append(
            _by("crossings-dead", _("Dead and missing by crossing"), found, found.crossings, said.crossing)
        )
    if len(months) > 1:
        figures.append(_months(found, months))
    query = asked.question()
    context = {
        "asked": asked, "figures": figures, "found": found,
        "period": sources.title_period(asked.query), "times": times.rows(asked, page.years, page.months),
        "all_time": asked.address(period=None), "causes": found.causes[:10],
        "csv": reverse("route_export", args=["incidents", "csv"]) + query,
        "sums": reverse("route_export", args=["tolls", "xlsx"]) + query,
    }  # fmt: skip
    return render(request, "routes/risks.html", context)


def said_route(code: str) -> str:
    """Return a route's name as a string."""
    return str(said.route(code))


def _by(key: str, says: str, found: IncidentMap, tolls: tuple[RouteToll, ...], name: "said.Named") -> Figure:
    ordered = sorted(tolls, key=lambda toll: -toll.died.both)[:MOST_BARS]
    items = [
        Bar(
            name(toll.code), toll.died.both, low=toll.died.persons.low if toll.died.persons else None,
            high=toll.died.persons.high if toll.died.persons else None,
        )
        for toll in ordered
    ]  # fmt: skip
    rows = [
        (name(toll.code), number(toll.died.incidents), number(toll.died.dead), number(toll.died.missing),
         said.interval(toll.died.persons, digits=0), said.interval(toll.died.a_year))
        for toll in ordered
    ]  # fmt: skip
    header = (
        says, _("Incidents"), _("Dead"), _("Missing"), _("Both, with interval"), _("Incidents a year, with interval"),
    )  # fmt: skip
    return Figure(
        key=key, says=says,
        measured=_("Persons known to have died or gone missing; the line is the 95 % interval (Fay and Feuer)."),
        svg=bars(f"{key}-d", items, title=says, css="k2"), table=Table(says, header, rows),
        source=sources.incidents_line(found), care=_("Minimum counts of what became known; many deaths never do."),
    )  # fmt: skip


def _months(found: IncidentMap, months: tuple[TollStep, ...]) -> Figure:
    says = _("Dead and missing by month")
    dots = [Dot(_month(step.code), step.persons, unfinished=not step.whole) for step in months]
    rows = [(_month(step.code), number(step.incidents), number(step.persons)) for step in reversed(months)]
    return Figure(
        key="months-dead", says=says,
        measured=_("Persons a month. A gap: nothing is known and no open source covers the month."),
        svg=line("months-dead-d", [Series(says, dots)], title=says),
        table=Table(says, (_("Month"), _("Incidents"), _("Persons")), rows), source=sources.incidents_line(found),
        care=_("One accident at sea may be most of a month."),
    )  # fmt: skip


def _month(code: str) -> str:
    return format_date(date(int(code[:4]), int(code[5:7]), 1), "MMM y", locale=reader_locale())
