"""Proposed matches over the API, at the hub: list them with their reasons, decide one, take a decision back."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from django.http import HttpRequest
from ninja import Path, Query, Router, Status
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from palermo.domain.entities import operations, queries
from palermo.domain.entities.queries import Mention
from palermo.domain.entities.words import MentionWords
from palermo.faces.api.access import actor_of, needs
from palermo.faces.api.problems import PROBLEM_RESPONSES
from palermo.faces.kit.sentences_matching import reason
from palermo.foundations.policy import Permission
from palermo.kernel.levels import Level
from palermo.kernel.text import clean

router = Router(tags=["matches"])
Uid = Annotated[str, Path(max_length=40)]
PAGE = 50


class Side(BaseModel):
    """One side of a proposed match: a mention, what is said in it, its report and its entity."""

    report: str
    unit: str
    entity: str
    words: dict[str, Any]

    @classmethod
    def of(cls, mention: Mention, words: MentionWords) -> Self:
        """Return a side for the wire; what is not known is left out."""
        said = {name: value for name, value in words.model_dump().items() if value}
        return cls(
            report=mention.report.reference, unit=mention.unit, entity=mention.entity.reference, words=said
        )


class Why(BaseModel):
    """One reason with its weight in bits; below nought it speaks against."""

    code: str
    weight: float
    sentence: str


class Match(BaseModel):
    """Two mentions that may be of the same; nothing is the same until somebody says so."""

    uid: str
    kind: str
    level: str
    state: Literal["open", "later", "same", "not_same"]
    probability: float
    verdict: str
    value: int = Field(description="How early it is worth a look, higher first.")
    left: Side
    right: Side
    reasons: list[Why]
    decided_at: datetime | None

    @classmethod
    def of(cls, found: queries.Sides) -> Self:
        """Return a proposed match for the wire."""
        one, decision = found.proposal, found.explanation.decision
        return cls(
            uid=one.uid, kind=one.kind, level=Level(one.level).code, state=one.state,
            probability=decision.probability, verdict=decision.verdict, value=one.value, decided_at=one.decided_at,
            left=Side.of(one.left, found.left), right=Side.of(one.right, found.right),
            reasons=[
                Why(code=each.reason, weight=round(each.weight, 2), sentence=reason(each))
                for each in found.explanation.evidence
            ],
        )  # fmt: skip


class Matches(BaseModel):
    """A page of the queue, most valuable first; give `following` as `offset` to go on."""

    matches: list[Match]
    open: int
    following: int | None


class MatchQuery(BaseModel):
    """How the queue is narrowed."""

    model_config = ConfigDict(extra="forbid")

    view: Literal["open", "later", "same", "not_same"] = "open"
    kind: Literal["", "person", "vehicle", "phone", "paper", "account", "organisation", "vessel", "asset"] = (
        ""
    )
    offset: int = Field(0, ge=0, le=1_000_000)


class Verdict(BaseModel):
    """What a match is: `same` merges the two entities, and can be taken back."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"answer": "same", "why": "same_number", "note": "One SIM, two names."}]},
    )  # fmt: skip

    answer: Literal["same", "not_same", "later"]
    why: Literal[
        "same_number", "same_person_seen", "same_document", "told_by_unit", "several_signs", "mistaken", "other"
    ] = "several_signs"  # fmt: skip
    note: Annotated[str, StringConstraints(max_length=500), AfterValidator(clean)] = ""


@router.get("", response={200: Matches, **PROBLEM_RESPONSES}, summary="List proposed matches")
@needs(Permission.ENTITY_MATCH)
def listing(request: HttpRequest, query: Query[MatchQuery]) -> Matches:
    """Return a page of the queue with both sides and the reasons; the reading is recorded."""
    page = queries.match_queue(
        actor_of(request), view=query.view, kind=query.kind, offset=query.offset, size=PAGE
    )
    return Matches(
        matches=[Match.of(row) for row in page.rows], open=page.counts["open"],
        following=query.offset + PAGE if page.more else None,
    )  # fmt: skip


@router.post("/{uid}/decision", response={201: Match, **PROBLEM_RESPONSES}, summary="Decide a match")
@needs(Permission.ENTITY_MATCH)
def decide(request: HttpRequest, uid: Uid, payload: Verdict) -> Status[Match]:
    """Say that both sides are the same, are not, or leave it for later."""
    actor = actor_of(request)
    operations.decide(actor, uid=uid, answer=payload.answer, why=payload.why, note=payload.note)
    return Status(201, Match.of(queries.sides(actor, uid)))


@router.post("/{uid}/reopening", response={201: Match, **PROBLEM_RESPONSES}, summary="Take a decision back")
@needs(Permission.ENTITY_MATCH)
def reopen(request: HttpRequest, uid: Uid) -> Status[Match]:
    """Take a decision back: the match stands open again, and what it merged is as it was."""
    actor = actor_of(request)
    operations.reopen(actor, uid=uid)
    return Status(201, Match.of(queries.sides(actor, uid)))
