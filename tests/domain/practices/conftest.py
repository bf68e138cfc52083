"""Units that propose and judge."""

from tests.domain.reports.conftest import shared_units

__all__ = ["shared_units"]
