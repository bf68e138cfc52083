"""The forms of asking and answering."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palermo.domain.enquiries import rules
from palermo.domain.entities.words import MentionWords
from palermo.faces.kit import errors
from palermo.faces.kit.forms import Form
from palermo.faces.web.enquiries import words
from palermo.faces.web.matching.shown import said
from palermo.foundations.vocabularies import countries, vocabulary

LONGEST = 2000
_TELLING = {"name", "number", "plate"}


def _line(label: Promise | str, hint: Promise | str = "", **attributes: str) -> forms.CharField:
    given = {"dir": "auto", "autocomplete": "off"} | attributes
    return forms.CharField(
        label=str(label) if isinstance(label, str) else label,  # type: ignore[arg-type]
        required=False, max_length=200, help_text=hint, widget=forms.TextInput(attrs=given),  # type: ignore[arg-type]
    )  # fmt: skip


def _chosen(table: words.Words, codes: tuple[str, ...]) -> list[tuple[str, str | Promise]]:
    return [("", _("Choose")), *((code, table[code]) for code in codes)]


def _papers() -> list[tuple[str, str]]:
    language = (get_language() or "en")[:2]
    return [("", str(_("Not known"))), *vocabulary("document_types_and_frauds", "types").choices(language)]


class AskForm(Form):
    """One question: whom or what, why, by which right, and who may learn that it was asked."""

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    kind = forms.ChoiceField(
        label=_("Whom or what do you ask for?"), widget=forms.RadioSelect,
        choices=lambda: [(kind, words.KINDS[kind]) for kind in rules.ASKED_KINDS],
    )  # fmt: skip
    name = _line(_("Name"), _("In any order and spelling. Of a person."))
    alias = _line(_("Alias"))
    born = _line(_("Born"), _("As known: 1984, 1984-05 or 1984-05-02."))
    nationality = forms.ChoiceField(
        label=_("Nationality"), required=False, choices=lambda: [("", _("Not known")), *countries.choices()]
    )
    number = _line(_("Number of the phone or paper"), _("In any usual spelling."), **{"class": "id"})
    type = forms.ChoiceField(label=_("Kind of paper"), required=False, choices=_papers)
    plate = _line(_("Plate"), _("With ? where it was not read."), **{"class": "id"})
    purpose = forms.ChoiceField(
        label=_("What is it for?"), required=False, choices=lambda: _chosen(words.PURPOSES, rules.PURPOSES)
    )
    basis = forms.ChoiceField(
        label=_("By which right do you ask?"),
        required=False,
        choices=lambda: _chosen(words.BASES, rules.BASES),
    )
    reason = forms.CharField(
        label=_("Why do you ask?"), required=False, max_length=LONGEST,
        help_text=_("The owner of a matching record reads this, and decides on it."),
        widget=forms.Textarea(attrs={"rows": "3", "dir": "auto"}),
    )  # fmt: skip
    case = _line(_("Your case number"), _("If there is one."))
    hub_only = forms.BooleanField(
        label=_("Hub only: do not ask the owner"), required=False,
        help_text=_("If somebody at the owner’s could warn the person. The hub then decides whom to ask."),
    )  # fmt: skip
    standing = forms.ChoiceField(
        label=_("Keep watching"), required=False, help_text=_("Future reports are watched until that day; then renew it."),
        choices=lambda: [("0", _("No, only now")), ("30", _("30 days")), ("90", _("90 days")), ("180", _("180 days"))],
    )  # fmt: skip

    def words(self) -> MentionWords:
        """Return what a valid form asks for; only the boxes of its kind count."""
        fields = {
            "person": ("name", "alias", "born", "nationality"), "vehicle": ("plate",), "phone": ("number",),
            "paper": ("number", "type"),
        }[self.cleaned_data["kind"]]  # fmt: skip
        values = {field: self.cleaned_data.get(field, "").strip() for field in fields}
        return MentionWords.model_construct(**MentionWords().model_dump() | values)

    def clean(self) -> dict[str, Any]:
        """Say all that is missing at once, each at its own box."""
        given: dict[str, Any] = super().clean() or {}
        for field in ("purpose", "basis", "reason"):
            if field in given and not given[field].strip():
                self.add_error(field, errors.sentence(f"{field}_missing"))
        kind = given.get("kind")
        if kind and not self.errors.keys() & _TELLING and not rules.asks_for_something(kind, self.words()):
            box = {"person": "name", "vehicle": "plate"}.get(kind, "number")
            self.add_error(box, errors.sentence("nothing_asked"))
        return given


class AnswerForm(Form):
    """What an owner, or the hub, does about a call."""

    verb = forms.ChoiceField(label=_("Your decision"), widget=forms.RadioSelect, choices=[])
    fields_released = forms.MultipleChoiceField(
        label=_("Release only"), required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )
    text = forms.CharField(
        label=_("Your words to whoever asks"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": "3", "dir": "auto"}),
    )  # fmt: skip

    def __init__(
        self, *args: Any, words_of: MentionWords, protected: bool, language: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        telling = [("message", _("Write to whoever asks; release nothing"))]
        if not protected:
            telling = [
                ("release", _("Release the record")), ("release_part", _("Release only what is ticked below")), *telling,
            ]  # fmt: skip
        silent = [
            ("decline", _("Decline: the asker hears nothing")),
            ("not_same", _("It is another one: the asker hears nothing")),
        ]
        self.releases = not protected
        self.fields["verb"].choices = [*telling, *silent]  # type: ignore[attr-defined]
        self.fields["fields_released"].choices = [  # type: ignore[attr-defined]
            (field, f"{label}: {text}" if text else label)
            for field, label in words.RELEASABLE.items()
            for text in [said(words_of, field, language) if field in words.FIELDS else ""]
            if text or field not in words.FIELDS
        ]
