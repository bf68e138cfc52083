"""What is asked about people, deputies, units and grants."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit import names
from palermo.faces.kit.forms import Form
from palermo.faces.web.staff import words
from palermo.foundations.policy import Role
from palermo.foundations.staff.entries import entry_of

Choices = list[tuple[str, str]]
NO_UNIT = _("None")


def roles(like: Role | None = None) -> Choices:
    """Return the roles, only those of one entry if `like` is given: nobody moves from one entry to the other."""
    return [(str(one), words.role(one)) for one in Role if like is None or entry_of(one) is entry_of(like)]


class PersonForm(Form):
    """Name, role, unit, language, address for alerts."""

    name = forms.CharField(label=_("Name"), max_length=150, help_text=_("As colleagues know the person"))
    role = forms.ChoiceField(label=_("Role"))
    unit = forms.ChoiceField(
        label=_("Unit"), required=False, help_text=_("None for the auditor and for administrators")
    )
    language = forms.ChoiceField(label=_("Language"))
    email = forms.EmailField(
        label=_("Mail address"), required=False, help_text=_("For alerts, which carry no content")
    )

    def __init__(self, units: list[str], *args: Any, like: Role | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["role"].choices = roles(like)
        named = sorted(((code, names.unit(code)) for code in units), key=lambda pair: pair[1])
        fields["unit"].choices = [("", NO_UNIT), *named]
        fields["language"].choices = [(code, names.own_name(code)) for code in settings.PALERMO.languages]


class NewPersonForm(PersonForm):
    """The same, and the user name, which never changes."""

    username = forms.CharField(
        label=_("User name"), max_length=64, help_text=_("Small letters and figures, for example boris.ner"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
    )  # fmt: skip
    field_order = ("username", "name", "role", "unit", "language", "email")


class DeputyForm(Form):
    """Who stands in for a head, from which day to which."""

    person = forms.ChoiceField(label=_("Officer"))
    first_day = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date", "class": "sm"})
    )
    last_day = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date", "class": "sm"})
    )

    def __init__(self, officers: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["person"].choices = officers


class StateForm(Form):
    """A unit's state from a day on."""

    state = forms.ChoiceField(label=_("State"))
    since = forms.DateField(
        label=_("Since"), required=False, help_text=_("Today where it is left empty"),
        widget=forms.DateInput(attrs={"type": "date", "class": "sm"}),
    )  # fmt: skip

    def __init__(self, now: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["state"].choices = [pair for pair in words.UNIT_STATES.items() if pair[0] != now]


class ProposalForm(Form):
    """What is proposed for whom."""

    person = forms.ChoiceField(label=_("Person"))
    what = forms.ChoiceField(label=_("What"), choices=list(words.PROPOSALS.items()))

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["person"].choices = people
