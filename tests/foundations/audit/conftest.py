"""A chained audit with every kind of entry, and a checkpoint file of its own."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction

from palermo.foundations import audit
from palermo.foundations.audit import chain, checkpoints, sequencer
from tests.factories.cast import ana, boris


@pytest.fixture(autouse=True)
def _checkpoint_file(numbers_from_one: None) -> Iterator[None]:
    checkpoints.path().unlink(missing_ok=True)
    yield
    checkpoints.path().unlink(missing_ok=True)


@pytest.fixture
def some_entries() -> Callable[[], None]:
    """Return a function that records four changes, three reads and a refusal and chains them."""

    def write() -> None:
        with transaction.atomic():
            audit.record_many(boris, "report.saved", ["NER-0001", "NER-0002", "NER-0003", "NER-0004"])
        for reference in ("NER-0001", "NER-0002", "NER-0003"):
            audit.read(ana, "report.read", objects=[reference])
        audit.refusal(boris, "report.read", code="absent", object="NER-0009")
        sequencer.run_once()

    return write


@pytest.fixture
def chained(some_entries: Callable[[], None]) -> None:
    """Chain eight entries with a checkpoint at the eighth, then eight more and a checkpoint at the sixteenth."""
    some_entries()
    some_entries()
    checkpoints.make(*chain.last())
