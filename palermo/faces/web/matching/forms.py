"""The forms of entities: whom to look for, what to merge, what to split off, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palermo.domain.entities.words import MentionWords
from palermo.faces.kit.forms import Form
from palermo.faces.web.matching import words
from palermo.foundations.vocabularies import countries

NOTE = 500


class LookForm(Form):
    """Whom or what to look for among all that reports mention."""

    kind = forms.ChoiceField(label=_("What"), choices=lambda: list(words.KINDS.items()))
    text = forms.CharField(
        label=_("Name or number"), required=False, max_length=200,
        help_text=_("In any spelling. A plate may have ? where it was not read."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    born = forms.CharField(
        label=_("Born"), required=False, max_length=10, help_text=_("A year or a date such as 1984-05-02."),
        widget=forms.TextInput(attrs={"class": "sm", "autocomplete": "off"}),
    )  # fmt: skip
    nationality = forms.ChoiceField(
        label=_("Nationality"), required=False, choices=lambda: [("", _("Not known")), *countries.choices()]
    )

    def words(self) -> MentionWords:
        """Return what a valid form asks for, as a mention would say it."""
        given = self.cleaned_data
        text, kind = given["text"].strip(), given["kind"]
        field = {"person": "name", "organisation": "name", "vessel": "name", "vehicle": "plate"}.get(
            kind, "number"
        )
        values: dict[str, Any] = {field: text, "nationality": given["nationality"]}
        return MentionWords.model_construct(
            **MentionWords().model_dump() | values | {"born": given["born"].strip()}
        )


class WhyForm(Form):
    """Why something is decided, and a note that stays beside it."""

    why = forms.ChoiceField(label=_("Why"), choices=lambda: list(words.WHY.items()))
    note = forms.CharField(
        label=_("Note, inside the hub"), required=False, max_length=NOTE,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip


class MergeForm(WhyForm):
    """Another entity that is the same."""

    bring = forms.CharField(
        label=_("Reference of the other"), max_length=24,
        widget=forms.TextInput(
            attrs={"class": "id sm", "autocomplete": "off", "spellcheck": "false", "placeholder": "PER-7K2M-9QXD"}
        ),
    )  # fmt: skip
    field_order = ("bring", "why", "note")


class SplitForm(WhyForm):
    """Mentions that are not of this entity."""

    mentions = forms.MultipleChoiceField(label=_("Mentions"), choices=[])

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentions"].choices = offered  # type: ignore[attr-defined]
