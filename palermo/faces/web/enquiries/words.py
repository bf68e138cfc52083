"""The words of questions and calls for codes that no vocabulary names."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.web.matching.words import FIELDS, KINDS
from palermo.faces.web.reports.words import Words, word

__all__ = ["FIELDS", "KINDS", "Words", "word"]

PURPOSES: Words = {
    "investigation": _("An investigation"),
    "prosecution": _("A prosecution"),
    "missing_person": _("A missing person"),
    "danger_to_life": _("A life is in danger"),
    "border_decision": _("A decision at the border"),
}
BASES: Words = {
    "national_law": _("National law"),
    "court_order": _("An order of a court"),
    "regional_agreement": _("The regional agreement"),
    "mutual_assistance": _("A request for mutual legal assistance"),
    "danger_to_life": _("Danger to life"),
}
STATES: Words = {
    "open": pgettext_lazy("question", "Open"),
    "closed": pgettext_lazy("question", "Closed"),
}
VIEWS: Words = {
    "": pgettext_lazy("questions", "All"),
    "open": pgettext_lazy("questions", "Open"),
    "answered": pgettext_lazy("questions", "Answered"),
    "standing": pgettext_lazy("questions", "Standing"),
    "closed": pgettext_lazy("questions", "Closed"),
}
CALL_STATES: Words = {
    "waiting": pgettext_lazy("call on an owner", "Waiting"),
    "released": pgettext_lazy("call on an owner", "Released"),
    "partly": pgettext_lazy("call on an owner", "Released in part"),
    "answered": pgettext_lazy("call on an owner", "Answered by message"),
    "declined": pgettext_lazy("call on an owner", "Declined"),
    "not_same": pgettext_lazy("call on an owner", "Another one"),
    "lapsed": pgettext_lazy("call on an owner", "Lapsed"),
}
REPLIES: Words = {
    "release": _("released its record"),
    "release_part": _("released a part of its record"),
    "message": _("writes"),
}
ROUTES: Words = {"owner": _("the owner decides"), "hub": _("the hub decides")}
# What can be released, in the order of the page.
RELEASABLE: Words = {
    **FIELDS,
    "reference": _("Reference of the report"),
    "day": _("Day of the report"),
}
