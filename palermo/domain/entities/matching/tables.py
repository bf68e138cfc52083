"""A file of records as columns of text: CSV in any usual delimiter and encoding, or Parquet where DuckDB is installed."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from palermo.kernel.errors import Invalid

DELIMITERS = ",;\t|"
_PIECE = 1 << 20
_LONGEST_CELL = 1 << 20


@contextmanager
def lines(path: Path) -> Iterator[TextIO]:
    """Open a text file as UTF-8, or as Windows Latin where it is not UTF-8; raises OSError where it cannot be read."""
    encoding = "utf-8-sig"
    try:
        with path.open(encoding=encoding) as stream:
            while stream.read(_PIECE):
                pass
    except UnicodeDecodeError:
        encoding = "cp1252"
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        yield stream


def read_columns(path: Path) -> dict[str, list[str]]:
    """Return a file's columns by their heads, blanks stripped; raises Invalid for what is no table, OSError likewise."""
    return _parquet(path) if path.suffix.lower() in (".parquet", ".pq") else _csv(path)


def _csv(path: Path) -> dict[str, list[str]]:
    with lines(path) as stream:
        first = stream.readline()
        delimiter = max(DELIMITERS, key=first.count)
        stream.seek(0)
        table = csv.reader((line.replace("\0", "") for line in stream), delimiter=delimiter)
        try:
            heads = [head.strip().removeprefix("\ufeff") for head in next(table)]
            rows = [row for row in table if any(cell.strip() for cell in row)]
        except (csv.Error, StopIteration) as error:
            raise Invalid("not_a_table") from error
    return {
        head: [row[place].strip() if place < len(row) else "" for row in rows]
        for place, head in enumerate(heads)
    }


def _parquet(path: Path) -> dict[str, list[str]]:
    try:
        import duckdb
    except ImportError as error:
        raise Invalid("needs_duckdb") from error
    with duckdb.connect() as connection:
        try:
            found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
            heads = [str(column[0]) for column in found.description or ()]
            rows = found.fetchall()
        except duckdb.Error as error:
            raise Invalid("not_a_table") from error
    return {
        head: ["" if row[place] is None else str(row[place]).strip() for row in rows]
        for place, head in enumerate(heads)
    }
