"""From a thing named in a narrative to the part of a report that holds such things, and whether it is there already.

The text a person wrote stays as it is; a page offers only what the structured part does not have yet.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, cast

from palermo.domain.reports import content as c
from palermo.domain.reports.reading import known_parts
from palermo.domain.reports.reading.suggestion import Item

__all__ = ["already_in", "part_of"]

_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_TOLL = ("dead", "missing", "injured")
_COUNTS = ("people", "women", "men", "children", "survivors")
_MOST = 1_000_000


def part_of(item: Item) -> tuple[str, c.Part] | None:
    """Return the section of `Content` and the part that an item makes there, None where no section holds its kind.

    The sections `counts`, `toll`, `when` and `where` are single: what the part leaves empty is for the caller to keep.
    The name of a protected person (role of side `protected`) is left out: such a person carries a code.
    """
    make = _MAKERS.get(item.kind)
    try:
        return make(item.fields, item) if make else None
    except ValueError:  # pydantic found a value that a report may not hold: the suggestion makes no part
        return None


def already_in(item: Item, content: c.Content) -> bool:
    """Say whether a report's structured part has the thing already, in this or another usual spelling."""
    known = known_parts.CHECKS.get(item.kind)
    return bool(known and known(item, content))


def _text(fields: Mapping[str, Any], name: str, longest: int = 200) -> str:
    return str(fields.get(name) or "")[:longest]


def _amount(fields: Mapping[str, Any], name: str = "amount") -> Decimal | None:
    try:
        return round(Decimal(str(fields.get(name) or "")), 4)
    except InvalidOperation:
        return None


def _money_of(fields: Mapping[str, Any]) -> c.Money:
    return c.Money(amount=_amount(fields), currency=_text(fields, "currency"), what=_text(fields, "what"))


def _phone(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    number = item.value if item.value.startswith("+") else _text(fields, "number", 40) or item.value
    return "phones", c.Phone(number=number[:40], partial=bool(fields.get("partial")))


def _account(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part] | None:
    if fields.get("scheme") != "mobile_money":
        return None
    return "phones", c.Phone(number=item.value[:40], note=_text(fields, "provider"))


def _plate(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    return "vehicles", c.Vehicle(plate=_text(fields, "plate") or item.value)


def _vehicle(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    make = " ".join(word for word in (_text(fields, "make", 90), _text(fields, "model", 90)) if word)
    notes = ", ".join(
        word for word in (_text(fields, "year"), f"VIN {fields['vin']}" if fields.get("vin") else "") if word
    )
    vehicle = c.Vehicle(
        kind=_text(fields, "kind"), make=make, colour=_text(fields, "colour"), plate=_text(fields, "plate"), note=notes
    )  # fmt: skip
    return "vehicles", vehicle


def _vessel(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    note = f"IMO {fields['imo']}" if fields.get("imo") else ""
    kind = "ship" if note else ""
    return "vehicles", c.Vehicle(kind=kind, name=_text(fields, "name"), note=note)


def _paper(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    paper = c.Paper(
        type=_text(fields, "type"), country=_text(fields, "country"), number=_text(fields, "number"),
        count=fields.get("count"), fraud=_text(fields, "fraud"), note=_text(fields, "name"),
    )  # fmt: skip
    return "papers", paper


def _money(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    return "money", _money_of(fields)


def _fee(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    origin, destination = _text(fields, "origin"), _text(fields, "destination")
    return "legs", c.Leg(origin=origin, destination=destination, fee=_money_of(fields))


def _drug(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    amount = _amount(fields)
    return "seizures", c.Seizure(
        kind="drugs", drug=_text(fields, "drug"), amount=amount, unit=_text(fields, "unit")
    )


def _count(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part] | None:
    who, n = fields.get("who"), int(fields.get("n") or 0)
    if not 0 <= n <= _MOST:
        return None
    if who == "people" and (country := _text(fields, "nationality")):
        return "counts", c.Counts(nationalities={country: n})
    if who in _COUNTS:
        return "counts", c.Counts(**{str(who): n})
    return ("toll", c.Toll(**{str(who): n})) if who in _TOLL else None


def _nationality(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part] | None:
    n = fields.get("n")
    return ("counts", c.Counts(nationalities={item.value: int(n)})) if n else None


def _date(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part] | None:
    start, end = _text(fields, "start"), _text(fields, "end")
    if fields.get("of") == "birth" or not _PARTIAL.fullmatch(start):
        return None
    time = _text(fields, "time")
    when = c.When(
        start=start, end=end if _PARTIAL.fullmatch(end) and end != start else "", time=time if _TIME.fullmatch(time) else ""
    )  # fmt: skip
    return "when", when


def _place(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    place = c.Where(
        country=_text(fields, "country"), place=_text(fields, "place") or item.value[:200], lat=_degrees(fields, "lat"),
        lon=_degrees(fields, "lon"),
    )  # fmt: skip
    return "where", place


def _degrees(fields: Mapping[str, Any], name: str) -> float | None:
    value = fields.get(name)
    return None if value in (None, "") else float(cast(float, value))


def _crossing(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    return "where", c.Where(country=_text(fields, "country"), crossing=item.value)


def _person(fields: Mapping[str, Any], item: Item) -> tuple[str, c.Part]:
    role = _text(fields, "role") or "unknown"
    hidden = role in _protected() and not known_parts.is_code(item.value)
    person = c.Person(
        role=role, name="" if hidden else _text(fields, "name") or item.value[:200],
        alias="" if hidden else _text(fields, "alias"), sex=cast(Any, _text(fields, "sex")), age=_text(fields, "age"),
        born=_text(fields, "born"), nationality=_text(fields, "nationality"),
    )  # fmt: skip
    return "people", person


@cache
def _protected() -> frozenset[str]:
    from palermo.foundations.vocabularies import vocabulary

    return frozenset(
        role.code for role in vocabulary("person_roles").entries if role.data.get("side") == "protected"
    )


Maker = Callable[[Mapping[str, Any], Item], tuple[str, c.Part] | None]
_MAKERS: Mapping[str, Maker] = {
    "phone": _phone, "account": _account, "plate": _plate, "vehicle": _vehicle, "vessel": _vessel, "paper": _paper,
    "money": _money, "fee": _fee, "drug": _drug, "count": _count, "nationality": _nationality, "date": _date,
    "place": _place, "crossing": _crossing, "person": _person,
}  # fmt: skip
