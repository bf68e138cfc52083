"""A whole list as CSV or XLSX, row by row as it goes out: no limit, no file, nothing plain on disk."""

import csv as csv_writer
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape

import xlsxwriter
from django.http import StreamingHttpResponse
from xlsxwriter.utility import xl_col_to_name

Cell = str | int | float | Decimal | date | datetime | bool | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET_ROWS = 1_048_576  # the format's own limit; further rows go to further sheets
CELL_LETTERS = 32_767  # likewise
CHUNK = 64 * 1024
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def safe_text(text: str) -> str:
    """Return text that no spreadsheet runs as a formula (OWASP, CSV injection): an apostrophe goes before it."""
    return "'" + text if text.startswith(_FORMULA) else text


def plain(cell: Cell) -> str:
    """Return a cell as text: dates in ISO 8601, numbers with a point, None as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield a CSV file (RFC 4180) in pieces of some rows, with the mark by which Excel knows UTF-8."""
    writer = csv_writer.writer(_Echo())
    waiting, letters = ["\ufeff", writer.writerow([safe_text(name) for name in header])], 0
    for row in rows:
        # A negative number is a number, not a formula; only text can be one.
        line = writer.writerow([safe_text(cell) if isinstance(cell, str) else plain(cell) for cell in row])
        waiting.append(line)
        letters += len(line)
        if letters > CHUNK:
            yield "".join(waiting)
            waiting, letters = [], 0
    yield "".join(waiting)


class _Pipe(io.RawIOBase):
    """A file that can only be written; what was written is taken out again by `take`."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self.waiting = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._parts.append(bytes(data))
        self.waiting += len(data)
        return len(data)

    def take(self) -> bytes:
        taken, self._parts, self.waiting = b"".join(self._parts), [], 0
        return taken


def xlsx_chunks(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield an XLSX file in pieces of bytes, strings as strings, never formulas or links.

    xlsxwriter makes the workbook around the rows. The rows themselves are streamed into its sheet, since
    xlsxwriter would spool them to plain temporary files, or hold all of them in memory.
    """
    pipe, source, sheets = _Pipe(), iter(rows), 0
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as out:
        head, tail = _sheet_frame(header)
        following = next(source, None)
        while sheets == 0 or following is not None:
            sheets += 1
            with out.open(f"xl/worksheets/sheet{sheets}.xml", "w", force_zip64=True) as sheet:
                sheet.write(head)
                for number in range(2, SHEET_ROWS + 1):
                    if following is None:
                        break
                    sheet.write(_row(number, following))
                    following = next(source, None)
                    if pipe.waiting > CHUNK:
                        yield pipe.take()
                sheet.write(tail)
        for name, data in _frame(header, sheets).items():
            if not name.startswith("xl/worksheets/sheet"):
                out.writestr(name, data)
    yield pipe.take()


def _frame(header: Sequence[str], sheets: int) -> dict[str, bytes]:
    """Return the parts of a workbook that has only its heads, made by xlsxwriter in memory."""
    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(memory, options)
    bold = book.add_format({"bold": True})
    for _number in range(sheets):
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(header):
            sheet.write_string(0, column, name, bold)
    book.close()
    with zipfile.ZipFile(memory) as made:
        return {name: made.read(name) for name in made.namelist()}


def _sheet_frame(header: Sequence[str]) -> tuple[bytes, bytes]:
    """Return what comes before and after the rows of a sheet; its stated extent, now untrue, is taken out."""
    sheet = _frame(header, 1)["xl/worksheets/sheet1.xml"]
    sheet = re.sub(rb"<dimension[^>]*/>", b"", sheet)
    before, end, after = sheet.partition(b"</sheetData>")
    return before, end + after


def _is_number(cell: Cell) -> bool:
    """Say whether a cell is a number that a spreadsheet holds without loss; NaN and truth values are none."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return False
    return -(10**15) < cell < 10**15


def _row(number: int, cells: Sequence[Cell]) -> bytes:
    """Return one row of a sheet; only true numbers are numbers, all else is an inline string."""
    parts = [f'<row r="{number}">']
    for column, cell in enumerate(cells):
        if cell is None or cell == "":
            continue
        place = f"{xl_col_to_name(column)}{number}"
        if _is_number(cell):
            parts.append(f'<c r="{place}"><v>{cell}</v></c>')
        else:
            text = escape(_NOT_XML.sub("", plain(cell))[:CELL_LETTERS])
            parts.append(f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
    parts.append("</row>")
    return "".join(parts).encode()


def csv(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> StreamingHttpResponse:
    """Return a streaming answer with the file `name`.csv; the caller has already recorded the export."""
    return _answer(csv_lines(header, rows), "text/csv; charset=utf-8", f"{name}.csv")


def xlsx(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> StreamingHttpResponse:
    """Return a streaming answer with the file `name`.xlsx; the caller has already recorded the export."""
    return _answer(xlsx_chunks(header, rows), XLSX, f"{name}.xlsx")


def _answer(pieces: Iterator[str] | Iterator[bytes], kind: str, filename: str) -> StreamingHttpResponse:
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", filename)
    headers = {"Content-Disposition": f'attachment; filename="{safe}"'}
    return StreamingHttpResponse(pieces, content_type=kind, headers=headers)
