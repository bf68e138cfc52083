"""Units whose reports meet, and a table of ways that begins empty."""

from collections.abc import Iterator

import pytest

from palermo.domain.routes.table import TABLE
from tests.domain.reports.conftest import shared_units

__all__ = ["shared_units"]


@pytest.fixture(autouse=True)
def empty_table() -> Iterator[None]:
    """Forget what another test's database held: row keys come again."""
    TABLE.forget()
    yield
    TABLE.forget()
