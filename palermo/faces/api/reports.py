"""Reports over the API: send one or many, list, read, search, ask, answer, feed back, receipt."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Status
from pydantic import BaseModel, ConfigDict, Field

from palermo.domain.reports import operations, queries
from palermo.domain.reports.errors import NotReady
from palermo.domain.reports.operations import Incoming, Outcome
from palermo.faces.api.access import actor_of, needs
from palermo.faces.api.problems import PROBLEM_RESPONSES
from palermo.faces.api.shapes import (
    FeedbackText,
    Found,
    FoundPage,
    Letter,
    Outline,
    Outlines,
    Received,
    Submission,
    Submissions,
    Suggested,
    Text,
    Whole,
)  # fmt: skip
from palermo.foundations.policy import Actor, Permission
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level

router = Router(tags=["reports"])
Reference = Annotated[str, Path(max_length=40, examples=["NER-7K2M-9QXD"])]


class ListQuery(BaseModel):
    """How a list is narrowed; days are ISO dates of what happened."""

    model_config = ConfigDict(extra="forbid")

    unit: str = Field("", max_length=12)
    state: str = Field("", max_length=20)
    kind: str = Field("", max_length=40)
    country: str = Field("", max_length=3)
    crime_class: str = Field("", max_length=20)
    level: str = Field("", max_length=20)
    language: str = Field("", max_length=3)
    priority: str = Field("", max_length=1)
    since: str = Field("", max_length=10, examples=["2026-01-01"])
    until: str = Field("", max_length=10, examples=["2026-12-31"])
    after: str = Field("", max_length=40, description="The reference after which to go on.")

    def filters(self) -> queries.Filters:
        """Return the filters as every face uses them."""
        return queries.Filters.from_query(self.model_dump(exclude={"after"}))


class SearchQuery(ListQuery):
    """A search: words in any form, or one identifier in any usual spelling."""

    q: str = Field(max_length=400, examples=["AB 7342 RB"])


@router.post("", response={201: Received, 200: Received, **PROBLEM_RESPONSES}, summary="Send one report")
@needs(Permission.REPORT_SUBMIT)
def send(request: HttpRequest, payload: Submission) -> Status[Received]:
    """Take in one report; the answer holds the signed receipt and comes when the report is durable."""
    (outcome,) = _receive(actor_of(request), [payload])
    if outcome.kind == "rejected":
        raise NotReady(list(outcome.problems))
    return Status(201 if outcome.kind == "accepted" else 200, Received.of(outcome))


@router.post("/batch", response={200: list[Received], **PROBLEM_RESPONSES}, summary="Send many reports")
@needs(Permission.REPORT_SUBMIT)
def send_many(request: HttpRequest, payload: Submissions) -> list[Received]:
    """Take in up to 200 reports; each has an outcome, in order, and bad ones do not stop good ones."""
    return [Received.of(outcome) for outcome in _receive(actor_of(request), payload.reports)]


def _receive(actor: Actor, payloads: list[Submission]) -> list[Outcome]:
    sealed = [position for position, one in enumerate(payloads) if _is_deposit(actor, one)]
    plain = [position for position in range(len(payloads)) if position not in sealed]
    outcomes: dict[int, Outcome] = {}
    if plain:
        found = operations.receive(actor, [_incoming(actor, payloads[position]) for position in plain])
        outcomes |= dict(zip(plain, found, strict=True))
    for position in sealed:
        receipt = operations.deposit(actor, content=payloads[position].content)
        outcomes[position] = Outcome("accepted", receipt.reference, receipt={"document": receipt.document})
    return [outcomes[position] for position in range(len(payloads))]


def _is_deposit(actor: Actor, payload: Submission) -> bool:
    return actor.in_unit and payload.level == "highly_sensitive"


def _incoming(actor: Actor, payload: Submission) -> Incoming:
    return Incoming(
        content=payload.content, unit=actor.unit if actor.in_unit else payload.unit or actor.unit,
        level=Level.of(payload.level), source_ref=payload.source_ref or None, origin="api",
    )  # fmt: skip


@router.get("", response={200: Outlines, **PROBLEM_RESPONSES}, summary="List reports, newest first")
@needs(Permission.REPORT_READ)
def listing(request: HttpRequest, query: Query[ListQuery]) -> Outlines:
    """Return a page of the reports that the token may see."""
    page = queries.listing(actor_of(request), query.filters(), after=query.after)
    return Outlines(
        reports=[Outline.of(row) for row in page.rows], following=page.following, total=page.total
    )


@router.get(
    "/shared", response={200: Outlines, **PROBLEM_RESPONSES}, summary="List what was shared with the unit"
)
@needs(Permission.REPORT_READ)
def shared(request: HttpRequest, after: Annotated[str, Query(max_length=40)] = "") -> Outlines:
    """Return a page of the masked copies shared with the token's unit."""
    page = queries.shared_with(actor_of(request), after=after)
    return Outlines(
        reports=[Outline.of(row) for row in page.rows], following=page.following, total=page.total
    )


@router.get("/search", response={200: FoundPage, **PROBLEM_RESPONSES}, summary="Search")
@needs(Permission.REPORT_SEARCH)
def search(request: HttpRequest, query: Query[SearchQuery]) -> FoundPage:
    """Return what holds every word, or the identifier, newest first."""
    found = queries.search(actor_of(request), query.q, _search_filters(query), after=query.after)
    return FoundPage(results=[Found.of(hit) for hit in found.hits], following=found.following, cut=found.cut)


def _search_filters(query: SearchQuery) -> queries.Filters:
    return queries.Filters.from_query(query.model_dump(exclude={"after", "q"}))


@router.get("/{reference}", response={200: Whole, **PROBLEM_RESPONSES}, summary="Read a report")
@needs(Permission.REPORT_READ)
def read(request: HttpRequest, reference: Reference) -> Whole:
    """Return a report, or the masked copy shared with the token's unit; the reading is recorded first."""
    return Whole.of_opened(queries.read(actor_of(request), reference))


@router.get(
    "/{reference}/suggestions",
    response={200: Suggested, **PROBLEM_RESPONSES},
    summary="What the text suggests",
)
@needs(Permission.REPORT_CLASSIFY)
def suggestions(request: HttpRequest, reference: Reference) -> Suggested:
    """Return what a report's text suggests, with the decisions that hold; only for those who classify at the hub."""
    actor = actor_of(request)
    offers = queries.offers(actor, queries.read(actor, reference))
    if offers is None:
        raise Forbidden(reference=reference)
    return Suggested.of(offers)


@router.get(
    "/{reference}/receipt", response={200: dict[str, Any], **PROBLEM_RESPONSES}, summary="The signed receipt"
)
@needs(Permission.REPORT_READ)
def receipt(
    request: HttpRequest,
    reference: Reference,
    version: Annotated[int, Query(ge=0, le=10_000, description="0 is the newest.")] = 0,
) -> HttpResponse:
    """Return the receipt of one version, byte for byte as it was signed."""
    found = queries.receipt(actor_of(request), reference, version)
    return HttpResponse(found.document.encode(), content_type="application/json")


@router.post("/{reference}/questions", response={201: Letter, **PROBLEM_RESPONSES}, summary="Ask the unit")
@needs(Permission.REPORT_ASK)
def ask(request: HttpRequest, reference: Reference, payload: Text) -> Status[Letter]:
    """Ask the unit one question about its report."""
    return Status(
        201,
        Letter.of(
            operations.ask(actor_of(request), reference=reference, question=payload.text), payload.text
        ),
    )


@router.post(
    "/questions/{uid}/answer", response={201: Letter, **PROBLEM_RESPONSES}, summary="Answer a question"
)
@needs(Permission.REPORT_ANSWER)
def answer(request: HttpRequest, uid: Annotated[str, Path(max_length=40)], payload: Text) -> Status[Letter]:
    """Answer a question of the hub by its uid."""
    return Status(
        201, Letter.of(operations.answer(actor_of(request), message=uid, text=payload.text), payload.text)
    )


@router.post("/{reference}/follow-ups", response={201: Letter, **PROBLEM_RESPONSES}, summary="Add a fact")
@needs(Permission.REPORT_ANSWER)
def follow_up(request: HttpRequest, reference: Reference, payload: Text) -> Status[Letter]:
    """Add a fact to a report of the token's unit; a closed report opens again."""
    return Status(
        201,
        Letter.of(
            operations.follow_up(actor_of(request), reference=reference, text=payload.text), payload.text
        ),
    )


@router.post(
    "/{reference}/feedback", response={201: Outline, **PROBLEM_RESPONSES}, summary="Feed back, and close"
)
@needs(Permission.REPORT_CLOSE)
def feedback(request: HttpRequest, reference: Reference, payload: FeedbackText) -> Status[Outline]:
    """Tell the unit what came of its report, and close the report if asked."""
    actor = actor_of(request)
    verb = operations.close if payload.close else operations.feedback
    verb(actor, reference=reference, kind=payload.kind, text=payload.text)
    return Status(201, Outline.of(queries.Row(queries.find(actor, reference))))
