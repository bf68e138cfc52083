"""Programs with tokens at both entries."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from palermo.foundations.policy import Permission, Role
from palermo.foundations.staff import register, tokens
from tests.factories import people
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry


class Program:
    """A program that speaks JSON with one person's token."""

    def __init__(self, entry: str, token: str) -> None:
        self.client = EntryClient(entry)
        self.token = token

    def get(self, path: str, **query: str) -> Any:
        """Ask for a path below /api/v1."""
        return self.client.get(f"/api/v1{path}", query, headers=self._headers())

    def post(self, path: str, body: Any, *, raw: bool = False) -> Any:
        """Send a body to a path below /api/v1, as it is when `raw`."""
        data = body if raw else json.dumps(body)
        return self.client.post(
            f"/api/v1{path}", data, content_type="application/json", headers=self._headers()
        )

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def token_of(member: Member, *scopes: Permission) -> str:
    """Issue a token for everything that the person's role can do, or for the scopes given."""
    with as_entry("tool"):
        wanted = scopes or tuple(tokens.possible_scopes(Role(member.person.role)))
        return tokens.issue(None, member.person, name="a program", scopes=wanted)


@pytest.fixture
def members(db: None) -> Iterator[dict[str, Member]]:
    """Return the whole cast as rows."""
    yield people.make()
    with as_entry("tool"):
        register.forget()


@pytest.fixture
def programs(members: dict[str, Member]) -> dict[str, Program]:
    """Return a program for each of the cast that can have a token."""
    made = {}
    for name, member in members.items():
        if tokens.possible_scopes(Role(member.person.role)):
            made[name] = Program(str(member.person.entry), token_of(member))
    return made
