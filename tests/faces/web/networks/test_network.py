"""A network in the browser's words: drawing, filters, tables, who holds it together, the trail back."""

import re

import pytest

from palermo.foundations.audit.models import Read
from tests.faces.web.networks.conftest import Ring, html, text
from tests.support.clients import EntryClient
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db


def test_a_network_is_drawn_and_told(ana: EntryClient, ring: Ring) -> None:
    page = text(ana, ring.at(""))
    for reference in (ring.driver, ring.car, ring.phone, ring.other):
        assert f'data-node="{reference}"' in page and f'id="n-{reference}"' in page
    assert "moussa alidou" in page.lower() and ring.reports[0].reference in page
    assert "Without " in page and "would be cut off" in page
    assert "This rests on" in page and "never as proof" in page


def test_a_protected_person_is_counted_and_not_shown(ana: EntryClient, ring: Ring) -> None:
    page = text(ana, ring.at("", steps="6"))
    assert "Aminata" not in page and ring.girl not in page
    assert "protected pe" in page
    answer = ana.get(f"/networks/{ring.girl}/")
    assert answer.status_code == 409 and "Aminata" not in html(answer)


def test_filters_narrow_and_stand_in_the_address(ana: EntryClient, ring: Ring) -> None:
    assert f'data-node="{ring.paper}"' in text(ana, ring.at(""))
    page = text(ana, ring.at("", link="uses", told="report"))
    assert f'data-node="{ring.paper}"' not in page and f'data-node="{ring.car}"' in page
    assert 'value="uses" id="filter-link' in page.replace("  ", " ") and "What reports say" in page
    assert f'data-node="{ring.car}"' not in text(ana, ring.at("", since="2027-01-01"))
    page = text(ana, ring.at("", since="yesterday"))
    assert "could not be read" in page and f'data-node="{ring.car}"' in page
    for nonsense in ({"steps": "99"}, {"cap": "-1"}, {"kind": "star"}, {"moved": "a~b~c.."}, {"with": "X"}):
        assert ana.get(ring.at("", **nonsense)).status_code in (200, 404)


def test_each_step_further_keeps_what_was_there_in_its_place(ana: EntryClient, ring: Ring) -> None:
    def places(page: str) -> dict[str, str]:
        found = re.findall(r'data-node="([^"]+)".*?<g class="[^"]*">(<[^>]+>)', page)
        return {key: re.sub(r" r=.*", "", shape) for key, shape in found}

    def numbers(shape: str) -> list[float]:
        return [float(number) for number in re.findall(r"-?[\d.]+", shape)[:2]]

    near = text(ana, ring.at("", steps="1"))
    assert "not shown" in near
    more = text(ana, ring.at("", steps="1", more=ring.other, at=ring.other))
    before, after = places(near), places(more)
    assert set(before) < set(after)
    # The paper may have grown: what stays is how everything lies to everything.
    first, last = (min(before), max(before))
    for axis in (0, 1):
        spots = [{key: numbers(shape)[axis] for key, shape in one.items()} for one in (before, after)]
        grown = (spots[1][last] - spots[1][first]) / (spots[0][last] - spots[0][first])
        for key in before:
            expected = spots[1][first] + grown * (spots[0][key] - spots[0][first])
            assert spots[1][key] == pytest.approx(expected, abs=14)
    assert places(text(ana, ring.at("", steps="1", more=ring.other))) == after


def test_a_dragged_node_stays_where_it_was_put(ana: EntryClient, ring: Ring) -> None:
    page = text(ana, ring.at("", moved=f"{ring.car}~500~500"))
    assert re.search(rf'data-node="{ring.car}".*?<path d="M(\d+)', page)
    assert f"moved={ring.car}~500~500" in page.replace("%7E", "~")


def test_tables_page_and_groups_open(ana: EntryClient, ring: Ring) -> None:
    page = text(ana, ring.at("table/"))
    assert ring.driver in page and "What ties them" in page
    page = text(ana, ring.at("table/", of="links"))
    assert ring.reports[0].reference in page and "/networks/links/" in page
    assert text(ana, ring.at("table/", group="0")).count('id="n-') <= text(ana, ring.at("table/")).count(
        'id="n-'
    )
    assert ana.get(ring.at("table/", page="99999", group="77")).status_code == 200


def test_every_reading_is_recorded_before_it_is_shown(ana: EntryClient, ring: Ring) -> None:
    before = Read.objects.count()
    text(ana, ring.at(""))
    assert Read.objects.count() > before


def test_the_trail_leads_back_through_every_page(ana: EntryClient, ring: Ring) -> None:
    report = ring.reports[0].reference
    page = text(ana, f"/reports/{report}/")
    onward = re.findall(rf'href="(/entities/{ring.driver}/[^"]+)"', page)[0].replace("&amp;", "&")
    assert "via=" in onward
    page = text(ana, onward)
    assert f'href="/reports/{report}/"' in page
    onward = re.findall(rf'href="(/networks/{ring.driver}/[^"]+)"', page)[0].replace("&amp;", "&")
    page = text(ana, onward)
    trail = re.findall(r'<nav class="row small trail".*?</nav>', page, re.DOTALL)[0]
    assert f"/reports/{report}/" in trail and f"/entities/{ring.driver}/?via=" in trail
    assert "trail" not in text(
        ana, f"/networks/{ring.driver}/?via=https://elsewhere.example/&via=/nowhere/&via=//x"
    )


def test_the_start_page_finds_lists_and_remembers(ana: EntryClient, ring: Ring) -> None:
    page = text(ana, "/networks/")
    assert f"/networks/{ring.driver}/" in page and "Where you were" not in page
    text(ana, ring.at("", steps="3"))
    page = text(ana, "/networks/")
    assert "Where you were" in page and f"/networks/{ring.driver}/?steps=3" in page
    page = text(ana, "/networks/?kind=person&text=Mousa+Alidu&born=&nationality=")
    assert f'name="start" value="{ring.driver}"' in page
    answer = ana.get(f"/networks/?start={ring.driver}&start={ring.lender}")
    assert answer["Location"] == f"/networks/{ring.driver}/?with={ring.lender}"
    assert ana.get("/networks/?start=../evil")["Location"] == "/networks/"
    assert ring.car in text(ana, "/networks/?only=vehicle")


def test_units_have_no_networks(ring: Ring) -> None:
    client = EntryClient("unit")
    sign_in(client, "salma")
    assert client.get("/networks/").status_code == 404
