"""The forms of practices: the practice itself, a judging, an adoption."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from palermo.domain.practices import rules
from palermo.domain.practices.words import FIELDS, PracticeWords
from palermo.faces.kit import names
from palermo.faces.kit.forms import Form
from palermo.faces.web.cooperation.forms import boxes
from palermo.faces.web.practices import words
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.errors import Invalid


class PracticeForm(Form):
    """A practice in the order in which people tell it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    title = boxes.line(_("Title"), _("What others would call it, in a few words."))
    area = forms.ChoiceField(
        label=_("Area"),
        widget=forms.RadioSelect,
        choices=lambda: boxes.chosen(words.AREAS, rules.AREAS, empty=False),
    )
    language = forms.ChoiceField(
        label=_("Language of this text"),
        choices=lambda: [(code, names.own_name(code)) for code in rules.LANGUAGES],
    )
    place = boxes.line(_("Where it is done"))
    context = boxes.text(_("Why it was needed"), _("The problem, with a figure from before."))
    done = boxes.text(
        _("What was done"), _("So that others can copy it. No schedules, no sources, no names."), rows=4
    )
    before = boxes.text(_("Before"), _("The measure, the period, the number."), rows=2)
    after = boxes.text(
        _("After"),
        _("The same measure over the same time. More detections may only mean more controls."),
        rows=2,
    )
    evidence = boxes.text(
        _("What shows it"), _("Reports, photos, an order of service; who else saw it."), rows=2
    )
    conditions = boxes.text(_("What it takes"), _("Terrain, law, staff, network."), rows=2)
    cost = boxes.text(_("What it costs"), _("Staff, fuel, material, a month, in a currency."), rows=2)
    safeguards = boxes.text(
        _("How rights and safety are guarded"),
        _(
            "Free movement, asylum, no discrimination, children first; nobody is pushed to a more dangerous path."
        ),
    )

    def values(self) -> dict[str, Any]:
        """Return what a valid form says, as `operations.save` takes it; raises Invalid for what is too long."""
        given = self.cleaned_data
        try:
            practice = PracticeWords(**{name: given[name] for name in FIELDS})
        except ValidationError as error:
            raise Invalid(
                "text_too_long", field=str(error.errors()[0]["loc"][0]), longest=boxes.LONGEST
            ) from None
        return {
            "words": practice, "area": given["area"], "language": given["language"],
            "version": given.get("version") or 0,
        }  # fmt: skip


class JudgeForm(Form):
    """One score for each criterion, whether it is recommended, and why."""

    round = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = (get_language() or "en")[:2]
        scale = [(one.code, one.label(language)) for one in vocabulary("practice_criteria", "scale")]
        vetoes = rules.vetoes()
        for one in vocabulary("practice_criteria"):
            self.fields[one.code] = forms.TypedChoiceField(
                label=one.label(language), coerce=int, required=False, empty_value=None, choices=[("", _("Choose")), *scale],
                help_text=_("Zero here stops the practice.") if one.code in vetoes else "",
            )  # fmt: skip
        self.fields["recommends"] = forms.BooleanField(
            label=_("I recommend it to other units"), required=False
        )
        self.fields["why"] = boxes.text(
            _("Why you judge so"), _("The proposer reads this once it is decided.")
        )

    def scores(self) -> dict[str, int]:
        """Return the scores that were given."""
        return {
            code: self.cleaned_data[code]
            for code in rules.criteria()
            if self.cleaned_data.get(code) is not None
        }


class AdoptForm(Form):
    """Since when one's unit uses a practice, and with what result."""

    since = boxes.day(_("Since"))
    state = forms.ChoiceField(
        label=_("Our unit"), choices=lambda: boxes.chosen(words.ADOPTIONS, rules.ADOPTIONS, empty=False)
    )
    result = forms.ChoiceField(
        label=_("Result"), choices=lambda: boxes.chosen(words.RESULTS, rules.RESULTS, empty=False)
    )
    text = boxes.text(
        _("What came of it"), _("With the same measure as in the practice, if you can."), rows=2
    )
