"""The form that narrows a map: everything that the links above it do not offer."""

from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.domain.routes.shapes import Choices
from palermo.faces.kit.forms import Form
from palermo.faces.kit.names import label_text, unit
from palermo.faces.web.routes import said, words
from palermo.faces.web.routes.asked import Asked

LEADING = {
    "persons": _("at least %(value)s persons"), "since": _("since %(value)s"),
    "until": _("until %(value)s"), "layers": _("shown: %(value)s"), "through": _("over %(value)s"),
}  # fmt: skip
_ANY = pgettext_lazy("choice", "All")


class NarrowForm(Form):
    """What a map or a list of legs is narrowed by; it is sent as an address, so that it can be kept and sent on."""

    route = forms.ChoiceField(label=pgettext_lazy("migration", "Route"), required=False)
    crossing = forms.ChoiceField(label=_("Crossing"), required=False)
    mode = forms.ChoiceField(label=_("Means of transport"), required=False)
    toward = forms.ChoiceField(label=_("Direction"), required=False)
    plan = forms.ChoiceField(label=_("Made or planned"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    origins = forms.ChoiceField(label=_("Data"), required=False)
    persons = forms.IntegerField(
        label=_("At least so many persons"), required=False, min_value=0,
        widget=forms.NumberInput(attrs={"class": "sm", "inputmode": "numeric"}),
    )  # fmt: skip
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date", "class": "sm"})
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date", "class": "sm"})
    )

    @classmethod
    def of(cls, asked: Asked, choices: Choices) -> Self:
        """Return the form with what was asked for, offering what occurs in visible rows."""
        form = cls(initial=dict(asked.given), auto_id="narrow-%s")
        offered = {
            "route": [(code, str(said.route(code))) for code in choices.routes if code],
            "crossing": sorted(((code, said.crossing(code)) for code in choices.crossings), key=lambda pair: pair[1]),
            "mode": [(code, label_text("transport_modes", code)) for code in choices.modes],
            "unit": sorted(((code, unit(code)) for code in choices.units), key=lambda pair: pair[1]),
            "toward": list(words.TOWARD.items()), "plan": list(words.PLANS.items()), "origins": list(words.ORIGINS.items()),
        }  # fmt: skip
        for name, pairs in offered.items():
            form.fields[name].choices = [("", _ANY), *pairs]  # type: ignore[attr-defined,misc]
        if len(choices.units) < 2:
            del form.fields["unit"]
        return form


def chips(asked: Asked) -> dict[tuple[str, str], str]:
    """Return the words of what a list is narrowed by, for the signs that take each away."""
    tables = {
        "medium": words.MEDIA,
        "toward": words.TOWARD,
        "plan": words.PLANS,
        "origins": words.ORIGINS,
        "frame": words.FRAMES,
    }
    found = {}
    for name, value in asked.given.items():
        label = value
        if name in tables:
            label = words.word(tables[name], value)
        elif name == "route":
            label = str(said.route(value))
        elif name == "crossing":
            label = said.crossing(value)
        elif name == "mode":
            label = label_text("transport_modes", value)
        elif name == "unit":
            label = unit(value)
        elif name in LEADING:
            label = str(LEADING[name]) % {"value": value}
        found[(name, value)] = label
    return found
