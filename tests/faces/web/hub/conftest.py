"""The hub's people signed in, and reports of the units in their queue."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.core.cache import cache

from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Report
from palermo.foundations.policy import Actor
from palermo.foundations.staff import register
from tests.domain.reports.contents import full
from tests.factories import cast, people, reports
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry
from tests.support.signing_in import sign_in


@pytest.fixture
def members(db: None) -> Iterator[dict[str, Member]]:
    """Return the cast, and forget the register of grants afterwards."""
    cache.clear()
    yield people.make()
    with as_entry("tool"):
        register.forget()


def signed_in(name: str) -> EntryClient:
    """Return a browser at the hub in which somebody of the cast has signed in."""
    client = EntryClient("hub")
    sign_in(client, name)
    return client


@pytest.fixture
def ana(members: dict[str, Member]) -> EntryClient:
    return signed_in("ana")


@pytest.fixture
def rui(members: dict[str, Member]) -> EntryClient:
    return signed_in("rui")


def of_unit(members: dict[str, Member], name: str) -> Actor:
    """Return somebody of the cast as the Actor that her sign-in would make."""
    return replace(getattr(cast, name), person=members[name].person.pk, uid=members[name].person.uid)


@pytest.fixture
def sent(members: dict[str, Member]) -> Report:
    """Return a full report that has reached the hub."""
    return send(members)


def send(members: dict[str, Member], content: Content | None = None) -> Report:
    """Return a report that Boris wrote and Salma sent."""
    with as_entry("hub"):
        return reports.submitted(
            content or full(), by=of_unit(members, "boris"), head=of_unit(members, "salma")
        )


def html(answer: object) -> str:
    """Return the text of an answer."""
    return answer.content.decode()  # type: ignore[attr-defined]
