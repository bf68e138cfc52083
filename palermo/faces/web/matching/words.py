"""The words of matches and entities for codes that no vocabulary names."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.web.reports.words import Words, word

__all__ = ["Words", "word"]

KINDS: Words = {
    "person": _("Person"),
    "vehicle": _("Vehicle"),
    "phone": _("Phone"),
    "paper": pgettext_lazy("identity paper", "Paper"),
    "account": _("Account"),
    "organisation": _("Organisation"),
    "vessel": _("Vessel"),
    "asset": pgettext_lazy("thing of value", "Asset"),
}
VIEWS: Words = {
    "open": pgettext_lazy("proposed matches", "To decide"),
    "later": pgettext_lazy("proposed matches", "Later"),
    "same": pgettext_lazy("proposed matches", "The same"),
    "not_same": pgettext_lazy("proposed matches", "Not the same"),
}
VERDICTS: Words = {
    "same": _("almost certainly the same"),
    "likely": _("likely the same"),
    "possible": _("possibly the same"),
    "not": _("probably not the same"),
}
WHY: Words = {
    "several_signs": _("Several signs together"),
    "same_number": _("The same number"),
    "same_person_seen": _("Somebody saw or knows that they are one"),
    "same_document": _("The same paper"),
    "told_by_unit": _("A unit says so"),
    "mistaken": _("An earlier decision was mistaken"),
    "other": _("Another reason"),
}
# The fields of a mention in the order of a page; roles, countries and papers have their own vocabularies.
FIELDS: Words = {
    "name": pgettext_lazy("of a person or thing", "Name"),
    "alias": _("Alias"),
    "number": pgettext_lazy("of a phone, paper or account", "Number"),
    "plate": _("Plate"),
    "vin": _("Chassis number"),
    "type": pgettext_lazy("of a vehicle, paper or account", "Kind"),
    "make": _("Make"),
    "colour": _("Colour"),
    "provider": _("Provider"),
    "role": pgettext_lazy("of a person in a report", "Role"),
    "sex": _("Sex"),
    "age": _("Age"),
    "born": _("Born"),
    "nationality": _("Nationality"),
    "country": _("Country"),
    "phones": _("Phones"),
    "papers": _("Papers"),
    "note": pgettext_lazy("about a person or thing", "Note"),
}
MOVES: Words = {"merge": _("Merged"), "split": pgettext_lazy("a past decision", "Split off")}
