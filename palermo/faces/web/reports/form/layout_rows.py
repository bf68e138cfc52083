"""The boxes of what repeats: which come first, which stand under "more", and what the section is called."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.web.reports import words
from palermo.faces.web.reports.form import options
from palermo.faces.web.reports.form.boxes import Box

Label = Promise | str


@dataclass(frozen=True, slots=True)
class RowLayout:
    """How the rows of a section look; `row` has a place for the number, as in "Person %(n)s"."""

    section: str
    row: Label
    add: Label
    remove: Label
    first: tuple[Box, ...]
    more: tuple[Box, ...] = ()


_UNKNOWN = _("Not known")
_NO_NAMES = _(
    "No name given? Leave it empty. For a victim, a witness or a child write a code such as V1, never the name."
)
_CURRENCY = Box("currency", _("Currency"), "", "select", options.currencies)
_NOTE = Box("note", _("Anything else about it"))
_OF = Box("of", _("Whose?"), "", "select")

LAYOUTS: dict[str, RowLayout] = {
    layout.section: layout
    for layout in (
        RowLayout(
            "legs", _("Leg %(n)s"), _("Add a leg"), _("Remove leg %(n)s"),
            (
                Box("origin", _("From")), Box("destination", _("To")),
                Box("mode", _("How"), "", "select", options.listed("transport_modes", empty=False)),
                Box("fee_amount", _("Price for one person"), _("As said: 25 000."), css="sm", mode="decimal"),
                Box("fee_currency", _("Currency"), "", "select", options.currencies),
            ),
            (
                Box("concealed", _("People were hidden"), kind="check"),
                Box("planned", _("Intended, not travelled yet"), kind="check"),
                Box("fee_what", _("What the price was for")), _NOTE,
            ),
        ),
        RowLayout(
            "people", _("Person %(n)s"), _("Add a person"), _("Remove person %(n)s"),
            (
                Box("name", _("Name, as it is said or written"), _NO_NAMES),
                Box("role", _("Role"), "", "select", options.listed("person_roles", empty=False)),
                Box("sex", _("Sex"), "", "select", options.fixed(("", _UNKNOWN), *words.SEXES.items())),
                Box("age", _("Age, as seen or said"), _("“15”, “about 40”: anything goes."), css="sm"),
            ),
            (
                Box("alias", _("Also called")),
                Box("born", _("Born"), _("“1988”, “04/1988” or a whole date."), css="sm"),
                Box("nationality", _("Nationality"), suggestions="countries"),
                Box("at_large", _("Held or not"), "", "select", options.fixed(("", _UNKNOWN), *words.AT_LARGE.items())),
                Box("ref", _("Short code in this report"), _("V1, T1, P2: links phones and papers to her."), css="sm"),
                _NOTE,
            ),
        ),
        RowLayout(
            "vehicles", _("Vehicle %(n)s"), _("Add a vehicle"), _("Remove vehicle %(n)s"),
            (
                Box("plate", _("Plate"), _("Even incomplete: write ? where you could not read.")),
                Box("make", _("Make and model")), Box("colour", _("Colour")),
                Box("kind", _("Kind"), "", "select", options.listed("transport_modes")),
            ),
            (Box("name", _("Name on it, if any")), _NOTE),
        ),
        RowLayout(
            "phones", _("Phone %(n)s"), _("Add a phone"), _("Remove phone %(n)s"),
            (
                Box("number", _("Number"), mode="tel"),
                Box("partial", _("That is all I could read"), _("It stays as it is, marked incomplete."), "check"),
            ),
            (_OF, _NOTE),
        ),
        RowLayout(
            "papers", _("Paper %(n)s"), _("Add a paper"), _("Remove paper %(n)s"),
            (
                Box("type", _("Kind"), "", "select", options.listed("document_types_and_frauds", "types")),
                Box("number", _("Number")), Box("country", _("Issued by"), suggestions="countries"),
                Box("fraud", _("What was wrong"), "", "select", options.listed("document_types_and_frauds", "frauds")),
            ),
            (Box("count", _("How many of this kind"), css="xs", mode="numeric"), _OF, _NOTE),
        ),
        RowLayout(
            "seizures", _("Seizure %(n)s"), _("Add a seizure"), _("Remove seizure %(n)s"),
            (
                Box("kind", _("What"), "", "select", options.listed("seizure_kinds")),
                Box("drug", _("Which drug"), "", "select", options.listed("drugs")),
                Box("amount", _("Amount"), _("Empty if you do not know; 0 means none."), css="sm", mode="decimal"),
                Box("unit", _("Unit"), "", "select", options.amount_units),
            ),
            (Box("hidden", _("Where it was hidden")), _NOTE),
        ),
        RowLayout(
            "money", _("Sum %(n)s"), _("Add a sum of money"), _("Remove sum %(n)s"),
            (
                Box("amount", pgettext_lazy("of money", "Amount"), css="sm", mode="decimal"), _CURRENCY,
                Box("what", _("What it was for")),
            ),
        ),
        RowLayout(
            "nations", _("Nationality %(n)s"), _("Add a nationality"), _("Remove nationality %(n)s"),
            (
                Box("country", _("Nationality"), suggestions="countries"),
                Box("count", _("How many"), css="xs", mode="numeric"),
            ),
        ),
    )
}  # fmt: skip
