"""The words of documents for codes that no vocabulary names."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.web.matching.words import KINDS as THINGS
from palermo.faces.web.reports.words import Words, word

__all__ = ["Words", "word"]

STATES: Words = {
    "draft": pgettext_lazy("document", "Draft"),
    "in_review": pgettext_lazy("document", "In review"),
    "sent_back": pgettext_lazy("document", "Sent back"),
    "approved": pgettext_lazy("document", "Approved"),
    "issued": pgettext_lazy("document", "Issued"),
    "superseded": pgettext_lazy("document", "Superseded"),
    "recalled": pgettext_lazy("document", "Recalled"),
    "expired": pgettext_lazy("document", "Expired"),
    "destroyed": pgettext_lazy("document", "Destroyed"),
}
READER_VIEWS: Words = {
    "": pgettext_lazy("documents", "All"),
    "unread": pgettext_lazy("documents", "Not opened yet"),
    "unacknowledged": pgettext_lazy("documents", "To acknowledge"),
}
HANDLING: Words = {
    "H0": _("police use within the law"),
    "H1": _("not in court without the owner’s consent"),
    "H2": _("not passed on without the owner’s consent"),
    "H3": _("only under the written condition"),
}
VOICES: Words = {
    "source": _("A source’s word"),
    "judgement": _("The hub’s judgement"),
}
CONFIDENCE: Words = {
    "high": _("high confidence"),
    "moderate": _("moderate confidence"),
    "low": _("low confidence"),
}
USES: Words = {
    "check": _("For a check"),
    "training": _("To train colleagues"),
    "inquiry": _("To open an investigation"),
    "briefing": _("To brief superiors"),
    "none": _("Not used, and will not be"),
}
RATINGS: Words = {
    "5": _("5: it changed what we do"),
    "4": _("4: useful"),
    "3": _("3: good to know"),
    "2": _("2: little new"),
    "1": _("1: of no use to us"),
}
RECALL_REASONS: Words = {
    "wrong": _("Something in it is wrong"),
    "source_at_risk": _("A source is at risk"),
    "level": _("It was issued at the wrong level"),
    "owner_asked": _("The owner of a source asks for it"),
    "outdated": _("It is out of date"),
    "other": _("Another reason"),
}
ACTIONS: Words = {
    "removed": _("Removed: nothing of it is left in the text"),
    "reworded": _("Reworded: what is left leads nobody to the source"),
}
# What a source is; things that reports mention have the words of their own room.
SOURCES: Words = {
    "report": _("Report"),
    "entity": _("Person or thing in several reports"),
    "network": _("Network"),
    "route": _("Route"),
    "document": pgettext_lazy("analytical document", "Document"),
    "import": _("Published figures"),
    **THINGS,
}
FIGURES: Words = {
    "counts": _("Counts"),
    "activity": _("What units sent"),
    "deeds": _("What the hub did"),
    "flows": _("A map of flows"),
    "toll": _("A map of the dead and missing"),
    "network": _("A network"),
}
# Where the data of a figure come from.
ORIGINS: Words = {"reports": _("reports of the units"), "hub": _("the hub’s own books")}
MEASURES: Words = {
    "reports": _("Reports"),
    "people": _("People met"),
    "dead": _("Dead"),
    "missing": _("Missing"),
    "injured": _("Injured"),
}
# What a figure is asked for.
ASKS: Words = {
    "since": pgettext_lazy("first day of a period", "From"),
    "until": pgettext_lazy("last day of a period", "To"),
    "by": _("Counted by"),
    "measure": _("What is measured"),
    "level": _("Level up to which is counted"),
    "section": _("Section of the bi-monthly report"),
    "medium": _("Land or water"),
    "mode": _("Means of transport"),
    "route": _("Route"),
    "crossing": _("Crossing"),
    "through": _("Country or place on the way"),
    "unit": _("Unit"),
    "plan": _("Made or planned"),
    "starts": _("References to start from, with commas"),
    "steps": _("How many steps around it"),
    "cap": _("At most so many people and things"),
}
