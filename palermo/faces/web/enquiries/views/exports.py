"""One's unit's questions, or the hub's ledger of all, as a file."""

from django.http import StreamingHttpResponse

from palermo.domain.enquiries import queries
from palermo.faces.kit import export
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.enquiries import words
from palermo.faces.web.matching.views.exports import SIZE, everything
from palermo.foundations.policy import Permission

FIELDS = (
    "reference", "asked_at", "unit", "kind", "for", "purpose", "basis", "reason", "case", "hub_only", "state",
    "standing_until", "answers",
)  # fmt: skip
# What whoever asked does not see.
AT_HUB = ("calls", "waiting")


@guard(Permission.ENQUIRY_ASK)
def ledger(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the whole list, as narrowed, as CSV or XLSX."""
    actor, view = request.actor, str(request.GET.get("view", ""))

    def page(start: int) -> tuple[list[queries.Line], bool]:
        found = queries.enquiries(
            actor, view=view if view in words.VIEWS else "", unit=str(request.GET.get("unit", "")),
            offset=start, size=SIZE,
        )  # fmt: skip
        return found.rows, found.more

    cells = (_cells(row, at_hub=actor.at_hub) for row in everything(page))
    header = FIELDS + AT_HUB if actor.at_hub else FIELDS
    return (export.csv if kind == "csv" else export.xlsx)("palermo-questions", header, cells)


def _cells(row: queries.Line, *, at_hub: bool) -> list[export.Cell]:
    one, asked = row.enquiry, row.question
    cells: list[export.Cell] = [
        one.reference, one.at, one.unit, one.kind, asked.words.title if asked else "", one.purpose, one.basis,
        asked.reason if asked else "", asked.case if asked else "", one.hub_only, one.state, one.standing_until,
        row.replies,
    ]  # fmt: skip
    return [*cells, row.calls, row.waiting] if at_hub else cells
