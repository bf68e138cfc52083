"""Units whose reports meet."""

from tests.domain.reports.conftest import shared_units

__all__ = ["shared_units"]
