"""Requests, units, contacts and undertakings as files, as narrowed."""

from collections.abc import Iterable, Sequence

from django.http import StreamingHttpResponse

from palermo.domain.cooperation import queries
from palermo.domain.cooperation.small_numbers import Share, Spread
from palermo.faces.kit import export
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation.views.requests import FILTERS, narrowed
from palermo.faces.web.cooperation.views.units import by_name, period
from palermo.faces.web.matching.views.exports import SIZE, everything
from palermo.foundations.policy import Permission
from palermo.kernel.levels import Level

REQUEST = (
    "reference", "asked_at", "asker", "asked", "kind", "use", "purpose", "basis", "level", "title", "state", "due_at",
    "first_due_at", "ended_at", "late",
)  # fmt: skip
UNIT = (
    "unit", "reports", "nil_months", "last_report", "days_to_hub_n", "days_to_hub_median", "days_to_hub_p90",
    "hours_to_word_n", "hours_to_word_median", "hours_to_word_p90", "returned", "corrected", "duplicate", "useful",
    "questions", "questions_answered", "question_hours_median", "question_hours_p90", "requests", "requests_in_time",
    "request_hours_median", "request_hours_p90", "documents_received", "documents_opened", "documents_used", "meetings",
    "operations", "contacts", "contacts_tested", "silent",
)  # fmt: skip
CONTACT = ("unit", "place", "name", "office", "phone", "email", "hours", "languages", "tested_on")
AGREED = (
    "reference",
    "kind",
    "form",
    "title",
    "state",
    "starts_on",
    "ends_on",
    "next_on",
    "parties",
    "open_steps",
    "level",
)


@guard(Permission.REQUEST_READ)
def requests(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the whole list of requests, as narrowed."""
    given = {name: str(request.GET.get(name, "")) for name in FILTERS}
    how = narrowed(given, str(request.GET.get("order", "due_at")))

    def page(start: int) -> tuple[list[queries.RequestLine], bool]:
        found = queries.requests(request.actor, how, offset=start, size=SIZE)
        return found.rows, found.more

    return _file(kind, "palermo-requests", REQUEST, map(_request, everything(page)))


@guard(Permission.COOPERATION_READ)
def units(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the figures that the page shows, one's own row first and the sum last; what is few has no summary."""
    found = queries.figures(request.actor, months=period(request))
    rows = [row for row in (found.own, *by_name(found.rows)) if row is not None]
    whole = request.actor.at_hub or found.tells_all
    cells: list[list[export.Cell]] = [
        _unit(row) if request.actor.at_hub or row is found.own else [row.unit, row.reports] for row in rows
    ]
    return _file(kind, "palermo-units", UNIT, [*cells, *([_unit(found.everybody)] if whole else [])])


@guard(Permission.COOPERATION_READ)
def contacts(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the contact points in force."""
    found = queries.contacts(request.actor, unit=str(request.GET.get("unit", ""))[:12])
    cells = [
        [
            row.unit,
            row.place,
            one.name,
            one.office,
            one.phone,
            one.email,
            one.hours,
            row.languages,
            row.tested_on,
        ]
        for row, one in found
    ]
    return _file(kind, "palermo-contacts", CONTACT, cells)


@guard(Permission.COOPERATION_READ)
def undertakings(request: ActorRequest, what: str, kind: str) -> StreamingHttpResponse:
    """Give the undertakings of a kind, as narrowed."""
    view = str(request.GET.get("view", ""))

    def page(start: int) -> tuple[list[queries.OpenedUndertaking], bool]:
        return queries.undertakings(request.actor, kind=what, view=view, offset=start, size=SIZE)

    return _file(kind, f"palermo-{what}s", AGREED, map(_agreed, everything(page)))


def _file(
    kind: str, name: str, header: Sequence[str], rows: Iterable[Sequence[export.Cell]]
) -> StreamingHttpResponse:
    return (export.csv if kind == "csv" else export.xlsx)(name, header, rows)


def _request(line: queries.RequestLine) -> list[export.Cell]:
    row = line.request
    return [
        row.reference, row.at, row.asker, row.asked, row.kind, row.use, row.purpose, row.basis, Level(row.level).code,
        line.words.title if line.words else "", row.state, row.due_at, row.first_due_at, row.ended_at, line.late,
    ]  # fmt: skip


def _unit(row: queries.UnitFigures) -> list[export.Cell]:
    return [
        row.unit or "all", row.reports, row.nil_months, row.last_on, *_spread(row.to_hub), *_spread(row.to_word),
        _part(row.returned), _part(row.corrected), _part(row.duplicate), _part(row.useful), _known(row.questions.n),
        _part(row.questions), *_spread(row.question_hours)[1:], _known(row.requests.n), _part(row.requests),
        *_spread(row.request_hours)[1:], _known(row.read.n), _part(row.read), _part(row.used), row.meetings,
        row.operations, row.tested.n, row.tested.part, row.silent,
    ]  # fmt: skip


def _spread(value: Spread) -> list[export.Cell]:
    return [_known(value.n), value.median, value.p90]


def _part(value: Share) -> export.Cell:
    return value.part if value.n >= 0 else None


def _known(number: int) -> export.Cell:
    return number if number >= 0 else None


def _agreed(one: queries.OpenedUndertaking) -> list[export.Cell]:
    row = one.row
    return [
        row.reference, row.kind, row.form, one.words.title, row.state, row.starts_on, row.ends_on, row.next_on,
        ", ".join(one.parties), one.open_steps, Level(row.level).code,
    ]  # fmt: skip
