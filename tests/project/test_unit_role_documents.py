"""On PostgreSQL the unit entry reads and answers documents as its own restricted role, and sees nothing of the hub's work."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import ProgrammingError, connections, models, transaction

from palermo.domain.documents import operations, queries
from palermo.domain.documents.models import (
    Approval,
    Citation,
    Comment,
    Copy,
    Document,
    Event,
    Figure,
    Issue,
    IssueText,
    Sanitised,
    Template,
    Version,
)
from palermo.kernel.levels import Level
from tests.domain.documents.conftest import world
from tests.domain.documents.writing import approved, issued, submitted
from tests.factories import cast
from tests.support.entries import as_entry
from tests.support.restricted import as_unit_role

__all__ = ["world"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def needs_roles(db: None) -> None:
    if connections["default"].vendor != "postgresql":
        pytest.skip("SQLite knows no roles")


@pytest.fixture
def sent(world: None) -> str:
    """Return a document that all units have, beside one that is only the hub's."""
    secret = approved(level=Level.HIGHLY_SENSITIVE)
    queries.read_issue(cast.rui, operations.issue(cast.ana, reference=secret))
    return issued(submitted())


@pytest.fixture
def unit_role(sent: str) -> Iterator[str]:
    """Work as the unit entry does: its keys, and its role in the databases that it shares with the hub."""
    with ExitStack() as stack:
        stack.enter_context(as_entry("unit"))
        stack.enter_context(as_unit_role("keystore"))
        stack.enter_context(as_unit_role())
        yield sent


def test_a_reader_can_do_all_that_she_may(unit_role: str) -> None:
    assert [row.reference for row in queries.issues(cast.boris).rows] == [unit_role]
    assert queries.read_issue(cast.boris, unit_role).title
    operations.acknowledge(cast.boris, reference=unit_role)
    operations.use(cast.boris, reference=unit_role, used="check", text="Merci")
    operations.rate(cast.boris, reference=unit_role, rating=5)
    assert queries.ledger(cast.salma, unit_role).elsewhere
    assert queries.search(cast.boris, "people").hits
    assert queries.unread(cast.boris) == 0
    assert queries.issue_times(cast.boris, unit_role)


@pytest.mark.parametrize(
    "model",
    [Document, Version, Approval, Comment, Template, Citation, Figure, Sanitised],
    ids=lambda one: one.__name__,
)
def test_the_hubs_work_does_not_exist_for_it(unit_role: str, model: type[models.Model]) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        model._default_manager.count()


def test_what_is_highly_sensitive_has_no_rows_for_it(unit_role: str) -> None:
    for model in (Issue, IssueText, Copy, Event):
        rows: Any = model._default_manager.all()
        levels = rows.values_list("level" if model is Issue else "issue__level", flat=True)
        assert set(levels) == {1}, model


def test_it_changes_no_issue_and_no_step_of_the_ledger(unit_role: str) -> None:
    for change in (
        lambda: Issue.objects.update(state="recalled"),
        lambda: Issue.objects.update(to_all=True),
        lambda: IssueText.objects.all().delete(),
        lambda: Event.objects.update(verb="opened"),
        lambda: Event.objects.all().delete(),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()
