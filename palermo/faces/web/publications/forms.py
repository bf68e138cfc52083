"""The form of a publication: what it is, its text in each language, its figures, and where it comes from."""

import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter, ValidationError

from palermo.domain.publications.content import KINDS, LANGUAGES, THEMES, Draft, Figure, Source
from palermo.faces.kit.forms import Form
from palermo.faces.web.publications import words
from palermo.kernel.clock import today

_FIGURES = TypeAdapter(list[Figure])
_TEXT = {"dir": "auto", "rows": "14", "spellcheck": "true"}


class DraftForm(Form):
    """One publication in up to three languages; a language without title and text is left out."""

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    base = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=lambda: [(kind, words.KINDS[kind]) for kind in KINDS]
    )
    address = forms.RegexField(
        r"^[a-z0-9]+(-[a-z0-9]+)*$", label=_("Address"), max_length=60,
        help_text=_("Small letters, figures and dashes; the same in every language, such as report-2023-2."),
        error_messages={"invalid": _("Use small letters, figures and dashes only.")},
        widget=forms.TextInput(attrs={"class": "id", "autocomplete": "off"}),
    )  # fmt: skip
    day = forms.DateField(
        label=_("Date that it bears"), widget=forms.DateInput(attrs={"type": "date", "class": "sm"})
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(theme, words.THEMES[theme]) for theme in THEMES],
    )  # fmt: skip
    tie_kind = forms.ChoiceField(
        label=_("Where it comes from"), choices=lambda: list(words.TIES.items()), initial="none",
        help_text=_("This stays inside; the public does not see it."),
    )  # fmt: skip
    tie_reference = forms.CharField(
        label=_("Reference of the document or practice"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"class": "id sm", "autocomplete": "off"}),
    )  # fmt: skip
    figures = forms.CharField(
        label=_("Figures"), required=False, max_length=400_000,
        help_text=_("As JSON, a list. Counts under five become “few” by themselves. A line [figure: name] places one."),
        widget=forms.Textarea(attrs={"rows": "6", "class": "id", "spellcheck": "false"}),
    )  # fmt: skip

    def __init__(self, *args: Any, sources: Sequence[Source] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._originals = list(sources)
        for place, one in enumerate(self._originals):
            label = f"{one.reference} · {one.title}" if one.title else one.reference
            self.fields[f"source_{place}"] = forms.ChoiceField(
                label=label, initial=one.action, choices=list(words.ACTIONS.items()),
                error_messages={"required": words.SOURCE_OPEN},
            )  # fmt: skip
            self.fields[f"source_{place}_note"] = forms.CharField(
                label=_("What was done, in a few words"), required=False, max_length=200, initial=one.note,
                widget=forms.TextInput(attrs={"dir": "auto"}),
            )  # fmt: skip
        for code in LANGUAGES:
            given = {"lang": code, "dir": "auto"}
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title"), required=False, max_length=500, widget=forms.TextInput(attrs=given)
            )
            self.fields[f"summary_{code}"] = forms.CharField(
                label=_("Summary"), required=False, max_length=1000,
                widget=forms.Textarea(attrs=given | {"rows": "3"}),
            )  # fmt: skip
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Text"), required=False, max_length=100_000, widget=forms.Textarea(attrs=given | _TEXT),
                help_text=_("Markdown: ## for a heading, - for a list, | for a table."),
            )  # fmt: skip

    @property
    def languages(self) -> list[tuple[str, Any, Any, Any, Any]]:
        """Return for each language its code, its name and its three fields."""
        return [
            (
                code,
                words.LANGUAGES[code],
                self[f"title_{code}"],
                self[f"summary_{code}"],
                self[f"body_{code}"],
            )
            for code in LANGUAGES
        ]

    @property
    def sources(self) -> list[tuple[Any, Any]]:
        """Return the two fields of each source of the original."""
        return [
            (self[f"source_{place}"], self[f"source_{place}_note"]) for place in range(len(self._originals))
        ]

    def clean_figures(self) -> list[Figure]:
        """Return the figures that the box holds."""
        text = self.cleaned_data["figures"].strip()
        try:
            return _FIGURES.validate_python(json.loads(text)) if text else []
        except (ValueError, ValidationError) as error:
            place = ""
            if isinstance(error, ValidationError):
                place = " › ".join(str(part) for part in error.errors()[0]["loc"])
            raise forms.ValidationError(
                _("This is not a list of figures. Look at: %(place)s") % {"place": place or "JSON"}
            ) from None

    def draft(self) -> Draft:
        """Return what a valid form proposes."""
        given = self.cleaned_data
        texts = {
            code: {
                "title": given[f"title_{code}"],
                "summary": given[f"summary_{code}"],
                "body": given[f"body_{code}"],
            }
            for code in LANGUAGES
            if given[f"title_{code}"].strip() or given[f"body_{code}"].strip()
        }
        return Draft.model_validate({
            "kind": given["kind"], "address": given["address"], "day": given["day"].isoformat(),
            "themes": given["themes"], "texts": texts, "figures": given["figures"],
            "tie": {
                "kind": given["tie_kind"], "reference": given["tie_reference"].strip(),
                "sources": [
                    {"reference": one.reference, "title": one.title, "action": given[f"source_{place}"],
                     "note": given[f"source_{place}_note"]}
                    for place, one in enumerate(self._originals)
                ],
            },
        })  # fmt: skip


def shown(draft: Draft | None, *, base: int = 0, once: str = "") -> dict[str, Any]:
    """Return what the form shows at first: an empty one, or a draft that is to be changed."""
    if draft is None:
        return {"once": once, "day": today(), "kind": "bimonthly", "tie_kind": "none"}
    figures = [figure.model_dump(mode="json") for figure in draft.figures]
    values: dict[str, Any] = {
        "once": once, "base": base, "kind": draft.kind, "address": draft.address, "day": draft.day,
        "themes": list(draft.themes), "tie_kind": draft.tie.kind, "tie_reference": draft.tie.reference,
        "figures": json.dumps(figures, ensure_ascii=False, indent=1) if figures else "",
    }  # fmt: skip
    for code, text in draft.texts.items():
        values |= {f"title_{code}": text.title, f"summary_{code}": text.summary, f"body_{code}": text.body}
    return values
