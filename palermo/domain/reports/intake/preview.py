"""What a mapping would make of a file, shown before anything is taken in."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from palermo.domain.reports.content import Content
from palermo.domain.reports.intake import mappings
from palermo.domain.reports.intake.mappings import Mapping
from palermo.domain.reports.intake.rows import RowError, Shape
from palermo.domain.reports.intake.tables import open_table

ROWS = 5


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row as it would be taken in, or what is wrong with it."""

    line: int
    content: Content | None
    errors: list[RowError]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows, and how the header meets the mapping.

    `mapping` is None where none was named and none fits. Nothing can be imported while `missing` holds a
    column; `unmatched` columns are not read.
    """

    shape: Shape
    mapping: Mapping | None
    fitting: list[str]
    missing: list[str]
    unmatched: list[str]
    rows: list[PreviewRow]


def preview(source: IO[bytes] | Path, *, mapping: str = "", sheet: str = "", rows: int = ROWS) -> Preview:
    """Return a preview with a mapping's name, or with the first that fits the header.

    Raises Invalid with not_a_table, too_large, no_sheet or no_mapping.
    """
    with open_table(source, sheet=sheet) as table:
        fitting = mappings.fitting(table.shape.columns)
        name = mapping or next(iter(fitting), "")
        if not name:
            return Preview(table.shape, None, fitting, [], [], [])
        chosen = mappings.load(name)
        seen = chosen.recognise(table.shape.columns)
        table.rename(seen.renames)
        shown = []
        for row in islice(table, rows) if not seen.missing else ():
            result = chosen.apply(row)
            if isinstance(result, Content):
                shown.append(PreviewRow(row.line, result, []))
            else:
                shown.append(PreviewRow(row.line, None, result))
        return Preview(table.shape, chosen, fitting, seen.missing, seen.unmatched, shown)
