"""Figures of units equal what is counted by hand; what a unit may not see changes no byte of what it gets."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from palermo.domain.cooperation import operations, queries
from palermo.domain.cooperation.models import Request
from palermo.domain.reports import operations as reports
from palermo.domain.reports.content import When
from palermo.domain.reports.models import Report
from palermo.foundations.policy import Actor
from palermo.kernel.clock import held_at
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.levels import Level
from tests.domain.cooperation.asking import request
from tests.domain.reports.contents import full
from tests.factories import cast

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 10, 12, 12, tzinfo=UTC)


def sent(by: Actor, at: datetime, day: str = "") -> Report:
    with held_at(at):
        report = reports.save(by, content=full(when=When(start=day or at.date().isoformat())))
        reports.submit(by, references=[report.reference])
    report.refresh_from_db()
    return report


@pytest.fixture
def counted(shared_units: None) -> list[Report]:
    """Six reports of Niger, 0, 1, 2, 4, 8 and 16 days after the facts; heard of 1, 2, 4, 8 and 16 hours later, one not."""
    made = []
    for place, late in enumerate((0, 1, 2, 4, 8, 16)):
        at = NOON + timedelta(days=place)
        made.append(sent(cast.salma, at, (at - timedelta(days=late)).date().isoformat()))
    for place, hours in enumerate((1, 2, 4, 8, 16)):
        with held_at(NOON + timedelta(days=place, hours=hours)):
            reports.feedback(
                cast.ana, reference=made[place].reference, kind="hit" if place < 2 else "thanks", text="Merci"
            )
    with held_at(NOON + timedelta(days=9)):
        reports.correct(
            cast.salma,
            reference=made[0].reference,
            content=full(title="Autre", when=When(start="2026-10-12")),
        )
        reports.mark_duplicate(cast.ana, reference=made[3].reference, of=made[2].reference)
    return made


def test_figures_equal_a_hand_computed_sample(counted: list[Report]) -> None:
    with held_at(NOON):
        for place in range(6):
            request(cast.ana, text=f"Question {place}", anyway=True, due_at=NOON + timedelta(days=4))
    asked = list(Request.objects.order_by("id"))
    for hours, one in zip((2, 4, 6, 8, 100), asked, strict=False):
        with held_at(NOON + timedelta(hours=hours)):
            operations.answer(cast.salma, reference=one.reference, text="Oui")
    with held_at(NOON + timedelta(days=19)):
        found = queries.figures(cast.ana, months=3)
        own = next(row for row in found.rows if row.unit == "NER")
        assert (found.since, found.until, found.months) == (
            date(2026, 8, 1), date(2026, 10, 31), ["2026-08", "2026-09", "2026-10"],
        )  # fmt: skip
        assert (own.reports, own.months, own.last_on) == (6, [0, 0, 6], date(2026, 10, 17))
        assert (own.to_hub.n, own.to_hub.median, own.to_hub.p90) == (6, 3, 12)
        assert (own.to_word.n, own.to_word.median, own.to_word.low, own.to_word.high) == (5, 4, 2, 8)
        assert (own.useful.part, own.corrected.part, own.duplicate.part, own.returned.part) == (2, 1, 1, 0)
        # Five answered, four of them within the four days; the sixth is late and has no answer.
        assert (own.requests.part, own.requests.n) == (4, 6)
        assert (own.request_hours.n, own.request_hours.median) == (5, 6)
        assert own.request_hours.p90 == pytest.approx(63.2)
        assert found.everybody.reports == 6
        assert [row.unit for row in found.rows if row.silent] == ["BEN", "CPV", "NGA"]


def test_a_nil_return_is_quiet_and_not_silent(shared_units: None) -> None:
    with held_at(NOON):
        operations.say_nothing_to_report(cast.koffi, month="2026-09")
        operations.say_nothing_to_report(cast.koffi, month="2026-09")
        with pytest.raises(Invalid, match="bad_month"):
            operations.say_nothing_to_report(cast.koffi, month="2026-11")
        with pytest.raises(Forbidden):
            operations.say_nothing_to_report(cast.boris, month="2026-09")
        with pytest.raises(Refused, match="unit_not_active"):
            operations.say_nothing_to_report(replace(cast.koffi, unit_active=False), month="2026-09")
        rows = {row.unit: row for row in queries.figures(cast.ana).rows}
        assert (rows["BEN"].nil_months, rows["BEN"].silent, rows["NER"].silent) == (1, False, True)


def test_a_unit_sees_its_own_and_the_sum_and_never_anothers_small_number(counted: list[Report]) -> None:
    for place in range(7):
        sent(cast.amina, NOON + timedelta(hours=place))
    for place in range(6):
        sent(cast.koffi, NOON + timedelta(hours=place))
    with held_at(NOON + timedelta(days=10)):
        found = queries.figures(cast.salma)
        # Cabo Verde alone would be told by the sum: Benin, the smallest of the rest, is hidden with it.
        assert [(row.unit, row.reports) for row in found.rows] == [("NGA", 7)]
        assert (found.hidden, found.own and found.own.reports, found.everybody.reports) == (2, 6, 19)
        assert found.tells_all
        assert queries.unit_figures(cast.salma, "NER").own == found.own
        for code in ("BEN", "NGA", "XXX"):
            with pytest.raises(Forbidden):
                queries.unit_figures(cast.salma, code)
        assert queries.unit_figures(cast.ana, "BEN").own is not None
        with pytest.raises(Forbidden):
            queries.figures(cast.omar)


def test_hidden_reports_change_nothing_that_a_unit_or_a_sensitive_analyst_gets(counted: list[Report]) -> None:
    sensitive = replace(cast.ana, clearance=Level.SENSITIVE)
    with held_at(NOON + timedelta(days=10)):
        readers = (cast.salma, cast.boris, cast.koffi, cast.efua, sensitive)
        before = [queries.figures(actor) for actor in readers]
        secret = reports.deposit(cast.salma, content=full())
        reports.take_in()
        reports.mark_duplicate(cast.ana, reference=counted[4].reference, of=secret.reference)
        reports.feedback(cast.ana, reference=secret.reference, kind="hit", text="Merci")
        assert [queries.figures(actor) for actor in readers] == before
        assert queries.figures(cast.ana).everybody.reports == 7


def test_one_unit_gets_the_same_whoever_of_the_others_has_the_small_numbers(shared_units: None) -> None:
    def told(first: Actor, second: Actor) -> object:
        Report.objects.all().delete()
        sent(cast.salma, NOON)
        for place in range(3):
            sent(first, NOON + timedelta(hours=place))
        sent(second, NOON)
        with held_at(NOON + timedelta(days=1)):
            found = queries.figures(cast.salma)
            return found.rows, found.hidden, found.own, found.everybody.reports, found.tells_all

    assert told(cast.koffi, cast.amina) == told(cast.amina, cast.koffi)
