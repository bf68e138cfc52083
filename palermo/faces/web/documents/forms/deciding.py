"""Forms of deciding: send back, issue, recall, sanitise, draft the bi-monthly report."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.forms import Form
from palermo.faces.web.documents import words
from palermo.faces.web.documents.forms.writing import language_choices, level_choices

HALVES = tuple(range(1, 7))


class ReasonForm(Form):
    """Why a document goes back to its writer."""

    reason = forms.CharField(
        label=_("What should change"), max_length=2000, widget=forms.Textarea(attrs={"rows": "4", "dir": "auto"}),
        help_text=_("One or two sentences. They stand on top of the editor."),
    )  # fmt: skip


class IssueForm(Form):
    """Who receives a document, and until when it holds."""

    whom = forms.ChoiceField(label=_("Who receives it"), widget=forms.RadioSelect, choices=[])
    units = forms.MultipleChoiceField(
        label=_("Units"), required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )
    persons = forms.MultipleChoiceField(
        label=_("People"), required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )
    valid_until = forms.DateField(
        label=_("Valid until"), required=False, widget=forms.DateInput(attrs={"type": "date", "class": "sm"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        units: Sequence[tuple[str, str]],
        persons: Sequence[tuple[str, str]],
        may_all: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        all_of_them = [("all", _("Every appointed unit and the ECOWAS staff"))] if may_all else []
        self.fields["whom"].choices = [*all_of_them, ("named", _("Only those ticked below"))]  # type: ignore[attr-defined]
        self.fields["units"].choices = list(units)  # type: ignore[attr-defined]
        self.fields["persons"].choices = list(persons)  # type: ignore[attr-defined]


class RecallForm(Form):
    """Why a document is taken back from its readers."""

    reason = forms.ChoiceField(label=_("Why"), choices=lambda: list(words.RECALL_REASONS.items()))
    text = forms.CharField(
        label=_("What readers should know"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": "3", "dir": "auto"}),
        help_text=_("They read this in place of the document. Say what to do with what they already used."),
    )  # fmt: skip


class SanitiseForm(Form):
    """A version for more readers: its level and language."""

    level = forms.ChoiceField(label=_("Level of the new version"), choices=lambda: level_choices()[:1])
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    title = forms.CharField(
        label=_("Title"), required=False, max_length=300, widget=forms.TextInput(attrs={"dir": "auto"})
    )


class JudgeSourceForm(Form):
    """What became of one source in the sanitised text."""

    action = forms.ChoiceField(label=_("What was done"), choices=lambda: list(words.ACTIONS.items()))
    note = forms.CharField(
        label=_("Why that is safe"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class BimonthlyForm(Form):
    """Which two months the report is about."""

    year = forms.IntegerField(
        label=_("Year"), min_value=2000, max_value=2100, widget=forms.NumberInput(attrs={"class": "xs"})
    )
    half = forms.TypedChoiceField(label=_("Months"), coerce=int, choices=[])
    language = forms.ChoiceField(label=_("Written in"), choices=language_choices)

    def __init__(self, *args: Any, months: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["half"].choices = list(months)  # type: ignore[attr-defined]


class RespondForm(Form):
    """What a reader says about a document: read, used for what, how useful, a word to the hub."""

    ack = forms.BooleanField(
        label=_("I have read this document"), required=False,
        help_text=_("Your name and the time are noted; your head of unit and the hub see them."),
    )  # fmt: skip
    used = forms.ChoiceField(
        label=_("Did you use it?"), required=False, choices=lambda: [("", _("Not yet")), *words.USES.items()]
    )
    rating = forms.ChoiceField(
        label=_("How useful was it?"),
        required=False,
        choices=lambda: [("", _("No answer")), *words.RATINGS.items()],
    )
    text = forms.CharField(
        label=_("A word to the hub, if you like"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": "3", "dir": "auto"}),
    )  # fmt: skip
