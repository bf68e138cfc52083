"""The form of an undertaking; each kind has its own boxes."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from palermo.domain.cooperation.operations import Plan
from palermo.domain.cooperation.words import Agreed
from palermo.faces.kit.forms import Form
from palermo.faces.web.cooperation.forms import boxes
from palermo.foundations.policy import Actor
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.errors import Invalid

_WORDS = ("title", "place", "plan", "results", "clause", "posts")
# Which boxes each kind has beside title, parties and level.
_OF = {
    "meeting": {"place", "plan", "starts_on", "ends_on"},
    "operation": {"place", "plan", "starts_on", "ends_on"},
    "agreement": {"form", "plan", "clause", "starts_on", "ends_on", "next_on"},
    "liaison": {"posts", "next_on"},
}
_ALWAYS = {"title", "parties", "version", "level"}
_LABELS = {
    ("meeting", "plan"): _("What it is about"),
    ("operation", "plan"): _("The plan"),
    ("agreement", "plan"): _("What it covers"),
    ("agreement", "starts_on"): _("Signed on"),
    ("agreement", "ends_on"): _("Ends on"),
    ("agreement", "next_on"): _("To be reviewed on"),
}


class UndertakingForm(Form):
    """A meeting, a joint operation, an agreement or a border liaison pair."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = boxes.line(_("Title"), _("It stands in the parties’ calendars: no names, no plates."))
    parties = forms.MultipleChoiceField(
        label=_("Who takes part"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: boxes.parties(others=("ECOWAS",), empty=False),
    )  # fmt: skip
    form = forms.ChoiceField(
        label=_("Kind of agreement"), required=False,
        choices=lambda: vocabulary("agreement_kinds").choices((get_language() or "en")[:2]),
    )  # fmt: skip
    posts = boxes.line(_("The two posts"), _("For example: Gaya – Malanville."))
    place = boxes.line(_("Where"))
    starts_on = boxes.day(_("From"))
    ends_on = boxes.day(_("To, included"))
    next_on = boxes.day(_("Next meeting"))
    plan = boxes.text(_("The plan"), rows=4)
    clause = boxes.text(
        _("Data clause"),
        _("What may be shared, kept how long, corrected by whom. Without it the agreement opens no channel."),
    )
    level = forms.ChoiceField(
        label=_("Level"), required=False, widget=forms.RadioSelect, initial="1",
        choices=[("1", _("Sensitive")), ("2", _("Highly sensitive: a live operation stays at the hub"))],
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, what: str, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = _OF[what] | _ALWAYS - (set() if actor.at_hub and new else {"level"})
        for name in set(self.fields) - kept:
            del self.fields[name]
        for (kind, name), label in _LABELS.items():
            if kind == what:
                self.fields[name].label = label

    def plan_of(self, results: str = "") -> Plan:
        """Return what a valid form says, with the results that stand already; raises Invalid for what is too long."""
        given = self.cleaned_data
        try:
            words = Agreed(**{name: given[name] for name in _WORDS if name in given} | {"results": results})
        except ValidationError as error:
            raise Invalid(
                "text_too_long", field=str(error.errors()[0]["loc"][0]), longest=boxes.LONGEST
            ) from None
        return Plan(
            words, given["parties"], given.get("starts_on"), given.get("ends_on"), given.get("next_on"),
            given.get("form", ""),
        )  # fmt: skip
