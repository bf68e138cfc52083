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
    "late": _("Late"),
    "new": pgettext_lazy("reports", "New"),
    "answered": _("Answered"),
    "tip": _("TIP"),
    "som": _("SOM"),
}
PRIMARY: Words = {
    "": _("Not judged yet"),
    "tip": _("TIP · trafficking in persons"),
    "som": _("SOM · smuggling of migrants"),
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
