"""An invented ring in three reports: two drivers share a car, one of them and a lender share a phone, somebody pays."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections, transaction

from palermo.domain.networks import queries
from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Report
from palermo.foundations.staff import register
from tests.domain.networks.worlds import reference, seen
from tests.domain.reports.contents import full
from tests.faces.web.hub.conftest import html, members, rui, send, signed_in
from tests.factories import people
from tests.factories.people import Member
from tests.support.clients import EntryClient
from tests.support.entries import as_entry

__all__ = ["html", "members", "rui"]


@dataclass
class Ring:
    """The reports of the ring and who and what stands in them, by reference."""

    reports: list[Report]
    driver: str
    girl: str
    car: str
    phone: str
    paper: str
    other: str
    lender: str

    def at(self, name: str, **query: Any) -> str:
        """Return the address of a view around the driver."""
        from django.http import QueryDict

        asked = QueryDict(mutable=True)
        for key, value in query.items():
            asked.setlist(key, value if isinstance(value, list) else [value])
        return f"/networks/{self.driver}/{name}" + (f"?{asked.urlencode()}" if query else "")


@pytest.fixture(scope="module")
def shared(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Ring, EntryClient]]:
    """Return the ring and Ana signed in: made once for a module, undone at its end; each test undoes its own changes."""
    with django_db_blocker.unblock(), ExitStack() as stack:
        for alias in connections:
            around = transaction.atomic(using=alias)
            around._from_testcase = True  # type: ignore[attr-defined]
            stack.enter_context(around)
        cache.clear()
        yield _made(people.make()), signed_in("ana")
        with as_entry("tool"):
            register.forget()
        for alias in connections:
            transaction.set_rollback(True, using=alias)


@pytest.fixture
def ring(shared: tuple[Ring, EntryClient], db: None) -> Iterator[Ring]:
    """Return the ring, its links derived and its spellings decided to be one."""
    yield shared[0]
    queries.forget_graphs()


@pytest.fixture
def ana(shared: tuple[Ring, EntryClient], db: None) -> EntryClient:
    """Return the browser in which Ana has signed in."""
    return shared[1]


def _made(members: dict[str, Member]) -> Ring:
    first = send(members)
    second = send(members, _second())
    third = send(members, _third())
    with as_entry("hub"):
        seen()
        merged(first, "people.0", second, "people.0")
        merged(second, "people.1", third, "people.0")
        return Ring(
            [first, second, third], reference(first, "people.0"), reference(first, "people.1"),
            reference(first, "vehicles.0"), reference(first, "phones.0"), reference(first, "papers.0"),
            reference(second, "people.1"), reference(third, "people.1"),
        )  # fmt: skip


def merged(left: Report, one: str, right: Report, other: str) -> None:
    """Decide that two mentions are of one."""
    from palermo.domain.entities import operations
    from tests.factories import cast

    keep, bring = reference(left, one), reference(right, other)
    if keep != bring:
        operations.merge(cast.ana, keep=keep, bring=bring, why="several_signs", note="")
        seen()


def _second() -> Content:
    return full(
        title="Le même chauffeur, un autre véhicule",
        people=[
            {"ref": "p1", "role": "driver", "name": "Moussa ALIDOU", "nationality": "BEN", "born": "1984"},
            {"ref": "p2", "role": "organiser", "name": "Rabiou SANI", "nationality": "NER"},
        ],
        vehicles=[{"ref": "v1", "kind": "pickup", "make": "Toyota", "plate": "CD 1190 RB"}],
        phones=[{"number": "+227 96 00 02 77", "of": "p2"}], papers=[],
    )  # fmt: skip


def _third() -> Content:
    return full(
        title="Le prêteur",
        people=[
            {"ref": "p1", "role": "organiser", "name": "Rabiou Sani", "nationality": "NER"},
            {"ref": "p2", "role": "money_handler", "name": "Idder AMGHAR", "nationality": "MLI"},
        ],
        vehicles=[], phones=[{"number": "+227 96 00 02 77", "of": "p1"}], papers=[],
        money=[{"amount": "350000", "currency": "XOF", "what": "Agadez"}, {"what": "le guide"}],
    )  # fmt: skip


def body(answer: Any) -> bytes:
    """Return all of a file that an answer streams or holds."""
    return b"".join(answer) if answer.streaming else answer.content


def text(client: EntryClient, path: str, status: int = 200) -> str:
    """Return a page as text, after looking at its status."""
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return html(answer)
