"""The way in: both steps, every time; one code once; one entry's things nowhere else."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from palermo.foundations.staff import actors, operations
from palermo.foundations.staff.models import Person, Session, SpentCode
from tests.factories.people import PASSWORD, Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import password_step, shown_code, sign_in

Cast = dict[str, Member]


def inside(client: EntryClient) -> bool:
    return bool(client.get("/account/").status_code == 200)


def test_password_and_code_open_the_account(cast: Cast, unit_client: EntryClient) -> None:
    answer = sign_in(unit_client, "boris", next="/account/")
    assert answer["Location"] == "/account/"
    assert inside(unit_client)


def test_the_password_alone_opens_nothing(cast: Cast, unit_client: EntryClient) -> None:
    assert password_step(unit_client, "boris").status_code == 302
    answer = unit_client.get("/account/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=%2Faccount%2F")


@pytest.mark.parametrize(
    "username, password", [("boris", "wrong"), ("nobody", PASSWORD), ("ana", PASSWORD), ("", "")]
)
def test_what_does_not_fit_gets_one_answer(
    cast: Cast, unit_client: EntryClient, username: str, password: str
) -> None:
    answer = password_step(unit_client, username, password)
    assert answer.status_code == 200
    if username:
        assert "do not fit together" in answer.content.decode()


def test_hub_people_come_in_by_the_hub_only(
    cast: Cast, unit_client: EntryClient, hub_client: EntryClient
) -> None:
    for name in ("ana", "rui", "omar", "ines"):
        assert password_step(unit_client, name).status_code == 200
        sign_in(EntryClient("hub"), name)
    for name in ("boris", "salma", "efua"):
        assert password_step(hub_client, name).status_code == 200
        sign_in(EntryClient("unit"), name)


def test_a_code_works_once_in_any_session(cast: Cast) -> None:
    first, second = EntryClient("unit"), EntryClient("unit")
    for client in (first, second):
        password_step(client, "boris")
    code = shown_code(first.get("/sign-in/code/"))
    assert first.post("/sign-in/code/", {"code": code}).status_code == 302
    assert second.post("/sign-in/code/", {"code": code}).status_code == 200
    assert not inside(second)
    from django.core.cache import cache

    cache.clear()  # what allauth remembers in the cache runs out before the code does
    assert second.post("/sign-in/code/", {"code": f" {code[:3]} {code[3:]}"}).status_code == 200
    assert not inside(second)
    assert SpentCode.objects.count() == 1


def test_a_printed_code_works_once(cast: Cast) -> None:
    with as_entry("unit"):
        code = (
            Authenticator.objects.get(user=cast["boris"].person, type="recovery_codes")
            .wrap()
            .generate_codes()[3]
        )
    for expected in (302, 200):
        client = EntryClient("unit")
        password_step(client, "boris")
        assert client.post("/sign-in/code/", {"code": code}).status_code == expected


def test_nothing_of_one_entry_works_at_the_other(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "boris")
    hub = EntryClient("hub")
    for morsel in unit_client.cookies.values():
        hub.cookies[morsel.key.replace("unit", "hub")] = morsel.value
        hub.cookies[morsel.key] = morsel.value
    assert not inside(hub)


def test_a_cookie_kept_from_before_sign_in_is_worthless(cast: Cast, unit_client: EntryClient) -> None:
    password_step(unit_client, "boris")
    before = unit_client.cookies["palermo_unit"].value
    unit_client.post("/sign-in/code/", {"code": shown_code(unit_client.get("/sign-in/code/"))})
    stranger = EntryClient("unit")
    stranger.cookies["palermo_unit"] = before
    assert not inside(stranger)


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "/\\x"]
)
def test_sign_in_leads_nowhere_else(cast: Cast, unit_client: EntryClient, target: str) -> None:
    assert sign_in(unit_client, "boris", next=target)["Location"] == "/"


def change(verb: str, cast: Cast) -> Any:
    with as_entry("tool"):
        person = Person.objects.select_related("unit").get(username="boris")
        operator = actors.operator()
        if verb == "deactivate":
            return operations.deactivate(operator, person)
        if verb == "reset_factor":
            return operations.reset_factor(operator, person)
        return operations.reset_password(operator, person)


@pytest.mark.parametrize("verb", ["deactivate", "reset_factor", "reset_password"])
def test_taking_away_acts_on_the_next_request(cast: Cast, unit_client: EntryClient, verb: str) -> None:
    sign_in(unit_client, "boris")
    assert inside(unit_client)
    change(verb, cast)
    assert not inside(unit_client)


ROWS = {
    "role": {"role": "head"}, "password": {"password": "md5$x$y"}, "seal": {"seal": ""}, "active": {"is_active": False},
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_a_changed_row_ends_the_session(cast: Cast, unit_client: EntryClient, name: str) -> None:
    sign_in(unit_client, "boris")
    Person.objects.filter(username="boris").update(**ROWS[name])
    assert not inside(unit_client)
    assert password_step(EntryClient("unit"), "boris").status_code == 200


def test_swapped_people_get_nobodys_account(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "boris")
    boris, salma = cast["boris"].person, cast["salma"].person
    columns = ("username", "role", "password", "epoch", "unit_id", "seal")
    theirs = {name: getattr(salma, name) for name in columns} | {"uid": salma.uid}
    Person.objects.filter(pk=salma.pk).update(uid="free", username="free")
    Person.objects.filter(pk=boris.pk).update(**theirs)
    assert not inside(unit_client)


def test_swapped_sessions_open_nothing(cast: Cast) -> None:
    boris, salma = EntryClient("unit"), EntryClient("unit")
    sign_in(boris, "boris")
    mine = set(Session.objects.values_list("digest", flat=True))
    sign_in(salma, "salma")
    theirs = Session.objects.exclude(digest__in=mine).latest("expires_at")
    Session.objects.filter(digest__in=mine).update(payload=theirs.payload, expires_at=theirs.expires_at)
    assert inside(salma)
    assert not inside(boris)


def test_sign_out_ends_the_session(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "boris")
    kept = unit_client.cookies["palermo_unit"].value
    answer = unit_client.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    unit_client.cookies["palermo_unit"] = kept
    assert not inside(unit_client)
