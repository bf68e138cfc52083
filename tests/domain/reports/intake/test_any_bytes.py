"""Any bytes whatever: rows or one Invalid, never anything else. At least 2,000 cases for each parser."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.domain.reports.intake.mappings import load
from palermo.domain.reports.intake.rows import Row, RowError
from palermo.domain.reports.intake.tables import open_table
from palermo.kernel.errors import Invalid
from tests.domain.reports.intake.workbooks import SHEET, changed, workbook

CASES = settings(max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck))
HEADER = (
    "date,narrative,place,country,coordinates,dead,phones,person_1_role,person_1_born,life_at_risk,level\n"
)
cells = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    st.sampled_from(
        ['"', '""', "\0", "\u202e", "#VALUE!", "1,000", "8/3/26", "12.1, 3.4", "-1", "\r", "9" * 30, "NaN"]
    ),
)
WORKBOOK = workbook([["date", "narrative", "dead"], ["2026-03", "Vers 5 h", 1.0], ["8/3/26", "x", "#VALUE!"]])
CODES = {"not_a_table", "too_large", "no_sheet"}


def take(data: bytes) -> list[Row]:
    rows: list[Row] = []
    code = "not_a_table"
    try:
        with open_table(io.BytesIO(data)) as table:
            rows += table
    except Invalid as refusal:
        code = refusal.code
    assert code in CODES
    assert [row.line for row in rows] == sorted({row.line for row in rows})
    mapping = load("palermo")
    for row in rows:
        made = mapping.apply(row)
        if isinstance(made, list):
            assert made
            assert all(
                isinstance(error, RowError) and error.code and error.line == row.line for error in made
            )
    return rows


@CASES
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda raw: HEADER.encode() + raw)))
def test_csv_of_any_bytes(data: bytes) -> None:
    take(data)


@CASES
@given(
    st.lists(st.lists(cells, min_size=11, max_size=11), max_size=4),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_csv_of_any_cells_gives_them_back(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER.strip().split(","))
    writer.writerows(rows)
    found = take(out.getvalue().encode(encoding))
    assert not any(row.problem for row in found)
    wanted = [[cell.replace("\0", "") for cell in row] for row in rows]
    assert [list(row.cells.values()) for row in found] == [row for row in wanted if any(row)]


@CASES
@given(st.one_of(
    st.binary(max_size=300).map(lambda raw: b"{" + raw),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | cells,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(cells, inner, max_size=3), max_leaves=8,
    ).map(lambda value: b'{"content": ' + repr(value).encode("utf-8", "replace") + b"}\n"),
))  # fmt: skip
def test_json_of_any_bytes(data: bytes) -> None:
    rows = take(data)
    mapping = load("reference")
    for row in rows:
        mapping.apply(row)


@pytest.mark.slow
@CASES
@given(st.data())
def test_xlsx_of_any_bytes(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["any", "cut", "flipped", "spliced"] * 4 + ["sheet"]))
    if kind == "any":
        packed = b"PK\x03\x04" + data.draw(st.binary(max_size=300))
    elif kind == "cut":
        packed = WORKBOOK[: data.draw(st.integers(2, len(WORKBOOK) - 1))]
    elif kind == "sheet":  # a sound archive with a broken sheet in it: these reach the confined reader
        noise = data.draw(st.binary(max_size=30))
        place = data.draw(st.integers(0, 900))
        packed = changed(WORKBOOK, SHEET, lambda xml: xml[:place] + noise + xml[place + len(noise) :])
    else:
        position = data.draw(st.integers(4, len(WORKBOOK) - 1))
        piece = data.draw(st.binary(min_size=1, max_size=1 if kind == "flipped" else 60))
        packed = WORKBOOK[:position] + piece + WORKBOOK[position + len(piece) :]
    take(packed)
