"""A session that ran out asks for sign-in again and loses nothing that was typed."""

import html
import re
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from palermo.foundations.staff.models import Session
from palermo.kernel.clock import held_at, now
from tests.factories.people import PASSWORD, Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import shown_code, sign_in

Cast = dict[str, Member]
TYPED = {"name": "\n\nLe convoi « de nuit » & <b>", "scopes": ["report:read", "report:write"], "days": "30"}


def carried_in(page: Any) -> str:
    found = re.search(r'name="carried" value="([^"]+)"', page.content.decode())
    assert found
    return found[1]


def walk(client: EntryClient, sealed: str) -> Any:
    page = client.post("/sign-in/", {"carried": sealed})
    page = client.post("/sign-in/", {"carried": carried_in(page), "username": "boris", "password": PASSWORD})
    again = client.post("/sign-in/code/", {"carried": carried_in(page), "code": "000000"})
    return client.post("/sign-in/code/", {"carried": carried_in(again), "code": shown_code(again)})


def test_what_was_typed_comes_back_after_sign_in(cast: Cast, unit_client: EntryClient) -> None:
    sign_in(unit_client, "boris")
    Session.objects.all().delete()
    over = unit_client.post("/account/tokens/new/", TYPED)
    assert over.status_code == 401
    assert "convoi" not in over.content.decode()
    page = walk(unit_client, carried_in(over)).content.decode()
    assert 'action="/account/tokens/new/"' in page
    fields = re.findall(r'<textarea name="(\w+)" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    fields = [(name, html.unescape(value)) for name, value in fields]
    assert fields == [
        ("name", TYPED["name"]),
        ("scopes", "report:read"),
        ("scopes", "report:write"),
        ("days", "30"),
    ]
    made = unit_client.post("/account/tokens/new/", TYPED)
    assert "data-token" in made.content.decode()


def test_files_are_named_as_missing(cast: Cast, unit_client: EntryClient) -> None:
    over = unit_client.post("/account/tokens/new/", {**TYPED, "file": SimpleUploadedFile("a.txt", b"x")})
    assert "Attachments could not be kept" in walk(unit_client, carried_in(over)).content.decode()


def test_it_opens_here_only_unchanged_and_for_twelve_hours(cast: Cast, unit_client: EntryClient) -> None:
    from palermo.faces.kit import carried

    sealed = carried_in(unit_client.post("/account/tokens/new/", TYPED))
    with as_entry("unit"):
        assert carried.opened(sealed) is not None
        assert carried.opened(sealed[:-6] + "AAAA==") is None
        assert carried.opened("é") is None
        with held_at(now() + timedelta(hours=13)):
            assert carried.opened(sealed) is None
    with as_entry("hub"):
        assert carried.opened(sealed) is None


def test_a_script_is_told_and_the_page_keeps_what_is_typed(cast: Cast, unit_client: EntryClient) -> None:
    answer = unit_client.post("/account/tokens/new/", TYPED, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")
    answer = unit_client.get("/account/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/sign-in/")


def posted_with_an_old_token(origin: str, cast: Cast) -> Any:
    client = EntryClient("unit", enforce_csrf_checks=True)
    client.handler.enforce_csrf_checks = False
    sign_in(client, "boris")
    client.handler.enforce_csrf_checks = True
    return client.post("/account/tokens/new/", TYPED, headers={"origin": origin})


def test_another_tab_signed_in_again_and_nothing_is_lost(cast: Cast) -> None:
    with as_entry("unit") as instance:
        origin = instance.origin("unit")  # type: ignore[attr-defined]
    page = posted_with_an_old_token(origin, cast)
    assert 'action="/account/tokens/new/"' in page.content.decode()
    assert "convoi" in html.unescape(page.content.decode())


def test_another_site_gets_nothing_sent(cast: Cast) -> None:
    answer = posted_with_an_old_token("https://elsewhere.example", cast)
    assert answer.status_code == 403
    assert "convoi" not in answer.content.decode()
