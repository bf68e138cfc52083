"""What every reader of a row works with."""

from collections.abc import Callable
from typing import Any

Cells = dict[str, str]
Reader = Callable[[Cells], Any]


class Bad(Exception):
    """A cell that cannot be read; never leaves the mapping."""

    def __init__(self, column: str, code: str) -> None:
        super().__init__(code)
        self.column = column
        self.code = code


def first(cells: Cells, columns: list[str]) -> tuple[str, str]:
    """Return the first filled column and its cell, or the first column and ''."""
    for column in columns:
        if cell := cells.get(column):
            return column, cell
    return columns[0], ""
