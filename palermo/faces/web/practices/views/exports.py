"""The list of practices as a file, as narrowed."""

from django.http import StreamingHttpResponse

from palermo.domain.practices import queries
from palermo.faces.kit import export
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.matching.views.exports import SIZE, everything
from palermo.faces.web.practices.views.practices import FILTERS, narrowed
from palermo.foundations.policy import Permission

FIELDS = (
    "reference", "area", "state", "standing", "unit", "language", "decided_at", "title", "place", "context", "done",
    "before", "after", "evidence", "conditions", "cost", "safeguards", "adopted_by",
)  # fmt: skip


@guard(Permission.PRACTICE_READ)
def practices(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the whole list of practices with their texts."""
    given = narrowed({name: str(request.GET.get(name, "")) for name in FILTERS})

    def page(start: int) -> tuple[list[queries.PracticeLine], bool]:
        return queries.practices(request.actor, **given, offset=start, size=SIZE)

    return (export.csv if kind == "csv" else export.xlsx)(
        "palermo-practices", FIELDS, map(_cells, everything(page))
    )


def _cells(line: queries.PracticeLine) -> list[export.Cell]:
    row, said = line.practice, line.words
    return [
        row.reference, row.area, row.state, row.standing, row.unit, row.language, row.decided_at, said.title, said.place,
        said.context, said.done, said.before, said.after, said.evidence, said.conditions, said.cost, said.safeguards,
        ", ".join(line.units),
    ]  # fmt: skip
