"""Counts of a period from reports as they are, for whoever asks: nothing hidden counts."""

from datetime import date

import pytest

from palermo.domain.observatory.periods import Span
from palermo.domain.observatory.queries import activity, counted, novelties
from palermo.domain.reports import operations
from palermo.domain.reports.content import Counts, Leg, Toll, When
from palermo.kernel.clock import today
from palermo.kernel.errors import Invalid
from tests.domain.documents.conftest import world
from tests.domain.documents.writing import secret, submitted
from tests.factories import cast

__all__ = ["world"]
pytestmark = pytest.mark.usefixtures("world")
SPAN = Span(date(2026, 9, 1), date(2026, 10, 31))


def on(day: str, people: int | None = 3, **changes: object) -> str:
    changes = {"counts": Counts(people=people), "toll": Toll()} | changes
    return submitted(when=When(start=day), **changes)


def test_a_period_is_counted_beside_the_one_before_and_a_year_before() -> None:
    for day in ("2026-09-01", "2026-10-31", "2026-09-10", "2026-09-11", "2026-09-12", "2026-09-13"):
        on(day)
    for day in ("2026-08-31", "2026-07-01", "2026-07-02", "2026-07-03", "2026-07-04", "2025-09-01"):
        on(day)
    found = counted(cast.ana, span=SPAN, by="unit")
    assert [(one.code, one.now, one.before, one.year) for one in found.lines] == [("NER", 6, 5, None)]
    assert (found.total.now, found.total.before, found.total.year) == (6, 5, None)
    assert (found.reports, found.level, found.units) == (6, 1, ("NER",))
    people = counted(cast.ana, span=SPAN, by="unit", measure="people")
    assert people.lines[0].now == 18


def test_small_counts_are_hidden_and_nought_is_not() -> None:
    for number in range(9):
        on(f"2026-09-{number + 1:02}")
    submitted(cast.koffi, when=When(start="2026-09-03"))
    found = {one.code: one.now for one in counted(cast.ana, span=SPAN, by="unit").lines}
    assert found == {"NER": None, "BEN": None}


def test_what_is_above_or_withdrawn_or_twice_does_not_count() -> None:
    kept = [on("2026-09-05") for _ in range(6)]
    operations.withdraw(cast.salma, reference=on("2026-09-05"), why="mistaken")
    operations.take_up(cast.ana, references=[kept[0]])
    secret(when=When(start="2026-09-05"))
    from dataclasses import replace

    from palermo.kernel.levels import Level

    low = replace(cast.ana, clearance=Level.SENSITIVE)
    assert counted(low, span=SPAN, by="unit").total.now == 6
    high = counted(cast.ana, span=SPAN, by="unit")
    assert (high.total.now, high.level) == (7, 2)
    assert counted(cast.boris, span=SPAN, by="unit").total.now == 6


def test_units_are_told_how_their_reports_fared() -> None:
    for number in range(6):
        on(f"2026-09-{number + 1:02}")
    now = today()
    (unit,) = activity(cast.ana, span=Span(now, now))
    assert (unit.unit, unit.reports.now, unit.answered, unit.classified) == ("NER", 6, 0.0, 0.0)
    assert unit.delay is not None and unit.delay >= 0


def test_a_method_is_new_when_no_report_of_the_year_before_used_it() -> None:
    on("2026-03-01", legs=[Leg(origin="A", destination="B", mode="bus")])
    first = on("2026-09-05", legs=[Leg(origin="A", destination="B", mode="bus"), Leg(mode="speedboat")])
    second = on("2026-09-06", legs=[Leg(mode="speedboat")])
    modes = {one.code: one.reports for one in novelties(cast.ana, span=SPAN) if one.facet == "mode"}
    assert modes == {"speedboat": (second, first)}


def test_what_cannot_be_counted_is_refused() -> None:
    with pytest.raises(Invalid, match="unknown_code"):
        counted(cast.ana, span=SPAN, by="narrative")
    with pytest.raises(Invalid, match="unknown_code"):
        counted(cast.ana, span=SPAN, measure="names")
