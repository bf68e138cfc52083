"""Everybody: listed, narrowed, exported, added."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palermo.faces.kit import errors, export, lists, names
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.staff import words
from palermo.faces.web.staff.forms import NewPersonForm, roles
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, Role
from palermo.foundations.staff import operations, queries
from palermo.foundations.staff.models import Person
from palermo.kernel.errors import Invalid
from palermo.kernel.text import clean_line

FILTERS = ("q", "role", "unit", "state")
ORDERS = ("username", "name", "role", "-added_at")
HEADER = ("username", "name", "role", "unit", "entry", "active", "duty", "language", "added")


@guard(Permission.STAFF_READ)
def people(request: ActorRequest) -> HttpResponse:
    """List people, narrowed by name, role, unit and state."""
    listing = lists.read(request, "people", filters=FILTERS, orders=ORDERS)
    rows = _narrowed(request.actor, {name: listing.one(name) for name in FILTERS})
    by = listing.order
    page = listing.keyset(rows, (by, "-id" if by.startswith("-") else "id"), anchor="uid")
    listing.labels = _labels(listing)
    houses = sorted(
        ((code, names.unit(code)) for code in unit_codes(request.actor)), key=lambda pair: pair[1]
    )
    context = {
        "listing": listing, "page": page, "people": [(person, words.role(person.role)) for person in page.rows],
        "chosen": {name: listing.one(name) for name in FILTERS}, "roles": roles(), "houses": houses,
        "query": listing.address().removeprefix("?") if listing.active else "",
    }  # fmt: skip
    return render(request, "staff/people.html", context)


@guard(Permission.STAFF_READ)
def export_people(request: ActorRequest, kind: str) -> HttpResponseBase:
    """Give the whole list, as narrowed, as CSV or XLSX; recorded before the first byte."""
    rows = _narrowed(request.actor, {name: clean_line(request.GET.get(name, ""))[:200] for name in FILTERS})
    audit.read(request.actor, "people.exported", format=kind)
    cells = (
        (
            one.username,
            one.name,
            one.role,
            one.unit_code,
            one.entry.value,
            one.is_active,
            one.duty,
            one.language,
            one.added_at,
        )
        for one in rows
    )
    return (export.csv if kind == "csv" else export.xlsx)("palermo-people", HEADER, cells)


@guard(Permission.STAFF_MANAGE)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Add somebody and show her first password, this once."""
    form = NewPersonForm(unit_codes(request.actor), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made, password = operations.add_person(request.actor, **{**data, "role": Role(data["role"])})
        except Invalid as failure:
            add_error(form, failure)
        else:
            return show_password(request, made, password, _("%(name)s is added") % {"name": made})
    return render(request, "staff/new.html", {"form": form}, status=422 if form.errors else 200)


def show_password(request: HttpRequest, person: Person, password: str, title: str) -> HttpResponse:
    """Return the page that shows a password that was made, once and never again."""
    return render(request, "staff/password.html", {"person": person, "password": password, "title": title})


def unit_codes(actor: Actor) -> list[str]:
    """Return the codes of all houses that people can belong to."""
    return [unit.code for unit in queries.units(actor)]


def add_error(form: Any, failure: Invalid) -> None:
    """Put a failure beside the field that it names, or on top."""
    form.add_error(failure.field if failure.field in form.fields else None, errors.message(failure))


def _narrowed(actor: Actor, chosen: dict[str, str]) -> QuerySet[Person]:
    rows = queries.people(actor)
    if text := clean_line(chosen["q"]):
        rows = rows.filter(Q(name__icontains=text) | Q(username__icontains=text))
    if chosen["role"] in list(Role):
        rows = rows.filter(role=chosen["role"])
    if unit := clean_line(chosen["unit"]):
        rows = rows.filter(unit__code=unit)
    if chosen["state"] in ("active", "closed"):
        rows = rows.filter(is_active=chosen["state"] == "active")
    return rows


def _labels(listing: lists.Listing) -> dict[tuple[str, str], str]:
    found = {("state", "active"): _("Active"), ("state", "closed"): _("Closed")}
    if (role := listing.one("role")) in list(Role):
        found["role", role] = words.role(role)
    if unit := listing.one("unit"):
        found["unit", unit] = names.unit(unit)
    return found
