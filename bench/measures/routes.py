"""The map of routes over twenty thousand legs: what the query behind it takes, first in a process and after."""

from bench.figures import Figure, latency, milliseconds, pair, rate
from bench.homes import fresh
from bench.measures.options import Measured, Options

LEGS = 20_000
_MAP = 300.0  # milliseconds, together with the drawing


def measure(options: Options) -> Measured:
    """Take in ten thousand reports of two legs each, gather their ways, and ask for maps and profiles."""
    home = fresh(options.folder, f"home-ways-{LEGS}")
    home.people()
    found = home.inside("ways", "--legs", str(LEGS))
    again = home.inside("ways", "--legs", str(LEGS), "--rounds", "5")
    note = f"{found['legs']:,} legs of {found['reports']:,} reports, {found['flows']} flows told"
    figures = [
        rate("ways gathered, reports", found["gathered"] / found["gather_seconds"]),
        Figure("route map, first in a process (everything opened)", pair(milliseconds([again["first"] / 1000]))),
        latency("route map, after: the query without the drawing", found["all"], p95=_MAP, floor=pair(found["plain"]), note=note),
        Figure("the same of one year", pair(found["year"])),
        latency("route map of one year, whole: query, incidents, drawing", found["drawn"], p95=_MAP, note=note),
        Figure("profile of a route", pair(found["profile"])),
        Figure("a crossing before and after a day", pair(found["before_after"])),
    ]  # fmt: skip
    return figures, {"found": found, "again": again}
