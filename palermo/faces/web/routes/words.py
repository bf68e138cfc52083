"""The words of routes for codes that no vocabulary names."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.web.reports.words import Words, word

__all__ = ["Words", "word"]

MEDIA: Words = {
    "land": pgettext_lazy("way of moving", "Land"),
    "water": pgettext_lazy("way of moving", "Sea and river"),
    "air": pgettext_lazy("way of moving", "Air"),
}
FRAMES: Words = {
    "fit": pgettext_lazy("part of the map", "What is found"),
    "sahara": pgettext_lazy("part of the map", "Sahara"),
    "atlantic": pgettext_lazy("part of the map", "West Africa – Canary Islands"),
    "mediterranean": pgettext_lazy("part of the map", "Central Mediterranean"),
    "west_africa": pgettext_lazy("part of the map", "West Africa"),
    "region": pgettext_lazy("part of the map", "Whole region"),
}
TOWARD: Words = {
    "north": pgettext_lazy("direction", "To the north"),
    "south": pgettext_lazy("direction", "To the south"),
    "east": pgettext_lazy("direction", "To the east"),
    "west": pgettext_lazy("direction", "To the west"),
}
PLANS: Words = {
    "made": pgettext_lazy("leg of a journey", "Made"),
    "planned": pgettext_lazy("leg of a journey", "Planned"),
}
ORIGINS: Words = {
    "real": pgettext_lazy("data", "Open data"),
    "invented": pgettext_lazy("data", "Invented"),
}
LAYERS: Words = {
    "incidents": _("Dead and missing"),
    "corridors": _("Corridors, approximate"),
}
NODES: Words = {
    "town": pgettext_lazy("kind of place", "Town"),
    "crossing": pgettext_lazy("kind of place", "Crossing"),
    "region": pgettext_lazy("kind of place", "Region"),
    "sea": pgettext_lazy("kind of place", "Sea lane"),
    "unresolved": pgettext_lazy("kind of place", "Not found on the map"),
}
CHANGES: Words = {
    "persons": _("Persons reported"),
    "reports": _("Reports"),
    "incidents": _("Incidents with dead or missing"),
    "dead_and_missing": _("Dead and missing"),
}
GAPS: Words = {
    "fees": _("Fees: too few reports say what was paid."),
    "days": _("Time on the way: too few reports give two dates."),
    "counts": _("Persons: some reports give no number."),
    "places": _("Places: some names are not on the map."),
    "modes": _("Means of transport: most legs do not say it."),
    "facilitators": _("Facilitators: no report names anybody's role."),
    "papers": _("Papers: no report names any."),
    "legs": _("Legs: the reports say where something happened, not by which way."),
    "sources": _("Sources: no report is evaluated."),
}
CAUTIONS: Words = {
    "controls_or_flows": _(
        "Fewer reports may mean fewer persons, or fewer officers who look. The figures cannot tell which."
    ),
    "one_day_chosen": _(
        "The day was chosen by whoever asks; a day chosen after looking finds a change too easily."
    ),
    "few": _("So few reports that chance alone may explain the difference."),
    "days_not_known": _("Some reports give no exact day and may lie on either side."),
    "unfinished": _("The time after the day is not over yet."),
}
PROFILES: Words = {
    "route": pgettext_lazy("migration", "Route"),
    "crossing": pgettext_lazy("kind of place", "Crossing"),
    "leg": pgettext_lazy("of a journey", "Leg"),
}
