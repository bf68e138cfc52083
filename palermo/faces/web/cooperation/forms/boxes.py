"""Boxes that several forms of this room share: lines, texts, days, parties."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit import names
from palermo.faces.web.cooperation.words import Words

LONGEST = 8000
Choices = list[tuple[str, str | Promise]]


def line(label: Promise | str, hint: Promise | str = "", **attributes: str) -> forms.CharField:
    """Return a box of one line."""
    given = {"dir": "auto", "autocomplete": "off"} | attributes
    return forms.CharField(
        label=label, required=False, max_length=200, help_text=hint, widget=forms.TextInput(attrs=given)  # type: ignore[arg-type]
    )  # fmt: skip


def text(label: Promise | str, hint: Promise | str = "", rows: int = 3) -> forms.CharField:
    """Return a box of several lines."""
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, help_text=hint,  # type: ignore[arg-type]
        widget=forms.Textarea(attrs={"rows": str(rows), "dir": "auto", "class": "low"}),
    )  # fmt: skip


def day(label: Promise | str, hint: Promise | str = "") -> forms.DateField:
    """Return a box for a day, which may stay empty."""
    return forms.DateField(
        label=label, required=False, help_text=hint,  # type: ignore[arg-type]
        error_messages={"invalid": _("This is not a date. Write, for example, 2026-11-30.")},
        widget=forms.DateInput(attrs={"type": "date", "class": "sm"}, format="%Y-%m-%d"),
    )  # fmt: skip


def parties(*, others: Iterable[str] = (), empty: bool = True) -> Choices:
    """Return the units and the hub by name, with other houses behind them, for a form."""
    codes = [*settings.PALERMO.units, settings.PALERMO.hub]
    known = sorted(((code, names.unit(code)) for code in codes), key=lambda pair: pair[1])
    head: Choices = [("", _("Choose"))] if empty else []
    return [*head, *known, *((code, code) for code in others)]


def chosen(table: Words, codes: Iterable[str], *, empty: bool = True) -> Choices:
    """Return codes with their words, for a form."""
    head: Choices = [("", _("Choose"))] if empty else []
    return [*head, *((code, table[code]) for code in codes)]


def several(text: str) -> list[str]:
    """Return the references of a line, which people part by commas or blanks."""
    return [part for part in text.replace(",", " ").replace(";", " ").split() if part]
