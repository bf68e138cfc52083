"""Issued documents over the API: list them, read one, search, acknowledge, say what it was used for, and the ledger."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from django.http import HttpRequest
from ninja import Path, Query, Router, Status
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from palermo.domain.documents import operations, queries
from palermo.domain.documents.shapes import Copy, IssueLine, OpenedIssue, Source
from palermo.domain.documents.text import Block, FigurePlace, Paragraph, Quote, plain_of
from palermo.faces.api.access import actor_of, needs
from palermo.faces.api.problems import PROBLEM_RESPONSES
from palermo.foundations.policy import Permission
from palermo.kernel.levels import Level
from palermo.kernel.text import clean

router = Router(tags=["documents"])
Reference = Annotated[str, Path(max_length=40, examples=["DOC-7K2M-9QXD"])]
Kind = Annotated[str, StringConstraints(pattern=r"^[a-z_]{0,24}$")]
PAGE = 50


class DocumentOutline(BaseModel):
    """One document of a list; a recalled one has no title."""

    reference: str
    kind: str
    level: str
    handling: str
    state: Literal["issued", "superseded", "recalled", "expired"]
    title: str
    languages: list[str]
    issued_at: datetime
    valid_until: date | None
    opened: bool
    acknowledged: bool

    @classmethod
    def of(cls, line: IssueLine) -> Self:
        """Return a line for the wire."""
        return cls(
            reference=line.reference, kind=line.kind, level=Level(line.level).code, handling=line.handling,
            state=line.state, title=line.title, languages=list(line.languages), issued_at=line.issued_at,
            valid_until=line.valid_until, opened=line.opened, acknowledged=line.acknowledged,
        )  # fmt: skip


class Documents(BaseModel):
    """A page of documents, the last issued first; give `following` as `offset` to go on."""

    documents: list[DocumentOutline]
    following: int | None


class Passage(BaseModel):
    """One block of a document: who speaks in it, what it says, and the numbers of the sources it cites."""

    kind: str
    voice: Literal["fact", "source", "judgement", ""] = ""
    confidence: str = ""
    text: str = ""
    figure: str = ""

    @classmethod
    def of(cls, block: Block) -> Self:
        """Return a block for the wire; citations stand in its text as numbers in brackets."""
        kind = type(block).__name__.lower()
        if isinstance(block, Paragraph):
            said = plain_of(Paragraph(block.words))
            return cls(kind=kind, voice=block.voice.value, confidence=block.confidence, text=said)
        if isinstance(block, FigurePlace):
            return cls(kind="figure", figure=block.key)
        voice: Any = "source" if isinstance(block, Quote) else ""
        return cls(kind=kind, voice=voice, text=plain_of(block))


class CitedSource(BaseModel):
    """A source by its number; more than kind and evaluation only where this token's person may open it."""

    number: int
    kind: str
    evaluation: str
    reference: str
    title: str

    @classmethod
    def of(cls, source: Source) -> Self:
        """Return a source for the wire."""
        return cls(
            number=source.number, kind=source.kind, evaluation=source.evaluation, reference=source.reference,
            title=source.title,
        )  # fmt: skip


class FrozenFigure(BaseModel):
    """A figure as frozen, with what makes it honest."""

    title: str
    kind: str
    query: dict[str, Any]
    data: dict[str, Any]
    period: str
    source: str
    n: int | None
    frozen_at: datetime


class OpenedDocument(BaseModel):
    """A document in one of its languages; a recalled one says when and why, and nothing else."""

    reference: str
    kind: str
    level: str
    handling: str
    conditions: list[str]
    state: str
    title: str
    language: str
    languages: list[str]
    passages: list[Passage]
    sources: list[CitedSource]
    figures: dict[str, FrozenFigure]
    authors: list[str]
    approved_by: str
    issued_at: datetime
    valid_until: date | None
    copy_number: int | None
    copies: int | None
    superseded_by: str
    recalled_at: datetime | None
    recall_reason: str
    recall_text: str

    @classmethod
    def of(cls, one: OpenedIssue) -> Self:
        """Return a document for the wire."""
        figures = {
            key: FrozenFigure(
                title=each.title, kind=each.frozen.kind, query=dict(each.query), data=dict(each.frozen.data),
                period=each.frozen.period, source=each.frozen.source, n=each.frozen.n, frozen_at=each.at,
            )
            for key, each in one.figures.items()
        }  # fmt: skip
        return cls(
            reference=one.reference, kind=one.kind, level=Level(one.level).code, handling=one.handling,
            conditions=[f"{owner}: {said}" for owner, said in one.conditions], state=one.state, title=one.title,
            language=one.language, languages=[each.language for each in one.languages],
            passages=[Passage.of(each) for each in one.blocks], sources=[CitedSource.of(each) for each in one.sources],
            figures=figures, authors=list(one.authors), approved_by=one.approved_by, issued_at=one.issued_at,
            valid_until=one.valid_until, copy_number=one.copy.number if one.copy else None,
            copies=one.copy.of if one.copy else None, superseded_by=one.superseded_by, recalled_at=one.recalled_at,
            recall_reason=one.recall_reason, recall_text=one.recall_text,
        )  # fmt: skip


class LedgerLine(BaseModel):
    """One copy and what its reader did with it."""

    number: int
    name: str
    unit: str
    delivered_at: datetime
    opened_at: datetime | None
    acknowledged_at: datetime | None
    used: str
    rating: int | None
    recall_seen_at: datetime | None

    @classmethod
    def of(cls, copy: Copy) -> Self:
        """Return a copy for the wire."""
        return cls(
            number=copy.number, name=copy.name, unit=copy.unit, delivered_at=copy.delivered_at,
            opened_at=copy.opened_at, acknowledged_at=copy.acknowledged_at, used=copy.used, rating=copy.rating,
            recall_seen_at=copy.recall_seen_at,
        )  # fmt: skip


class LedgerPage(BaseModel):
    """The copies that this token's person may know of: all at the hub, a head's unit, else one's own."""

    copies: list[LedgerLine]


class DocumentQuery(BaseModel):
    """How the list is narrowed."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind = ""
    state: Literal["", "issued", "superseded", "recalled", "expired"] = ""
    view: Literal["", "unread", "unacknowledged"] = ""
    offset: int = Field(0, ge=0, le=1_000_000)


class Used(BaseModel):
    """What a document was used for, and a word to the hub."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"used": "check", "text": ""}]})

    used: Literal["check", "training", "inquiry", "briefing", "none"]
    text: Annotated[str, StringConstraints(max_length=8000), AfterValidator(clean)] = ""


@router.get("", response={200: Documents, **PROBLEM_RESPONSES}, summary="List documents")
@needs(Permission.DOCUMENT_READ)
def listing(request: HttpRequest, query: Query[DocumentQuery]) -> Documents:
    """Return a page of what this token's person may read; the listing is recorded."""
    page = queries.issues(
        actor_of(request), kind=query.kind, state=query.state, view=query.view, offset=query.offset, size=PAGE
    )
    return Documents(
        documents=[DocumentOutline.of(row) for row in page.rows],
        following=query.offset + PAGE if page.more else None,
    )


@router.get("/{reference}", response={200: OpenedDocument, **PROBLEM_RESPONSES}, summary="Read a document")
@needs(Permission.DOCUMENT_READ)
def read(request: HttpRequest, reference: Reference, language: Kind = "") -> OpenedDocument:
    """Open a document, in a language that it has; the reading is recorded and opens the reader's copy."""
    return OpenedDocument.of(queries.read_issue(actor_of(request), reference, language=language))


@router.get("/{reference}/ledger", response={200: LedgerPage, **PROBLEM_RESPONSES}, summary="Who received it")
@needs(Permission.DOCUMENT_READ)
def ledger(request: HttpRequest, reference: Reference) -> LedgerPage:
    """Return the copies of a document that this token's person may know of."""
    found = queries.ledger(actor_of(request), reference)
    return LedgerPage(copies=[LedgerLine.of(one) for one in found.copies])


@router.post("/{reference}/acknowledgement", response={204: None, **PROBLEM_RESPONSES}, summary="Acknowledge")
@needs(Permission.DOCUMENT_READ)
def acknowledge(request: HttpRequest, reference: Reference) -> Status[None]:
    """Say that this token's person has read a document, or knows of its recall; again changes nothing."""
    operations.acknowledge(actor_of(request), reference=reference)
    return Status(204, None)


@router.post(
    "/{reference}/use", response={204: None, **PROBLEM_RESPONSES}, summary="Say what it was used for"
)
@needs(Permission.DOCUMENT_READ)
def use(request: HttpRequest, reference: Reference, payload: Used) -> Status[None]:
    """Say what a document was used for, with a word to the hub if one likes."""
    operations.use(actor_of(request), reference=reference, used=payload.used, text=payload.text)
    return Status(204, None)
