"""How good the suggestions have been: counts, rates from thirty cases up, filters, order, files, and the empty page."""

import csv
import io

import pytest

from palermo.domain.reports.models import Tally
from palermo.faces.web.hub.shown.measured import rate
from palermo.kernel.levels import Level
from palermo.kernel.proportions import wilson
from tests.faces.web.hub.conftest import html, signed_in
from tests.factories.people import Member
from tests.support.clients import EntryClient

PATH = "/suggestions/quality/"


def count(facet: str, code: str, language: str = "fr", reader: str = "1", **answers: int) -> None:
    for answer, n in answers.items():
        Tally.objects.create(
            facet=facet, code=code, language=language, level=Level.SENSITIVE, reader=reader, answer=answer, count=n
        )  # fmt: skip


def rows(client: EntryClient, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"/suggestions/quality/export.csv{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def test_an_empty_page_says_how_figures_come_to_be(ana: EntryClient) -> None:
    page = html(ana.get(PATH))
    assert "Nobody has decided on a suggestion yet." in page
    assert "From thirty cases up" in page


def test_below_thirty_no_rate_and_above_it_an_interval(ana: EntryClient) -> None:
    count("acts", "recruitment", accepted=2, refused=23)
    count("acts", "transportation", accepted=90, refused=10, missed=30)
    page = html(ana.get(PATH))
    assert "2 of 25, too few for a rate" in page
    assert "90 % of 100 (83 to 94 %)" in page
    assert "75 % of 120 (67 to 82 %)" in page


def test_the_words_of_a_rate() -> None:
    assert rate(0, 0, wilson(0, 0)) == ""
    assert rate(29, 29, wilson(29, 29)) == "29 of 29, too few for a rate"
    assert rate(30, 30, wilson(30, 30)).startswith("100 % of 30 (89 to 100")


def test_filters_by_language_facet_and_version(ana: EntryClient) -> None:
    count("acts", "recruitment", accepted=3)
    count("acts", "recruitment", language="en", reader="2", accepted=4, changed=1)
    count("means", "deception", language="en", refused=1)
    every = {row["code"]: row for row in rows(ana)}
    assert (every["recruitment"]["accepted"], every["recruitment"]["suggested"]) == ("7", "8")
    assert every["recruitment"]["language"] == "all"
    by_language = [(row["code"], row["language"], row["accepted"]) for row in rows(ana, "?language=each")]
    assert by_language == [("recruitment", "en", "4"), ("recruitment", "fr", "3"), ("deception", "en", "0")]
    assert [row["accepted"] for row in rows(ana, "?language=fr")] == ["3"]
    assert [row["code"] for row in rows(ana, "?facet=means")] == ["deception"]
    assert [row["accepted"] for row in rows(ana, "?reader=2")] == ["4"]
    assert "No decision fits these filters." in html(ana.get(PATH + "?language=pt"))


def test_the_order_prefers_many_good_cases_to_two(ana: EntryClient) -> None:
    count("acts", "recruitment", accepted=2)
    count("acts", "transportation", accepted=95, refused=5)
    page = html(ana.get(PATH + "?order=-precision"))
    table = page[page.index("<tbody>") :]
    assert table.index("Transportation") < table.index("Recruitment")


def test_the_xlsx_is_one(ana: EntryClient) -> None:
    count("acts", "recruitment", accepted=2)
    answer = ana.get("/suggestions/quality/export.xlsx")
    assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["omar", "ines"])
def test_only_those_who_classify_see_it(members: dict[str, Member], name: str) -> None:
    client = signed_in(name)
    assert client.get(PATH).status_code == 404
    assert client.get("/suggestions/quality/export.csv").status_code == 404
