"""The words of publications, for the hub's pages and for the site: kinds, sections, themes, why something is gone."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = dict[str, Promise | str]

KINDS: Words = {
    "page": pgettext_lazy("kind of publication", "Page"),
    "news": pgettext_lazy("kind of publication", "News"),
    "practice": pgettext_lazy("kind of publication", "Best practice"),
    "bimonthly": pgettext_lazy("kind of publication", "Bi-monthly report"),
    "monograph": pgettext_lazy("kind of publication", "Monograph"),
    "figures": pgettext_lazy("kind of publication", "Figures"),
}
SECTIONS: Words = {
    "page": _("About the unit"),
    "news": _("News"),
    "practice": _("Best practices"),
    "bimonthly": _("Bi-monthly reports"),
    "monograph": _("Monographs"),
    "figures": _("Figures"),
}
THEMES: Words = {
    "tip": _("Trafficking in persons"),
    "som": _("Smuggling of migrants"),
    "routes": _("Routes"),
    "deaths": _("Deaths and dangers"),
    "border": _("Border control"),
    "protection": _("Protection"),
    "cooperation": _("Cooperation"),
    "unit": pgettext_lazy("theme", "The unit itself"),
}
WHY_GONE: Words = {
    "mistaken": _("It was mistaken."),
    "replaced": _("Something newer has taken its place."),
    "harm": _("It could have harmed somebody."),
    "rights": _("It used something that belongs to others."),
}
EMPTY: Words = {
    "news": _("No news has been published yet."),
    "practice": _("No practice has been published yet."),
    "bimonthly": _("No report has been published yet. The first one will stand here."),
    "monograph": _("No monograph has been published yet."),
    "figures": _("No figures have been published yet."),
}
