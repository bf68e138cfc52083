"""Units that reports can be shared with."""

import pytest

from palermo.foundations.staff.operations.units import add_unit
from tests.factories import cast


@pytest.fixture
def shared_units(db: None) -> None:
    """Appoint the units of the cast."""
    for code in ("NER", "BEN", "NGA", "CPV"):
        add_unit(cast.ines, code=code)
