"""Workbooks for tests, whole and broken."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence

import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"


def workbook(rows: Sequence[Sequence[object]], *, name: str = "Rapports") -> bytes:
    """Return a workbook with one sheet of these rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def changed(packed: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == part else content)
    return out.getvalue()


def far_corner() -> bytes:
    """Return a tiny workbook whose second cell is in the last row and column that a sheet has."""
    packed = workbook([["a"], ["x"]])
    return changed(
        packed,
        SHEET,
        lambda xml: xml.replace(b'r="A2"', b'r="XFD1048576"').replace(b'<row r="2"', b'<row r="1048576"'),
    )


def one_text_many_times(length: int, times: int) -> bytes:
    """Return a workbook in which one long text is used over and over."""
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(1, times)
    )
    return changed(workbook([["y" * length]]), SHEET, lambda xml: re.sub(rb"<row .*</row>", rows, xml))


def blown_up(size: int) -> bytes:
    """Return a small archive that unpacks to more than `size` bytes."""
    return changed(workbook([["a"]]), SHEET, lambda xml: xml + b" " * size)
