"""Tables: any file, whatever its state, gives rows with exact lines, or one clear refusal."""

import io
import tracemalloc
from pathlib import Path

import pytest

from palermo.domain.reports.intake.rows import Row
from palermo.domain.reports.intake.tables import open_table
from palermo.kernel.errors import Invalid
from tests.domain.reports.intake import workbooks


def read(data: bytes, sheet: str = "") -> list[tuple[int, list[str], str]]:
    with open_table(io.BytesIO(data), sheet=sheet) as table:
        return [(row.line, list(row.cells.values()), row.problem) for row in table]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_encoding_delimiter_and_line_end(encoding: str, delimiter: str, newline: str) -> None:
    lines = [["lieu", "récit"], ["Gaya", "arrêté à São Domingos"], ["Pô", "né en 1984"]]
    data = newline.join(delimiter.join(line) for line in lines).encode(encoding)
    assert read(data) == [(2, lines[1], ""), (3, lines[2], "")]


def test_a_stray_byte_of_windows_in_a_file_of_utf_8() -> None:
    body = "a,b\n" + "é,x\n" * 30_000
    rows = read(body.encode() + b"caf\xe9,y\n")
    assert rows[-1] == (30_002, ["café", "y"], "")


def test_lines_stay_exact_over_quoted_line_ends() -> None:
    assert read(b'a,b\n"x\ny\r\nz",1\n2,3\n\n4,5\n') == [
        (2, ["x\ny\r\nz", "1"], ""),
        (5, ["2", "3"], ""),
        (7, ["4", "5"], ""),
    ]


def test_ragged_rows_are_told_apart_and_good_ones_kept() -> None:
    assert read(b"a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n") == [
        (2, ["1", "2"], "too_few_cells"),
        (3, ["1", "2", "3"], "too_many_cells"),
        (4, ["1", "2", "3"], ""),
        (5, ["1", "2", "3"], ""),
    ]


def test_an_open_quote_costs_one_row_and_not_the_rest() -> None:
    assert read(b'a,b\n1,"open\n2,3\n4,5\n')[0] == (2, [], "unclosed_quote")
    rows = read(b'a,b,c\n4,"oops,6\n7,8,9\n10,"11",12\n')
    assert [(line, problem) for line, _, problem in rows] == [(2, "unclosed_quote"), (3, ""), (4, "")]


def test_what_is_too_long_costs_its_own_row() -> None:
    for long in (b'"' + b"x" * 200_000 + b'"', b"x" * 3_000_000):
        assert read(b"a,b\n" + long + b",2\n3,4\n") == [(2, [], "too_long"), (3, ["3", "4"], "")]


def test_zero_bytes_and_excels_own_hint() -> None:
    assert read(b"a\0,b\n1\0,2\n") == [(2, ["1", "2"], "")]
    assert read(b"sep=;\na;b\n1,5;2\n") == [(3, ["1,5", "2"], "")]


def test_columns_are_named_and_distinct() -> None:
    with open_table(io.BytesIO(b"a,,a,\n1,2,3,4\n")) as table:
        assert table.shape.columns == ["a", "column 2", "a (2)", "column 4"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\n",
        b"\0\0\0\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4,
        b"%PDF-1.7\nx",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0" + bytes(600),
        b"\x1f\x8b\x08\0",
        b"{",
        b",".join([b"x"] * 1_200) + b"\n",
    ],
)
def test_what_is_no_table(data: bytes) -> None:
    with pytest.raises(Invalid, match="not_a_table"):
        read(data)


def test_json_lines() -> None:
    data = b'{"a": 1, "b": {"c": [2]}}\n\nnot json\n{"a": null, "b": "x\\u0000y"}\n[1]\n'
    assert read(data) == [
        (1, ["1", '{"c":[2]}'], ""),
        (3, [], "not_json"),
        (4, ["", "xy"], ""),
        (5, [], "not_json"),
    ]


def test_a_workbook_with_its_own_row_numbers() -> None:
    data = workbooks.workbook([[], ["lieu", "morts", "oui"], [], ["Pô", 2.0, True], ["Gaya", 1.5, ""]])
    assert read(data) == [(4, ["Pô", "2", "true"], ""), (5, ["Gaya", "1.5", ""], "")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (workbooks.far_corner(), "too_large"),
        (workbooks.one_text_many_times(32_000, 100_000), "too_large"),
        (workbooks.blown_up(600_000_000), "too_large"),
        (
            workbooks.changed(workbooks.workbook([["a"]]), "xl/workbook.xml", lambda xml: xml[:90]),
            "not_a_table",
        ),
        (workbooks.changed(workbooks.workbook([["a"]]), workbooks.SHEET, lambda _: b"<<<"), "not_a_table"),
        (workbooks.workbook([]), "not_a_table"),
    ],
    ids=["far corner", "one text", "bomb", "cut", "garbled", "empty"],
)
def test_hostile_workbooks(data: bytes, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        read(data)


def test_a_sheet_is_chosen_by_name() -> None:
    data = workbooks.workbook([["a"], ["1"]], name="Mars")
    assert read(data, "Mars") == [(2, ["1"], "")]
    with pytest.raises(Invalid, match="no_sheet"):
        read(data, "Avril")


class Endless(io.RawIOBase):
    """A file of a given size that is made up as it is read."""

    def __init__(self, size: int) -> None:
        self._left = size
        self._first = True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self._left <= 0:
            return 0
        line = b'2024,Gaya,"a long narrative, quoted"\n' * (len(buffer) // 36 + 1)
        piece = (b"year,place,text\n" if self._first else b"") + line
        self._first = False
        size = min(len(buffer), self._left)
        buffer[:size] = piece[:size]
        self._left -= size
        return size


@pytest.mark.slow
def test_a_large_file_takes_no_more_memory_than_a_small_one() -> None:
    peaks = []
    for size in (500_000, 5_000_000):
        tracemalloc.start()
        with open_table(Endless(size)) as table:  # type: ignore[arg-type]
            count = sum(1 for _ in table)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count > size // 40
    assert peaks[1] < peaks[0] * 1.5


def test_a_path_knows_its_size(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(b"a\n1\n")
    with open_table(path) as table:
        assert (table.size, [row.cells for row in table]) == (4, [{"a": "1"}])
        assert table.position == 4
    assert Row(1, {}).problem == ""
