"""What a file gives: rows of named cells, and what is wrong with a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MAX_COLUMNS = 1_000
MAX_LINE = 1_048_576
MAX_CELL = 131_072


@dataclass(slots=True)
class Row:
    """One row under the file's own column names; `line` is where it begins in the file, the header being line
    1.

    `problem` is empty, or the code why the row cannot be used: too_long, unclosed_quote, too_few_cells,
    too_many_cells, not_json. `data` is the whole object where the file holds JSON lines.
    """

    line: int
    cells: dict[str, str]
    problem: str = ""
    data: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class RowError:
    """Why one row was not taken: its line, the file's column (empty for the whole row) and a stable code."""

    line: int
    column: str
    code: str


@dataclass(slots=True)
class Shape:
    """What was found out about a file before its first row; `delimiter` is empty unless the file is text."""

    kind: str
    columns: list[str]
    encoding: str = ""
    delimiter: str = ""
    sheets: list[str] = field(default_factory=list)


def name_columns(header: list[str]) -> list[str]:
    """Return usable, distinct column names: blanks are named by position, a repeated name is counted on."""
    seen: dict[str, int] = {}
    names = []
    for position, text in enumerate(header, start=1):
        name = " ".join(text.replace("\ufeff", "").split()) or f"column {position}"
        count = seen[name] = seen.get(name, 0) + 1
        names.append(name if count == 1 else f"{name} ({count})")
    return names
