"""XLSX, read by python-calamine in a confined process (sheet_reader.py says why)."""

import io
import subprocess  # nosec B404
import sys
import zipfile
from collections.abc import Generator, Iterator
from io import RawIOBase
from pathlib import Path
from typing import IO, Any

import orjson

from palermo.domain.reports.intake import sheet_reader
from palermo.domain.reports.intake.rows import MAX_CELL, MAX_COLUMNS, Row, Shape, name_columns
from palermo.kernel.errors import Invalid

MAX_FILE = 64 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
MAX_PARTS = 2_000
MEMORY = 1536 * 1024 * 1024
SECONDS = 300
_CODES = {sheet_reader.NOT_A_TABLE: "not_a_table", sheet_reader.NO_SHEET: "no_sheet"}


def open_xlsx(stream: IO[bytes] | RawIOBase, sheet: str = "") -> tuple[Shape, Iterator[Row]]:
    """Return what the sheet (the first, unless named) is like, and its rows; `line` is the sheet's row
    number.

    Raises Invalid("too_large") beyond 64 MB packed, 512 MB unpacked or 1.5 GB while reading,
    Invalid("no_sheet") and Invalid("not_a_table").
    """
    packed = _read_whole(stream)
    _look_inside(packed)
    records = _records(packed, sheet)
    sheets: list[str] = next(records)["sheets"]
    header = next(records, None)
    if header is None or len(header[1]) > MAX_COLUMNS:
        records.close()
        raise Invalid("not_a_table")
    columns = name_columns(header[1])
    return Shape("xlsx", columns, sheets=sheets), _rows(records, columns)


def _read_whole(stream: IO[bytes] | RawIOBase) -> bytes:
    pieces, size = [], 0
    while piece := stream.read(1024 * 1024):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_FILE:
            raise Invalid("too_large")
    return b"".join(pieces)


def _look_inside(packed: bytes) -> None:
    """Refuse what is plainly no workbook or a bomb, before a process is started for it."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise Invalid("too_large")
            broken = archive.testzip()
    except Invalid:
        raise
    except Exception:  # zipfile and the decompressors under it have a dozen ways of failing on hostile bytes
        raise Invalid("not_a_table") from None
    # ODS and the binary kinds have bombs of their own, and nobody has asked for them.
    if broken or not any(part.filename.lower().lstrip("/") == "xl/workbook.xml" for part in parts):
        raise Invalid("not_a_table")


def _records(packed: bytes, sheet: str) -> Generator[Any, None, None]:
    command = [sys.executable, "-I", str(Path(sheet_reader.__file__)), str(MEMORY), str(SECONDS), sheet]
    # Our own program, a fixed list of arguments, no shell.
    child = subprocess.Popen(  # nosec B603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8"},
    )
    try:
        if child.stdin is None or child.stdout is None:
            raise Invalid("not_a_table")
        try:
            with child.stdin as pipe:
                pipe.write(packed)
        except BrokenPipeError:
            pass  # it has already ended; the code it left tells why
        given = False
        for line in child.stdout:
            given = True
            yield orjson.loads(line)
        code = child.wait()
        if code or not given:
            # A signal (out of memory, out of time) or a panic in the parser leaves no code of ours.
            raise Invalid(
                _CODES.get(
                    code, "too_large" if code in (sheet_reader.TOO_LARGE, -6, -9, -24) else "not_a_table"
                )
            )
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()


def _rows(records: Iterator[Any], columns: list[str]) -> Iterator[Row]:
    width = len(columns)
    for line, cells in records:
        problem = ""
        if any(cells[width:]):
            problem = "too_many_cells"
        elif any(len(cell) > MAX_CELL for cell in cells):
            problem = "too_long"
        yield Row(line, dict(zip(columns, cells + [""] * (width - len(cells)), strict=False)), problem)
