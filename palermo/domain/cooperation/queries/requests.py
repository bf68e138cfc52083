"""Requests as people read them: the list, one with its letters and files, how fast they are answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from palermo.domain.cooperation.keys import tokens
from palermo.domain.cooperation.models import Letter, Request
from palermo.domain.cooperation.queries.visible import (
    find_request,
    letters_visible_to,
    requests_visible_to,
    similar,
)
from palermo.domain.cooperation.sealed import key_of, keys_of, open_letter, open_request
from palermo.domain.cooperation.states import ENDED, WAITING
from palermo.domain.cooperation.words import Asked, Written
from palermo.foundations import audit, files
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden, SealBroken
from palermo.kernel.levels import Level

PAGE = 50
ORDERS = {
    "due_at": ("due_at", "id"),
    "-at": ("-at", "-id"),
    "-due_at": ("-due_at", "-id"),
    "at": ("at", "id"),
}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """How a list of requests is narrowed; "" leaves a filter out. `side`: to_us, by_us."""

    view: str = ""
    side: str = ""
    unit: str = ""
    kind: str = ""
    use: str = ""
    order: str = "due_at"


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request of a list; `fresh` counts what the other party wrote and nobody here has seen."""

    request: Request
    words: Asked | None
    late: bool
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class RequestPage:
    """A page of requests."""

    rows: list[RequestLine]
    more: bool


@dataclass(frozen=True, slots=True)
class OpenedLetter:
    """A letter with its words and files."""

    letter: Letter
    words: Written
    attached: Sequence[files.Attached] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class OpenedRequest:
    """One request with everything that was written about it, and others that may be the same."""

    request: Request
    words: Asked
    letters: Sequence[OpenedLetter]
    same: Sequence[Request]
    late: bool


def requests(actor: Actor, how: Narrowed, *, offset: int = 0, size: int = PAGE) -> RequestPage:
    """Return a page of visible requests; views: waiting, late, answered, ended; the reading is recorded."""
    require(actor, Permission.REQUEST_READ)
    rows = _narrow(actor, requests_visible_to(actor), how)
    order = ORDERS.get(how.order, ORDERS["due_at"])
    found = list(rows.order_by(*order)[offset : offset + size + 1])
    return RequestPage(_lines(actor, found[:size]), len(found) > size)


def read_request(actor: Actor, reference: str) -> OpenedRequest:
    """Open one request with its letters; the reading is recorded. Raises Forbidden, SealBroken."""
    require(actor, Permission.REQUEST_READ)
    request = find_request(actor, reference)
    audit.read(actor, "request.read", objects=[request.reference])
    keys = keys_of([request])
    if request.data_key not in keys:
        raise SealBroken
    words = open_request(request, keys)
    letters = letters_visible_to(actor).filter(request=request).select_related("request").order_by("at", "id")
    marks = tokens(request.kind, words, [], Level(request.level))
    opened = [
        OpenedLetter(one, said, files.attached(one.uid, keys[request.data_key]))
        for one in letters
        for said in [open_letter(one, keys)]
        if actor.at_hub or not said.hub_only
    ]
    same = similar(actor, request.kind, marks, but=request.pk)
    return OpenedRequest(request, words, opened, same, _late(request))


def open_request_file(actor: Actor, reference: str, file: str) -> files.OpenFile:
    """Return one file of a letter of a visible request; raises Forbidden where there is none, SealBroken if changed."""
    require(actor, Permission.REQUEST_READ)
    request = find_request(actor, reference)
    letters = letters_visible_to(actor).filter(request=request).values_list("uid", flat=True)
    owner = next((uid for uid in letters if file in files.uids_of(uid)), None)
    if owner is None:
        raise Forbidden(reference=reference)
    audit.read(actor, "request_file.read", objects=[request.reference], file=file)
    return files.open_stream(file, key_of(request), owner=owner)


def waiting_requests(actor: Actor) -> int:
    """Return how many requests wait for an answer of the actor's party, for her home page."""
    return requests_visible_to(actor).filter(state__in=WAITING, asked=actor.unit).count()


def fresh_answers(actor: Actor) -> int:
    """Return how many of the actor's party's requests hold something that nobody there has seen."""
    unseen = Letter.objects.filter(request=OuterRef("pk"), hub_only=False, seen_at=None)
    mine = requests_visible_to(actor).filter(asker=actor.unit)
    return mine.filter(Exists(unseen.exclude(party=actor.unit))).count()


def _late(request: Request) -> bool:
    return (request.ended_at or now()) > request.due_at and request.state != "withdrawn"


def _narrow(actor: Actor, rows: QuerySet[Request], how: Narrowed) -> QuerySet[Request]:
    waiting = Q(state__in=WAITING)
    views = {
        "waiting": waiting, "late": waiting & Q(due_at__lt=now()) | Q(ended_at__gt=F("due_at")),
        "answered": Q(state__in=ENDED), "ended": Q(state__in=["closed", "withdrawn"]),
    }  # fmt: skip
    if how.view in views:
        rows = rows.filter(views[how.view])
    if how.side in ("to_us", "by_us"):
        rows = rows.filter(**{"asked" if how.side == "to_us" else "asker": actor.unit})
    if how.unit:
        rows = rows.filter(Q(asker=how.unit) | Q(asked=how.unit))
    if how.kind:
        rows = rows.filter(kind=how.kind)
    return rows.filter(use=how.use) if how.use else rows


def _lines(actor: Actor, found: Sequence[Request]) -> list[RequestLine]:
    if found:
        audit.read(actor, "request.listed", objects=[row.reference for row in found])
    keys = keys_of(found)
    unseen = Letter.objects.filter(request__in=[row.pk for row in found], hub_only=False, seen_at=None)
    fresh = dict(
        unseen.exclude(party=actor.unit)
        .values_list("request")
        .annotate(n=Count("pk"))
        .values_list("request", "n")
    )
    return [
        RequestLine(
            row, _words(row, keys), _late(row),
            fresh.get(row.pk, 0) if actor.unit in (row.asker, row.asked) else 0,
        )
        for row in found
    ]  # fmt: skip


def _words(row: Request, keys: dict[str, bytes]) -> Asked | None:
    try:
        return open_request(row, keys)
    except SealBroken:
        return None
