"""The pages of routes at both entries: what is drawn, what is carried, what is refused, what each may see."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from palermo.domain.reports.content import Content, Toll, Where
from palermo.domain.reports.models import Report
from palermo.domain.reports.operations import deposit, save, submit, take_in
from palermo.domain.routes.table import TABLE
from palermo.foundations.policy import Actor
from tests.domain.routes.worlds import way, work
from tests.faces.web.hub.conftest import ana, html, members, of_unit, send, signed_in
from tests.factories import cast
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import sign_in

__all__ = ["ana", "members", "signed_in"]
pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"
LEG = "/routes/by-leg/"


@pytest.fixture(autouse=True)
def table() -> Iterator[None]:
    TABLE.forget()
    yield
    TABLE.forget()


def brought(members: dict[str, Member], *contents: Content) -> list[Report]:
    """Return reports of Niger that have reached the hub and whose ways are gathered."""
    found = [send(members, content) for content in contents]
    with as_entry("hub"):
        work()
    return found


@pytest.fixture
def walked(members: dict[str, Member]) -> list[Report]:
    return brought(
        members,
        way("Zinder", "Agadez", people=40, fee=25000, mode="bus", day="2026-02-10"),
        way("Agadez", "Dirkou", people=30, fee=60000, day="2026-05-10"),
        way("Agadez", "Dirkou", people=20, fee=60000, day="2025-05-10"),
        way("Dirkou", "Agadez", people=3, day="2026-06-01"),
        way(
            "Nouadhibou", "Canary Islands", people=60, mode="fishing_boat", day="2026-07-02",
            where=Where(country="MR", place="Nouadhibou"), toll=Toll(dead=4, missing=3),
        ),
    )  # fmt: skip


def svg_of(page: str) -> ElementTree.Element:
    found = re.search(r'<svg xmlns="http://www.w3.org/2000/svg" class="netw".*?</svg>', page, re.DOTALL)
    assert found is not None
    return ElementTree.fromstring(found[0])


def leg_links(page: str) -> list[str]:
    return re.findall(rf'href="({LEG}[^"]+)"', page)


def trail(address: str) -> list[str]:
    """Return the pages that an address of a page's markup leads back to, first to last."""
    return parse_qs(urlsplit(address.replace("&amp;", "&")).query).get("via", [])


def test_the_map_draws_legs_from_five_persons_up_and_says_the_rest(
    ana: EntryClient, walked: list[Report]
) -> None:
    page = html(ana.get("/routes/"))
    drawing = svg_of(page)
    words = drawing.find(f"{SVG}desc").text or ""  # type: ignore[union-attr]
    assert "Agadez to Dirkou, by land: 50." in words and "Zinder to Agadez, by land: 40." in words
    assert "Nouadhibou to Canary Islands, by sea: 60." in words and "Dirkou to Agadez" not in words
    assert "Known incidents: 1, with 7 persons dead or missing." in words
    assert "1 more leg with fewer than 5 persons is not drawn." in page
    assert "Incidents that are known and persons who were reported, not persons who move." in page
    assert "imply no opinion on the status of any territory" in page and "n = 5 reports of 1 unit" in page


def test_time_is_a_row_of_links_and_a_year_opens_its_months(ana: EntryClient, walked: list[Report]) -> None:
    page = html(ana.get("/routes/?frame=sahara"))
    assert "?frame=sahara&amp;period=2025" in page and "period=2026-05" not in page
    page = html(ana.get("/routes/?frame=sahara&period=2026"))
    assert "period=2026-05" in page and 'aria-current="true"' in page
    words = svg_of(page).find(f"{SVG}desc").text or ""  # type: ignore[union-attr]
    assert "Agadez to Dirkou, by land: 30." in words
    page = html(ana.get("/routes/?period=2026-02"))
    assert "Zinder to Agadez, by land: 40." in page and "Agadez to Dirkou, by land" not in page


NARROWED = {
    "medium=water": ("Nouadhibou to Canary", "Zinder to Agadez"),
    "mode=bus": ("Zinder to Agadez", "Agadez to Dirkou"),
    "toward=east": ("Agadez to Dirkou", "Zinder to Agadez"),
    "toward=north": ("Zinder to Agadez", "Agadez to Dirkou"),
    "persons=55": ("Nouadhibou to Canary", "Agadez to Dirkou"),
    "since=2026-01-01&until=2026-03-31": ("Zinder to Agadez", "Agadez to Dirkou"),
    "route=atlantic_canaries": ("Nouadhibou to Canary", "Zinder to Agadez"),
    "crossing=gaya_malanville": ("No leg is drawn", "Zinder to Agadez"),
    "plan=planned": ("No leg is drawn", "Zinder to Agadez"),
}


def test_a_map_is_narrowed(ana: EntryClient, walked: list[Report]) -> None:
    for query, (there, away) in NARROWED.items():
        words = svg_of(html(ana.get(f"/routes/?{query}"))).find(f"{SVG}desc").text or ""  # type: ignore[union-attr]
        assert there in words and away not in words, query


UNREADABLE = (
    "period=2026-13", "period=abc", "since=x", "since=2026-02-30", "since=2026-05-01&until=2026-01-01", "frame=moon",
    "mode=rocket", "persons=-1", "persons=x", "via=%3Cscript%3E", "unit=%27", "period=0000", "period=9999", "layers=none",
    "through=%01", "persons=٣",
)  # fmt: skip


def test_what_cannot_be_read_is_left_out_and_said(ana: EntryClient, walked: list[Report]) -> None:
    for query in UNREADABLE:
        answer = ana.get(f"/routes/?{query}")
        assert answer.status_code == 200 and "<script>" not in html(answer), query
    assert "What could not be read was left out." in html(ana.get("/routes/?mode=rocket"))


def test_incidents_can_be_left_away_and_corridors_shown(ana: EntryClient, walked: list[Report]) -> None:
    page = html(ana.get("/routes/?layers=none&layer=corridors"))
    words = svg_of(page).find(f"{SVG}desc").text or ""  # type: ignore[union-attr]
    assert "approximate corridor" in words and "Known incidents" not in words
    assert "traced by hand after IOM, CC BY 4.0; approximate" in page
    page = html(ana.get("/routes/corridors/"))
    assert page.count('<th scope="row" dir="auto">') == 62


def test_a_leg_a_route_and_a_crossing_have_pages(ana: EntryClient, walked: list[Report]) -> None:
    leg = next(link for link in leg_links(html(ana.get("/routes/?period=2026"))) if "period=2026" in link)
    page = html(ana.get(leg.replace("&amp;", "&")))
    assert walked[4].reference in page or walked[1].reference in page or walked[0].reference in page
    assert "What changed" in page
    page = html(ana.get("/routes/by-route/atlantic_canaries/"))
    assert walked[4].reference in page and "Dead and missing, 95 % interval" in page and "Risks" in page
    page = html(ana.get("/routes/by-crossing/gaya_malanville/?day=2026-04-01&window=90"))
    assert "Reports a week, before and after 1 Apr 2026" in page and "The figures cannot tell which." in page
    page = html(ana.get("/routes/by-crossing/gaya_malanville/?day=2026-04-01&window=5000"))
    assert "Reports a week" not in page and "closure-window" in page


def test_what_is_not_there_is_absent(ana: EntryClient, walked: list[Report]) -> None:
    for path in ("by-leg/no~where/", "by-route/nowhere/", "by-crossing/nowhere/", "export/nothing.csv"):
        assert ana.get(f"/routes/{path}").status_code == 404, path


def test_a_report_leads_to_its_leg_and_the_way_back_is_kept(ana: EntryClient, walked: list[Report]) -> None:
    report = f"/reports/{walked[0].reference}/"
    page = html(ana.get(report))
    (leg,) = set(leg_links(page))
    assert trail(leg) == [report]
    page = html(ana.get(leg.replace("&amp;", "&")))
    assert f'href="{report}"' in page
    onward = next(one for one in re.findall(r'<a[^>]* href="(/routes/\?[^"]+)"', page) if "via=" in one)
    page = html(ana.get(onward.replace("&amp;", "&") + "&period=2026"))
    assert f'href="{report}"' in page
    further = trail(leg_links(page)[0])
    assert further[0] == report and further[-1].startswith("/routes/?period=2026")
    assert "via=" not in "".join(re.findall(r'href="([^"]+)" download', page))
    page = html(ana.get(f"/routes/legs/?via={report}"))
    assert f'name="via" value="{report}"' in page and f'href="{report}"' in page
    assert all(trail(one) for one in re.findall(r'<th[^>]*><a href="(\?order=[^"]+)"', page))


def test_places_larger_than_a_town_are_named_in_the_language_of_the_page(
    ana: EntryClient, walked: list[Report]
) -> None:
    for language, name in (("fr", "Canaries"), ("pt", "Canárias")):
        ana.get(f"/routes/?lang={language}")
        page = html(ana.get("/routes/?route=atlantic_canaries"))
        assert "Nouadhibou</span>" in page and f">{name}</span>" in page and "Canary" not in page
        leg = leg_links(page)[0].replace("&amp;", "&")
        for path in (leg, "/routes/by-route/atlantic_canaries/", "/routes/legs/", "/routes/journeys/"):
            page = html(ana.get(path))
            assert name in page and "Canary" not in page, path


def test_lists_sort_page_and_come_as_files(ana: EntryClient, walked: list[Report]) -> None:
    page = html(ana.get("/routes/legs/"))
    assert page.index("Canary Islands</span></a>") < page.index("Zinder</span>")
    page = html(ana.get("/routes/legs/?order=persons"))
    assert page.index("Zinder</span>") < page.index("Canary Islands</span></a>")
    assert "Journeys" in html(ana.get("/routes/journeys/"))
    answer = ana.get("/routes/export/legs.csv?period=2026")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert {(row["origin"], row["persons_at_least"]) for row in rows} == {
        ("Nouadhibou", "60"),
        ("Zinder", "40"),
        ("Agadez", "30"),
    }
    for what in ("journeys", "reports", "incidents", "tolls"):
        assert b"".join(ana.get(f"/routes/export/{what}.csv")).count(b"\n") >= 1
    assert b"".join(ana.get("/routes/export/legs.xlsx"))[:2] == b"PK"


def test_a_map_comes_as_svg_and_geojson(ana: EntryClient, walked: list[Report]) -> None:
    answer = ana.get("/routes/map.svg?period=2026")
    file = ElementTree.fromstring(answer.content)
    assert answer["Content-Type"] == "image/svg+xml" and "attachment" in answer["Content-Disposition"]
    assert "Natural Earth" in "".join(file.itertext()) and not file.findall(f".//{SVG}a")
    made = json.loads(ana.get("/routes/map.geojson").content)
    legs = [one for one in made["features"] if one["properties"]["kind"] == "leg"]
    assert {one["geometry"]["type"] for one in legs} == {"LineString"} and len(legs) == 3
    (incident,) = [one for one in made["features"] if one["properties"]["kind"] == "incidents"]
    longitude, latitude = incident["geometry"]["coordinates"]
    assert -19 < longitude < -15 and 19 < latitude < 22


def test_dead_and_missing_have_intervals_and_say_what_is_not_known(
    ana: EntryClient, walked: list[Report]
) -> None:
    page = html(ana.get("/routes/dead-and-missing/"))
    assert "Dead and missing by route" in page and "Minimum counts of what became known" in page
    assert "West Africa – Canary Islands: 7 (interval" in page


def test_a_unit_sees_its_own_reports_only(members: dict[str, Member], walked: list[Report]) -> None:
    boris, maria = EntryClient("unit"), EntryClient("unit")
    sign_in(boris, "boris")
    sign_in(maria, "ben")
    assert "Agadez to Dirkou, by land: 50." in html(boris.get("/routes/"))
    page = html(maria.get("/routes/"))
    assert "No leg is drawn." in page and "Agadez" not in page
    legs = leg_links(html(boris.get("/routes/")))
    assert boris.get(legs[0]).status_code == 200 and maria.get(legs[0]).status_code == 404


def test_pages_speak_french_and_portuguese(ana: EntryClient, walked: list[Report]) -> None:
    told = (("fr", "Itinéraires", "par terre", "Algérie"), ("pt", "Rotas", "por terra", "Argélia"))
    for language, word, leg, country in told:
        ana.get(f"/routes/?lang={language}")
        page = html(ana.get("/routes/?frame=sahara"))
        assert f'lang="{language}"' in page and word in page and leg in page and f">{country}</text>" in page


def test_pages_stay_in_their_weight(ana: EntryClient, walked: list[Report]) -> None:
    import gzip

    for path in (
        "/routes/",
        "/routes/?frame=region&layers=none&layer=corridors&layer=incidents",
        "/routes/by-route/sahara/",
        "/routes/corridors/",
    ):
        assert len(gzip.compress(ana.get(path).content)) < 20_000, path


def test_no_page_has_inline_style_or_script(ana: EntryClient, walked: list[Report]) -> None:
    for path in (
        "/routes/",
        "/routes/legs/",
        "/routes/journeys/",
        "/routes/dead-and-missing/",
        "/routes/corridors/",
        "/routes/by-route/sahara/",
    ):
        page = html(ana.get(path))
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", page), path


def test_a_unit_gets_the_same_bytes_in_a_world_with_more_than_it_may_see(
    members: dict[str, Member], walked: list[Report]
) -> None:
    boris = EntryClient("unit")
    sign_in(boris, "boris")
    addresses = (
        "/routes/",
        "/routes/?period=2026",
        "/routes/legs/",
        "/routes/journeys/",
        "/routes/dead-and-missing/",
        "/routes/by-route/sahara/",
        "/routes/map.geojson",
    )
    before = [plain(boris, address) for address in addresses]
    with as_entry("unit"):
        # The same legs once more, highly sensitive from their first byte, and another unit's.
        deposit(
            of_unit(members, "salma"),
            content=way("Agadez", "Dirkou", people=900, day="2026-05-11", toll=Toll(dead=9)),
        )
        report = save(
            of_unit_of(members, "ben"), content=way("Zinder", "Agadez", people=700, day="2026-02-11")
        )
        submit(of_unit_of(members, "ben"), references=[report.reference])
    with as_entry("hub"):
        take_in()
        work()
    assert [plain(boris, address) for address in addresses] == before


def plain(client: EntryClient, address: str) -> str:
    """Return an answer without the token that every answer has of its own."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html(client.get(address)))


def of_unit_of(members: dict[str, Member], name: str) -> Actor:
    """Return a head of another unit as the Actor that her sign-in would make."""
    return replace(cast.maria, person=members[name].person.pk, uid=members[name].person.uid)
