"""The hub's words for codes that no vocabulary names: states, views of the queue, classes, elements, grades."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.web.reports.words import Words, word

__all__ = ["Words", "word"]

STATES: Words = {
    "submitted": pgettext_lazy("report at the hub", "New"),
    "in_triage": _("In triage"),
    "question_open": _("Question out"),
    "classified": _("Classified"),
    "closed": _("Closed"),
    "withdrawn": _("Withdrawn"),
}
VIEWS: Words = {
    "open": _("All open"),
    "mine": _("Mine and unassigned"),
    "urgent": _("Urgent"),
    "reads_urgent": _("Reads as urgent"),
    "late": _("Late"),
    "new": pgettext_lazy("reports", "New"),
    "answered": _("Answered"),
    "tip": _("TIP"),
    "som": _("SOM"),
}
# What has a review day, by the first part of its reference; what begins with another is a report.
DUE: Words = {
    "": _("Report"),
    "REQ": _("Request"),
    "DOC": _("Document"),
    "MTG": pgettext_lazy("undertaking", "Meeting"),
    "OPN": pgettext_lazy("undertaking", "Joint operation"),
    "AGR": pgettext_lazy("undertaking", "Agreement"),
    "BLP": pgettext_lazy("undertaking", "Border liaison"),
    "PRA": _("Practice"),
}
PRIMARY: Words = {
    "": _("Not judged yet"),
    "tip": _("TIP · trafficking in persons"),
    "som": _("SOM · smuggling of migrants"),
    "entry": _("Illegal entry"),
    "drugs": _("Drugs"),
    "documents": _("Document fraud"),
    "weapons": _("Weapons"),
    "corruption": _("Corruption"),
    "money": _("Money laundering and cash"),
    "other": _("Another crime"),
    "none": _("No crime"),
}
SHORT: Words = {**PRIMARY, "tip": _("TIP"), "som": _("SOM")}
ELEMENTS: Words = {
    "acts": pgettext_lazy("element of trafficking", "act"),
    "means": pgettext_lazy("element of trafficking", "means"),
    "purposes": pgettext_lazy("element of trafficking", "purpose"),
    "offences": _("an offence that somebody procured"),
}
GROUPS: Words = {
    "classes": _("Crime codes"),
    "acts": pgettext_lazy("element of trafficking", "Act"),
    "means": pgettext_lazy("element of trafficking", "Means"),
    "purposes": pgettext_lazy("element of trafficking", "Purpose"),
    "form": pgettext_lazy("of trafficking", "Form"),
    "sectors": _("Sector"),
    "offences": _("Offence"),
    "aggravations": _("Aggravation"),
    "circumstances": _("Circumstances"),
    "som_modes": _("How the border was passed"),
    "modes": _("Transport"),
    "frauds": _("Document fraud"),
    "drugs": _("Drugs"),
    "indicators": _("Signs"),
}
# The facets of a reading, in the words of the section that shows them; most are groups of the judgement.
FACETS: Words = {
    "urgency": _("Urgency"),
    **GROUPS,
    "sector": GROUPS["sectors"],
    "elements": _("Element of smuggling"),
    "travel": GROUPS["modes"],
}
# The same table for urgency: a facet whose codes no vocabulary lists.
URGENT: Words = {
    "life": _("Life in danger"),
    "child": _("A child"),
    "moving": _("About to be moved or handed over"),
}
URGENT_SHORT: Words = {
    "life": pgettext_lazy("reads as urgent", "life"),
    "child": pgettext_lazy("reads as urgent", "child"),
    "moving": pgettext_lazy("reads as urgent", "about to be moved"),
}
ANSWERS: Words = {
    "accepted": _("Accepted"),
    "changed": _("Changed"),
    "refused": _("Refused"),
}
ITEMS: Words = {
    "person": _("People"),
    "phone": _("Phones"),
    "plate": _("Plates"),
    "vehicle": _("Vehicles"),
    "vessel": _("Vessels"),
    "paper": _("Papers"),
    "account": _("Accounts"),
    "money": _("Money"),
    "fee": _("Fees"),
    "drug": _("Drugs"),
    "count": _("Numbers of people"),
    "nationality": _("Nationalities"),
    "age": _("Ages"),
    "date": _("Dates"),
    "place": _("Places"),
    "crossing": _("Crossings"),
    "country": _("Countries"),
}
COUNTED: Words = {
    "people": _("people"),
    "women": _("women"),
    "men": _("men"),
    "children": _("children"),
    "dead": _("dead"),
    "missing": _("missing"),
    "injured": _("injured"),
    "survivors": _("survivors"),
    "suspects": _("suspects"),
}
# The elements of both offences (reading/elements.py): act, means, purpose; procurement, entry, benefit, foreignness.
STANDING: Words = {
    "act": pgettext_lazy("element of trafficking", "Act"),
    "means": pgettext_lazy("element of trafficking", "Means"),
    "purpose": pgettext_lazy("element of trafficking", "Purpose"),
    "procurement": _("Somebody procured it"),
    "illegal_entry": _("An entry against the rules"),
    "benefit": _("A benefit for the smuggler"),
    "foreign": _("Not a national or resident of the State entered"),
}
SOURCE: Words = {
    "A": _("No doubt: the officer’s own eyes, a register"),
    "B": _("Right in most cases: a bus clerk"),
    "C": _("Wrong in most cases: a rival driver. Not “fairly reliable”"),
    "X": _("Cannot be said: a first or anonymous call"),
}
INFORMATION: Words = {
    "1": _("Certain: counted, measured, read"),
    "2": _("The source saw or did it; the officer did not"),
    "3": _("Hearsay that fits what is recorded"),
    "4": _("Hearsay that nothing supports"),
}
HANDLING: Words = {
    "H0": _("Police use within the law"),
    "H1": _("Not in court without the owner’s word"),
    "H2": _("Not passed on without the owner’s word"),
    "H3": _("A written condition, shown wherever it is shown"),
}
SHRED: dict[str, Promise | str] = {
    "retention": _("It is no longer needed"),
    "unlawful": _("It should not have been recorded"),
    "victim_asked": _("The victim asked for it"),
    "source_at_risk": _("It puts a source at risk"),
    "other": _("Another reason"),
}
SHARE_STATES: Words = {
    "active": _("Shared"),
    "refused": _("Refused"),
    "withdrawn": _("Ended"),
}
