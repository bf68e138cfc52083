"""Django's forms in the look's clothes: what a field shows, and the list of errors on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.forms.utils import flatatt
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class Form(forms.Form):
    """A form whose own words are the look's: short, concrete, without blame."""

    # The server says it in the reader's language, and drafts may be incomplete.
    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.error_messages = {**field.error_messages, **_own_words(field)}


def _own_words(field: forms.Field) -> dict[str, Any]:
    words: dict[str, Any] = {"required": _("Please fill this in.")}
    if isinstance(field, forms.ChoiceField):
        words["required"] = _("Please choose one.")
        words["invalid_choice"] = _("Choose one from the list.")
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        words["invalid"] = _("Write a number in figures, or leave it empty.")
    return words


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One error of the list on top: where it leads, the field's label ("" for the whole form), what to do."""

    anchor: str
    label: str
    message: str


def error_lines(*shown: BaseForm) -> list[ErrorLine]:
    """Return the errors of the given forms in the order of their fields, errors of a whole form first."""
    return [line for form in shown if form.is_bound for line in _lines(form)]


def _lines(form: BaseForm) -> Iterator[ErrorLine]:
    for message in form.non_field_errors():
        yield ErrorLine("", "", str(message))
    for bound in form:
        for message in bound.errors:
            yield ErrorLine(bound.auto_id, str(bound.label), str(message))


class Shown:
    """One bound field as `kit/field.html` shows it."""

    def __init__(self, bound: BoundField, *, label: str = "", hint: str = "", css: str = "") -> None:
        self.bound = bound
        self.id = bound.auto_id
        self.label = label or bound.label
        self.hint = hint or bound.help_text
        self.css = css

    @cached_property
    def kind(self) -> str:
        """Return how the field is laid out: hidden, check (one box), group (several inputs) or line."""
        widget = self.bound.field.widget
        if widget.is_hidden:
            return "hidden"
        if isinstance(widget, forms.CheckboxInput):
            return "check"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "choices"
        return "group" if widget.use_fieldset else "line"

    @property
    def errors(self) -> list[str]:
        """Return the field's errors."""
        return [str(message) for message in self.bound.errors]

    @cached_property
    def described_by(self) -> str:
        """Return the ids of the error and the hint, "" when there is neither."""
        parts = [f"{self.id}-error"] if self.errors else []
        return " ".join([*parts, f"{self.id}-hint"] if self.hint else parts)

    @property
    def attributes(self) -> SafeString:
        """Return the aria attributes of a group, for its `fieldset`."""
        return flatatt({"aria-describedby": self.described_by or None} if self.described_by else {})

    @cached_property
    def widget(self) -> SafeString:
        """Return the input itself, tied to its hint and error."""
        given = dict(self.bound.field.widget.attrs)
        if self.css:
            given["class"] = self.css
        if self.described_by:
            given["aria-describedby"] = self.described_by
        if self.errors:
            given["aria-invalid"] = "true"
        return self.bound.as_widget(attrs=given)
