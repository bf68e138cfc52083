"""Somebody who writes, somebody who reviews, and readers at both entries; a document in any state by pressing its buttons."""

import re
from typing import Any

import pytest

from tests.faces.web.hub.conftest import ana, html, members, rui, send
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.signing_in import sign_in

__all__ = ["ana", "html", "members", "rui", "send"]

REFERENCE = re.compile(r"DOC-[0-9A-Z]{4}-[0-9A-Z]{4}")
BODY = """## Ce que nous voyons

Plus de personnes passent. [@{0}]

> « Ils ont gardé nos papiers. »

[!judgement moderate] Il est probable que cela continue.

| A | n |
|---|--:|
| Gaya | 18 |
"""


@pytest.fixture
def boris(members: dict[str, Member]) -> EntryClient:
    """Return an officer of Niger, signed in."""
    return signed_in("boris", "unit")


@pytest.fixture
def efua(members: dict[str, Member]) -> EntryClient:
    """Return the ECOWAS reader, signed in."""
    return signed_in("efua", "unit")


def signed_in(name: str, entry: str) -> EntryClient:
    client = EntryClient(entry)
    sign_in(client, name)
    return client


def begin(client: EntryClient, *cited: str, **changes: str) -> str:
    """Begin a document by the form and return its reference."""
    fields = {
        "kind": "trend_brief",
        "title": "La route",
        "language": "fr",
        "cited": "\n".join(cited),
        "do": "begin",
    }
    answer = client.post("/documents/new/", fields | changes)
    assert answer.status_code == 303, answer.content.decode()
    found = REFERENCE.search(answer["Location"])
    assert found
    return found[0]


def save(
    client: EntryClient, reference: str, body: str, *, base: int = 1, language: str = "", **more: str
) -> Any:
    """Save a whole text over a version."""
    fields = {
        "title": "La route d’Agadez",
        "whole": "1",
        "body": body,
        "base": str(base),
        "do": "save",
    } | more
    return client.post(f"/documents/{reference}/edit/?language={language}", fields)


def press(client: EntryClient, path: str, **fields: Any) -> Any:
    """Send a form and expect to be led on."""
    answer = client.post(path, fields)
    assert answer.status_code == 303, html(answer)[:4000]
    return answer


def written(ana: EntryClient, *cited: str, level: str = "sensitive") -> str:
    """Begin and write a document that cites these."""
    reference = begin(ana, *cited)
    assert save(ana, reference, BODY.format("; @".join(cited))).status_code == 303
    press(ana, f"/documents/{reference}/facts/", handling="H1", level=level)
    return reference


def approved(ana: EntryClient, rui: EntryClient, *cited: str) -> str:
    reference = written(ana, *cited)
    press(ana, f"/documents/{reference}/send/")
    press(rui, f"/documents/{reference}/review/approve/")
    return reference


def issued(ana: EntryClient, rui: EntryClient, *cited: str) -> str:
    reference = approved(ana, rui, *cited)
    press(ana, f"/documents/{reference}/issue/", whom="all", do="issue")
    return reference
