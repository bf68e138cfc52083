"""The form of a request, and what the other party does about it."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from palermo.domain.cooperation import rules
from palermo.domain.cooperation.words import Asked
from palermo.faces.kit.forms import Form
from palermo.faces.web.cooperation import words
from palermo.faces.web.cooperation.forms import boxes
from palermo.foundations.policy import Actor
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.errors import Invalid
from palermo.kernel.levels import Level

_END = time(23, 59)


def kinds() -> boxes.Choices:
    """Return the kinds of request with their usual time, in the reader's language."""
    language = (get_language() or "en")[:2]
    book = vocabulary("request_kinds")
    return [("", _("Choose")), *((code, book[code].label(language)) for code in rules.kinds())]


class RequestForm(Form):
    """One request: to whom, which kind and use, why and by which right, in words, by when."""

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    asked = forms.ChoiceField(label=_("Whom do you ask?"), required=False, choices=boxes.parties)
    kind = forms.ChoiceField(label=_("What kind of request?"), required=False, choices=kinds)
    use = forms.ChoiceField(
        label=_("Police information or evidence?"), required=False, widget=forms.RadioSelect,
        choices=lambda: boxes.chosen(words.USES, rules.USES, empty=False),
        help_text=_("Evidence for a court goes by the central authority; information does not stand up there."),
    )  # fmt: skip
    purpose = forms.ChoiceField(
        label=_("What is it for?"),
        required=False,
        choices=lambda: boxes.chosen(words.PURPOSES, rules.PURPOSES),
    )
    basis = forms.ChoiceField(
        label=_("By which right do you ask?"), required=False,
        choices=lambda: boxes.chosen(words.BASES, rules.BASES),
    )  # fmt: skip
    title = boxes.line(_("In a few words"))
    text = boxes.text(_("What do you ask?"), rows=5)
    reason = boxes.text(_("Why do you ask?"), rows=2)
    tried = boxes.text(_("What did you try already?"), rows=2)
    case = boxes.line(_("Your case number"), _("If there is one."))
    reports = boxes.line(
        _("Reports that it is about"), _("Their references, of your unit or of the one that you ask."), **{"class": "id"}
    )  # fmt: skip
    entities = boxes.line(
        _("People and things that it is about"),
        _("Their references; only the hub sees them."),
        **{"class": "id"},
    )
    due = boxes.day(_("Answer by"), _("Empty: the time that is usual for the kind."))
    handling = forms.ChoiceField(
        label=_("How the answer may be used"), required=False, initial="H0",
        choices=lambda: vocabulary("evaluation_and_handling", "handling").choices((get_language() or "en")[:2]),
    )  # fmt: skip
    level = forms.ChoiceField(
        label=_("Level"), required=False, widget=forms.RadioSelect, initial="1",
        choices=[("1", _("Sensitive")), ("2", _("Highly sensitive: it stays at the hub, which enters the answer"))],
    )  # fmt: skip
    anyway = forms.BooleanField(label=_("I ask all the same"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not actor.at_hub:
            del self.fields["level"], self.fields["entities"]
        self.asks_anyway = False

    def values(self) -> dict[str, Any]:
        """Return what a valid form says, as `operations.ask` takes it; raises Invalid for what nobody could read again."""
        given = self.cleaned_data
        try:
            asked = Asked(
                title=given["title"], text=given["text"], reason=given["reason"], tried=given["tried"],
                case=given["case"], reports=boxes.several(given["reports"]),
            )  # fmt: skip
        except ValidationError as error:
            raise Invalid(
                "text_too_long", field=str(error.errors()[0]["loc"][0]), longest=boxes.LONGEST
            ) from None
        due = given.get("due")
        return {
            "asked": given["asked"], "kind": given["kind"], "use": given["use"], "purpose": given["purpose"],
            "basis": given["basis"], "handling": given["handling"] or "H0", "words": asked, "anyway": given["anyway"],
            "due_at": datetime.combine(due, _END, UTC) if due else None,
            "level": Level(int(given.get("level") or 1)), "entities": boxes.several(given.get("entities", "")),
        }  # fmt: skip
