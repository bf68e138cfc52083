"""Networks and money over the API, at the hub: around somebody, paths, measures, changes, money; links decided by analysts."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Path, Query, Router, Status
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from palermo.domain.networks import operations, queries
from palermo.faces.api.access import actor_of, needs
from palermo.faces.api.network_shapes import (
    Asked,
    Changes,
    Measures,
    Money,
    Narrowed,
    Network,
    Node,
    Nodes,
    Spanned,
    Tie,
    Ways,
)
from palermo.faces.api.problems import PROBLEM_RESPONSES
from palermo.foundations.policy import Permission
from palermo.kernel.text import clean, clean_line

router = Router(tags=["networks"])
Reference = Annotated[str, Path(max_length=40, examples=["PER-7K2M-9QXD"])]
Uid = Annotated[str, Path(max_length=40)]
Named = Annotated[str, StringConstraints(max_length=40), AfterValidator(clean_line)]
Note = Annotated[str, StringConstraints(max_length=1000), AfterValidator(clean)]
Line = Annotated[str, StringConstraints(max_length=500), AfterValidator(clean_line)]
Amount = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]
Currency = Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})?$")]
Why = Literal["mistaken", "another_person", "over", "source_retracted", "other"]
PAGE = 50


class NodesQuery(BaseModel):
    """Which nodes are listed."""

    model_config = ConfigDict(extra="forbid")

    kind: str = Field("", max_length=20)
    offset: int = Field(0, ge=0, le=1_000_000)


class Linking(BaseModel):
    """Two that an analyst ties, and the report by which she does."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [
            {"left": "PER-7K2M-9QXD", "right": "PER-4H8N-2WTA", "kind": "family", "report": "NER-7K2M-9QXD", "note": "Brothers."}
        ]},
    )  # fmt: skip

    left: Named
    right: Named
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,24}$")]
    report: Named
    first: date | None = None
    last: date | None = None
    source: Literal["", "A", "B", "C", "X"] = ""
    information: Literal["", "1", "2", "3", "4"] = ""
    note: Note = ""


class Paying(BaseModel):
    """Who paid whom; one of the two may be empty, and an amount of null is not known."""

    model_config = ConfigDict(extra="forbid")

    report: Named
    payer: Named = ""
    payee: Named = ""
    amount: Amount | None = None
    currency: Currency = ""
    day: date | None = None
    what: Line = ""
    note: Note = ""


class Happened(BaseModel):
    """What an asset is worth or what was done to it, by which decision."""

    model_config = ConfigDict(extra="forbid")

    asset: Named
    kind: Literal["valued", "frozen", "released", "seized", "confiscated", "returned"]
    report: Named
    day: date | None = None
    amount: Amount | None = None
    currency: Currency = ""
    decision: Line = ""


class Withdrawing(BaseModel):
    """Why something is taken out of every network."""

    model_config = ConfigDict(extra="forbid")

    why: Why = "mistaken"


class Kept(BaseModel):
    """What was recorded, by its identifier."""

    uid: str


@router.get("", response={200: Nodes, **PROBLEM_RESPONSES}, summary="List who is in networks")
@needs(Permission.NETWORK_READ)
def listing(request: HttpRequest, query: Query[NodesQuery]) -> Nodes:
    """Return a page of nodes, those with most visible neighbours first; the reading is recorded."""
    page = queries.connected(actor_of(request), kind=query.kind, offset=query.offset, size=PAGE)
    return Nodes(
        nodes=[Node.of(node) for node in page.rows], following=query.offset + PAGE if page.more else None
    )


@router.get(
    "/of/{reference}", response={200: Network, **PROBLEM_RESPONSES}, summary="What is around somebody"
)
@needs(Permission.NETWORK_READ)
def around(request: HttpRequest, reference: Reference, query: Query[Asked]) -> Network:
    """Return what is within some steps, made of visible links alone; the reading is recorded."""
    return Network.of(_network(request, reference, query))


@router.get(
    "/of/{reference}/measures", response={200: Measures, **PROBLEM_RESPONSES}, summary="Who holds it together"
)
@needs(Permission.NETWORK_READ)
def measures(request: HttpRequest, reference: Reference, query: Query[Asked]) -> Measures:
    """Return communities, betweenness, cut points, and the set whose removal breaks most."""
    found, actor = _network(request, reference, query), actor_of(request)
    return Measures.of(queries.communities(actor, found), queries.held_together(actor, found))


@router.get("/of/{reference}/money", response={200: Money, **PROBLEM_RESPONSES}, summary="The money of it")
@needs(Permission.NETWORK_READ)
def money(request: HttpRequest, reference: Reference, query: Query[Asked]) -> Money:
    """Return payments, assets and sums by currency."""
    return Money.of(queries.money(actor_of(request), _network(request, reference, query)))


@router.get("/of/{reference}/changes", response={200: Changes, **PROBLEM_RESPONSES}, summary="What changed")
@needs(Permission.NETWORK_READ)
def changes(request: HttpRequest, reference: Reference, query: Query[Spanned]) -> Changes:
    """Return what the network had at the end of one day and not of the other."""
    return Changes.of(
        queries.changes(
            actor_of(request), starts=[reference], before=query.before, after=query.after, steps=query.steps,
            filters=query.filters(),
        )
    )  # fmt: skip


@router.get("/of/{reference}/paths/{other}", response={200: Ways, **PROBLEM_RESPONSES}, summary="Paths")
@needs(Permission.NETWORK_READ)
def paths(request: HttpRequest, reference: Reference, other: Reference, query: Query[Narrowed]) -> Ways:
    """Return the shortest paths of up to six steps, with the links and reports of each step."""
    found = queries.ways(actor_of(request), left=reference, right=other, filters=query.filters())
    return Ways.of(found)


@router.post("/links", response={201: Tie, **PROBLEM_RESPONSES}, summary="Tie two")
@needs(Permission.NETWORK_LINK)
def link(request: HttpRequest, payload: Linking) -> Status[Tie]:
    """Decide that two are tied, by a cited report."""
    actor = actor_of(request)
    row = operations.link(actor, **payload.model_dump())
    return Status(201, Tie.of(queries.open_tie(actor, row.uid).tie))


@router.post("/links/{uid}/withdrawal", response={201: Tie, **PROBLEM_RESPONSES}, summary="Withdraw a link")
@needs(Permission.NETWORK_LINK)
def withdraw_link(request: HttpRequest, uid: Uid, payload: Withdrawing) -> Status[Tie]:
    """Take a link out of every network; the report keeps what it says."""
    actor = actor_of(request)
    operations.withdraw_link(actor, uid=uid, why=payload.why)
    return Status(201, Tie.of(queries.open_tie(actor, uid).tie))


@router.post("/links/{uid}/restoration", response={201: Tie, **PROBLEM_RESPONSES}, summary="Put a link back")
@needs(Permission.NETWORK_LINK)
def restore_link(request: HttpRequest, uid: Uid) -> Status[Tie]:
    """Put a withdrawn link back as it was."""
    actor = actor_of(request)
    operations.restore_link(actor, uid=uid)
    return Status(201, Tie.of(queries.open_tie(actor, uid).tie))


@router.post("/payments", response={201: Kept, **PROBLEM_RESPONSES}, summary="Record a payment")
@needs(Permission.NETWORK_LINK)
def pay(request: HttpRequest, payload: Paying) -> Status[Kept]:
    """Record that somebody paid somebody, by a cited report."""
    row = operations.record_payment(actor_of(request), **payload.model_dump())
    return Status(201, Kept(uid=row.uid))


@router.post(
    "/payments/{uid}/withdrawal", response={201: Kept, **PROBLEM_RESPONSES}, summary="Withdraw a payment"
)
@needs(Permission.NETWORK_LINK)
def withdraw_payment(request: HttpRequest, uid: Uid, payload: Withdrawing) -> Status[Kept]:
    """Take a payment out of every sum."""
    operations.withdraw_payment(actor_of(request), uid=uid, why=payload.why)
    return Status(201, Kept(uid=uid))


@router.post("/events", response={201: Kept, **PROBLEM_RESPONSES}, summary="Record what happened to an asset")
@needs(Permission.NETWORK_LINK)
def happened(request: HttpRequest, payload: Happened) -> Status[Kept]:
    """Record a value, freezing, release, seizure, confiscation or return, by a cited report."""
    row = operations.record_event(actor_of(request), **payload.model_dump())
    return Status(201, Kept(uid=row.uid))


@router.post(
    "/events/{uid}/withdrawal", response={201: Kept, **PROBLEM_RESPONSES}, summary="Withdraw such an event"
)
@needs(Permission.NETWORK_LINK)
def withdraw_event(request: HttpRequest, uid: Uid, payload: Withdrawing) -> Status[Kept]:
    """Take something that was said to have happened out of an asset's history."""
    operations.withdraw_event(actor_of(request), uid=uid, why=payload.why)
    return Status(201, Kept(uid=uid))


def _network(request: HttpRequest, reference: str, query: Asked) -> queries.Network:
    return queries.network(
        actor_of(request), starts=[reference], steps=query.steps, cap=query.cap, filters=query.filters()
    )
