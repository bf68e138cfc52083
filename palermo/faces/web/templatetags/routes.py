"""The tags that lead from other pages to routes: `{% load routes %}`."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from palermo.domain.routes.queries.of_reports import traces
from palermo.faces.kit import origin
from palermo.faces.web.routes import said
from palermo.foundations.policy import Permission, allowed

register = template.Library()


@dataclass(frozen=True, slots=True)
class Way:
    """The links of some reports' ways: each leg, each route, and the map; every one remembers where it was taken."""

    legs: list[tuple[SafeString, str]]
    routes: list[tuple[str, str]]
    map: str


@register.simple_tag(takes_context=True)
def ways_of(context: Context, references: str | Iterable[str]) -> Way | None:
    """`{% ways_of report.reference as way %}`: the legs of reports as links; None where there is none."""
    actor = context["request"].actor
    if not allowed(actor, Permission.ROUTE_READ):
        return None
    wanted = [references] if isinstance(references, str) else list(dict.fromkeys(references))
    found = traces(actor, wanted)
    if not found:
        return None
    codes = dict.fromkeys(trace.route for trace in found if trace.route)
    narrowed = urlencode({"route": next(iter(codes))}) if len(codes) == 1 else ""
    trail = origin.onward(context["request"])
    legs = [
        (said.leg_shown(one.origin, one.destination), reverse("route_leg", args=[one.key])) for one in found
    ]
    routes = [(str(said.route(code)), reverse("route_profile", args=[code])) for code in codes]
    return Way(
        [(title, origin.joined(href, trail)) for title, href in legs],
        [(name, origin.joined(href, trail)) for name, href in routes],
        origin.joined(origin.joined(reverse("routes"), narrowed), trail),
    )
