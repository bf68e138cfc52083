"""Forms of writing: a new document, its text, a comment on a passage, a citation, a figure."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palermo.domain.documents.kinds import kinds
from palermo.domain.documents.rules import LANGUAGES
from palermo.faces.kit.forms import Form
from palermo.faces.kit.names import label_text, own_name
from palermo.faces.kit.signs import LEVEL_WORDS
from palermo.faces.web.documents import words
from palermo.faces.web.documents.shown.sections import MOST, Section, join
from palermo.kernel.levels import Level

TITLE, BODY = 300, 400_000
_TYPED = {"dir": "auto", "autocomplete": "off"}
INNER = (Level.SENSITIVE, Level.HIGHLY_SENSITIVE)


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of documents with their words."""
    return [(code, label_text("product_kinds", code)) for code in kinds()]


def language_choices() -> list[tuple[str, str]]:
    """Return the languages of documents, each by its own name."""
    return [(code, own_name(code)) for code in LANGUAGES]


def level_choices() -> list[tuple[str, str]]:
    """Return the levels that a document may have inside."""
    return [(level.code, str(LEVEL_WORDS[level])) for level in INNER]


class NewForm(Form):
    """What a new document is; its text begins with the template of its kind."""

    kind = forms.ChoiceField(label=_("Kind"), choices=kind_choices)
    title = forms.CharField(
        label=_("Title"), required=False, max_length=TITLE, widget=forms.TextInput(attrs=_TYPED),
        help_text=_("It may wait: you can write it later."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Written in"), choices=language_choices)
    level = forms.ChoiceField(
        label=_("Level"), required=False, choices=lambda: [("", _("As its kind usually is")), *level_choices()],
        help_text=_("It rises by itself with what you cite, and never falls."),
    )  # fmt: skip
    cited = forms.CharField(
        label=_("Sources"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": "3", "class": "id"}),
        help_text=_("References, one a line: reports, things, networks, routes, documents."),
    )  # fmt: skip

    def references(self) -> list[str]:
        """Return the references that a valid form names, each once, in order."""
        return list(dict.fromkeys(self.cleaned_data["cited"].upper().replace(",", " ").split()))


class TextForm(Form):
    """A document's title and text, in one box for each section or in one for all; `base` is the version it began from."""

    title = forms.CharField(
        label=_("Title"), required=False, max_length=TITLE, widget=forms.TextInput(attrs=_TYPED)
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    whole = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def body(self) -> str:
        """Return the Markdown that was sent, from either way of showing it."""
        if self.data.get("whole"):
            return str(self.data.get("body", ""))[:BODY].replace("\r\n", "\n")
        return join(self.sections)[:BODY]

    @property
    def sections(self) -> list[Section]:
        """Return the sections as they were sent."""
        headings: Sequence[str] = self.data.getlist("heading")  # type: ignore[attr-defined]
        texts: Sequence[str] = self.data.getlist("section")  # type: ignore[attr-defined]
        return [Section(heading, text) for heading, text in zip(headings, texts, strict=False)][: MOST + 1]


class FactsForm(Form):
    """What stands on a document beside its text."""

    handling = forms.ChoiceField(
        label=_("Handling code"), choices=[(code, code) for code in ("H0", "H1", "H2", "H3")]
    )
    level = forms.ChoiceField(
        label=_("Level"), choices=level_choices, help_text=_("A level can be raised, not lowered.")
    )
    valid_until = forms.DateField(
        label=_("Valid until"), required=False, widget=forms.DateInput(attrs={"type": "date", "class": "sm"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"], help_text=_("Empty: as long as its kind usually is."),
    )  # fmt: skip


class CommentForm(Form):
    """A comment on a passage of the text."""

    passage = forms.CharField(
        label=_("Passage"), required=False, max_length=1000, widget=forms.TextInput(attrs=_TYPED),
        help_text=_("The words that it is about; copy them from the text."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Comment"), max_length=8000, widget=forms.Textarea(attrs={"rows": "3", "dir": "auto"})
    )


def _day(label: Any) -> forms.Field:
    return forms.CharField(
        label=label,
        required=False,
        max_length=10,
        widget=forms.DateInput(attrs={"type": "date", "class": "sm"}),
    )


def _one_of(*codes: tuple[str, Any]) -> Callable[[Any], forms.Field]:
    return lambda label: forms.ChoiceField(label=label, required=False, choices=list(codes))


# Boxes of a query that are more than a word.
_CHOSEN: dict[str, Callable[[Any], forms.Field]] = {
    "since": _day, "until": _day,
    "by": _one_of(("class", _("Crime class")), ("unit", _("Unit")), ("country", _("Country")), ("kind", _("Kind of report"))),
    "measure": _one_of(*((code, words.word(words.MEASURES, code)) for code in words.MEASURES)),
    "level": _one_of(("1", LEVEL_WORDS[Level.SENSITIVE]), ("2", LEVEL_WORDS[Level.HIGHLY_SENSITIVE])),
    "medium": _one_of(("", _("Any")), ("land", _("Land")), ("water", _("Water"))),
}  # fmt: skip


class FigureForm(Form):
    """A figure: its kind, its title, the key by which the text places it, and what it is asked for."""

    kind = forms.ChoiceField(label=_("Kind of figure"), choices=[])
    title = forms.CharField(
        label=_("Title"), max_length=200, widget=forms.TextInput(attrs=_TYPED),
        help_text=_("What the figure shows, in one sentence."),
    )  # fmt: skip
    key = forms.RegexField(
        r"^[a-z0-9][a-z0-9_-]{0,39}$", label=_("Short name"), help_text=_("Small letters and digits, such as prices-2026."),
        widget=forms.TextInput(attrs={"class": "id sm", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": _("Use small letters, digits and dashes only.")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, kinds: Sequence[tuple[str, str]], asks: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]
        self.asks = [name for name, _label in asks]
        for name, label in asks:
            self.fields[f"q-{name}"] = (
                _CHOSEN[name](label)
                if name in _CHOSEN
                else forms.CharField(
                    label=label,
                    required=False,
                    max_length=200,
                    widget=forms.TextInput(attrs={"autocomplete": "off", "class": "sm"}),
                )
            )

    def query(self) -> dict[str, str]:
        """Return what a valid form asks the figure for; what is empty is left out."""
        given = {name: self.cleaned_data[f"q-{name}"].strip() for name in self.asks}
        return {name: value for name, value in given.items() if value}

    @property
    def asked(self) -> list[Any]:
        """Return the boxes of the query."""
        return [self[f"q-{name}"] for name in self.asks]
