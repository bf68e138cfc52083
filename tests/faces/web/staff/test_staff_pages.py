"""Ines manages people and units, two people decide about the hub's, and she never meets a report."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from palermo.foundations.staff import grants, tokens
from palermo.foundations.staff.actors import actor_for
from palermo.foundations.staff.models import Deputy, Person, Token, Unit
from palermo.kernel.clock import today
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import password_step, sign_in

Cast = dict[str, Member]
NEW = {
    "username": "fatou.ner",
    "name": "Fatou N.",
    "role": "officer",
    "unit": "NER",
    "language": "fr",
    "email": "",
}


def text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def ines(cast: Cast, hub_client: EntryClient) -> EntryClient:
    sign_in(hub_client, "ines")
    return hub_client


@pytest.fixture
def as_person(cast: Cast) -> Callable[[str], EntryClient]:
    def come_in(name: str) -> EntryClient:
        client = EntryClient("hub")
        sign_in(client, name)
        return client

    return come_in


def test_people_are_listed_narrowed_sorted_and_exported(ines: EntryClient) -> None:
    page = text(ines.get("/people/"))
    assert all(name in page for name in ("Boris", "Efua", "Omar", "Niger"))
    rows = text(ines.get("/people/?role=head&unit=NER")).partition("<tbody>")[2]
    assert "Salma" in rows and "Boris" not in rows
    assert "Nobody fits" in text(ines.get("/people/?q=%00%E2%80%AEzzz&state=closed"))
    assert ines.get("/people/?after=nothing&page=3&order=-name&role=king").status_code == 200
    lines = ines.get("/people/export.csv?unit=NER").getvalue().decode().splitlines()
    assert {line.split(",")[0] for line in lines[1:]} == {"boris", "salma"}


def test_a_new_person_gets_a_password_once_and_must_change_it(ines: EntryClient) -> None:
    page = text(ines.post("/people/new/", NEW))
    found = re.search(r"data-password>([a-z0-9-]+)<", page)
    assert found is not None
    assert found[1] not in text(ines.get("/people/"))
    assert Person.objects.get(username="fatou.ner").must_change_password
    unit = EntryClient("unit")
    assert password_step(unit, "fatou.ner", found[1]).status_code == 302


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"username": "boris"}, "has this user name already"), ({"username": "Ä b"}, "small letters"),
     ({"unit": ""}, "needs a unit"), ({"role": "auditor"}, "unit"), ({"name": "a\u202eb"}, "can be read"),
     ({"role": "king"}, "from the list"), ({"username": ""}, "fill this in")],
)  # fmt: skip
def test_what_cannot_be_is_told_beside_the_field(
    ines: EntryClient, changed: dict[str, str], said: str
) -> None:
    answer = ines.post("/people/new/", NEW | changed)
    assert answer.status_code == 422 and said in text(answer)
    assert not Person.objects.filter(username="fatou.ner").exists()


def test_a_person_is_changed_closed_and_opened(ines: EntryClient, cast: Cast) -> None:
    boris = cast["boris"].person
    place = f"/people/{boris.uid}/"
    values = {"name": "Boris K.", "role": "officer", "unit": "MLI", "language": "pt", "email": ""}
    assert ines.post(place + "change/", values)["Location"] == place
    assert Person.objects.get(pk=boris.pk).unit_code == "MLI"
    assert ines.post(place + "change/", values | {"role": "analyst"}).status_code == 422
    ines.post(place + "deactivate/")
    assert not Person.objects.get(pk=boris.pk).is_active
    assert "Open it again" in text(ines.get(place))
    ines.post(place + "activate/")
    assert Person.objects.get(pk=boris.pk).is_active
    own = f"/people/{cast['ines'].person.uid}/"
    answer = ines.post(own + "deactivate/")
    assert answer.status_code == 409 and "cannot be done for oneself" in text(answer)


def test_unit_people_are_reset_at_once_and_hub_people_never_by_one(ines: EntryClient, cast: Cast) -> None:
    boris, ana = (f"/people/{cast[name].person.uid}/" for name in ("boris", "ana"))
    assert "data-password" in text(ines.post(boris + "reset-password/"))
    ines.post(boris + "reset-proof/")
    assert "No second proof yet" in text(ines.get(boris))
    for verb in ("reset-proof/", "reset-password/"):
        answer = ines.post(ana + verb)
        assert answer.status_code == 409 and "second named person" in text(answer)
    ines.post(ana + "duty/", {"duty": "on"})
    assert Person.objects.get(username="ana").duty


def test_tokens_are_revoked_and_deputies_named(ines: EntryClient, cast: Cast) -> None:
    boris, salma = cast["boris"].person, cast["salma"].person
    with as_entry("unit"):
        tokens.issue(actor_for(boris, boris.entry), boris, name="probe", scopes=["report:read"])
    token = Token.objects.get()
    assert "probe" in text(ines.get(f"/people/{boris.uid}/"))
    assert ines.post(f"/people/{salma.uid}/tokens/{token.uid}/revoke/").status_code == 404
    ines.post(f"/people/{boris.uid}/tokens/{token.uid}/revoke/")
    assert Token.objects.get().revoked_at is not None
    place = f"/people/{salma.uid}/deputies/"
    days = {"first_day": today().isoformat(), "last_day": (today() + timedelta(days=7)).isoformat()}
    assert ines.post(place, {"person": boris.uid, **days, "last_day": "2020-01-01"}).status_code == 422
    assert ines.post(place, {"person": boris.uid, **days}).status_code == 302
    row = Deputy.objects.get()
    assert "Boris" in text(ines.get(f"/people/{salma.uid}/")).partition("Deputies")[2]
    ines.post(f"{place}{row.uid}/end/")
    assert not Deputy.objects.exists()


def test_units_are_suspended_with_a_date_and_their_history_stays(ines: EntryClient) -> None:
    assert "Niger" in text(ines.get("/units/"))
    assert ines.post("/units/NER/", {"state": "suspended", "since": "2199-01-01"}).status_code == 422
    assert ines.post("/units/NER/", {"state": "king"}).status_code == 422
    assert ines.post("/units/NER/", {"state": "suspended", "since": ""}).status_code == 302
    assert Unit.objects.get(code="NER").state == "suspended"
    page = text(ines.get("/units/NER/"))
    assert page.count("entered by") == 2 and "Ines" in page
    assert ines.get("/units/XXX/").status_code == 404


def test_two_people_decide_about_a_clearance(ines: EntryClient, cast: Cast, as_person: Any) -> None:
    ana = cast["ana"].person
    rui = as_person("rui")
    rui.post(f"/people/grants/{ana.uid}/end/")
    with as_entry("hub"):
        assert {grant.person for grant in grants.granted()} == {cast[n].person.uid for n in ("rui", "omar")}
    wanted = {"person": ana.uid, "what": "highly_sensitive"}
    assert ines.post("/people/grants/propose/", wanted)["Location"] == "/people/grants/"
    assert "Ana" in text(ines.get("/people/grants/")) and "Confirm<" not in text(ines.get("/people/grants/"))
    with as_entry("hub"):
        (proposal,) = grants.waiting()
    assert ines.post(f"/grants/{proposal.uid}/confirm/").status_code == 404
    assert "Confirm<" in text(rui.get("/grants/"))
    assert rui.post(f"/grants/{proposal.uid}/confirm/")["Location"] == "/grants/"
    with as_entry("hub"):
        assert ana.uid in {grant.person for grant in grants.granted()}
    answer = rui.post(f"/grants/{proposal.uid}/confirm/")
    assert answer.status_code == 409 and "was decided" in text(answer)


def test_nobody_confirms_her_own_proposal(cast: Cast, as_person: Any) -> None:
    rui, ana = as_person("rui"), as_person("ana")
    answer = rui.post("/people/grants/propose/", {"person": cast["omar"].person.uid, "what": "password"})
    assert answer.status_code == 302
    with as_entry("hub"):
        (proposal,) = grants.waiting()
    assert rui.post(f"/grants/{proposal.uid}/confirm/").status_code == 409
    assert "data-password" in text(ana.post(f"/grants/{proposal.uid}/confirm/"))
    answer = rui.post("/people/grants/propose/", {"person": cast["ines"].person.uid, "what": "sensitive"})
    assert answer.status_code == 409 and "cannot be granted" in text(answer)


def test_the_pages_are_for_who_may(cast: Cast, as_person: Any, unit_client: EntryClient) -> None:
    omar, ana = as_person("omar"), as_person("ana")
    for client in (omar, ana):
        for path in (
            "/people/",
            "/people/new/",
            f"/people/{cast['boris'].person.uid}/",
            "/units/",
            "/people/grants/",
        ):
            assert client.get(path).status_code == 404, path
        assert client.post(f"/people/{cast['boris'].person.uid}/deactivate/").status_code == 404
    assert omar.get("/grants/").status_code == 404 and ana.get("/grants/").status_code == 200
    sign_in(unit_client, "salma")
    assert unit_client.get("/people/").status_code == 404


def test_ines_sees_no_report_anywhere(ines: EntryClient) -> None:
    for path in ("/reports/", "/search/", "/reports/NER-7K2M-9QXD/", "/import/", "/audit/"):
        assert ines.get(path).status_code == 404, path
