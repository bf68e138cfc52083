"""Open a file as rows of named cells, whatever kind it turns out to be."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

from palermo.domain.reports.intake.csv_table import open_csv
from palermo.domain.reports.intake.json_table import open_json
from palermo.domain.reports.intake.rows import Row, Shape
from palermo.domain.reports.intake.streams import Counted
from palermo.domain.reports.intake.xlsx_table import open_xlsx
from palermo.kernel.errors import Invalid

_ZIP, _OLD_OFFICE, _GZIP, _PDF = b"PK", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"%PDF"


class Table(Iterator[Row]):
    """A file's rows, one at a time, once; use it in a `with` block."""

    def __init__(self, source: IO[bytes] | Path, *, sheet: str = "") -> None:
        """Open a stream or a path and look at its first bytes; a name or a content type is never believed.

        Raises Invalid with not_a_table, too_large or no_sheet; so does reading on, for what only then comes
        to light.
        """
        self._file: IO[bytes] | None = source.open("rb") if isinstance(source, Path) else None
        self.size: int | None = source.stat().st_size if isinstance(source, Path) else None
        self._stream = Counted(self._file or source)  # type: ignore[arg-type]
        self._rows: Iterator[Row] = iter(())
        try:
            self.shape, self._rows = self._open(sheet)
        except BaseException:
            self.close()
            raise

    def _open(self, sheet: str) -> tuple[Shape, Iterator[Row]]:
        head = self._stream.head
        if head.startswith(_ZIP):
            return open_xlsx(self._stream, sheet)
        if not head.strip() or head.startswith((_OLD_OFFICE, _GZIP, _PDF)):
            raise Invalid("not_a_table")
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return open_json(self._stream)
        return open_csv(self._stream)

    @property
    def position(self) -> int:
        """Return how many bytes of the file have been read, a little ahead of the row given last."""
        return self._stream.position

    def rename(self, names: dict[str, str]) -> None:
        """Give columns the names that a mapping uses; call it before the first row."""
        columns = self.shape.columns
        self.shape.columns = [names.get(column, column) for column in columns]
        if names:
            rows = self._rows
            self._rows = (_renamed(row, names) for row in rows)

    def __next__(self) -> Row:
        """Return the next row."""
        return next(self._rows)

    def __enter__(self) -> "Table":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, and of the process that reads a workbook."""
        if callable(close := getattr(self._rows, "close", None)):
            close()
        if self._file is not None:
            self._file.close()


def _renamed(row: Row, names: dict[str, str]) -> Row:
    row.cells = {names.get(column, column): cell for column, cell in row.cells.items()}
    return row


def open_table(source: IO[bytes] | Path, *, sheet: str = "") -> Table:
    """Open a CSV file, a workbook or JSON lines; see Table."""
    return Table(source, sheet=sheet)
