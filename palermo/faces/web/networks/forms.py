"""The forms of networks: whom to look for, a link, a payment, an owner, what happened to an asset, and why one withdraws."""

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from django import forms
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.forms import Form
from palermo.faces.kit.names import label_text
from palermo.faces.web.networks import words
from palermo.foundations.vocabularies import vocabulary

NOTE = 500
_CODE = {"class": "id sm", "autocomplete": "off", "spellcheck": "false"}


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "sm"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, help_text=help_text)


def _note(label: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=NOTE, widget=widget)


def _reference(label: Any, example: str, *, required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={**_CODE, "placeholder": example})
    return forms.CharField(label=label, max_length=24, required=required, widget=widget)


class ReportForm(Form):
    """What every record has: the report that says so."""

    report = _reference(_("Report that says so"), "NER-7K2M-9QXD")

    def __init__(self, *args: Any, reports: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reports:
            # Those behind the network are offered; any other can be typed.
            self.fields["report"].widget.attrs["list"] = "reports"


class LinkForm(ReportForm):
    """A tie between this entity and another, as an analyst decides it."""

    kind = forms.ChoiceField(
        label=_("What ties them"),
        choices=lambda: [(code, words.link_kind(code)) for code in vocabulary("link_kinds").codes],
    )
    other = _reference(_("Reference of the other"), "PER-7K2M-9QXD")
    way = forms.ChoiceField(
        label=_("Which way"), widget=forms.RadioSelect, initial="out",
        choices=[("out", _("From this one to the other")), ("in", _("From the other to this one"))],
        help_text=_("Only where it matters: who pays, drives, owns."),
    )  # fmt: skip
    first = _day(_("Since"))
    last = _day(_("Until"))
    source = forms.ChoiceField(
        label=_("Source"), required=False, choices=lambda: [("", _("Not evaluated")), *words.SOURCES.items()]
    )
    information = forms.ChoiceField(
        label=_("Information"), required=False,
        choices=[("", _("Not evaluated")), *((each, each) for each in "1234")],
    )  # fmt: skip
    note = _note(_("Note, inside the hub"))
    field_order = ("kind", "other", "way", "report", "first", "last", "source", "information", "note")


class Given(TypedDict):
    """An amount with its currency and day, as an operation takes them."""

    amount: Decimal | None
    currency: str
    day: date | None


class MoneyForm(ReportForm):
    """An amount with its currency; either may be unknown."""

    amount = forms.DecimalField(
        label=_("Amount"), required=False, min_value=Decimal(0), max_digits=18, decimal_places=4,
        widget=forms.TextInput(attrs={"class": "sm", "inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    currency = forms.RegexField(
        r"^[A-Za-z]{3}$", label=_("Currency"), required=False, help_text=_("Three letters, such as XOF, NGN or EUR."),
        error_messages={"invalid": _("Write the three letters of the currency, such as XOF.")},
        widget=forms.TextInput(attrs={"class": "xs", "maxlength": "3", "autocomplete": "off"}),
    )  # fmt: skip
    day = _day(_("On"))

    def money(self) -> Given:
        """Return amount, currency and day as an operation takes them."""
        given = self.cleaned_data
        return {"amount": given["amount"], "currency": given["currency"].upper(), "day": given["day"]}


class PaymentForm(MoneyForm):
    """Money that went from this entity to another, or the other way."""

    way = forms.ChoiceField(
        label=_("Which way"), widget=forms.RadioSelect, initial="out",
        choices=[("out", _("This one paid")), ("in", _("This one was paid"))],
    )  # fmt: skip
    other = _reference(_("The other side, where it is known"), "PER-7K2M-9QXD", required=False)
    what = _note(_("What for"))
    note = _note(_("Note, inside the hub"))
    field_order = ("way", "other", "amount", "currency", "day", "what", "report", "note")


class OwnerForm(ReportForm):
    """Who owns this asset: of record, suspected, or in fact."""

    owner = _reference(_("Reference of the owner"), "PER-7K2M-9QXD")
    kind = forms.ChoiceField(
        label=_("How it is owned"),
        choices=lambda: [(code, words.link_kind(code)) for code in ("owner_of_record", "suspected_owner", "owns")],
    )  # fmt: skip
    first = _day(_("Since"))
    last = _day(_("Until"))
    note = _note(_("Note, inside the hub"))
    field_order = ("owner", "kind", "report", "first", "last", "note")


class EventForm(MoneyForm):
    """What happened to this asset: valued, frozen, released, seized, confiscated, returned."""

    kind = forms.ChoiceField(
        label=_("What happened"),
        choices=lambda: [
            (code, label_text("link_kinds:asset_events", code)) for code in vocabulary("link_kinds", "asset_events").codes
        ],
    )  # fmt: skip
    decision = _note(_("Order or decision"))
    field_order = ("kind", "day", "amount", "currency", "decision", "report")


def whys() -> list[tuple[str, str]]:
    """Return the reasons for which something is withdrawn."""
    return [
        (code, label_text("link_kinds:withdrawals", code))
        for code in vocabulary("link_kinds", "withdrawals").codes
    ]
