"""What a report says of its way, as it is sealed: pure, no Django, names as they were written.

Names are resolved only when a way is opened, so that a better gazetteer needs no new sealing.
"""

from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from palermo.domain.reports.content import Content, Leg
from palermo.domain.routes.flows.durations import days_in
from palermo.foundations.vocabularies import vocabulary


class Stretch(BaseModel):
    """One leg as written: names of its ends, mode, fee with currency, days that the note gives for it."""

    model_config = ConfigDict(frozen=True)

    origin: str = ""
    destination: str = ""
    mode: str = "unknown"
    planned: bool = False
    concealed: bool = False
    fee: Decimal | None = None
    currency: str = ""
    days: float | None = None


class Said(BaseModel):
    """The way of one report; None is not known, 0 is none. `low` is how many persons there were at least."""

    model_config = ConfigDict(frozen=True)

    legs: tuple[Stretch, ...] = ()
    country: str = ""
    place: str = ""
    crossing: str = ""
    lat: float | None = None
    lon: float | None = None
    people: int | None = None
    low: int = 0
    women: int | None = None
    children: int | None = None
    dead: int | None = None
    missing: int | None = None
    route: str = ""
    cause: str = ""
    roles: dict[str, int] = {}
    papers: dict[str, int] = {}
    frauds: dict[str, int] = {}
    nationalities: dict[str, int] = {}


_NO_LEG: dict[str, Any] = {name: field.default for name, field in Stretch.model_fields.items()}
_NOTHING: dict[str, Any] = {name: field.default for name, field in Said.model_fields.items()}


def again(plain: dict[str, Any]) -> Said:
    """Return what was sealed, from its JSON; it was checked when it was sealed, and checking takes longer than opening."""
    legs = tuple(_again(leg) for leg in plain.get("legs", ()))
    return Said.model_construct(**_NOTHING | plain | {"legs": legs})


def _again(leg: dict[str, Any]) -> Stretch:
    fee = leg.get("fee")
    return Stretch.model_construct(**_NO_LEG | leg | {"fee": None if fee is None else Decimal(fee)})


def said(content: Content) -> Said | None:
    """Return what a report says of a way, None where it has neither leg nor crossing, coordinates nor toll."""
    where, toll, counts = content.where, content.toll, content.counts
    legs = tuple(_stretch(leg) for leg in content.legs if leg.origin or leg.destination)
    route = content.notes.get("route", "")
    if not (legs or where.crossing or where.lat is not None or toll.dead or toll.missing or route):
        return None
    return Said(
        legs=legs, country=where.country, place=where.place, crossing=where.crossing, lat=where.lat, lon=where.lon,
        people=counts.people, low=_at_least(content), women=counts.women, children=counts.children,
        dead=toll.dead, missing=toll.missing, route=route, cause=content.notes.get("cause", ""),
        roles=_roles(content), **_papers(content),
        nationalities={code: count for code, count in counts.nationalities.items() if code},
    )  # fmt: skip


def _stretch(leg: Leg) -> Stretch:
    fee = leg.fee
    priced = fee is not None and fee.amount is not None and bool(fee.currency)
    return Stretch(
        origin=leg.origin, destination=leg.destination, mode=leg.mode or "unknown", planned=leg.planned,
        concealed=leg.concealed, fee=fee.amount if priced and fee else None,
        currency=fee.currency if priced and fee else "", days=days_in(leg.note),
    )  # fmt: skip


def _at_least(content: Content) -> int:
    """Return how many persons were moved at least, from whatever was counted; facilitators are not among them."""
    counts, toll = content.counts, content.toll
    if counts.people is not None:
        return counts.people
    by_kind = sum(filter(None, (counts.women, counts.men, counts.children)))
    by_fate = sum(filter(None, (counts.survivors, toll.dead, toll.missing)))
    roles = vocabulary("person_roles")
    moved = sum(
        1
        for one in content.people
        if one.role in roles and one.role != "source" and roles[one.role].data["side"] == "protected"
    )
    return max(by_kind, by_fate, sum(counts.nationalities.values()), moved)


def _roles(content: Content) -> dict[str, int]:
    """Return how many people of each facilitating role the report mentions."""
    roles, found = vocabulary("person_roles"), dict[str, int]()
    for one in content.people:
        if one.role in roles and roles[one.role].data["side"] == "accused":
            found[one.role] = found.get(one.role, 0) + 1
    return found


def _papers(content: Content) -> dict[str, Any]:
    papers, frauds = dict[str, int](), dict[str, int]()
    for paper in content.papers:
        number = 1 if paper.count is None else paper.count
        for code, into in ((paper.type, papers), (paper.fraud, frauds)):
            if code and number:
                into[code] = into.get(code, 0) + number
    return {"papers": papers, "frauds": frauds}
