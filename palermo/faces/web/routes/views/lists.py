"""Legs and journeys as lists that page, sort, filter and remember."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palermo.domain.routes.queries.page import answer
from palermo.domain.routes.shapes import Fee, Flow, Quartiles
from palermo.faces.kit import lists
from palermo.faces.kit.figures import number
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.routes import asked as asking
from palermo.faces.web.routes import sources
from palermo.faces.web.routes.forms import NarrowForm, chips
from palermo.faces.web.routes.lines import journey_lines, leg_lines
from palermo.foundations.policy import Permission

SIZE = 50
ORDERS = ("-persons", "-reports", "-fee", "-days", "-died")


def _fee(fees: tuple[Fee, ...]) -> float:
    return next((float(fee.amounts.median) for fee in fees if fee.amounts.median is not None), -1.0)


def _days(value: Quartiles) -> float:
    return -1.0 if value.median is None else value.median


KEYS: dict[str, Callable[[Flow], float]] = {
    "persons": lambda flow: flow.persons.low,
    "reports": lambda flow: flow.persons.reports,
    "fee": lambda flow: _fee(flow.fees),
    "days": lambda flow: _days(flow.days),
    "died": lambda flow: flow.died.both,
}


@guard(Permission.ROUTE_READ)
def legs(request: ActorRequest) -> HttpResponse:
    """List the legs of a question."""
    listing, asked = _asked(request, "route_legs", ORDERS)
    found = answer(request.actor, asked.query, near=None)
    kept = [flow for flow in found.flows.flows if asked.keeps(flow)]
    by = listing.order.lstrip("-")
    kept.sort(key=KEYS.get(by, KEYS["persons"]), reverse=listing.order.startswith("-"))
    page = listing.page(kept)
    context = _context(request, listing, asked, found, what="legs") | {
        "page": page, "lines": leg_lines(page.rows, asked), "rest": found.flows.rest,
        "rest_persons": number(found.flows.rest.persons),
    }  # fmt: skip
    return render(request, "routes/legs.html", context)


@guard(Permission.ROUTE_READ)
def journeys(request: ActorRequest) -> HttpResponse:
    """List the journeys of a question: legs that follow one another."""
    listing, asked = _asked(request, "route_journeys", ("-persons",))
    found = answer(request.actor, asked.query, near=None)
    kept = [one for one in found.flows.journeys if one.persons.low >= asked.least]
    kept.sort(key=lambda one: (-one.persons.low, one.joined))
    page = listing.page(kept)
    context = _context(request, listing, asked, found, what="journeys") | {
        "page": page, "lines": journey_lines(page.rows), "rest": found.flows.journeys_rest,
        "rest_persons": number(found.flows.journeys_rest.persons),
    }  # fmt: skip
    return render(request, "routes/journeys.html", context)


def _asked(request: ActorRequest, name: str, orders: tuple[str, ...]) -> tuple[lists.Listing, asking.Asked]:
    listing = lists.read(request, name, filters=asking.NAMES, orders=orders, size=SIZE)
    asked = asking.on_trail(asking.of({key: listing.one(key) for key in listing.filters}), request)
    listing.labels = chips(asked)
    return listing, asked


def _context(
    request: ActorRequest, listing: lists.Listing, asked: asking.Asked, found: Any, *, what: str
) -> dict[str, Any]:
    query = asked.question()
    return {
        "listing": listing, "asked": asked, "period": sources.title_period(asked.query),
        "source": sources.flows_line(found.flows), "form": NarrowForm.of(asked, found.choices),
        "csv": reverse("route_export", args=[what, "csv"]) + query, "xlsx": reverse("route_export", args=[what, "xlsx"]) + query,
    }  # fmt: skip
