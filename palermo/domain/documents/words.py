"""What of a document is sealed, as shapes: its words, what is said about it, and what readers were given. Pure."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from palermo.domain.reports.content import Code, Line, Part, Short
from palermo.kernel.text import clean

Body = Annotated[str, StringConstraints(max_length=400_000), AfterValidator(clean)]
Text = Annotated[str, StringConstraints(max_length=8000), AfterValidator(clean)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class DocumentWords(Part):
    """One version of a document in one language; `level` is the document's when it was saved, so that no row lowers it."""

    title: Short = ""
    body: Body = ""
    level: int = 1


class CommentWords(Part):
    """A comment, and the passage that it was put to."""

    passage: Line = ""
    text: Text = ""


class ApprovalWords(Part):
    """Who approved which very version; `digest` is of the sealed words, so that no row alone can approve others."""

    by: str
    language: Language
    number: int
    digest: str


class FrozenFigure(Part):
    """A figure with its query and the data as frozen."""

    kind: Code
    title: Short = ""
    query: dict[str, Any] = Field(default_factory=dict)
    data: dict[str, Any] = Field(default_factory=dict)
    level: int
    handling: str = "H0"
    period: Short = ""
    source: Line = ""
    n: int | None = None
    units: list[str] | None = None
    contributors: list[str] = Field(default_factory=list)
    at: datetime


class CitedWords(Part):
    """What was known of a cited thing when it was cited."""

    title: Short = ""
    unit: Short = ""
    day: Short = ""
    evaluation: Short = ""


class SanitisedWords(Part):
    """Which source of the original it is about, what was done, why, and who confirmed that it is safe."""

    reference: Short
    level: int
    handling: str
    action: Code
    note: Text = ""
    by: str
    confirmed_by: str = ""
    # Of the text that the second person confirmed: another text must be confirmed again.
    digest: str = ""


class IssuedSource(Part):
    """One source of an issued document, by number."""

    number: int
    kind: Code
    reference: Short
    title: Short = ""
    unit: Short = ""
    day: Short = ""
    evaluation: Short = ""
    level: int = 1
    handling: str = "H0"


class IssueWords(Part):
    """The decision to issue, sealed beside its rows: whom it is for cannot be widened by changing a row."""

    to_all: bool = False
    units: list[str] = Field(default_factory=list)
    persons: list[str] = Field(default_factory=list)
    authors: list[Short] = Field(default_factory=list)
    issued_by: str
    approved_by: str
    approved_name: Short = ""
    conditions: list[tuple[str, str]] = Field(default_factory=list)
    recall_reason: Code = ""
    recall_text: Text = ""


class IssuedText(Part):
    """One language of an issued document: citations are numbers, figures are frozen."""

    title: Short
    body: Body
    sources: list[IssuedSource] = Field(default_factory=list)
    figures: dict[str, FrozenFigure] = Field(default_factory=dict)


class RemarkWords(Part):
    """What a reader writes to the hub."""

    text: Text = ""
