"""What goes in and comes out. A report's content has one shape everywhere; this adds what stands around it."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

import orjson
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from palermo.domain.reports.content import Content
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.operations import Outcome
from palermo.domain.reports.queries import Hit, Message, Offered, Offers, Opened, Report, Row
from palermo.domain.reports.rules import urgency_codes
from palermo.faces.kit import errors
from palermo.kernel.levels import Level
from palermo.kernel.text import clean, clean_line

LevelCode = Literal["sensitive", "highly_sensitive"]
SourceRef = Annotated[str, StringConstraints(max_length=200), AfterValidator(clean_line)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(clean)]

EXAMPLE: dict[str, Any] = {
    "content": {
        "title": "Fourteen people in a minibus, Gaya",
        "narrative": "About 05:40 we stopped a white HiAce AB 7342 RB with fourteen people on board.",
        "language": "en", "kind": "interception",
        "when": {"start": "2026-03-08", "time": "05:40"},
        "where": {"country": "NE", "crossing": "gaya_malanville", "place": "Gaya"},
        "people": [{"ref": "p1", "role": "driver", "name": "Souley Alidou", "nationality": "BEN", "born": "1984"}],
        "vehicles": [{"ref": "v1", "kind": "minibus", "plate": "AB 7342 RB"}],
        "phones": [{"number": "+229 97 00 01 88", "of": "p1"}],
        "toll": {"dead": 0, "injured": 0},
    },
    "level": "sensitive",
    "source_ref": "NER/GAYA/2026/0147",
}  # fmt: skip


class Submission(BaseModel):
    """A report as a program sends it; the same `source_ref` with other content becomes a new version."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    content: Content
    level: LevelCode = "sensitive"
    source_ref: SourceRef = ""
    unit: Annotated[str, StringConstraints(pattern=r"^[A-Z]{0,12}$")] = Field(
        "", description="Only for hub tokens."
    )


class Submissions(BaseModel):
    """Up to 200 reports at once; each has its own outcome, the good ones are kept."""

    model_config = ConfigDict(extra="forbid")

    reports: list[Submission] = Field(min_length=1, max_length=200)


class Received(BaseModel):
    """What became of one report."""

    outcome: Literal["accepted", "unchanged", "updated", "rejected"]
    reference: str = Field("", examples=["NER-7K2M-9QXD"])
    receipt: dict[str, Any] | None = Field(None, description="Signed; verify it with the hub's public key.")
    problems: list[dict[str, str]] = Field(default_factory=list)

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        """Return an outcome for the wire."""
        return cls(
            outcome=outcome.kind,
            reference=outcome.reference,
            receipt=orjson.loads(outcome.receipt["document"]) if outcome.receipt else None,
            problems=[
                {"field": f"content.{one.field}", "code": one.code, "message": errors.sentence(one.code)}
                for one in outcome.problems
            ],
        )


class Outline(BaseModel):
    """A report in a list: codes, days and states."""

    reference: str
    unit: str
    level: LevelCode
    state: str
    kind: str
    title: str = ""
    priority: Literal["routine", "priority", "flash"]
    urgency: list[str]
    first_day: date | None
    last_day: date | None
    country: str
    crime_class: str
    handling: str
    submitted_at: datetime | None
    shared: bool = False
    invented: bool = False

    @classmethod
    def of(cls, row: Row) -> Self:
        """Return a list's row for the wire."""
        report = row.report
        return cls(**_outline(report), title=row.title, shared=row.share is not None)


def _outline(report: Report) -> dict[str, Any]:
    return {
        "reference": report.reference, "unit": report.unit, "level": Level(report.level).code,
        "state": str(report.state), "kind": report.kind,
        "priority": ("routine", "priority", "flash")[report.priority], "urgency": urgency_codes(report.urgency),
        "first_day": report.day_from, "last_day": report.day_to, "country": report.country,
        "crime_class": report.crime_class, "handling": report.handling, "submitted_at": report.submitted_at,
        "invented": report.invented,
    }  # fmt: skip


class Outlines(BaseModel):
    """A page of a list; give `following` as `after` to go on."""

    reports: list[Outline]
    following: str = ""
    total: int = Field(description="How many there are; 1,001 means more than 1,000.")


class Letter(BaseModel):
    """A question, answer, follow-up, return or feedback."""

    uid: str
    kind: str
    code: str
    text: str
    from_hub: bool
    author: str
    at: datetime
    due_at: datetime | None
    answered_at: datetime | None

    @classmethod
    def of(cls, message: Message, text: str) -> Self:
        """Return a message for the wire."""
        return cls(
            uid=message.uid, kind=message.kind, code=message.code, text=text, from_hub=message.from_hub,
            author=message.author_name, at=message.at, due_at=message.due_at, answered_at=message.answered_at,
        )  # fmt: skip


class Whole(Outline):
    """A report with what it says, as the caller may read it; `masked` says that it is a copy shared by another unit."""

    version: int
    masked: bool
    content: Content
    judgement: Judgement | None = None
    messages: list[Letter] = Field(default_factory=list)

    @classmethod
    def of_opened(cls, opened: Opened) -> Self:
        """Return an opened report for the wire."""
        return cls(
            **_outline(opened.report), version=opened.shown_version, masked=opened.share is not None,
            shared=opened.share is not None, content=opened.content, judgement=opened.judgement,
            messages=[Letter.of(message, text) for message, text in opened.messages],
        )  # fmt: skip


class SuggestedCode(BaseModel):
    """One suggested code of a facet: how sure (0 to 1), from which characters of the narrative, and what was decided."""

    facet: str = Field(examples=["acts"])
    code: str = Field(examples=["transportation"])
    kind: str = Field("", description="For crime classes, the plain kind of crime.", examples=["som"])
    score: float
    spans: list[tuple[int, int]]
    decided: str = Field("", description="accepted, changed, refused, or empty while nobody has decided.")
    instead: str = Field("", description="The code that an analyst put in its place.")


class SuggestedItem(BaseModel):
    """One thing named in the narrative, in its normal form; `known` says that the report has it among its parts."""

    kind: str = Field(examples=["phone"])
    value: str = Field(examples=["+22997000188"])
    fields: dict[str, Any]
    score: float
    spans: list[tuple[int, int]]
    known: bool
    decided: str = ""


class Suggested(BaseModel):
    """What a report's text suggests. Suggestions are decided by people; none of this is a verdict."""

    language: str
    reader: str = Field(description="The version of the lexicon and of the model that read it.")
    suggestions: list[SuggestedCode]
    items: list[SuggestedItem]

    @classmethod
    def of(cls, offers: Offers) -> Self:
        """Return what a report suggests for the wire."""
        return cls(
            language=offers.reading.language,
            reader=offers.reading.version,
            suggestions=[_suggested(one) for one in offers.suggestions],
            items=[
                SuggestedItem(
                    kind=one.item.kind, value=one.item.value, fields=dict(one.item.fields),
                    score=round(one.item.score, 4), spans=[(span.start, span.end) for span in one.item.spans],
                    known=one.known, decided=one.verdict.answer if one.verdict else "",
                )
                for one in offers.items
            ],
        )  # fmt: skip


def _suggested(one: Offered) -> SuggestedCode:
    each, verdict = one.suggestion, one.verdict
    return SuggestedCode(
        facet=each.facet, code=each.code, kind=each.kind, score=round(each.score, 4),
        spans=[(span.start, span.end) for span in each.spans], decided=verdict.answer if verdict else "",
        instead=verdict.instead if verdict else "",
    )  # fmt: skip


class Found(BaseModel):
    """One result of a search; pieces of the snippet say whether they are what was searched for."""

    reference: str
    title: str
    snippet: list[tuple[str, bool]]
    date: date | None
    shared: bool

    @classmethod
    def of(cls, hit: Hit) -> Self:
        """Return a hit for the wire."""
        return cls(
            reference=hit.report.reference, title=hit.title, snippet=hit.snippet, date=hit.report.day_from,
            shared=hit.share is not None,
        )  # fmt: skip


class FoundPage(BaseModel):
    """A page of results, newest first; `cut` says that the search gave up looking further."""

    results: list[Found]
    following: str = ""
    cut: bool = False


class Text(BaseModel):
    """A question, answer or follow-up in words."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "Who took the papers?"}]}
    )

    text: Words


class FeedbackText(BaseModel):
    """Feedback with its kind from the vocabulary `feedback_kinds`; `close` also closes the report."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"kind": "used_in_operation", "text": "It led to a stop.", "close": True}]
        },
    )

    kind: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
    text: Words
    close: bool = False


class Me(BaseModel):
    """Whose token this is and what it may do."""

    name: str
    role: str
    unit: str
    entry: str
    clearance: str
    scopes: list[str]
