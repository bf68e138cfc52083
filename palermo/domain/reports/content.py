"""What a report says: one shape for the form, the API, the import and the sealed row.

Only what, roughly when and roughly where are asked for; everything else may stay empty. None means
unknown, which is never the same as zero. Codes come from the vocabularies and are checked by
`rules.py`, so that this module stays pure and quick to import.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from palermo.kernel.text import clean, clean_line

# Control and bidirectional characters are taken out on the way in: a name must read the same to all.
Short = Annotated[str, StringConstraints(max_length=200), AfterValidator(clean_line)]
Line = Annotated[str, StringConstraints(max_length=500), AfterValidator(clean_line)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:.\-]{0,60}$")]
Country = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2,3})?$")]
Narrative = Annotated[str, StringConstraints(max_length=100_000), AfterValidator(clean)]
PartialDate = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Amount = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]


class Part(BaseModel):
    """Base of every part: nothing unknown is accepted, nothing changes by accident."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_max_length=100_000)


class When(Part):
    """A day, month, year or range as known ('2026', '2026-03', '2026-03-08'), beside the officer's words."""

    start: PartialDate = ""
    end: PartialDate = ""
    time: Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")] = ""
    words: Short = ""


class Where(Part):
    """Country (ISO 3166-1 alpha-2), place or crossing as named, and coordinates in decimal degrees (WGS 84)."""

    country: Country = ""
    place: Short = ""
    crossing: Code = ""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    words: Short = ""


class Money(Part):
    """An amount with its ISO 4217 currency, and what it was for; amount None is unknown."""

    amount: Amount | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})?$")] = ""
    what: Line = ""


class Leg(Part):
    """One stretch of the way, made or planned."""

    origin: Short = ""
    destination: Short = ""
    mode: Code = "unknown"
    concealed: bool = False
    planned: bool = False
    fee: Money | None = None
    note: Line = ""


class Person(Part):
    """A mention of somebody; victims, children and witnesses carry a code such as V1 in place of a name."""

    ref: Code = ""
    role: Code = "unknown"
    name: Short = ""
    alias: Short = ""
    sex: Literal["", "F", "M", "X"] = ""
    age: Short = ""
    born: PartialDate = ""
    nationality: Country = ""
    at_large: bool | None = None
    note: Line = ""


class Vehicle(Part):
    """A vehicle or vessel as seen; `plate` may be partial, with ? where it was not read."""

    ref: Code = ""
    kind: Code = ""
    make: Short = ""
    colour: Short = ""
    plate: Short = ""
    name: Short = ""
    note: Line = ""


class Phone(Part):
    """A number as seen; `partial` says that this is all that could be read."""

    number: Annotated[str, StringConstraints(max_length=40), AfterValidator(clean_line)] = ""
    partial: bool = False
    of: Code = ""
    note: Line = ""


class Paper(Part):
    """Travel or identity papers of one type: how many, of which country, their numbers, and what was wrong."""

    type: Code = ""
    country: Country = ""
    number: Short = ""
    count: Count | None = None
    fraud: Code = ""
    of: Code = ""
    note: Line = ""


class Seizure(Part):
    """Goods taken: kind, amount with unit, where hidden; amount None is unknown."""

    kind: Code = ""
    drug: Code = ""
    amount: Amount | None = None
    unit: Code = ""
    hidden: Short = ""
    note: Line = ""


class Toll(Part):
    """Dead, missing and injured persons; None is not known, 0 is none."""

    dead: Count | None = None
    missing: Count | None = None
    injured: Count | None = None


class Counts(Part):
    """How many people of each kind were met; None is not known."""

    people: Count | None = None
    women: Count | None = None
    men: Count | None = None
    children: Count | None = None
    survivors: Count | None = None
    nationalities: dict[Country, Count] = Field(default_factory=dict, max_length=60)


class Evaluation(Part):
    """The unit's own judgement (4x4) and handling code; the hub keeps its own beside it."""

    source: Literal["", "A", "B", "C", "X"] = ""
    information: Literal["", "1", "2", "3", "4"] = ""
    handling: Literal["H0", "H1", "H2", "H3"] = "H0"
    condition: Line = ""


class Urgency(Part):
    """Why somebody must be woken: life in danger, a child, people about to be moved."""

    life: bool = False
    child: bool = False
    moving: bool = False

    @property
    def any(self) -> bool:
        """Say whether at least one of the three holds."""
        return self.life or self.child or self.moving


class Content(Part):
    """A whole report as one person wrote it."""

    title: Short = ""
    narrative: Narrative = ""
    language: Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3})?$")] = ""
    kind: Code = "incident"
    when: When = When()
    where: Where = Where()
    urgency: Urgency = Urgency()
    legs: list[Leg] = Field(default_factory=list, max_length=50)
    people: list[Person] = Field(default_factory=list, max_length=200)
    vehicles: list[Vehicle] = Field(default_factory=list, max_length=100)
    phones: list[Phone] = Field(default_factory=list, max_length=200)
    papers: list[Paper] = Field(default_factory=list, max_length=200)
    seizures: list[Seizure] = Field(default_factory=list, max_length=100)
    money: list[Money] = Field(default_factory=list, max_length=100)
    toll: Toll = Toll()
    counts: Counts = Field(
        default_factory=Counts
    )  # it holds a dict, and a default would be copied deep each time
    indicators: list[Code] = Field(default_factory=list, max_length=100)
    evaluation: Evaluation = Evaluation()
    notes: dict[Code, Line] = Field(default_factory=dict, max_length=60)
