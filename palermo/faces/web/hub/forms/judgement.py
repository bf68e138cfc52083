"""The hub's judgement as a form; its fields are those of `Judgement`, its lists those of the vocabularies."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports.content import Evaluation
from palermo.domain.reports.judgement import VOCABULARIES, Judgement
from palermo.faces.kit import errors
from palermo.faces.kit.forms import Form
from palermo.faces.kit.names import label_text
from palermo.faces.web.hub import words
from palermo.faces.web.hub.forms.codes import CodesField
from palermo.foundations.vocabularies import vocabulary

LONGEST = 500
TIP_GROUPS = ("acts", "means", "purposes", "form", "sectors")
SOM_GROUPS = ("offences", "aggravations", "circumstances", "som_modes")
THING_GROUPS = ("frauds", "drugs")
GRADES: dict[str, tuple[str, words.Words]] = {
    "source": ("source_evaluation", words.SOURCE),
    "information": ("information_evaluation", words.INFORMATION),
    "handling": ("handling", words.HANDLING),
}
Choices = list[tuple[str, str | Promise]]


def _listed(field: str) -> Callable[[], Choices]:
    name, section = VOCABULARIES[field]
    return lambda: list(vocabulary(name, section).choices((get_language() or "en")[:2]))


def _ticks(field: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=cast("str", words.GROUPS[field]),
        choices=_listed(field),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def _grades(field: str, codes: str) -> Choices:
    section, definitions = GRADES[field]
    shape = '<b>{}</b> {}<span class="hint">{}</span>'
    return [
        (code, format_html(shape, code, label_text(f"evaluation_and_handling:{section}", code), definitions[code]))
        for code in codes.split()
    ]  # fmt: skip


def _line(label: str | Promise, rows: int = 0) -> forms.CharField:
    attributes = {"dir": "auto", "autocomplete": "off"}
    widget = (
        forms.Textarea(attrs=attributes | {"rows": str(rows)}) if rows else forms.TextInput(attrs=attributes)
    )
    return forms.CharField(label=cast("str", label), max_length=LONGEST, required=False, widget=widget)


class JudgementForm(Form):
    """Everything that the hub holds a report to be."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)
    primary = forms.ChoiceField(
        label=_("Primary class"), choices=lambda: list(words.PRIMARY.items()), required=False
    )
    classes = CodesField(
        label=cast("str", words.GROUPS["classes"]),
        required=False,
        help_text=_("Begin to write: a word or the ICCS code."),
    )
    acts, means, purposes = _ticks("acts"), _ticks("means"), _ticks("purposes")
    form, sectors = _ticks("form"), _ticks("sectors")
    child = forms.BooleanField(label=_("The person is a child: the means need not be shown"), required=False)
    offences, aggravations, circumstances = (
        _ticks("offences"),
        _ticks("aggravations"),
        _ticks("circumstances"),
    )
    som_modes, modes = _ticks("som_modes"), _ticks("modes")
    frauds, drugs, indicators = _ticks("frauds"), _ticks("drugs"), _ticks("indicators")
    route = _line(_("Route, in one line"))
    source = forms.ChoiceField(label=_("Source"), required=False, widget=forms.RadioSelect)
    information = forms.ChoiceField(label=_("Information"), required=False, widget=forms.RadioSelect)
    handling = forms.ChoiceField(label=_("Handling"), required=False, widget=forms.RadioSelect)
    condition = _line(_("Condition of H3"))
    note = _line(_("Note, inside the hub"), rows=2)

    def __init__(self, *args: Any, owner: Evaluation, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="judge-%s", **kwargs)
        self._choose("source", "A B C X", owner.source)
        self._choose("information", "1 2 3 4", owner.information)
        stricter = " ".join(code for code in ("H0", "H1", "H2", "H3") if code >= owner.handling)
        field = self.fields["handling"]
        field.choices = _grades("handling", stricter)  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = errors.sentence("handling_looser", {"owner": owner.handling})

    def _choose(self, name: str, codes: str, given: str) -> None:
        as_unit = _("As the unit has it: %(code)s") % {"code": given} if given else _("Not judged")
        self.fields[name].choices = [("", as_unit), *_grades(name, codes)]  # type: ignore[attr-defined]

    def judgement(self) -> Judgement:
        """Return what was typed into a valid form."""
        return Judgement.model_validate({name: self.cleaned_data[name] for name in Judgement.model_fields})

    def opened(self, groups: tuple[str, ...], primary: str) -> bool:
        """Say whether a part of the form stands open: its class is chosen, or something in it is ticked."""
        return self["primary"].value() == primary or any(self[name].value() for name in groups)

    @property
    def trafficking(self) -> bool:
        """Say whether the part for trafficking stands open."""
        return self.opened((*TIP_GROUPS, "child"), "tip")

    @property
    def smuggling(self) -> bool:
        """Say whether the part for smuggling stands open."""
        return self.opened(SOM_GROUPS, "som")

    @property
    def things(self) -> bool:
        """Say whether the part for papers and drugs stands open."""
        return self["primary"].value() in ("documents", "drugs") or self.opened(THING_GROUPS, "documents")


def initial_of(judgement: Judgement | None, owner: Evaluation, number: int) -> dict[str, Any]:
    """Return the boxes as the latest judgement filled them; a first one starts from the owner's handling code."""
    values: dict[str, Any] = judgement.model_dump() if judgement else {}
    values["handling"] = max(values.get("handling", ""), owner.handling)
    return values | {"seen": str(number)}
