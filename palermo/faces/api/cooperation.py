"""Requests over the API: ask, list, read, answer; and the calendar as a file."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Status
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from palermo.domain.cooperation import operations, queries
from palermo.domain.cooperation.queries import OpenedRequest, RequestLine
from palermo.domain.cooperation.words import Asked
from palermo.faces.api.access import actor_of, needs
from palermo.faces.api.problems import PROBLEM_RESPONSES
from palermo.faces.kit import ical
from palermo.foundations.policy import Permission
from palermo.kernel.clock import now
from palermo.kernel.levels import Level
from palermo.kernel.text import clean, clean_line

router = Router(tags=["requests"])
days = Router(tags=["calendar"])
Reference = Annotated[str, Path(max_length=40, examples=["REQ-7K2M-9QXD"])]
Line = Annotated[str, StringConstraints(max_length=200), AfterValidator(clean_line)]
Words = Annotated[str, StringConstraints(max_length=8000), AfterValidator(clean)]
Party = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,12}$")]
PAGE = 50
EXAMPLE: dict[str, Any] = {
    "asked": "ECOBCCU", "kind": "information", "use": "information", "purpose": "investigation",
    "basis": "regional_agreement", "title": "A carrier at Gaya", "text": "Is this carrier known elsewhere?",
    "reason": "Named by two drivers.", "reports": ["NER-7K2M-9QXD"],
}  # fmt: skip


class Putting(BaseModel):
    """A request as a program puts it; without `due_at` the time that is usual for the kind holds."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    asked: Party
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
    use: Literal["information", "evidence"]
    purpose: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,24}$")]
    basis: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,24}$")]
    title: Line = ""
    text: Annotated[str, StringConstraints(min_length=1, max_length=8000), AfterValidator(clean)]
    reason: Words = ""
    tried: Words = ""
    case: Line = ""
    reports: list[Line] = Field(default_factory=list, max_length=20)
    handling: Literal["H0", "H1", "H2", "H3"] = "H0"
    due_at: datetime | None = None
    level: Literal["sensitive", "highly_sensitive"] = "sensitive"
    anyway: bool = Field(False, description="Put it although the same may have been asked already.")

    def words(self) -> Asked:
        """Return the words of the request."""
        return Asked(**self.model_dump(include={"title", "text", "reason", "tried", "case", "reports"}))


class Said(BaseModel):
    """An answer in words; files are added on the page of the request."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, StringConstraints(min_length=1, max_length=8000), AfterValidator(clean)]


class RequestOutline(BaseModel):
    """A request in a list."""

    reference: str
    asker: str
    asked: str
    kind: str
    use: str
    purpose: str
    basis: str
    level: str
    state: str
    title: str
    at: datetime
    due_at: datetime
    ended_at: datetime | None
    late: bool

    @classmethod
    def of(cls, line: RequestLine) -> Self:
        """Return a request for the wire."""
        row = line.request
        return cls(
            reference=row.reference, asker=row.asker, asked=row.asked, kind=row.kind, use=row.use, purpose=row.purpose,
            basis=row.basis, level=Level(row.level).code, state=row.state, at=row.at, due_at=row.due_at,
            ended_at=row.ended_at, late=line.late, title=line.words.title if line.words else "",
        )  # fmt: skip


class RequestLetter(BaseModel):
    """What a party wrote about a request, with the names of its files."""

    kind: str
    party: str
    at: datetime
    text: str
    files: list[str]


class RequestWhole(RequestOutline):
    """A request with what is asked and everything that was written about it."""

    text: str
    reason: str
    tried: str
    case: str
    reports: list[str]
    handling: str
    letters: list[RequestLetter]
    same: list[str] = Field(description="References of requests that may be the same.")

    @classmethod
    def whole(cls, opened: OpenedRequest) -> Self:
        """Return an opened request for the wire."""
        line = RequestLine(opened.request, opened.words, opened.late)
        letters = [
            RequestLetter(
                kind=one.letter.kind, party=one.letter.party, at=one.letter.at, text=one.words.text,
                files=[file.name for file in one.attached],
            )
            for one in opened.letters
        ]  # fmt: skip
        said = opened.words
        return cls(
            **RequestOutline.of(line).model_dump(), text=said.text, reason=said.reason, tried=said.tried, case=said.case,
            reports=list(said.reports), handling=opened.request.handling, letters=letters,
            same=[one.reference for one in opened.same],
        )  # fmt: skip


class RequestPage(BaseModel):
    """A page of requests, the soonest due first; give `following` as `offset` to go on."""

    requests: list[RequestOutline]
    following: int | None


class RequestQuery(BaseModel):
    """How the list is narrowed."""

    model_config = ConfigDict(extra="forbid")

    view: Literal["", "waiting", "late", "answered", "ended"] = ""
    side: Literal["", "to_us", "by_us"] = ""
    unit: str = Field("", max_length=12)
    kind: str = Field("", max_length=40)
    use: Literal["", "information", "evidence"] = ""
    offset: int = Field(0, ge=0, le=1_000_000)


@router.post("", response={201: RequestWhole, **PROBLEM_RESPONSES}, summary="Ask another party by a day")
@needs(Permission.REQUEST_WRITE)
def ask(request: HttpRequest, payload: Putting) -> Status[RequestWhole]:
    """Put a request to the hub or to another unit; whoever is asked is told that something waits."""
    actor = actor_of(request)
    row = operations.ask(
        actor, asked=payload.asked, kind=payload.kind, use=payload.use, purpose=payload.purpose, basis=payload.basis,
        words=payload.words(), due_at=payload.due_at, handling=payload.handling, level=Level.of(payload.level),
        anyway=payload.anyway,
    )  # fmt: skip
    return Status(201, RequestWhole.whole(queries.read_request(actor, row.reference)))


@router.get(
    "", response={200: RequestPage, **PROBLEM_RESPONSES}, summary="List requests, the soonest due first"
)
@needs(Permission.REQUEST_READ)
def listing(request: HttpRequest, query: Query[RequestQuery]) -> RequestPage:
    """Return a page of the requests of which the token's unit is a party; of all within level at the hub."""
    how = queries.Narrowed(**query.model_dump(exclude={"offset"}))
    found = queries.requests(actor_of(request), how, offset=query.offset, size=PAGE)
    return RequestPage(
        requests=[RequestOutline.of(line) for line in found.rows],
        following=query.offset + PAGE if found.more else None,
    )


@router.get("/{reference}", response={200: RequestWhole, **PROBLEM_RESPONSES}, summary="Read a request")
@needs(Permission.REQUEST_READ)
def read(request: HttpRequest, reference: Reference) -> RequestWhole:
    """Return a request with its letters; the reading is recorded first, and what the other party wrote counts as seen."""
    actor = actor_of(request)
    opened = queries.read_request(actor, reference)
    operations.see_letters(actor, reference=reference)
    return RequestWhole.whole(opened)


@router.post(
    "/{reference}/answer", response={201: RequestWhole, **PROBLEM_RESPONSES}, summary="Answer a request"
)
@needs(Permission.REQUEST_WRITE)
def answer(request: HttpRequest, reference: Reference, payload: Said) -> Status[RequestWhole]:
    """Answer a request that was put to the token's party."""
    actor = actor_of(request)
    operations.answer(actor, reference=reference, text=payload.text)
    return Status(201, RequestWhole.whole(queries.read_request(actor, reference)))


@days.get("", response={200: str, **PROBLEM_RESPONSES}, summary="The calendar as iCalendar (RFC 5545)")
@needs(Permission.COOPERATION_READ)
def calendar(request: HttpRequest) -> HttpResponse:
    """Return what takes place and what is due: titles of what is sensitive, bare references above."""
    found = queries.calendar(actor_of(request))
    shown = (
        ical.Day(
            f"{one.uid}-{one.what}", one.title if one.title and one.level <= Level.SENSITIVE else one.reference,
            one.starts_on, one.ends_on,
        )
        for one in found
    )  # fmt: skip
    return HttpResponse(ical.written(shown, name="Palermo", stamp=now()), content_type=ical.TYPE)
