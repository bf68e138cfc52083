"""What reports of a way have in common, as counts: modes, facilitators, papers, nationalities, and what is not known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from palermo.domain.routes.flows.aggregation import Narrowed
from palermo.domain.routes.flows.quartiles import fees, quartiles
from palermo.domain.routes.flows.records import Way
from palermo.domain.routes.shapes import Counted, Fee, Quartiles

MOST = 12


def counted(counts: Counter[str], least: int) -> tuple[Counted, ...]:
    """Return codes with counts of persons, the most frequent first; one to four are few, and their order tells nothing."""
    told = sorted(
        ((code, n) for code, n in counts.items() if n >= least), key=lambda pair: (-pair[1], pair[0])
    )
    few = sorted(code for code, n in counts.items() if 0 < n < least)
    return (
        *(Counted(code, n) for code, n in told[:MOST]),
        *(Counted(code, None, few=True) for code in few[: MOST - len(told[:MOST])]),
    )


def modes(rows: Narrowed) -> tuple[Counted, ...]:
    """Return modes of transport with the number of reports of each."""
    counts = Counter(code for _, legs in rows for code in {leg.mode for leg in legs})
    return tuple(Counted(code, n) for code, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def concealed(rows: Narrowed) -> Counted:
    """Return how many reports tell of hidden people."""
    return Counted("concealed", sum(any(leg.concealed for leg in legs) for _, legs in rows))


def persons(name: str, values: Iterable[int | None], least: int) -> Counted:
    """Return a sum of known counts of persons; None where nobody counted, few where it is under the least."""
    known = [value for value in values if value is not None]
    total = sum(known)
    if not known:
        return Counted(name, None)
    return Counted(name, None, few=True) if 0 < total < least else Counted(name, total)


def of_people(ways: Sequence[Way], what: str, least: int) -> tuple[Counted, ...]:
    """Return the counts of a report's field (roles, papers, frauds, nationalities) over reports."""
    total: Counter[str] = Counter()
    for way in ways:
        total.update(getattr(way, what))
    return counted(total, least)


def prices(rows: Narrowed, least: int) -> tuple[Fee, ...]:
    """Return what legs cost, by currency."""
    amounts: dict[str, list[Decimal]] = {}
    for _, legs in rows:
        for leg in legs:
            if leg.fee is not None:
                amounts.setdefault(leg.currency, []).append(leg.fee)
    return fees(amounts, least)


def days(rows: Narrowed, least: int) -> Quartiles:
    """Return how long legs took."""
    return quartiles([leg.days for _, legs in rows for leg in legs if leg.days is not None], least)


def gaps(rows: Narrowed, ways: Sequence[Way]) -> tuple[str, ...]:
    """Return codes of what most of these reports do not say: fees, days, counts, places, papers, facilitators."""
    legs = [leg for _, legs in rows for leg in legs]
    half = len(legs) / 2
    found = {
        "fees": sum(leg.fee is not None for leg in legs) < half,
        "days": sum(leg.days is not None for leg in legs) < half,
        "places": sum(leg.origin is not None and leg.destination is not None for leg in legs) < half,
        "modes": sum(leg.mode != "unknown" for leg in legs) < half,
        "counts": sum(way.people is not None for way, _ in rows) < len(rows) / 2,
        "facilitators": not any(way.roles for way in ways),
        "papers": not any(way.papers for way in ways),
        "legs": not legs,
    }
    return tuple(code for code, missing in found.items() if missing)
