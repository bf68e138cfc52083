"""CSV and XLSX: nothing runs, nothing is lost, nothing is spooled."""

import csv
import io
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from palermo.faces.kit import export

HEADER = ["Reference", "What", "How many"]


def read_csv(rows: list[list[export.Cell]], header: list[str] = HEADER) -> list[list[str]]:
    text = "".join(export.csv_lines(header, rows))
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def read_xlsx(rows: list[list[export.Cell]], header: list[str] = HEADER) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(export.xlsx_chunks(header, rows))))
    return [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(start: str) -> None:
    assert read_csv([[f"{start}1+1", "x", 2]])[1][0] == f"'{start}1+1"


def test_a_negative_number_stays_a_number() -> None:
    assert read_csv([["r", "x", -3]])[1][2] == "-3"


def test_a_workbook_holds_text_as_text_and_numbers_as_numbers() -> None:
    rows: list[list[export.Cell]] = [
        ["NER-1", '=HYPERLINK("http://x")', 3],
        ["http://example.org", "  a & <b>\x00", Decimal("2.5")],
    ]
    made = read_xlsx(rows)
    assert made == [
        HEADER,
        ["NER-1", '=HYPERLINK("http://x")', 3.0],
        ["http://example.org", "  a & <b>", 2.5],
    ]


def test_dates_are_iso_and_the_unknown_is_empty() -> None:
    cells: list[export.Cell] = [date(2026, 10, 21), datetime(2026, 10, 21, 5, 0, tzinfo=UTC), None]
    assert read_csv([cells])[1] == ["2026-10-21", "2026-10-21T05:00:00+00:00", ""]


def test_rows_beyond_one_sheet_go_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "SHEET_ROWS", 4)
    made = read_xlsx([[f"r{number}", "x", number] for number in range(7)])
    assert [row[0] for row in made] == [
        "Reference",
        "r0",
        "r1",
        "r2",
        "Reference",
        "r3",
        "r4",
        "r5",
        "Reference",
        "r6",
    ]


def test_an_empty_list_is_a_file_with_heads() -> None:
    assert read_csv([]) == [HEADER]
    assert read_xlsx([]) == [HEADER]


def test_rows_go_out_while_they_come_in_and_no_file_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_files(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file would hold the rows in clear")

    monkeypatch.setattr(tempfile, "mkstemp", no_files)
    monkeypatch.setattr(tempfile, "TemporaryFile", no_files)
    taken = 0

    def rows() -> object:
        nonlocal taken
        for number in range(20_000):
            taken = number
            yield [f"r{number}", str(number * 7919 % 104729), number]

    pieces = export.xlsx_chunks(HEADER, rows())  # type: ignore[arg-type]
    next(pieces)
    assert taken < 19_999
    assert len(b"".join(pieces)) > 0


text = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=40)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(text, min_size=3, max_size=3), max_size=5))
def test_any_text_comes_back_as_it_was_but_for_the_apostrophe(rows: list[list[str]]) -> None:
    back = read_csv([list(row) for row in rows])[1:]
    assert back == [[export.safe_text(cell) for cell in row] for row in rows]
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for row in back for cell in row)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=3, max_size=3))
def test_any_text_makes_a_workbook_that_opens(row: list[str]) -> None:
    assert len(read_xlsx([list(row)])) <= 2
