"""Whether a found item is a labelled one: the same stretch of text, and the same value however written."""

import re
from collections.abc import Callable
from typing import Any

from palermo.domain.reports.reading.suggestion import Item
from palermo.kernel.text import fold

_NOT_ALPHANUMERIC = re.compile(r"[^0-9a-z]")
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_SAME_NUMBER = 8  # last digits that make two writings of one telephone or account number
_NEAR = 0.011


def lies_over(item: Item, label: dict[str, Any]) -> bool:
    """Return whether an item shares a character with a label; an item without a place shares none."""
    start, end = label["start"], label["start"] + len(label["text"])
    return any(span.start < end and start < span.end for span in item.spans)


def right(item: Item, label: dict[str, Any]) -> bool:
    """Return whether an item stands where the label stands and says the same."""
    return lies_over(item, label) and (
        not label["value"] or _SAME.get(label["kind"], _same_text)(item, label)
    )


def _squeezed(text: object) -> str:
    return _NOT_ALPHANUMERIC.sub("", fold(str(text)))


def _same_text(item: Item, label: dict[str, Any]) -> bool:
    wanted = _squeezed(label["value"])
    return wanted in {_squeezed(item.value), *(_squeezed(value) for value in item.fields.values())}


def _same_number(item: Item, label: dict[str, Any]) -> bool:
    said, wanted = _squeezed(item.value), _squeezed(label["value"])
    return said == wanted or (wanted.isdigit() and said[-_SAME_NUMBER:] == wanted[-_SAME_NUMBER:])


def _same_amount(item: Item, label: dict[str, Any]) -> bool:
    """Compare amounts; the currency counts where the labelled words name one."""
    amount, currency = label["value"].split(" ")
    named = bool(re.search(r"[^\W\d]|[$€£]", label["text"]))
    said = _number(item.fields.get("amount"))
    return said == float(amount) and (not named or item.fields.get("currency") == currency)


def _same_drug(item: Item, label: dict[str, Any]) -> bool:
    code, amount, unit = label["value"].split(" ")
    said = _number(item.fields.get("kg" if unit == "kg" else "amount"))
    return (
        item.fields.get("drug") == code
        and said is not None
        and abs(said - float(amount)) <= _NEAR * float(amount)
    )


def _same_count(item: Item, label: dict[str, Any]) -> bool:
    return bool(item.fields.get("n") == int(label["value"].split(" ")[0]))


def _same_age(item: Item, label: dict[str, Any]) -> bool:
    ends = [int(each) for each in _DIGITS.findall(label["value"])]
    return bool(item.fields.get("low") == ends[0] and item.fields.get("high", ends[0]) == ends[-1])


def _same_name(item: Item, label: dict[str, Any]) -> bool:
    return set(_WORD.findall(fold(item.value))) == set(_WORD.findall(fold(label["value"])))


def _anywhere(item: Item, label: dict[str, Any]) -> bool:
    return True


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


_SAME: dict[str, Callable[[Item, dict[str, Any]], bool]] = {
    "phone": _same_number,
    "account": _same_number,
    "money": _same_amount,
    "fee": _same_amount,
    "drug": _same_drug,
    "count": _same_count,
    "age": _same_age,
    "person": _same_name,
    "vehicle": _anywhere,
    "place": _anywhere,
}
