"""Frozen figures as drawings: a table of kinds, each of which turns its data into an SVG and the table behind it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from palermo.domain.documents.shapes import FigureSeen
from palermo.faces.kit.figures import number
from palermo.faces.kit.moments import day_text, span_text
from palermo.faces.kit.pdf.sheet import Drawn
from palermo.faces.web.documents import words
from palermo.faces.web.documents.shown import counted, mapped, tied

Data = Mapping[str, Any]
Made = tuple[str, Sequence[str], Sequence[Sequence[str]], Sequence[str]]


def drawn(seen: FigureSeen) -> Drawn:
    """Return a figure as it was frozen: the drawing, the table behind it, and source, period, n and day below."""
    make = KINDS.get(seen.frozen.kind, _table)
    svg, head, rows, aligned = make(seen.frozen.data, seen)
    return Drawn(
        title=seen.title, source=source_line(seen), subtitle=str(seen.frozen.data.get("measured", "")),
        alt=str(seen.frozen.data.get("says", "")) or seen.title, svg=svg, head=head, rows=rows, aligned=aligned,
    )  # fmt: skip


def source_line(seen: FigureSeen) -> str:
    """Return what stands below a figure: source, period, n, and when it was frozen."""
    frozen, parts = seen.frozen, []
    if frozen.source:
        parts.append(gettext("Source: %(source)s") % {"source": words.word(words.ORIGINS, frozen.source)})
    if frozen.period:
        first, _sign, last = frozen.period.partition("/")
        parts.append(span_text(first, last))
    if frozen.n is not None:
        parts.append(f"n = {number(frozen.n)}")
    parts.append(gettext("frozen on %(day)s") % {"day": day_text(seen.at.date())})
    return " · ".join(parts)


def _table(data: Data, seen: FigureSeen) -> Made:
    """Return a figure that is a table: `columns` and `rows`, numbers at the line's end."""
    columns = [str(one) for one in data.get("columns", [])]
    raw = [list(row)[: len(columns)] for row in data.get("rows", [])]
    ends = [
        all(isinstance(row[at], int | float) for row in raw if at < len(row)) for at in range(len(columns))
    ]
    rows = [[_cell(cell) for cell in row] + [""] * (len(columns) - len(row)) for row in raw]
    return "", columns, rows, ["end" if raw and end else "" for end in ends]


def _cell(cell: object) -> str:
    return (
        number(cell)
        if isinstance(cell, int | float) and not isinstance(cell, bool)
        else ""
        if cell is None
        else str(cell)
    )


KINDS: dict[str, Callable[[Data, FigureSeen], Made]] = {
    "table": _table, "counts": counted.counts, "deeds": counted.deeds, "activity": counted.activity, "flows": mapped.flows,
    "toll": mapped.toll, "network": tied.network,
}  # fmt: skip
