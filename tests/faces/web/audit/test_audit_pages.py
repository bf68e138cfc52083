"""The auditor reads who did what, opens a search's words, and finds the entry that somebody edited."""

from typing import Any

import pytest

from palermo.foundations import audit
from palermo.foundations.audit import sequencer
from palermo.foundations.jobs import worker
from palermo.foundations.staff.actors import actor_for
from tests.factories.people import Member
from tests.foundations.audit import raw
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import sign_in

Cast = dict[str, Member]


def text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def searched(cast: Cast) -> str:
    """Let Ana search and open a report; return its reference."""
    with as_entry("hub"):
        person = cast["ana"].person
        ana = actor_for(person, person.entry)
        audit.read(ana, "report.searched", query="zibeline canary")
        audit.read(ana, "report.read", objects=["NER-7K2M-9QXD"])
        sequencer.run_once()
    return "NER-7K2M-9QXD"


def test_the_log_shows_all_and_narrows(searched: str, hub_client: EntryClient, cast: Cast) -> None:
    sign_in(hub_client, "omar")
    page = text(hub_client.get("/audit/"))
    assert "opened a report" in page and searched in page and "Open the words" in page
    assert "zibeline" not in page
    page = text(hub_client.get(f"/audit/?object={searched.lower()}&kind=read"))
    assert "Read by:" in page and "Ana" in page and "added a person" not in page.partition("<tbody>")[2]
    ana = cast["ana"].person.uid
    page = text(hub_client.get(f"/audit/?actor={ana}&verb=report.searched&since=2020-01-01&until=2199-01-01"))
    assert "searched" in page and searched not in page.partition("<tbody>")[2]
    assert "read the audit" in text(hub_client.get("/audit/?verb=audit.read"))
    assert "No entry fits" in text(hub_client.get("/audit/?since=2190-01-01"))


@pytest.mark.parametrize(
    "asked",
    ["after=9999999999999999999999999.x", "after=%C2%B2.x", "actor=%00", "object=%E2%80%AE&verb=a%00b",
     "since=0001-01-01", "since=yesterday&until=9999-12-31", "kind=nothing&page=-4", "order=%00"],
)  # fmt: skip
def test_odd_questions_are_no_fault(searched: str, hub_client: EntryClient, asked: str) -> None:
    sign_in(hub_client, "omar")
    assert hub_client.get(f"/audit/?{asked}").status_code == 200
    assert hub_client.get(f"/audit/export.csv?{asked}").status_code == 200


def test_the_words_open_to_the_auditor_and_that_is_recorded(searched: str, hub_client: EntryClient) -> None:
    sign_in(hub_client, "omar")
    page = text(hub_client.get("/audit/?verb=report.searched"))
    place = page.partition('action="/audit/entries/')[2].partition('"')[0]
    assert "zibeline canary" in text(hub_client.post("/audit/entries/" + place))
    assert "opened the words of a search" in text(hub_client.get("/audit/?verb=audit.query_opened"))
    assert hub_client.post("/audit/entries/nothing/query/").status_code == 404


def test_exports_hold_every_entry(searched: str, hub_client: EntryClient) -> None:
    sign_in(hub_client, "omar")
    answer = hub_client.get(f"/audit/export.csv?object={searched}")
    lines = answer.getvalue().decode().splitlines()
    assert lines[0].endswith("uid") and any("report.read" in line and searched in line for line in lines[1:])
    assert hub_client.get("/audit/export.xlsx").getvalue().startswith(b"PK")
    assert "exported the audit" in text(hub_client.get("/audit/?verb=audit.exported"))


def verified(client: EntryClient) -> str:
    assert client.post("/audit/chain/verify/")["Location"] == "/audit/chain/"
    assert "Waiting to begin" in text(client.get("/audit/chain/"))
    with as_entry("hub"):
        sequencer.run_once()
        worker.run_until_idle()
    return text(client.get("/audit/chain/"))


def test_verification_says_whole_then_names_the_edited_entry(searched: str, hub_client: EntryClient) -> None:
    sign_in(hub_client, "omar")
    assert "The record is whole." in verified(hub_client)
    ((uid,),) = raw.run("SELECT uid FROM audit_change WHERE verb = 'person_added' ORDER BY id LIMIT 1")
    raw.run("UPDATE audit_change SET actor = 'somebody' WHERE uid = %s", [uid])
    page = verified(hub_client)
    assert (
        "An entry was edited after it was recorded." in page and uid in page and "First seen at link" in page
    )


def test_the_pages_are_the_auditors_alone(
    cast: Cast, hub_client: EntryClient, unit_client: EntryClient
) -> None:
    sign_in(hub_client, "ines")
    for path in ("/audit/", "/audit/chain/", "/audit/export.csv"):
        assert hub_client.get(path).status_code == 404
    assert hub_client.post("/audit/chain/verify/").status_code == 404
    sign_in(unit_client, "boris")
    assert unit_client.get("/audit/").status_code == 404
