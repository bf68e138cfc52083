"""The cast for the staff room's tests."""

from collections.abc import Iterator

import pytest

from palermo.foundations.staff import register
from tests.factories import people
from tests.factories.people import Member
from tests.support.entries import as_entry


@pytest.fixture
def cast(db: None) -> Iterator[dict[str, Member]]:
    """Return the whole cast, and forget the register of grants afterwards."""
    yield people.make()
    with as_entry("tool"):
        register.forget()
