"""Where somebody came from: a trail in the address itself, so that every page leads back to the place that was left.

A link onward carries the page it stands on as `via`. Nothing is kept on the server, and the browser's own back button
goes the same way.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, get_urlconf, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VIA = "via"
MOST, LONGEST = 5, 1200  # steps of a trail, and letters of one address

# What the pages that a trail may name are called; a room adds its own.
NAMES: dict[str, Promise | str] = {
    "home": _("Queue"),
    "report": _("Report"),
    "search": _("Search"),
    "match": _("Match"),
    "matches": _("Matches"),
    "entities": _("People and things"),
    "entity": _("Entity"),
    "networks": _("Networks"),
    "network": _("Network"),
    "network_ways": _("Paths"),
    "network_money": _("Money"),
    "network_changes": _("Changes"),
    "network_table": _("Network"),
    "network_link": _("Link"),
    "routes": _("Routes"),
    "route_legs": pgettext_lazy("of a journey", "Legs"),
    "route_journeys": _("Journeys"),
    "route_risks": _("Dead and missing"),
    "route_corridors": _("Corridors"),
    "route_leg": pgettext_lazy("of a journey", "Leg"),
    "route_profile": pgettext_lazy("migration", "Route"),
    "route_crossing": _("Crossing"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a trail: what it is, its reference where it has one, and its address with the trail before it."""

    name: str
    reference: str
    href: str


def trail(request: HttpRequest) -> list[Step]:
    """Return the pages that somebody came through, first to last; anything that is no page of ours is left out."""
    known, steps = addresses(request), []
    for number, address in enumerate(known):
        match = _page(address)
        if match is None:
            continue
        path, query = address.partition("?")[::2]
        before = [*parse_qsl(query), *((VIA, earlier) for earlier in known[:number])]
        href = f"{path}?{urlencode(before)}" if before else path
        steps.append(Step(str(NAMES[match[0]]), match[1], href))
    return steps


def onward(request: HttpRequest) -> str:
    """Return the query that a link from this page carries, "via=…", so that the next one leads back here."""
    return urlencode([(VIA, address) for address in addresses(request, here=True)])


def kept(request: HttpRequest) -> str:
    """Return the query that keeps the trail as it is, for links from a page to itself; "" without one."""
    return urlencode([(VIA, address) for address in addresses(request)])


def addresses(request: HttpRequest, *, here: bool = False) -> list[str]:
    """Return the addresses of the trail, with this page as its last where asked; worked out once a request."""
    held: dict[bool, list[str]] = request.__dict__.setdefault("_trail", {})
    if here not in held:
        held[here] = _with_here(request) if here else _given(request)
    return held[here]


def _with_here(request: HttpRequest) -> list[str]:
    parts = [(name, value) for name, value in parse_qsl(request.META.get("QUERY_STRING", "")) if name != VIA]
    here = request.path + ("?" + urlencode(parts) if parts else "")
    before = addresses(request)
    if here in before:  # she has come back round: the trail ends where it was
        before = before[: before.index(here)]
    known = [*before, here] if _page(here) and len(here) <= LONGEST else before
    return known[-MOST:]


def joined(address: str, query: str) -> str:
    """Return an address with a further query; a part after # stays at its end."""
    if not query:
        return address
    path, hash_sign, part = address.partition("#")
    return path + ("&" if "?" in path else "?") + query + hash_sign + part


def _given(request: HttpRequest) -> list[str]:
    given = [address for address in request.GET.getlist(VIA) if len(address) <= LONGEST and _page(address)]
    return given[-MOST:]


def _page(address: str) -> tuple[str, str] | None:
    """Return the name and reference of a page of ours, None for anything else."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not address.startswith("/") or address.startswith("//"):
        return None
    try:
        match = resolve(parts.path, urlconf=get_urlconf())
    except Resolver404:
        return None
    if match.view_name not in NAMES:
        return None
    return match.view_name, str(match.kwargs.get("reference", ""))
