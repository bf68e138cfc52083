"""The cast, and clean throttles and registers, for the tests of the audit pages."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from palermo.foundations.audit import checkpoints
from palermo.foundations.staff import register
from tests.factories import people
from tests.factories.people import Member
from tests.support.entries import as_entry


@pytest.fixture
def cast(numbers_from_one: None) -> Iterator[dict[str, Member]]:
    """Return the whole cast, and forget the register of grants afterwards."""
    cache.clear()
    checkpoints.path().unlink(missing_ok=True)
    yield people.make()
    with as_entry("tool"):
        register.forget()
    checkpoints.path().unlink(missing_ok=True)
