"""The log of all entries, newest first: narrowed, paged, exported; the words of one search opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palermo.faces.kit import export, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.audit import asking, words
from palermo.foundations import audit
from palermo.foundations.audit import queries
from palermo.foundations.audit.queries import Filters, Line
from palermo.foundations.policy import Actor, Permission
from palermo.foundations.staff import queries as staff
from palermo.kernel.errors import SealBroken

EXPORTED_AT_ONCE = 5_000
ABOUT = 3
HEADER = ("at", "kind", "entry", "person", "name", "role", "unit", "verb", "objects", "codes", "uid")


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry in words; `about` holds the first few of `many` objects as (code, name)."""

    line: Line
    name: str
    verb: str
    about: list[tuple[str, str]]
    many: int
    codes: list[tuple[str, str]]


@guard(Permission.AUDIT_READ)
def log(request: ActorRequest) -> HttpResponse:
    """Show the entries that fit; the auditor's own reading becomes an entry too."""
    return _page(request)


@guard(Permission.AUDIT_READ)
@require_POST
def query(request: ActorRequest, uid: str) -> HttpResponse:
    """Open the words of one search, sealed to the auditor; opening them is recorded."""
    try:
        return render(request, "audit/query.html", {"uid": uid, "text": queries.query_of(request.actor, uid)})
    except SealBroken:
        return render(request, "audit/query.html", {"uid": uid, "broken": True}, status=409)


@guard(Permission.AUDIT_READ)
def export_log(request: ActorRequest, kind: str) -> HttpResponseBase:
    """Give all entries that fit as CSV or XLSX; recorded before the first byte."""
    filters, __ = asking.filters_of({name: str(request.GET.get(name, "")) for name in asking.NAMES})
    audit.read(
        request.actor, "audit.exported", objects=[filters.object] if filters.object else [], format=kind
    )
    people = _people(request.actor)
    first = queries.entries(request.actor, filters, limit=EXPORTED_AT_ONCE)
    rows = (_cells(line, people) for line in _all(request.actor, filters, first))
    return (export.csv if kind == "csv" else export.xlsx)("palermo-audit", HEADER, rows)


def _page(request: ActorRequest) -> HttpResponse:
    listing = lists.read(request, "audit", filters=asking.NAMES, orders=("-at",))
    chosen = {name: listing.one(name) for name in asking.NAMES}
    filters, bad = asking.filters_of(chosen)
    people = _people(request.actor)
    listing.labels = {
        (name, value): asking.label(name, value, people) for name, value in chosen.items() if value
    }
    found = queries.entries(request.actor, filters, after=asking.after_of(listing))
    following = listing.address(after=found.after, page=listing.number + 1) if found.after else ""
    readers = (
        sorted(people.get(uid, uid) for uid in audit.readers_of(filters.object)) if filters.object else []
    )
    context = {
        "listing": listing, "chosen": chosen, "bad": bad, "readers": readers,
        "lines": [_shown(line, people) for line in found.lines],
        "page": lists.Page(found.lines, listing.number, listing.address() if listing.after else "", following),
        "people": sorted(people.items(), key=lambda pair: pair[1].lower()),
        "verbs": sorted(((code, words.verb(code)) for code in queries.verbs()), key=lambda pair: pair[1]),
        "kinds": words.KINDS, "entries": words.ENTRIES, "query": urlencode({k: v for k, v in chosen.items() if v}),
    }  # fmt: skip
    return render(request, "audit/log.html", context)


def _shown(line: Line, people: dict[str, str]) -> Shown:
    about = [(one, people.get(one, one)) for one in line.about if one != line.actor]
    codes = [(name, _plain(value)) for name, value in line.codes.items() if value not in ("", [], None)]
    return Shown(line, _name(line.actor, people), words.verb(line.verb), about[:ABOUT], len(about), codes)


def _name(actor: str, people: dict[str, str]) -> str:
    return _("the machine’s operator") if actor == "operator" else people.get(actor, actor)


def _people(actor: Actor) -> dict[str, str]:
    return {person.uid: str(person) for person in staff.directory(actor)}


def _all(actor: Actor, filters: Filters, page: queries.Page) -> Iterator[Line]:
    while True:
        yield from page.lines
        if not page.after:
            return
        page = queries.entries(actor, filters, after=page.after, limit=EXPORTED_AT_ONCE)


def _cells(line: Line, people: dict[str, str]) -> list[export.Cell]:
    codes = "; ".join(f"{name}={_plain(value)}" for name, value in line.codes.items())
    return [
        line.at, line.kind, line.entry, line.actor, people.get(line.actor, ""), line.role, line.unit, line.verb,
        " ".join(line.about), codes, line.uid,
    ]  # fmt: skip


def _plain(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
