"""The real incidents (IOM Missing Migrants Project, CC BY 4.0) as plain rows, and sums over them."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from palermo.domain.reports.demo_data import region_file

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ROUTES = {
    "Sahara Desert crossing": "sahara",
    "Western Africa / Atlantic route to the Canary Islands": "atlantic",
    "Central Mediterranean": "central",
    "Western Mediterranean": "west",
}
_CAUSES = {
    "Drowning": "drowning",
    "Mixed or unknown": "unknown",
    "Harsh environmental conditions / lack of adequate shelter, food, water": "thirst",
    "Vehicle accident / death linked to hazardous transport": "vehicle",
    "Violence": "violence",
    "Sickness / lack of access to adequate healthcare": "sickness",
    "Accidental death": "accident",
}


@dataclass(frozen=True, slots=True)
class Incident:
    """One event as the project gives it; `persons` are the dead and the missing together."""

    year: int
    month: int
    route: str
    country: str
    cause: str
    persons: int
    lat: float | None
    lon: float | None
    interviewed: bool  # told to interviewers of the Mixed Migration Monitoring Mechanism Initiative


@cache
def incidents() -> tuple[Incident, ...]:
    """Return every incident of the shipped file."""
    with region_file() as source:
        rows = csv.DictReader(io.TextIOWrapper(source, "utf-8", newline=""))
        return tuple(
            Incident(
                year=int(row["Incident year"]), month=_MONTHS.index(row["Reported Month"]) + 1,
                route=_ROUTES.get(row["Migration route"], "other"), country=row["country"],
                cause=_CAUSES.get(row["Cause of Death"], "unknown"),
                persons=int(row["Total Number of Dead and Missing"] or 0),
                **_place(row["Coordinates"]),
                interviewed="4mi" in row["Information Source"].lower(),
            )
            for row in rows
        )  # fmt: skip


def _place(text: str) -> dict[str, float | None]:
    # The project's columns of longitude and latitude have changed places; this one is right.
    lat, comma, lon = text.partition(",")
    try:
        return {"lat": float(lat), "lon": float(lon)} if comma else {"lat": None, "lon": None}
    except ValueError:
        return {"lat": None, "lon": None}


def chosen(wanted: Callable[[Incident], bool]) -> list[Incident]:
    """Return the incidents that fit."""
    return [one for one in incidents() if wanted(one)]


def persons(found: Iterable[Incident]) -> int:
    """Return how many persons were recorded dead or missing."""
    return sum(one.persons for one in found)


def bimonth(year: int, number: int) -> list[Incident]:
    """Return the incidents of one of the six periods of a year."""
    return chosen(lambda one: one.year == year and (one.month + 1) // 2 == number)
