"""Whether the structured part of a report has a thing already: one comparison per kind of thing."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from palermo.domain.reports.content import Content, Money
from palermo.domain.reports.reading.plates import may_be, normalise
from palermo.domain.reports.reading.suggestion import Item
from palermo.kernel.errors import Invalid
from palermo.kernel.text import fold, words

_PLATE_HALF = 5  # a plate of which the end was not read
_TAIL = 8  # figures of a phone that no country prefix changes
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,4}")
_TOLL = ("dead", "missing", "injured")


def is_code(name: str) -> bool:
    """Say whether a name is a code such as V1 or S-07 that stands for a protected person."""
    return bool(_CODE.fullmatch(name))


def _phone(item: Item, content: Content) -> bool:
    return any(
        _same_number(item.value, str(item.fields.get("number", "")), phone.number, content)
        for phone in content.phones
    )


def _same_number(value: str, written: str, known: str, content: Content) -> bool:
    from palermo.domain.reports.reading.phones import parse

    if not known:
        return False
    digits, theirs = re.sub(r"\D", "", value), re.sub(r"\D", "", known)
    if theirs and theirs in (digits, re.sub(r"\D", "", written)):
        return True
    if value.startswith("+"):
        reading = parse(known, content.where.country)
        if reading.e164:
            return reading.e164 == value
        return len(theirs) >= _TAIL and digits.endswith(theirs[-_TAIL:])
    return False


def _account(item: Item, content: Content) -> bool:
    return item.fields.get("scheme") == "mobile_money" and _phone(item, content)


def _same_plate(seen: str, known: str) -> bool:
    try:
        one, other = normalise(seen), normalise(known)
    except Invalid:
        return False
    return may_be(one, other) or (len(one) >= _PLATE_HALF and other.startswith(one))


def _plate(item: Item, content: Content) -> bool:
    return any(_same_plate(item.value, vehicle.plate) for vehicle in content.vehicles if vehicle.plate)


def _vehicle(item: Item, content: Content) -> bool:
    fields = item.fields
    if vin := str(fields.get("vin") or ""):
        return any(vin in vehicle.note for vehicle in content.vehicles)
    plate = str(fields.get("plate") or "")
    made = set(_folded(f"{fields.get('make', '')} {fields.get('model', '')}"))
    for vehicle in content.vehicles:
        if plate and vehicle.plate:
            if _same_plate(plate, vehicle.plate):
                return True
            continue
        if (
            made
            and made <= set(_folded(vehicle.make))
            and _agree(str(fields.get("colour", "")), vehicle.colour)
        ):
            return True
        if (
            not made
            and fields.get("kind") == vehicle.kind
            and _agree(str(fields.get("colour", "")), vehicle.colour)
        ):
            return True
    return False


def _agree(seen: str, known: str) -> bool:
    """Say whether two words do not contradict each other: one is not known, or both are the same."""
    return not seen or not known or _folded(seen) == _folded(known)


def _vessel(item: Item, content: Content) -> bool:
    imo, name = str(item.fields.get("imo") or ""), _folded(str(item.fields.get("name") or ""))
    return any(
        (imo and imo in vehicle.note) or (name and name == _folded(vehicle.name))
        for vehicle in content.vehicles
    )


def _paper(item: Item, content: Content) -> bool:
    number = _bare(str(item.fields.get("number") or ""))
    if number:
        return any(_bare(paper.number) == number for paper in content.papers)
    about = ("type", "fraud", "count", "country")
    return any(
        paper.type == item.fields.get("type")
        and all(getattr(paper, name) == item.fields[name] for name in about[1:] if item.fields.get(name))
        for paper in content.papers
    )


def _bare(number: str) -> str:
    """Return a paper's number for comparing: letters and digits, with O read as 0 as in machine-readable zones."""
    return re.sub(r"[^A-Z0-9]", "", number.upper()).replace("O", "0")


def _equal(item: Item, money: Money | None) -> bool:
    if money is None or money.amount is None:
        return False
    try:
        same = money.amount == Decimal(str(item.fields.get("amount")))
    except InvalidOperation:
        return False
    return same and (
        not money.currency or not item.fields.get("currency") or money.currency == item.fields["currency"]
    )


def _money(item: Item, content: Content) -> bool:
    return any(_equal(item, money) for money in content.money) or _fee(item, content)


def _fee(item: Item, content: Content) -> bool:
    return any(_equal(item, leg.fee) for leg in content.legs)


def _drug(item: Item, content: Content) -> bool:
    amount = str(item.fields.get("amount") or "")
    for seizure in content.seizures:
        if seizure.drug != item.fields.get("drug"):
            continue
        if not amount or (seizure.amount is not None and seizure.amount == Decimal(amount)):
            return True
    return False


def _count(item: Item, content: Content) -> bool:
    who, n, country = item.fields.get("who"), item.fields.get("n"), str(item.fields.get("nationality") or "")
    if country and who == "people":
        return content.counts.nationalities.get(country) == n
    held = content.toll if who in _TOLL else content.counts
    return getattr(held, str(who), None) == n


def _nationality(item: Item, content: Content) -> bool:
    return item.value in content.counts.nationalities or any(
        p.nationality == item.value for p in content.people
    )


def _country(item: Item, content: Content) -> bool:
    return content.where.country == item.value or _nationality(item, content)


def _date(item: Item, content: Content) -> bool:
    start, end = str(item.fields.get("start") or ""), str(item.fields.get("end") or "")
    if any(person.born and person.born in (start, end) for person in content.people):
        return True
    first, last = content.when.start, content.when.end or content.when.start
    return (
        bool(first and start)
        and first[: len(start)] <= start[: len(first)]
        and (end or start)[: len(last)] <= last
    )


def _place(item: Item, content: Content) -> bool:
    named = [content.where.place, *(end for leg in content.legs for end in (leg.origin, leg.destination))]
    return any(_folded(item.value) == _folded(place) for place in named if place)


def _crossing(item: Item, content: Content) -> bool:
    return content.where.crossing == item.value


def _person(item: Item, content: Content) -> bool:
    seen = sorted(_folded(item.value))
    return any(
        seen == sorted(_folded(person.name)) or person.ref == item.value for person in content.people if seen
    )


def _age(item: Item, content: Content) -> bool:
    return any(person.age == item.value for person in content.people)


def _folded(text: str) -> list[str]:
    return words(fold(text))


Check = Callable[[Item, Content], Any]
CHECKS: Mapping[str, Check] = {
    "phone": _phone, "account": _account, "plate": _plate, "vehicle": _vehicle, "vessel": _vessel, "paper": _paper,
    "money": _money, "fee": _fee, "drug": _drug, "count": _count, "nationality": _nationality, "country": _country,
    "date": _date, "place": _place, "crossing": _crossing, "person": _person, "age": _age,
}  # fmt: skip
