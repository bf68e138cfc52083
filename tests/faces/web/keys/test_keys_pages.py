"""Ines sees versions and figures, and changes a level's key while everything runs."""

from typing import Any

import pytest

from palermo.foundations.compartments import datakeys, lifecycle
from palermo.foundations.jobs import worker
from palermo.foundations.jobs.models import Job
from palermo.kernel.levels import Level
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import sign_in

Cast = dict[str, Member]


def text(answer: Any) -> str:
    return str(answer.content.decode())


def current() -> str:
    with as_entry("hub"):
        return next(one.id for one in lifecycle.listing() if one.level is Level.SENSITIVE and one.current)


@pytest.fixture
def ines(cast: Cast, hub_client: EntryClient) -> EntryClient:
    sign_in(hub_client, "ines")
    return hub_client


def test_the_page_names_versions_and_what_is_to_do(ines: EntryClient) -> None:
    page = text(ines.get("/keys/"))
    assert current() in page and "No ceremony was held" in page and "Is all well?" in page


def test_a_key_is_changed_by_a_job(ines: EntryClient) -> None:
    with as_entry("hub"):
        made = datakeys.new(Level.SENSITIVE, 3)
    before = current()
    assert ines.post("/keys/rotate/", {"level": "sensitive"})["Location"] == "/keys/"
    ines.post("/keys/rotate/", {"level": "sensitive"})
    assert Job.objects.count() == 1, "one rotation at a time"
    assert 'hx-trigger="every 2s"' in text(ines.get("/keys/"))
    with as_entry("hub"):
        worker.run_until_idle()
        opened = datakeys.open(Level.SENSITIVE, [one.uid for one in made])
    assert {one.uid: one.key for one in made} == opened
    page = text(ines.get("/keys/"))
    assert current() != before and before not in page and "Done" in page


def test_only_the_administrator_comes_here(
    cast: Cast, hub_client: EntryClient, unit_client: EntryClient
) -> None:
    sign_in(hub_client, "rui")
    assert hub_client.get("/keys/").status_code == 404
    assert hub_client.post("/keys/rotate/", {"level": "sensitive"}).status_code == 404
    sign_in(unit_client, "salma")
    assert unit_client.get("/keys/").status_code == 404


def test_a_level_that_is_none_changes_nothing(ines: EntryClient) -> None:
    assert ines.post("/keys/rotate/", {"level": "\x00"}).status_code == 302
    assert not Job.objects.exists()
