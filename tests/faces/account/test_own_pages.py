"""Enrolment, password, printed codes, tokens: each opens only to its owner."""

import re
import time
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from palermo.faces.web.account import adapter
from palermo.foundations.staff import actors, operations, tokens
from palermo.foundations.staff.models import Person, Token
from tests.factories.people import PASSWORD, Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import password_step, sign_in

Cast = dict[str, Member]


def without_factor(name: str) -> Person:
    with as_entry("tool"):
        person = Person.objects.select_related("unit").get(username=name)
        operations.reset_factor(actors.operator(), person)
    return person


def test_without_a_factor_only_enrolment_opens(cast: Cast, unit_client: EntryClient) -> None:
    without_factor("boris")
    assert password_step(unit_client, "boris")["Location"] == "/account/second-factor/"
    for path in ("/account/", "/account/password/", "/account/tokens/new/", "/account/codes/"):
        assert unit_client.get(path)["Location"] == "/account/second-factor/", path
    assert unit_client.get("/account/second-factor/").status_code == 200


def test_enrolling_an_app_opens_the_account_and_shows_codes(cast: Cast, unit_client: EntryClient) -> None:
    person = without_factor("boris")
    password_step(unit_client, "boris")
    page = unit_client.get("/account/second-factor/app/").content.decode()
    found = re.search(r'<span class="id">([A-Z2-7 ]+)</span>', page)
    assert found
    wrong = unit_client.post("/account/second-factor/app/", {"code": "000000"})
    assert wrong.status_code == 200
    secret = found[1].replace(" ", "")
    assert secret in wrong.content.decode().replace(" ", "")
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = unit_client.post("/account/second-factor/app/", {"code": code})
    assert answer["Location"] == "/account/codes/"
    page = unit_client.get("/account/codes/").content.decode()
    printed = re.findall(r'<li class="id">(\d{4} \d{4})</li>', page)
    assert len(printed) == 10
    assert "data-codes" not in unit_client.get("/account/codes/").content.decode()
    assert unit_client.get("/account/").status_code == 200
    assert secret not in str(Authenticator.objects.get(user=person, type="totp").data)
    other = EntryClient("unit")
    password_step(other, "boris")
    assert other.post("/sign-in/code/", {"code": code}).status_code == 200
    assert other.post("/sign-in/code/", {"code": printed[0]}).status_code == 302


def test_a_session_of_before_the_factor_stays_outside(cast: Cast, unit_client: EntryClient) -> None:
    without_factor("boris")
    password_step(unit_client, "boris")
    with as_entry("unit"):
        from palermo.foundations.staff import second_factor

        second_factor.enrol(Person.objects.select_related("unit").get(username="boris"))
    assert unit_client.get("/account/second-factor/")["Location"].startswith("/sign-in/")
    assert unit_client.get("/account/")["Location"].startswith("/sign-in/")


def test_changing_the_password_ends_the_other_sessions(cast: Cast, unit_client: EntryClient) -> None:
    other = EntryClient("unit")
    for client in (unit_client, other):
        sign_in(client, "boris")
    new = "four other words here"
    wrong = unit_client.post("/account/password/", {"old": "x", "password": new})
    weak = unit_client.post("/account/password/", {"old": PASSWORD, "password": "short"})
    assert (wrong.status_code, weak.status_code) == (200, 200)
    assert unit_client.post("/account/password/", {"old": PASSWORD, "password": new}).status_code == 302
    assert unit_client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    sign_in(EntryClient("unit"), "boris", new)


def test_a_made_password_must_be_changed_first(cast: Cast, unit_client: EntryClient) -> None:
    with as_entry("tool"):
        given = operations.reset_password(actors.operator(), cast["boris"].person)
    sign_in(unit_client, "boris", given)
    assert "Choose one that only you know" in unit_client.get("/account/password/").content.decode()


def test_a_token_is_shown_once_works_and_is_revoked(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "boris")
    form = {"name": "laptop", "scopes": ["report:read"], "days": "30"}
    page = unit_client.post("/account/tokens/new/", form).content.decode()
    found = re.search(r"data-token>(plm_unit_[\w-]+)<", page)
    assert found
    with as_entry("unit"):
        assert tokens.resolve(found[1]).unit == "NER"
    row = Token.objects.get()
    stranger = EntryClient("unit")
    sign_in(stranger, "salma")
    assert stranger.post(f"/account/tokens/{row.uid}/revoke/").status_code == 404
    unit_client.post(f"/account/tokens/{row.uid}/revoke/")
    row.refresh_from_db()
    assert row.revoked_at is not None
    assert row.digest is None


def test_a_token_asks_for_nothing_beyond_the_role(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "boris")
    form = {"name": "laptop", "scopes": ["report:submit"], "days": "30"}
    assert "data-token" not in unit_client.post("/account/tokens/new/", form).content.decode()


def test_the_only_factor_stays(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "boris")
    row = Authenticator.objects.get(user=cast["boris"].person, type="totp")
    unit_client.post(f"/account/second-factor/{row.pk}/remove/")
    assert Authenticator.objects.filter(pk=row.pk).exists()
    theirs = Authenticator.objects.get(user=cast["salma"].person, type="totp")
    assert unit_client.post(f"/account/second-factor/{theirs.pk}/remove/").status_code == 404


def test_the_language_is_kept_with_the_person(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "boris")
    unit_client.post("/account/language/", {"language": "fr"})
    assert 'lang="fr"' in unit_client.get("/account/").content.decode()
    later = EntryClient("unit")
    sign_in(later, "boris")
    assert '<html lang="fr"' in later.get("/account/").content.decode()


def test_old_proof_is_asked_for_again(
    cast: Cast, unit_client: EntryClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(unit_client, "boris")
    monkeypatch.setattr(adapter, "time", SimpleNamespace(time=lambda: time.time() + 3600))
    answer = unit_client.get("/account/tokens/new/")
    assert answer["Location"] == "/account/confirm/?next=%2Faccount%2Ftokens%2Fnew%2F"
    assert unit_client.post("/account/confirm/", {"password": "no", "next": "/account/"}).status_code == 200
    answer = unit_client.post("/account/confirm/", {"password": PASSWORD, "next": "/account/tokens/new/"})
    assert answer["Location"] == "/account/tokens/new/"
