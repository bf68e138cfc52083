"""What a publication says: one shape for the pages of the hub, the sealed row and the written site. Pure."""

from hashlib import sha256
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from palermo.domain.reports.content import Line, Part, Short
from palermo.foundations.crypto.signatures import canonical
from palermo.kernel.text import clean

KINDS = ("page", "news", "practice", "bimonthly", "monograph", "figures")
THEMES = ("tip", "som", "routes", "deaths", "border", "protection", "cooperation", "unit")

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Language = Literal["en", "fr", "pt"]
LANGUAGES: tuple[Language, ...] = ("en", "fr", "pt")
Words = dict[Language, Line]
Body = Annotated[str, StringConstraints(max_length=100_000), AfterValidator(clean)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Period = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Cell = str | int | float | None


class Text(Part):
    """One language's title, summary and body in Markdown."""

    title: Line
    summary: Annotated[str, StringConstraints(max_length=1000), AfterValidator(clean)] = ""
    body: Body = ""


class Column(Part):
    """One column of a figure: `count` is a number of persons or events, which disclosure control looks at."""

    name: Name
    kind: Literal["year", "month", "code", "text", "count", "number"]
    titles: Words


class Figure(Part):
    """A table with its drawing, and all that must stand under it: source, licence, period, n, what it does not say."""

    name: Slug
    drawing: Literal["table", "lines", "bars", "map"] = "table"
    titles: Words
    measures: Words
    columns: list[Column] = Field(min_length=1, max_length=20)
    rows: list[list[Cell]] = Field(min_length=1, max_length=2000)
    words: dict[str, Words] = Field(default_factory=dict)
    source: Short
    link: Annotated[str, StringConstraints(pattern=r"^(https://[^\s\"<>]{3,200})?$")] = ""
    licence: Literal["CC-BY-4.0", "CC0-1.0", "all-rights-reserved"] = "CC-BY-4.0"
    start: Period
    end: Period
    n: Annotated[int, Field(ge=0)]
    n_of: Words
    says_not: Words


class Source(Part):
    """A source of the original that the public may not have: removed, or its statement reworded so that it cannot be told."""

    reference: Short
    title: Short = ""
    action: Literal["", "removed", "reworded"] = ""
    note: Short = ""


class Tie(Part):
    """What it was made from; kept inside the hub and never written to the site."""

    kind: Literal["none", "document", "practice"] = "none"
    reference: Short = ""
    note: Short = ""
    sources: list[Source] = []


class Draft(Part):
    """A publication as proposed: the same address in every language."""

    kind: Literal["page", "news", "practice", "bimonthly", "monograph", "figures"]
    address: Slug
    day: Day
    themes: list[
        Literal["tip", "som", "routes", "deaths", "border", "protection", "cooperation", "unit"]
    ] = []
    texts: dict[Language, Text]
    figures: list[Figure] = Field(default_factory=list, max_length=20)
    tie: Tie = Tie()

    @property
    def title(self) -> str:
        """Return its title in the first language that it has."""
        return next((self.texts[one].title for one in LANGUAGES if one in self.texts), "")


class Standing(Part):
    """Who decided what, sealed beside the row: a state changed in the database alone publishes nothing."""

    state: str
    address: Slug
    waiting: int = 0
    author: str = ""  # of the version that waits
    shown: int = 0
    shown_author: str = ""
    shown_by: str = ""
    digest: str = ""  # of the version that is shown
    earlier: list[tuple[int, str, str, str]] = Field(default_factory=list)
    gone_on: str = ""
    gone_why: str = ""
    languages: list[Language] = Field(default_factory=list)
    tie: Tie = Tie()  # of the version that is shown


def digest(draft: Draft) -> str:
    """Return the SHA-256 of what a draft says, in hexadecimal; sources count where there are some, as they came later."""
    later = None if draft.tie.sources else {"tie": {"sources"}}
    return sha256(canonical(draft.model_dump(mode="json", exclude=later))).hexdigest()
