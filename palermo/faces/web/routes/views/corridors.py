"""The corridors that IOM knows, approximate, on the map of the region and as a list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from palermo.domain.routes import maps
from palermo.faces.kit.drawings.figure import Figure, Table
from palermo.faces.kit.drawings.ground import Scene
from palermo.faces.kit.drawings.map import route_map
from palermo.faces.kit.figures import number
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.routes import asked as asking
from palermo.faces.web.routes import said, sources, words
from palermo.faces.web.routes.ground import FRAMES, Sheet, box_of, ends
from palermo.foundations.policy import Permission


@guard(Permission.ROUTE_READ)
def corridors(request: ActorRequest) -> HttpResponse:
    """Show the corridors, in the part of the map that was asked for."""
    asked = asking.read(request)
    language = said.language()
    frame = asked.frame if asked.frame != "fit" else "region"
    sheet = Sheet(box_of(frame, ()), language)
    drawn = sheet.corridors(maps.corridors(), language)
    every = maps.corridors()
    rows = [
        (ends(one, language), str(said.route(one.route)), _("main") if one.major else "–") for one in every
    ]
    says = ngettext("%(n)s corridor, approximate", "%(n)s corridors, approximate", len(drawn)) % {
        "n": number(len(drawn))
    }
    figure = Figure(
        key="corridors-figure", says=says,
        measured=_("Broken lines, traced by hand: none of them is a road, or a way that somebody took."),

        svg=route_map("map", Scene(sheet.ground, corridors=drawn), title=says).svg,
        table=Table(_("Corridors"), (_("Corridor"), pgettext("migration", "Route"), _("Main corridor")), rows),
        source=" ".join((sources.corridors_line(), sources.shapes(), sources.disclaimer())),
        wide=True,
    )  # fmt: skip
    context = {
        "asked": asked, "figure": figure,
        "frames": [(words.FRAMES[code], asked.address(frame=code), code == frame) for code in FRAMES if code != "fit"],
        "routes": [
            (said.route(code), code, sum(one.route == code for one in every))
            for code in dict.fromkeys(one.route for one in every)
        ],
    }  # fmt: skip
    return render(request, "routes/corridors.html", context)
