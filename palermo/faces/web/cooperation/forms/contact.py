"""The form of a contact point."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palermo.domain.cooperation import rules
from palermo.domain.cooperation.words import Reached
from palermo.faces.kit import names
from palermo.faces.kit.forms import Form
from palermo.faces.web.cooperation import words
from palermo.faces.web.cooperation.forms import boxes
from palermo.foundations.policy import Actor

LANGUAGES = ("en", "fr", "pt", "es", "ar")


class ContactForm(Form):
    """Whom to call in a unit, in which languages, and how."""

    unit = forms.ChoiceField(label=_("Unit"), required=False, choices=boxes.parties)
    place = forms.ChoiceField(
        label=_("Place"), widget=forms.RadioSelect, choices=lambda: boxes.chosen(words.PLACES, rules.PLACES, empty=False)
    )  # fmt: skip
    name = boxes.line(_("Name"))
    office = boxes.line(_("Office"))
    phone = boxes.line(
        _("Telephone"), _("With the country’s prefix, as it is dialled from abroad."), type="tel"
    )
    email = boxes.line(_("Mail address"), type="email")
    hours = boxes.line(
        _("When it is answered"), _("For example: day and night; or Monday to Friday, 8 to 17.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(code, names.language_name(code)) for code in LANGUAGES],
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not new or not actor.at_hub:
            del self.fields["unit"]

    def values(self) -> dict[str, Any]:
        """Return what a valid form says, as the operations take it."""
        given = self.cleaned_data
        fields = ("name", "office", "phone", "email", "hours")
        return {
            "place": given["place"], "languages": given["languages"],
            "words": Reached(**{name: given[name] for name in fields}),
        }  # fmt: skip
