"""The queue of matches and the list of entities as files, as narrowed."""

from collections.abc import Callable, Iterator
from itertools import chain, count
from typing import TypeVar

from django.http import StreamingHttpResponse

from palermo.domain.entities import queries
from palermo.faces.kit import export
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.matching import shown, words
from palermo.foundations.policy import Permission
from palermo.kernel.levels import Level

MATCH = (
    "kind", "probability", "state", "value", "level", "left_report", "left_unit", "left", "left_entity", "right_report",
    "right_unit", "right", "right_entity", "reasons", "decided_at",
)  # fmt: skip
ENTITY = ("reference", "kind", "known_as", "mentions", "units")
SIZE = 200

R = TypeVar("R")


def everything(page: Callable[[int], tuple[list[R], bool]]) -> Iterator[R]:
    """Return the rows of page after page; `page` gives those from an offset on and says whether there are more.

    The first page is read, and its reading recorded, before the first byte leaves.
    """
    first, more = page(0)

    def later() -> Iterator[R]:
        further = more
        for number in count(1):
            if not further:
                return
            rows, further = page(number * SIZE)
            yield from rows

    return chain(first, later())


@guard(Permission.ENTITY_MATCH)
def matches(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the whole queue, as narrowed, as CSV or XLSX."""
    view, of = str(request.GET.get("view", "")), str(request.GET.get("kind", ""))

    def page(start: int) -> tuple[list[queries.Sides], bool]:
        found = queries.match_queue(
            request.actor, view=view, kind=of if of in words.KINDS else "", offset=start, size=SIZE
        )
        return found.rows, found.more

    return (export.csv if kind == "csv" else export.xlsx)(
        "palermo-matches", MATCH, map(_match, everything(page))
    )


@guard(Permission.ENTITY_READ)
def entities(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the whole list of entities, as narrowed, as CSV or XLSX."""
    of, several = str(request.GET.get("kind", "")), bool(request.GET.get("several"))

    def page(start: int) -> tuple[list[queries.Row], bool]:
        found = queries.entities(
            request.actor, kind=of if of in words.KINDS else "", several=several, offset=start, size=SIZE
        )
        return found.rows, found.more

    return (export.csv if kind == "csv" else export.xlsx)(
        "palermo-entities", ENTITY, map(_entity, everything(page))
    )


def _match(row: queries.Sides) -> list[export.Cell]:
    one = row.proposal
    return [
        one.kind, round(row.explanation.decision.probability, 3), one.state, one.value, Level(one.level).code,
        one.left.report.reference, one.left.unit, row.left.title, one.left.entity.reference,
        one.right.report.reference, one.right.unit, row.right.title, one.right.entity.reference,
        " ".join(reason.sentence for reason in shown.reasons(row.explanation)), one.decided_at,
    ]  # fmt: skip


def _entity(row: queries.Row) -> list[export.Cell]:
    return [row.entity.reference, row.entity.kind, row.title, row.mentions, ", ".join(row.units)]
