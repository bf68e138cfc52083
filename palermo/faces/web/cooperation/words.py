"""The words of requests and undertakings for codes that no vocabulary names."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.web.enquiries.words import BASES
from palermo.faces.web.enquiries.words import PURPOSES as ENQUIRY_PURPOSES
from palermo.faces.web.reports.words import Words, word

__all__ = ["BASES", "Words", "word"]

USES: Words = {
    "information": _("Police information"),
    "evidence": _("Evidence for a court"),
}
PURPOSES: Words = {**ENQUIRY_PURPOSES, "figures": _("Figures for a report")}
STATES: Words = {
    "open": pgettext_lazy("request", "Open"),
    "more_time": pgettext_lazy("request", "More time asked"),
    "answered": pgettext_lazy("request", "Answered"),
    "refused": pgettext_lazy("request", "Refused"),
    "withdrawn": pgettext_lazy("request", "Withdrawn"),
    "closed": pgettext_lazy("request", "Closed"),
    "destroyed": pgettext_lazy("request", "Destroyed"),
}
VIEWS: Words = {
    "": pgettext_lazy("requests", "All"),
    "waiting": pgettext_lazy("requests", "Waiting"),
    "late": pgettext_lazy("requests", "Late"),
    "answered": pgettext_lazy("requests", "Answered"),
    "ended": pgettext_lazy("requests", "Ended"),
}
SIDES: Words = {"to_us": _("Asked of us"), "by_us": _("Asked by us")}
LETTERS: Words = {
    "ask": _("sends files with the request"),
    "ask_for_time": _("asks for more time"),
    "grant_time": _("grants more time"),
    "deny_time": _("does not grant more time"),
    "answer": _("answers"),
    "refuse": _("refuses"),
    "withdraw": _("takes the request back"),
    "ask_back": _("asks again"),
    "close": _("closes the request"),
    "note": _("notes for the hub alone"),
}
KINDS: Words = {
    "meeting": pgettext_lazy("undertaking", "Meeting"),
    "operation": pgettext_lazy("undertaking", "Joint operation"),
    "agreement": pgettext_lazy("undertaking", "Agreement"),
    "liaison": pgettext_lazy("undertaking", "Border liaison"),
}
PLURALS: Words = {
    "meeting": _("Meetings"),
    "operation": _("Joint operations"),
    "agreement": _("Agreements"),
    "liaison": _("Border liaison"),
}
COURSES: Words = {
    "planned": pgettext_lazy("undertaking", "Planned"),
    "running": pgettext_lazy("undertaking", "Running"),
    "over": pgettext_lazy("undertaking", "Over"),
    "cancelled": pgettext_lazy("undertaking", "Cancelled"),
    "destroyed": pgettext_lazy("undertaking", "Destroyed"),
}
IN_FORCE: Words = {
    "planned": pgettext_lazy("agreement", "Not in force yet"),
    "running": pgettext_lazy("agreement", "In force"),
    "over": pgettext_lazy("agreement", "Ended"),
    "cancelled": pgettext_lazy("agreement", "Given up"),
    "destroyed": pgettext_lazy("agreement", "Destroyed"),
}
PLACES: Words = {"contact": _("Contact point"), "deputy": _("Deputy")}
DATES: Words = {
    "meeting": pgettext_lazy("undertaking", "Meeting"),
    "operation": pgettext_lazy("undertaking", "Joint operation"),
    "liaison": pgettext_lazy("undertaking", "Border liaison"),
    "agreement_ends": _("Agreement ends"),
    "review": _("Review of an agreement"),
    "next_meeting": _("Next meeting"),
    "request_due": _("A request is due"),
    "decision_due": _("A decision is due"),
}
TABS: Words = {
    "cooperation": _("Next"),
    "requests": _("Requests"),
    "unit_figures": _("Units"),
    "contacts": _("Contacts"),
    "meeting": _("Meetings"),
    "operation": _("Joint operations"),
    "agreement": _("Agreements"),
    "liaison": _("Border liaison"),
    "practices": _("Practices"),
    "calendar": _("Calendar"),
}
