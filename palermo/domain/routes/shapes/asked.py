"""What flows and incidents are narrowed by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True)
class FlowQuery:
    """What flows and incidents are narrowed by; empty narrows nothing. Days are both included."""

    since: date | None = None
    until: date | None = None
    medium: str = ""  # land, water, air
    mode: str = ""  # code of transport_modes
    route: str = ""  # code of migration_routes
    crossing: str = ""  # code of a known crossing
    through: str = ""  # key of a node
    unit: str = ""
    plan: str = ""  # made, planned
    origins: str = ""  # real: open data; invented; "" both

    @classmethod
    def from_query(cls, values: Mapping[str, str]) -> Self:
        """Read a query string; raises Invalid("bad_date") or Invalid("unknown_code") naming the field."""
        from palermo.domain.routes.asked import read

        return cls(**read(values))

    def as_query(self) -> dict[str, str]:
        """Return what is set, as it stands in an address."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {
            name: value.isoformat() if isinstance(value, date) else str(value)
            for name, value in values.items()
            if value
        }

    def but(self, **changes: str | date | None) -> Self:
        """Return the same with something changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
