"""Invented debriefings of three years, so that routes, fees and closures have something to show; the same every time.

Everybody and every number is invented and marked so. Between Agadez and the Algerian border more go from March 2026
on, and fewer to Dirkou: somebody who looks for what changed can find it.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from palermo.domain.reports.content import Content, Counts, Evaluation, Leg, Money, Toll, When, Where
from palermo.domain.reports.demo_data.invented import banner
from palermo.domain.reports.operations import Incoming
from palermo.kernel.yaml_files import read_yaml

COUNT = 180
_FIRST, _LAST, _TURN = date(2023, 10, 2), date(2026, 9, 28), date(2026, 3, 9)
_SAYS = {
    "fr": "Exemple inventé. Entretien libre à {at} : un groupe de {people} personnes, {way}. Dernier prix : {fee} {currency}.",
    "en": "Invented example. Talk at {at}: a group of {people} persons, {way}. Last price: {fee} {currency}.",
    "pt": "Exemplo inventado. Conversa em {at}: um grupo de {people} pessoas, {way}. Último preço: {fee} {currency}.",
}
_NOTES = {"fr": "{} jours", "en": "{} days", "pt": "{} dias"}


class Way(NamedTuple):
    """A way as the debriefings tell it: unit, language, stops, and for each leg mode, usual price and usual days."""

    unit: str
    country: str
    language: str
    stops: tuple[str, ...]
    legs: tuple[tuple[str, int, int], ...]
    currency: str = "XOF"
    crossing: str = ""
    weight: float = 1.0
    after: float = 1.0  # how many times as frequent from the turn on
    deadly: float = 0.0


@cache
def ways() -> tuple[Way, ...]:
    """Return the ways of `journeys.yaml`."""
    rows = read_yaml(Path(__file__).with_name("journeys.yaml"))
    return tuple(
        Way(**row | {"stops": tuple(row["stops"]), "legs": tuple(tuple(leg) for leg in row["legs"])})
        for row in rows
    )


def debriefings(count: int = COUNT) -> Iterator[Incoming]:
    """Yield invented debriefings, oldest first."""
    rng = random.Random(2010)  # nosec B311
    span = (_LAST - _FIRST).days
    for number, day in enumerate(sorted(_FIRST + timedelta(days=rng.randrange(span)) for _ in range(count))):
        way = rng.choices(ways(), [one.weight * (one.after if day >= _TURN else 1.0) for one in ways()])[0]
        yield Incoming(
            _content(way, day, rng), way.unit, source_ref=f"DEMO/ROUTES/{number}", index_scope="open",
            origin="import", historical=True, invented=True,
        )  # fmt: skip


def _content(way: Way, day: date, rng: random.Random) -> Content:
    people = rng.randint(4, 60 if "boat" in way.legs[-1][0] else 30)
    legs = [
        Leg(
            origin=one, destination=other, mode=mode, note=_NOTES[way.language].format(_days(days, rng)),
            fee=Money(amount=_price(price, rng), currency=way.currency) if rng.random() < 0.8 else None,
        )
        for (one, other), (mode, price, days) in zip(pairwise(way.stops), way.legs, strict=True)
    ]  # fmt: skip
    fee = legs[-1].fee
    text = _SAYS[way.language].format(
        at=way.stops[0], people=people, way=" – ".join(way.stops), currency=way.currency,
        fee=fee.amount if fee else "?",
    )  # fmt: skip
    return Content(
        narrative=text, language=way.language, kind="debriefing", when=When(start=day.isoformat()),
        where=Where(country=way.country, place=way.stops[0], crossing=way.crossing), legs=legs,
        counts=Counts(people=None if rng.random() < 0.08 else people),
        evaluation=Evaluation(source="B", information="2", handling="H1"),
        toll=Toll(dead=rng.randint(1, 4), missing=rng.randint(0, 3)) if rng.random() < way.deadly else Toll(),
        notes={"invented": banner(way.language)},
    )  # fmt: skip


def _price(usual: int, rng: random.Random) -> int:
    return max(500, round(usual * rng.uniform(0.75, 1.35) / 500) * 500)


def _days(usual: int, rng: random.Random) -> int:
    return max(2, usual + rng.choice((0, 0, 0, 1, 2)))
