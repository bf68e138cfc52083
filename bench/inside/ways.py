"""Twenty thousand legs: taken in, gathered, then asked for as Ana's map does, first in a process and after; beside plain rows."""

import argparse
import random
import sqlite3
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

from bench.figures import milliseconds
from bench.inside.setting import begin, end
from palermo.project.serve.preload import freeze

WAYS = (
    ("Kano", "Zinder", "Agadez", "Arlit"), ("Agadez", "Dirkou", "Sabha", "Tripoli"), ("Bamako", "Gao", "Kidal", "Tamanrasset"),
    ("Malanville", "Gaya", "Niamey", "Agadez"), ("Dakar", "Nouakchott", "Nouadhibou", "Canary Islands"),
    ("Lomé", "Cotonou", "Lagos", "Kano"), ("Ouagadougou", "Niamey", "Agadez", "Assamaka"),
    ("Conakry", "Bissau", "Ziguinchor", "Dakar"),
    ("Tambacounda", "Kayes", "Bamako", "Mopti"), ("Accra", "Lomé", "Cotonou", "Malanville"),
)  # fmt: skip
MODES = ("pickup", "bus", "minibus", "truck", "motorcycle", "shared_taxi")


def main() -> None:
    """Print seconds and milliseconds of each step."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--legs", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    actors = begin()
    freeze()
    from palermo.domain.routes import operations, queries
    from palermo.domain.routes.models import Way
    from palermo.domain.routes.shapes import FlowQuery
    from palermo.domain.routes.table import TABLE
    from palermo.faces.web.routes import asked as asking
    from palermo.faces.web.routes import drawing

    answer: dict[str, Any] = {}
    if not Way.objects.exists():
        answer["gathered"], answer["gather_seconds"] = _stock(actors["ana"], given.legs, operations)
    ana, year = actors["ana"], FlowQuery(since=date(2026, 1, 1), until=date(2026, 12, 31))
    began = time.perf_counter()
    queries.flow_map(ana, year)
    answer["first"] = round((time.perf_counter() - began) * 1000, 1)
    asked: dict[str, Callable[[], Any]] = {
        "all": lambda: queries.flow_map(ana),
        "year": lambda: queries.flow_map(ana, year),
        "drawn": lambda: drawing.map_page(ana, asking.of({"period": "2026", "layers": "incidents-corridors"})),
        "profile": lambda: queries.route_profile(ana, "sahara", year),
        "before_after": lambda: queries.before_after(ana, "gaya_malanville", day=date(2025, 6, 1)),
    }
    for name, ask in asked.items():
        answer[name] = _times(ask, given.rounds)
    found = queries.flow_map(ana)
    answer["legs"] = sum(len(way.legs) for way in TABLE.visible_to(ana))
    answer["flows"], answer["reports"] = len(found.flows), found.reports
    answer["plain"] = _times(_plain(TABLE.visible_to(ana)), given.rounds)
    end(answer)


def _stock(actor: Any, legs: int, operations: Any) -> tuple[int, float]:
    from palermo.domain.reports.bulk import batches
    from palermo.domain.reports.models import Report, Unread
    from palermo.domain.reports.operations import Incoming, receive

    rng = random.Random(7)  # nosec B311
    for part in batches(range(legs // 2), 500):
        receive(
            actor,
            [Incoming(*_report(rng), source_ref=f"ways/{number}", origin="import") for number in part],
        )
    Unread.objects.all().delete()  # what their words say is another measurement
    operations.mark_due(list(Report.objects.values_list("pk", flat=True)))
    began, gathered = time.perf_counter(), 0
    while done := operations.gather():
        gathered += done
    return gathered, time.perf_counter() - began


def _report(rng: random.Random) -> tuple[Any, str]:
    from palermo.domain.reports.content import Content, Counts, Leg, Money, When, Where

    stops = rng.choice(WAYS)
    first = rng.randrange(len(stops) - 2)
    legs = [
        Leg(
            origin=one, destination=other, mode=rng.choice(MODES), planned=rng.random() < 0.2,
            fee=Money(amount=rng.randrange(5, 200) * 1000, currency="XOF") if rng.random() < 0.6 else None,
        )
        for one, other in pairwise(stops[first : first + 3])
    ]  # fmt: skip
    day = f"{rng.randint(2023, 2026)}-{rng.randint(1, 11):02}-{rng.randint(1, 28):02}"
    people = rng.randint(1, 40) if rng.random() < 0.9 else None
    content = Content(
        narrative="Groupe en route.", language="fr", kind="interception", when=When(start=day),
        where=Where(country="NE", place=stops[first], crossing="gaya_malanville" if "Gaya" in stops else ""),
        legs=legs, counts=Counts(people=people),
    )  # fmt: skip
    return content, rng.choice(("NER", "MLI", "NGA", "SEN", "BEN"))


def _plain(ways: list[Any]) -> Callable[[], Any]:
    """Return the same sums as one statement over rows that nothing seals: what the machine gives without Palermo."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE leg (key TEXT, medium TEXT, people INTEGER)")
    rows = [(leg.key, leg.medium, way.low) for way in ways for leg in way.legs]
    base.executemany("INSERT INTO leg VALUES (?, ?, ?)", rows)
    return lambda: base.execute("SELECT key, medium, sum(people), count(*) FROM leg GROUP BY 1, 2").fetchall()


def _times(ask: Callable[[], Any], rounds: int) -> dict[str, float]:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        ask()
        times.append(time.perf_counter() - began)
    return milliseconds(times)


if __name__ == "__main__":
    main()
