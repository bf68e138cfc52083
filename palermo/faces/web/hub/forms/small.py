"""The short forms of a report's page: a question, feedback, the other report of the same facts, retention, destruction."""

from datetime import date

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports.operations.messages import LONGEST
from palermo.domain.reports.operations.review_days import last_day
from palermo.faces.kit.forms import Form
from palermo.faces.web.hub import words
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import today


def _text(rows: int, **more: object) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    # What is missing is said by the domain, in the words of the thing that is missing.
    return forms.CharField(widget=widget, max_length=LONGEST, required=False, **more)  # type: ignore[arg-type]


class _Once(Form):
    """A form whose second sending, by a double tap, does nothing more."""

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class AskForm(_Once):
    """One question to the unit."""

    question = _text(
        3,
        label=_("Your question"),
        help_text=_(
            "One question that can be answered in one line. It stands on the unit’s first page at once."
        ),
    )


def feedback_kinds() -> list[tuple[str, str | Promise]]:
    """Return the kinds of feedback, what units value most first."""
    language = (get_language() or "en")[:2]
    ordered = sorted(vocabulary("feedback_kinds"), key=lambda entry: int(entry.data["value"]))
    return [("", _("Choose")), *((entry.code, entry.label(language)) for entry in ordered)]


class FeedbackForm(_Once):
    """What came of a report."""

    kind = forms.ChoiceField(
        label=_("What came of it"), choices=feedback_kinds, help_text=_("In the order of what units value.")
    )
    text = _text(
        3,
        label=_("In your words, to the officer"),
        help_text=_("Nothing of another unit’s case. A thank-you is better than silence."),
    )


class DuplicateForm(Form):
    """The reference of the other report."""

    of = forms.CharField(
        label=_("Reference of the other report"), max_length=24,
        widget=forms.TextInput(
            attrs={"class": "id sm", "autocomplete": "off", "spellcheck": "false", "placeholder": "NER-7K2M-9QXD"}
        ),
    )  # fmt: skip


class KeepForm(Form):
    """The day until which a report is kept."""

    until = forms.DateField(
        label=_("Keep until"), help_text=_("At most five years from today."), input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "sm"}),
    )  # fmt: skip

    def clean_until(self) -> date:
        """Return the day; one that is past or too far is said beside it."""
        until: date = self.cleaned_data["until"]
        if not today() < until <= last_day():
            raise forms.ValidationError(_("Choose a day after today, at most five years on."))
        return until


class ShredForm(Form):
    """Why a report is destroyed, and a tick that it is meant."""

    reason = forms.ChoiceField(
        label=_("Why?"), choices=lambda: list(words.SHRED.items()), widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label=_("Text, versions, letters, shares and files go for good. I mean it."))
