"""What a mention says of somebody or something: one flat shape for every kind, and how a report yields it. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from palermo.domain.reports.content import Code, Content, Country, Part, PartialDate, Person, Short, Vehicle
from palermo.domain.reports.rules import is_protected

KINDS = ("person", "vehicle", "phone", "paper", "account", "organisation", "vessel", "asset")
PREFIX = {
    "person": "PER", "vehicle": "VEH", "phone": "TEL", "paper": "PAP",
    "account": "ACC", "organisation": "ORG", "vessel": "VES", "asset": "AST",
}  # fmt: skip
# Victims, migrants, children and witnesses are written by code: V1 of one report is not V1 of another.
_CODED = re.compile(r"[A-Z]{1,2}\d{1,3}")
_ON_WATER = frozenset({"canoe", "fishing_boat", "inflatable", "speedboat", "ferry", "ship"})


class MentionWords(Part):
    """Everything that a mention may say; what does not belong to its kind stays empty."""

    name: Short = ""
    alias: Short = ""
    role: Code = ""
    sex: Annotated[str, Field(max_length=1)] = ""
    age: Short = ""
    born: PartialDate = ""
    nationality: Country = ""
    type: Code = ""
    number: Short = ""
    country: Country = ""
    plate: Short = ""
    vin: Short = ""
    make: Short = ""
    colour: Short = ""
    provider: Short = ""
    phones: list[Short] = Field(default_factory=list, max_length=50)
    papers: list[Short] = Field(default_factory=list, max_length=50)
    note: Annotated[str, Field(max_length=500)] = ""

    @property
    def title(self) -> str:
        """Return the one line by which people know it; empty where only circumstances are known."""
        known = self.name or self.number or self.plate or self.vin
        if known:
            return f"{known} ({self.alias})" if self.alias and self.alias != known else known
        return self.alias or " ".join(word for word in (self.colour, self.make) if word)


class Yielded(NamedTuple):
    """One mention that a report yields: its kind, its place in the report, its words, and whether it is protected."""

    kind: str
    place: str
    words: MentionWords
    protected: bool = False


def yielded(content: Content, found: Iterable[tuple[str, str, dict[str, Any]]] = ()) -> Iterator[Yielded]:
    """Yield the mentions of a report: its parts, then `found`, the items that the hub took from its text.

    An item is given as (uid of the decision, kind, fields). Something that nothing tells from another yields none.
    """
    for position, person in enumerate(content.people):
        words = _person(person, content)
        if words.name or words.alias or words.phones or words.papers:
            yield Yielded("person", f"people.{position}", words, is_protected(person))
    for position, vehicle in enumerate(content.vehicles):
        words = _vehicle(vehicle)
        if words.plate or words.name:
            yield Yielded("vessel" if vehicle.kind in _ON_WATER else "vehicle", f"vehicles.{position}", words)
    for position, phone in enumerate(content.phones):
        if phone.number and not phone.partial:
            yield Yielded("phone", f"phones.{position}", MentionWords(number=phone.number, note=phone.note))
    for position, paper in enumerate(content.papers):
        if paper.number:
            words = MentionWords(number=paper.number, type=paper.type, country=paper.country, note=paper.note)
            yield Yielded("paper", f"papers.{position}", words)
    for uid, kind, fields in found:
        mention = _found(uid, kind, fields)
        if mention is not None:
            yield mention


def _person(person: Person, content: Content) -> MentionWords:
    coded = _CODED.fullmatch(person.name.strip())
    return MentionWords(
        name="" if coded else person.name, alias=person.alias, role=person.role, sex=person.sex, age=person.age,
        born=person.born, nationality=person.nationality, note=person.note,
        phones=[phone.number for phone in content.phones if person.ref and phone.of == person.ref and not phone.partial],
        papers=[paper.number for paper in content.papers if person.ref and paper.of == person.ref and paper.number],
    )  # fmt: skip


def _vehicle(vehicle: Vehicle) -> MentionWords:
    return MentionWords(
        plate=vehicle.plate, name=vehicle.name, make=vehicle.make, colour=vehicle.colour, type=vehicle.kind,
        note=vehicle.note,
    )  # fmt: skip


# The fields of an item (reading.extraction) under the names of a mention.
_FIELDS: dict[str, dict[str, str]] = {
    "person": {"name": "name", "alias": "alias", "role": "role", "nationality": "nationality", "sex": "sex", "age": "age"},
    "phone": {"number": "number"},
    "plate": {"plate": "plate"},
    "vehicle": {"plate": "plate", "vin": "vin", "make": "make", "colour": "colour", "kind": "type"},
    "paper": {"number": "number", "type": "type", "country": "country"},
    "account": {"number": "number", "scheme": "type", "provider": "provider", "country": "country"},
    "vessel": {"imo": "number", "name": "name"},
    "organisation": {"name": "name", "country": "country"},
    "asset": {"name": "name", "number": "number", "type": "type"},
}  # fmt: skip
_AS_KIND = {"plate": "vehicle"}


def _found(uid: str, kind: str, fields: dict[str, Any]) -> Yielded | None:
    named = _FIELDS.get(kind)
    if named is None:
        return None
    values = {ours: str(fields[theirs])[:200] for theirs, ours in named.items() if fields.get(theirs)}
    if not {"name", "alias", "number", "plate", "vin"} & set(values):
        return None
    words = MentionWords.model_validate(values)
    protected = kind == "person" and is_protected(Person(role=words.role or "unknown", age=words.age))
    return Yielded(_AS_KIND.get(kind, kind), f"hub:{uid}", words, protected)
