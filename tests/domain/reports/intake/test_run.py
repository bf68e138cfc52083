"""Tests: one file through the real operation into the database: bad rows told, again nothing, changes, resuming."""

import io
import json

import pytest

from palermo.domain.reports import operations
from palermo.domain.reports.intake import mappings
from palermo.domain.reports.intake.rows import RowError
from palermo.domain.reports.intake.run import Progress, Summary, run
from palermo.domain.reports.models import Report
from palermo.foundations.staff.operations.units import add_unit
from palermo.kernel.errors import Forbidden, Invalid
from tests.factories import cast

pytestmark = pytest.mark.django_db
KEY = bytes(range(32))
HEAD = "reference,date,place,narrative,dead\n"


@pytest.fixture(autouse=True)
def units(db: None) -> None:
    for code in ("NER", "BEN"):
        add_unit(cast.ines, code=code)


def take(text: str, **options: object) -> Summary:
    arguments: dict[str, object] = {"unit": "NER", "mapping": "palermo", "batch": 2} | options
    return run(
        cast.salma if arguments["unit"] == "NER" else cast.ana,
        io.BytesIO(text.encode()),
        arguments.pop("mapping"),  # type: ignore[arg-type]
        arguments.pop("unit"),  # type: ignore[arg-type]
        receive=operations.receive,
        key=KEY,
        **arguments,  # type: ignore[arg-type]
    )


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.accepted, summary.unchanged, summary.updated, summary.rejected


def test_bad_rows_are_told_and_good_ones_kept() -> None:
    told: list[RowError] = []
    summary = take(
        HEAD
        + ",2026-03,Gaya,Vers 5 h,0\n,2026-13,Gaya,x,two\n,2026,Gaya,,1\n,2026,Gaya\n,2026,Gaya,Encore,\n",
        on_error=told.append,
    )
    assert counts(summary) == (2, 0, 0, 3)
    assert summary.errors == told
    assert {(error.line, error.column, error.code) for error in told} == {
        (3, "date", "bad_date"),
        (3, "dead", "not_a_number"),
        (4, "narrative", "what_is_missing"),
        (5, "", "too_few_cells"),
    }
    assert summary.finished
    assert summary.line == 6
    assert set(Report.objects.values_list("unit", "origin")) == {("NER", "import")}


def test_the_same_file_again_adds_nothing_and_alike_rows_stay_apart() -> None:
    text = HEAD + ",2026,Gaya,same,1\n" * 3 + ",2026,Gaya,other,1\n"
    assert counts(take(text)) == (4, 0, 0, 0)
    assert counts(take(text)) == (0, 4, 0, 0)
    assert counts(take(text + ",2026,Gaya,same,1\n")) == (1, 4, 0, 0)
    assert Report.objects.count() == 5


def test_a_changed_row_under_its_reference_updates() -> None:
    take(HEAD + "R1,2026,Gaya,before,1\nR2,2026,Gaya,stays,\n")
    summary = take(HEAD + "R1,2026,Gaya,after,2\nR2,2026,Gaya,stays,\nR1,2026,Gaya,third,\n")
    assert counts(summary) == (0, 1, 1, 1)
    assert summary.errors == [RowError(4, "reference", "repeated_reference")]
    assert sorted(Report.objects.values_list("version", "dead")) == [(1, None), (2, 2)]


def test_a_run_that_was_stopped_goes_on_where_it_was() -> None:
    text = HEAD + ",2026,Gaya,same,1\n" * 5
    seen: list[Progress] = []
    first = take(text, on_progress=seen.append, stop=lambda: len(seen) == 1, size=len(text))
    assert (counts(first), first.finished, first.line) == ((2, 0, 0, 0), False, 3)
    assert seen[0].rows == 2
    assert seen[0].rate > 0
    assert seen[0].left is not None
    assert counts(take(text, start_at=first.line)) == (3, 0, 0, 0)
    # An answer that was lost on the way is no harm: what was handed on twice is known again.
    assert counts(take(text, start_at=2)) == (0, 4, 0, 0)


def test_rows_may_name_their_unit_if_nobody_else_does() -> None:
    lines = [
        {"unit": "NER", "content": {"narrative": "a", "when": {"start": "2026"}, "where": {"country": "NE"}}},
        {"unit": "HUB", "content": {"narrative": "b", "when": {"start": "2026"}, "where": {"country": "LY"}}},
        {"content": {"narrative": "c", "when": {"start": "2026"}, "where": {"country": "LY"}}},
    ]
    text = "\n".join(json.dumps(line) for line in lines)
    summary = take(text, mapping="reference", unit=None, hub="ECOBCCU")
    assert counts(summary) == (2, 0, 0, 1)
    assert summary.errors == [RowError(3, "unit", "missing_unit")]
    assert sorted(Report.objects.values_list("unit", flat=True)) == ["ECOBCCU", "NER"]


def test_a_file_without_the_needed_columns_and_a_unit_of_others_are_refused_whole() -> None:
    with pytest.raises(Invalid, match="missing_columns") as refusal:
        take("place\nGaya\n")
    assert refusal.value.details["columns"] == ["narrative", "date"]
    with pytest.raises(Forbidden):
        run(
            cast.salma,
            io.BytesIO((HEAD + ",2026,x,y,\n").encode()),
            mappings.load("palermo"),
            "BEN",
            receive=operations.receive,
            key=KEY,
        )
    assert not Report.objects.exists()
