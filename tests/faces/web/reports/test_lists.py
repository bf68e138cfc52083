"""Lists, search and exports: narrowed, paged, remembered, and deaf to what no page offers."""

import csv
import io

import pytest

from tests.faces.web.reports.conftest import Browser
from tests.faces.web.reports.typed import sent, text


def rows(answer: object) -> list[list[str]]:
    data = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(data)))


def test_filters_narrow_and_are_remembered(browser: Browser) -> None:
    salma = browser("salma")
    reference = sent(browser("boris"), salma)
    assert reference in text(
        salma.get("/reports/?country=NE&month=2026-03&kind=interception&state=submitted")
    )
    nothing = text(salma.get("/reports/?month=2025-03"))
    assert reference not in nothing
    assert "No report fits these filters" in nothing
    assert "No report fits these filters" in text(salma.get("/reports/"))
    assert reference in text(salma.get("/reports/?clear=1"))


@pytest.mark.parametrize(
    "query",
    [
        "state=é&kind=%00&country=nai%CC%88ve",
        "month=2026-13",
        "since=31/12/2026",
        "priority=9",
        "after=NER-0000-0000",
        "page=-1",
    ],
)
def test_a_filter_that_no_page_offers_breaks_nothing(browser: Browser, query: str) -> None:
    salma = browser("salma")
    sent(browser("boris"), salma)
    assert salma.get(f"/reports/?{query}").status_code == 200
    assert salma.get(f"/reports/export.csv?{query}").status_code in (200, 422)
    assert salma.post(
        "/search/?", {"q": "hilux", **dict(pair.split("=") for pair in query.split("&"))}
    ).status_code in (200, 422)


def test_an_export_has_every_row_and_runs_no_formula(browser: Browser) -> None:
    salma = browser("salma")
    sent(browser("boris"), salma, narrative="=HYPERLINK(1)")
    header, row = rows(salma.get("/reports/export.csv"))
    assert header[0] == "reference"
    assert row[-1] == "'=HYPERLINK(1)"
    sheet = b"".join(salma.get("/reports/export.xlsx").streaming_content)
    assert sheet.startswith(b"PK")
    assert rows(browser("ben").get("/reports/export.csv"))[1:] == []


def test_search_highlights_and_helps(browser: Browser) -> None:
    salma = browser("salma")
    reference = sent(browser("boris"), salma)
    page = text(salma.post("/search/", {"q": "hilux"}))
    assert reference in page
    assert "<mark>Hilux</mark>" in page
    assert reference in text(salma.post("/search/", {"q": "8ag-4471"}))
    assert "Not finding it does not mean" in text(salma.post("/search/", {"q": "rien du tout"}))
    assert reference not in text(browser("ben").post("/search/", {"q": "hilux"}))
    assert salma.post("/search/", {"q": "x" * 5000}).status_code == 200
    assert salma.post("/search/", {"q": "\x00\u202e"}).status_code == 200


def test_forbidden_is_absent_to_the_byte(browser: Browser) -> None:
    salma, ben = browser("salma"), browser("ben")
    reference = sent(browser("boris"), salma)
    for place in ("", "edit/", "share/", "receipt.json", "versions/1/"):
        hidden, absent = ben.get(f"/reports/{reference}/{place}"), ben.get(f"/reports/NER-0000-0000/{place}")
        assert hidden.status_code == absent.status_code == 404
        assert hidden.content == absent.content
