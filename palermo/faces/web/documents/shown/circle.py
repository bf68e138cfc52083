"""Who would receive a document: houses with their people, before it goes out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings

from palermo.faces.kit.context import ROLE_WORDS
from palermo.faces.kit.names import unit
from palermo.foundations.policy import Permission, Role
from palermo.foundations.policy.permissions import ROLES
from palermo.foundations.staff import queries as staff
from palermo.foundations.staff.units import hub_units, receiving_units


@dataclass(frozen=True, slots=True)
class Reader:
    """One person who may read documents: identifier, name, role in words."""

    uid: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class House:
    """A unit, the ECOWAS staff or the hub, with its readers by name."""

    code: str
    name: str
    readers: Sequence[Reader]


def houses(codes: Iterable[str]) -> list[House]:
    """Return houses with those of their people who read documents, by the name of the house."""
    wanted = list(codes)
    members = [one for one in staff.members(wanted) if Permission.DOCUMENT_READ in ROLES[Role(one[2])]]
    names = staff.names(uid for uid, _unit, _role in members)
    found = {code: [] for code in wanted}  # type: dict[str, list[Reader]]
    for uid, code, role in members:
        found[code].append(Reader(uid, names.get(uid, ""), str(ROLE_WORDS[Role(role)])))
    made = [
        House(code, unit(code), sorted(readers, key=lambda one: one.name)) for code, readers in found.items()
    ]
    return sorted(made, key=lambda house: house.name)


def receiving() -> list[House]:
    """Return the houses that documents are sent to."""
    return houses(receiving_units())


def of_hub() -> list[House]:
    """Return the hub's own house."""
    return houses(sorted(hub_units()) or [settings.PALERMO.hub])


def choices(of: Sequence[House]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return houses and their people as the choices of a form."""
    people = [(one.uid, f"{one.name}, {one.role}, {house.name}") for house in of for one in house.readers]
    return [(house.code, house.name) for house in of], people


def chosen(of: Sequence[House], units: Iterable[str], persons: Iterable[str]) -> list[House]:
    """Return the houses that a choice reaches, each with the people whom it reaches there."""
    whole, named = set(units), set(persons)
    made = [
        House(
            house.code, house.name, [one for one in house.readers if house.code in whole or one.uid in named]
        )
        for house in of
    ]
    return [house for house in made if house.readers or house.code in whole]
