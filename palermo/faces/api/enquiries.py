"""Hit / no-hit over the API: ask, list one's questions, read one with what somebody chose to answer."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from django.http import HttpRequest
from ninja import Path, Query, Router, Status
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from palermo.domain.enquiries import operations, queries
from palermo.domain.enquiries.queries import Enquiry, Reply
from palermo.domain.enquiries.question import Answer, Question
from palermo.domain.entities.words import MentionWords
from palermo.faces.api.access import actor_of, needs
from palermo.faces.api.problems import PROBLEM_RESPONSES
from palermo.foundations.policy import Permission
from palermo.kernel.text import clean, clean_line

router = Router(tags=["enquiries"])
Reference = Annotated[str, Path(max_length=40, examples=["ENQ-7K2M-9QXD"])]
Line = Annotated[str, StringConstraints(max_length=200), AfterValidator(clean_line)]
PAGE = 50
EXAMPLE: dict[str, Any] = {
    "kind": "person", "name": "Souley Alidou", "born": "1984", "nationality": "BEN", "purpose": "investigation",
    "basis": "regional_agreement", "reason": "Named by two drivers stopped at Gaya.", "case": "PV 118/2026",
}  # fmt: skip


class Asking(BaseModel):
    """A question; only the fields of its kind count: a phone has a number, a vehicle a plate, a paper number and type."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    kind: Literal["person", "vehicle", "phone", "paper"]
    name: Line = ""
    alias: Line = ""
    born: Annotated[str, StringConstraints(max_length=10), AfterValidator(clean_line)] = ""
    nationality: Annotated[str, StringConstraints(pattern=r"^[A-Z]{0,3}$")] = ""
    number: Line = ""
    type: Annotated[str, StringConstraints(pattern=r"^[a-z_]{0,40}$")] = ""
    plate: Line = ""
    purpose: Literal["investigation", "prosecution", "missing_person", "danger_to_life", "border_decision"]
    basis: Literal["national_law", "court_order", "regional_agreement", "mutual_assistance", "danger_to_life"]
    reason: Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(clean)]
    case: Line = ""
    hub_only: bool = Field(False, description="The owner of a matching record is not asked; the hub decides.")
    source_ref: Line = Field(
        "", description="The sender's own number; the same again returns the first question and adds none."
    )
    standing_days: int = Field(
        0, ge=0, le=180, description="So many days future reports are watched; 0: only now."
    )

    def words(self) -> MentionWords:
        """Return what is asked for."""
        fields = {
            "person": {"name", "alias", "born", "nationality"}, "vehicle": {"plate"}, "phone": {"number"},
            "paper": {"number", "type"},
        }[self.kind]  # fmt: skip
        return MentionWords.model_construct(**MentionWords().model_dump() | self.model_dump(include=fields))


class Answered(BaseModel):
    """What somebody chose to tell; `owner` is the unit, or "" for the hub."""

    owner: str
    kind: Literal["release", "release_part", "message"]
    at: datetime
    released: dict[str, Any]
    text: str
    reference: str
    day: str

    @classmethod
    def of(cls, reply: Reply, answer: Answer) -> Self:
        """Return an answer for the wire; what was not released is left out."""
        words = answer.words.model_dump() if answer.words else {}
        return cls(
            owner=reply.owner, kind=reply.kind, at=reply.at, text=answer.text, reference=answer.reference,
            day=answer.day, released={name: value for name, value in words.items() if value},
        )  # fmt: skip


class AskedOutline(BaseModel):
    """A question in a list; nothing here depends on what others hold."""

    reference: str
    unit: str
    kind: str
    asked_for: str
    purpose: str
    basis: str
    hub_only: bool
    state: Literal["open", "closed"]
    standing_until: date | None
    at: datetime
    answers: int

    @classmethod
    def of(cls, enquiry: Enquiry, question: Question | None, answers: int) -> Self:
        """Return a question for the wire."""
        return cls(
            reference=enquiry.reference, unit=enquiry.unit, kind=enquiry.kind, purpose=enquiry.purpose,
            asked_for=question.words.title if question else "", basis=enquiry.basis, hub_only=enquiry.hub_only,
            state=enquiry.state, standing_until=enquiry.standing_until, at=enquiry.at, answers=answers,
        )  # fmt: skip


class AskedWhole(AskedOutline):
    """A question with what somebody chose to answer, and the asker's own records that are like it."""

    reason: str
    case: str
    replies: list[Answered]
    own_records: list[str] = Field(
        default_factory=list, description="References of the unit's own reports that may be meant."
    )


class AskedPage(BaseModel):
    """A page of questions, newest first; give `following` as `offset` to go on."""

    enquiries: list[AskedOutline]
    following: int | None


class AskedQuery(BaseModel):
    """How the list is narrowed."""

    model_config = ConfigDict(extra="forbid")

    view: Literal["", "open", "answered", "standing", "closed"] = ""
    offset: int = Field(0, ge=0, le=1_000_000)


@router.post(
    "", response={201: AskedWhole, 200: AskedWhole, **PROBLEM_RESPONSES}, summary="Ask whether anyone knows"
)
@needs(Permission.ENQUIRY_ASK)
def ask(request: HttpRequest, payload: Asking) -> Status[AskedWhole]:
    """Record a question. The answer is the same, hit or miss: one hears only if somebody chooses to answer."""
    actor = actor_of(request)
    asked = operations.ask(
        actor, kind=payload.kind, words=payload.words(), purpose=payload.purpose, basis=payload.basis,
        reason=payload.reason, case=payload.case, hub_only=payload.hub_only, standing_days=payload.standing_days,
        source_ref=payload.source_ref,
    )  # fmt: skip
    if asked.again:
        return Status(200, read(request, asked.enquiry.reference))
    question = Question(words=payload.words(), reason=payload.reason, case=payload.case)
    whole = AskedWhole(
        **AskedOutline.of(asked.enquiry, question, 0).model_dump(), reason=question.reason, case=question.case, replies=[],
        own_records=[one.mention.report.reference for one in asked.own],
    )  # fmt: skip
    return Status(201, whole)


@router.get("", response={200: AskedPage, **PROBLEM_RESPONSES}, summary="List questions, newest first")
@needs(Permission.ENQUIRY_ASK)
def listing(request: HttpRequest, query: Query[AskedQuery]) -> AskedPage:
    """Return a page of the unit's own questions; of all units' at the hub."""
    page = queries.enquiries(actor_of(request), view=query.view, offset=query.offset, size=PAGE)
    return AskedPage(
        enquiries=[AskedOutline.of(row.enquiry, row.question, row.replies) for row in page.rows],
        following=query.offset + PAGE if page.more else None,
    )


@router.get("/{reference}", response={200: AskedWhole, **PROBLEM_RESPONSES}, summary="Read a question")
@needs(Permission.ENQUIRY_ASK)
def read(request: HttpRequest, reference: Reference) -> AskedWhole:
    """Return a question with its answers; the reading is recorded first, and a unit's answers count as seen."""
    actor = actor_of(request)
    opened = queries.read_enquiry(actor, reference)
    if actor.in_unit:
        operations.see_replies(actor, reference=reference)
    own = operations.own_records(actor, reference=reference) if actor.in_unit else []
    return AskedWhole(
        **AskedOutline.of(opened.enquiry, opened.question, len(opened.replies)).model_dump(),
        reason=opened.question.reason, case=opened.question.case,
        replies=[Answered.of(reply, answer) for reply, answer in opened.replies],
        own_records=[one.mention.report.reference for one in own],
    )  # fmt: skip
