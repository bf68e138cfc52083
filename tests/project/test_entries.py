"""Both entries in one process, for tests; what differs between them really differs."""

import pytest

from tests.support.clients import EntryClient


def test_each_client_meets_its_own_entry(unit_client: EntryClient, hub_client: EntryClient) -> None:
    for client in (unit_client, hub_client):
        answer = client.get("/sign-in/")
        assert answer.status_code == 200
        answer = client.get("/sign-in/", headers={"host": "testserver.example"})
        assert answer.status_code == 400


@pytest.mark.django_db
def test_cookies_are_named_after_their_entry_and_out_of_reach(unit_client: EntryClient) -> None:
    cookies = unit_client.get("/sign-in/").cookies
    assert cookies
    for name, cookie in cookies.items():
        assert name.startswith("palermo_unit")
        assert cookie["httponly"]
        assert cookie["samesite"] in {"Strict", "Lax"}
