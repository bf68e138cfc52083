"""Numbers and money as the look writes them: narrow spaces between thousands, decimals by CLDR."""

from decimal import Decimal
from typing import Protocol

from babel.numbers import format_decimal, get_currency_symbol, get_decimal_symbol
from django.utils.translation import gettext

from palermo.faces.kit.names import reader_locale

NARROW = "\u202f"  # narrow no-break space
NO_BREAK = "\u00a0"


class Sum(Protocol):
    """An amount (None is not known) with an ISO 4217 currency ("" is not known)."""

    @property
    def amount(self) -> Decimal | None:
        """The amount, None when it is not known."""

    @property
    def currency(self) -> str:
        """The currency's code, "" when it is not known."""


def number(value: int | float | Decimal | None) -> str:
    """Return a number such as 12 345,6 in the reader's language, at most four decimals; None is "not known"."""
    if value is None:
        return gettext("not known")
    if isinstance(value, int):
        return ("\u2212" if value < 0 else "") + f"{abs(value):,}".replace(",", NARROW)
    locale = reader_locale()
    # A fixed pattern in an ungrouped-by-comma locale: CLDR's own group sign differs, the look's does not.
    plain = format_decimal(value, "0.####", locale="en_US", decimal_quantization=True)
    whole, _, decimals = plain.lstrip("-").partition(".")
    groups = f"{int(whole):,}".replace(",", NARROW)
    sign = "\u2212" if plain.startswith("-") else ""
    return sign + groups + (get_decimal_symbol(locale) + decimals if decimals else "")


def money(value: Sum | None) -> str:
    """Return an amount with its currency, such as 25 000 F CFA; what is not known is said."""
    if value is None or value.amount is None:
        return gettext("amount not known")
    if not value.currency:
        return f"{number(value.amount)} ({gettext('currency not known')})"
    return f"{number(value.amount)}{NO_BREAK}{get_currency_symbol(value.currency, reader_locale())}"


def size(octets: int) -> str:
    """Return a file's size in kilobytes or megabytes (of 1000) in the reader's language."""
    if octets < 1_000_000:
        return gettext("%(n)s KB") % {"n": number(max(1, round(octets / 1000)))}
    return gettext("%(n)s MB") % {"n": number(round(octets / 1_000_000, 1))}
