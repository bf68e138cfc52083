"""The map of routes, and the same map as a file."""

import orjson
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.faces.kit.drawings.standalone import standalone
from palermo.faces.kit.figures import number
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.routes import asked as asking
from palermo.faces.web.routes import drawing, geojson, said, sources, times, words
from palermo.faces.web.routes.forms import NarrowForm
from palermo.faces.web.routes.ground import FRAMES
from palermo.faces.web.routes.lines import leg_lines
from palermo.foundations.policy import Permission

BESIDE = 8  # legs in the table beside the map


@guard(Permission.ROUTE_READ)
def on_map(request: ActorRequest) -> HttpResponse:
    """Show the map of what was asked for, with time as links, and the largest legs beside it."""
    asked = asking.read(request)
    page, found = drawing.map_page(request.actor, asked)
    largest = sorted(page.kept, key=lambda flow: -flow.persons.low)[:BESIDE]
    tolls = page.incidents.routes[:6] if page.incidents else ()
    unresolved, frames = page.flows.unresolved, {code: words.FRAMES[code] for code in FRAMES}
    context = {
        "asked": asked, "page": page, "figure": drawing.figure(page),
        "period": sources.title_period(asked.query), "times": times.rows(asked, found.years, found.months),
        "legs": leg_lines(largest, asked), "form": NarrowForm.of(asked, found.choices),
        "media": _links(asked, "medium", words.MEDIA), "frames": _links(asked, "frame", frames, usual="fit"),
        "tolls": [(said.route(toll.code), toll.code, toll.died) for toll in tolls],
        "all_time": asked.address(period=None),
        "careful": unresolved, "lost": number(unresolved.legs + unresolved.half),
        "rest": page.flows.rest, "shown_persons": number(sum(flow.persons.low for flow in page.kept)),
        "keep": [(name, asked.given[name]) for name in ("frame", "medium", "period") if name in asked.given],
        "layers": [(code, word, code in asked.layers) for code, word in words.LAYERS.items()],
    }  # fmt: skip
    return render(request, "routes/map.html", context)


@guard(Permission.ROUTE_READ)
def as_svg(request: ActorRequest) -> HttpResponse:
    """Give the map as an SVG file with its sources written below it."""
    asked = asking.read(request)
    page, _found = drawing.map_page(request.actor, asked)
    line = sources.map_line(page.flows, page.incidents, corridors="corridors" in asked.layers)
    period = sources.title_period(asked.query)
    lines = (_("Routes, %(period)s") % {"period": period}, line, sources.caveat())
    return _file(standalone(page.drawn.svg, lines=lines).encode(), "image/svg+xml", "palermo-routes.svg")


@guard(Permission.ROUTE_READ)
def as_geojson(request: ActorRequest) -> HttpResponse:
    """Give legs as lines and incidents as points in GeoJSON (RFC 7946)."""
    asked = asking.read(request)
    page, _found = drawing.map_page(request.actor, asked)
    body = orjson.dumps(geojson.collection(page), option=orjson.OPT_INDENT_2)
    return _file(body, "application/geo+json", "palermo-routes.geojson")


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _links(
    asked: asking.Asked, name: str, table: words.Words, usual: str = ""
) -> list[tuple[str, str, bool]]:
    """Return one link a choice as (word, address, chosen); the usual one stands for nothing asked."""
    here = asked.given.get(name, usual)
    choices = table if usual else {"": _("All"), **table}
    return [
        (str(word), asked.address(**{name: None if code == usual else code}), code == here)
        for code, word in choices.items()
    ]
