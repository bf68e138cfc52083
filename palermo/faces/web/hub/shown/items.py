"""A thing named in a text, in its normal form and in the reader's words."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from palermo.domain.reports.reading.suggestion import Item
from palermo.faces.kit import moments
from palermo.faces.kit.figures import number
from palermo.faces.kit.names import country_name, label_text
from palermo.faces.web.hub import words


def kind_words(kind: str) -> str:
    """Return the heading of a kind of things."""
    return words.word(words.ITEMS, kind)


def normal_form(item: Item) -> str:
    """Return a thing as the page shows it: codes in words, numbers as they are kept."""
    written = _FORMS.get(item.kind)
    return (written(item) if written else "") or item.value


def _text(item: Item, name: str) -> str:
    return str(item.fields.get(name) or "")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _person(item: Item) -> str:
    role = _text(item, "role")
    alias = f"« {_text(item, 'alias')} »" if item.fields.get("alias") else ""
    return _joined(item.value, alias, label_text("person_roles", role) if role else "", _text(item, "age"))


def _paper(item: Item) -> str:
    kind, fraud = _text(item, "type"), _text(item, "fraud")
    return _joined(
        label_text("document_types_and_frauds:types", kind) if kind else "",
        item.value if item.value != kind else "",
        label_text("document_types_and_frauds:frauds", fraud) if fraud else "",
        country_name(_text(item, "country")) if item.fields.get("country") else "",
    )


def _drug(item: Item) -> str:
    drug = _text(item, "drug")
    amount = " ".join(part for part in (_text(item, "amount"), _text(item, "unit")) if part)
    return _joined(label_text("drugs", drug) if drug else "", amount)


def _money(item: Item) -> str:
    try:
        amount = number(Decimal(_text(item, "amount")))
    except InvalidOperation:
        return item.value
    return f"{amount} {_text(item, 'currency')}".strip()


def _fee(item: Item) -> str:
    way = " → ".join(part for part in (_text(item, "origin"), _text(item, "destination")) if part)
    return _joined(_money(item), way)


def _count(item: Item) -> str:
    of = country_name(_text(item, "nationality")) if item.fields.get("nationality") else ""
    return _joined(words.word(words.COUNTED, _text(item, "who")), _text(item, "n"), of)


def _date(item: Item) -> str:
    try:
        return moments.span_text(_text(item, "start"), _text(item, "end"), item.value, _text(item, "time"))
    except ValueError:  # "3/4" may be March or April: it is shown as it was read
        return ""


def _place(item: Item) -> str:
    return _joined(item.value, country_name(_text(item, "country")) if item.fields.get("country") else "")


def _nationality(item: Item) -> str:
    return _joined(country_name(item.value), _text(item, "n"))


_FORMS: Mapping[str, Callable[[Item], str]] = {
    "person": _person, "money": _money, "count": _count, "paper": _paper,
    "drug": _drug, "fee": _fee, "date": _date, "place": _place,
    "country": lambda item: country_name(item.value), "nationality": _nationality,
    "crossing": lambda item: label_text("crossing_kinds:known_crossings", item.value),
}  # fmt: skip
