"""Dates as officers write them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.domain.reports.reading.dates import check, parse_partial
from palermo.kernel.errors import Invalid
from tests.domain.reports.reading.scraps import scraps

NEAR = date(2026, 5, 22)
PARSERS = settings(settings.get_profile("parsers"))
SCRAPS = scraps(
    "0 1 2 3 9 10 12 13 28 29 30 31 32 26 87 99 1900 2026 2100 0000 9999 / - . , : ~ @ @3 – p/ a au to et le du de "
    "nuit wk3 week since last year mars March março mai Feb sept. 1er 4th 11th º hier today "
    "this 05h40 T05:40Z \x00 é"
)


@pytest.mark.parametrize(
    ("written", "start", "end", "precision"),
    [
        ("2026", "2026", "2026", "year"),
        ("2026-03", "2026-03", "2026-03", "month"),
        ("2026-03-08", "2026-03-08", "2026-03-08", "day"),
        ("2026-03-08T05:40:00Z", "2026-03-08", "2026-03-08", "day"),
        ("20260308", "2026-03-08", "2026-03-08", "day"),
        ("8/3/26", "2026-03-08", "2026-03-08", "day"),
        ("8/3/26 vers 05h40", "2026-03-08", "2026-03-08", "day"),
        ("11.04.2026", "2026-04-11", "2026-04-11", "day"),
        ("28-5-26", "2026-05-28", "2026-05-28", "day"),
        ("04/12/87", "1987-12-04", "1987-12-04", "day"),
        ("01/19/26", "2026-01-19", "2026-01-19", "day"),
        ("02/07", "2025-07-02", "2025-07-02", "day"),
        ("11th July", "2025-07-11", "2025-07-11", "day"),
        ("4th March 1988", "1988-03-04", "1988-03-04", "day"),
        ("3 sept. 26", "2026-09-03", "2026-09-03", "day"),
        ("12 de Agosto 2026", "2026-08-12", "2026-08-12", "day"),
        ("1er mars 2026", "2026-03-01", "2026-03-01", "day"),
        ("29 fév", "2024-02-29", "2024-02-29", "day"),
        ("mars 2026", "2026-03", "2026-03", "month"),
        ("March 2026", "2026-03", "2026-03", "month"),
        ("março de 2026", "2026-03", "2026-03", "month"),
        ("courant juin", "2025-06", "2025-06", "month"),
        ("feb 2026, wk 3", "2026-02", "2026-02", "week"),
        ("entre le 19 et le 22 mai", "2026-05-19", "2026-05-22", "range"),
        ("29-30/08", "2025-08-29", "2025-08-30", "range"),
        ("28/2 a 1/3", "2026-02-28", "2026-03-01", "range"),
        ("de janvier à mars environ", "2026-01", "2026-03", "range"),
        ("du 28 déc au 2 janvier", "2025-12-28", "2026-01-02", "range"),
        ("since Nov last year", "2025-11", "2026-05", "range"),
        ("Sept 2025 – Jan 2026", "2025-09", "2026-01", "range"),
        ("2026-03-01/2026-03-05", "2026-03-01", "2026-03-05", "range"),
        ("9/10 Maio", "2026-05-09", "2026-05-10", "night"),
        ("nuit du 16 au 17 fév.", "2026-02-16", "2026-02-17", "night"),
        ("madrugada de 18 p/ 19 de Abril", "2026-04-18", "2026-04-19", "night"),
        ("nuit du 31 au 1er février", "2026-01-31", "2026-02-01", "night"),
        ("hier", "2026-05-21", "2026-05-21", "day"),
    ],
)
def test_what_officers_write_is_read(written: str, start: str, end: str, precision: str) -> None:
    near = date(2026, 9, 30) if "sept" in written or "Agosto" in written or "28-5" in written else NEAR
    assert parse_partial(written, near=near) == (start, end, precision)


def test_liberia_writes_the_month_first() -> None:
    assert parse_partial("04/12/87", month_first=True, near=NEAR).start == "1987-04-12"
    assert parse_partial("06/23/26", month_first=True, near=NEAR).start == "2026-06-23"
    assert parse_partial("23/06/26", month_first=True, near=NEAR).start == "2026-06-23"


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "abc",
        "31/02/2026",
        "99/99/99",
        "2026-13",
        "0000",
        "the 11th",
        "1 - 2 - 3 - 4",
        "5 mai 2026 au 1 mai 2026",
        "x" * 500,
    ],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_partial(written, near=NEAR)
    assert refusal.value.code == "bad_date"


@given(SCRAPS, st.booleans(), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
@PARSERS
def test_any_text_gives_a_real_span_or_a_refusal(text: str, month_first: bool, near: date) -> None:
    try:
        span = parse_partial(text, month_first=month_first, near=near)
    except Invalid:
        return
    for part in (span.start, span.end):
        date.fromisoformat(part + "-01" * (2 - part.count("-")))
    assert span.start[: len(span.end)] <= span.end[: len(span.start)]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@settings(PARSERS, max_examples=500)
def test_a_day_is_found_again_in_every_spelling(day: date) -> None:
    for shape in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%Y/%m/%d"):
        assert parse_partial(day.strftime(shape), near=NEAR) == (day.isoformat(), day.isoformat(), "day")


@pytest.mark.parametrize(
    ("boxes", "text"),
    [
        (("", "", ""), ""),
        (("2026", "", ""), "2026"),
        (("2026", "3", None), "2026-03"),
        ((2026, 3, 8), "2026-03-08"),
    ],
)
def test_three_boxes_make_a_partial_date(boxes: tuple[str, str, str], text: str) -> None:
    assert check(*boxes) == text


@pytest.mark.parametrize(
    ("boxes", "code", "part"),
    [
        (("2026", "13", ""), "month_out_of_range", "month"),
        (("2026", "0", ""), "month_out_of_range", "month"),
        (("2026", "2", "30"), "day_out_of_range", "day"),
        (("2026", "", "3"), "day_without_month", "month"),
        (("", "3", ""), "year_missing", "year"),
        (("26", "3", "1"), "year_out_of_range", "year"),
        (("x", "", ""), "not_a_number", "year"),
        (("2026", "3", "1.5"), "not_a_number", "day"),
    ],
)
def test_a_wrong_box_is_named(boxes: tuple[str, str, str], code: str, part: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check(*boxes)
    assert (refusal.value.code, refusal.value.details["part"]) == (code, part)


@given(*[st.one_of(st.none(), st.integers(), st.text(max_size=6), st.integers(0, 2200).map(str))] * 3)
@PARSERS
def test_any_boxes_give_a_partial_date_or_a_refusal(year: object, month: object, day: object) -> None:
    try:
        text = check(year, month, day)  # type: ignore[arg-type]
    except Invalid:
        return
    assert text == "" or parse_partial(text, near=NEAR).start == text
