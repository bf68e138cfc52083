"""Places, numbers of persons, intervals, quartiles: what every other shape is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A place that legs join: `kind` is town, crossing, region, sea or unresolved (then it has no coordinates).

    `key` stays the same as long as the gazetteer does, and fits into an address: `x:gaya_malanville`, `g:2595294`.
    """

    key: str
    kind: str
    name: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Persons:
    """How many persons: at least `low`; exactly `high` at most, or None where `unknown` reports gave no number."""

    low: int = 0
    high: int | None = 0
    reports: int = 0
    unknown: int = 0

    @property
    def exact(self) -> bool:
        """Say whether every report behind it gave a number."""
        return self.high == self.low


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its 95 % interval; `method` is the code of the published method (`flows.intervals.SOURCES`)."""

    value: float
    low: float
    high: float | None
    method: str


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Lower quartile, median and upper quartile of n values; the three are None where n is below the least."""

    n: int
    lower: float | None = None
    median: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """What was asked for or paid for a leg, in one currency."""

    currency: str
    amounts: Quartiles


@dataclass(frozen=True, slots=True)
class Died:
    """Dead, missing and both together, over the incidents that were known; `persons` is their sum with its interval."""

    incidents: int = 0
    dead: int = 0
    missing: int = 0
    persons: Interval | None = None
    a_year: Interval | None = None  # incidents a year, where a period with both its ends was asked for

    @property
    def both(self) -> int:
        """Return dead and missing together."""
        return self.dead + self.missing


NO_VALUES = Quartiles(0)
NOBODY = Died()
