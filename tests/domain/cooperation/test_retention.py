"""Requests and undertakings have a review day: notice is given, then the hub keeps them longer or destroys them for good."""

from datetime import date, timedelta

import pytest

from palermo.domain.cooperation import operations, queries, rules
from palermo.domain.cooperation.models import Letter, Request, RequestKey, Step, Undertaking
from palermo.domain.documents.happenings import deeds
from palermo.domain.observatory.periods import Span
from palermo.domain.reports.models import Notice
from palermo.foundations.compartments import datakeys
from palermo.foundations.jobs.models import Job
from palermo.kernel.clock import held_at, now, today
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.levels import Level
from tests.domain.cooperation.asking import request
from tests.domain.cooperation.test_undertakings import made
from tests.factories import cast

pytestmark = pytest.mark.django_db


def test_notice_is_given_once_and_keeping_takes_it_back(shared_units: None) -> None:
    row = request(cast.ana)
    assert operations.tell_requests_due() == 0
    with held_at(now() + timedelta(days=5 * 365 + 2)):
        before = Job.objects.count()
        assert operations.tell_requests_due() == 1
        assert operations.tell_requests_due() == 0
        assert Notice.objects.get(kind="review_due").reference == row.reference
        assert Job.objects.count() == before + 1
        with pytest.raises(Invalid):
            operations.keep_request(cast.rui, reference=row.reference, until=today())
        with pytest.raises(Forbidden):
            operations.keep_request(cast.salma, reference=row.reference, until=today() + timedelta(days=9))
        operations.keep_request(cast.rui, reference=row.reference, until=today() + timedelta(days=9))
        assert operations.tell_requests_due() == 0
        assert not Notice.objects.filter(kind="review_due").exists()


def test_what_is_destroyed_is_gone_for_everybody_with_its_key(shared_units: None) -> None:
    row = request(cast.ana, text="Camion 4X")
    with pytest.raises(Refused, match="wrong_state"):
        operations.destroy_request(cast.rui, reference=row.reference, sure=True)
    operations.answer(cast.salma, reference=row.reference, text="Connu")
    with pytest.raises(Refused, match="not_confirmed_yet"):
        operations.destroy_request(cast.rui, reference=row.reference, sure=False)
    for actor in (cast.ana, cast.salma, cast.boris):
        with pytest.raises(Forbidden):
            operations.destroy_request(actor, reference=row.reference, sure=True)
    operations.destroy_request(cast.rui, reference=row.reference, sure=True)
    assert not datakeys.open(Level.SENSITIVE, [row.data_key])
    assert not Letter.objects.exists() and not RequestKey.objects.exists()
    assert bytes(Request.objects.get().sealed) == b""
    for actor in (cast.ana, cast.salma):
        with pytest.raises(Forbidden):
            queries.read_request(actor, row.reference)
        assert queries.requests(actor, queries.Narrowed()).rows == []
    figures = {one.unit: one for one in queries.figures(cast.ana).rows}
    assert figures["NER"].requests.n == 1  # that one was asked and answered stays in the figures
    assert operations.key_again() == 0


@pytest.mark.parametrize(
    "kind, ends, on",
    [
        ("meeting", None, date(2031, 11, 2)),
        ("meeting", date(2027, 3, 1), date(2032, 2, 29)),
        ("operation", date(2027, 3, 1), date(2037, 2, 27)),
        ("agreement", date(2030, 11, 1), date(2040, 10, 30)),
        ("liaison", None, date(2031, 11, 2)),
    ],
)
def test_the_review_day_counts_from_the_last_day_that_is_known(
    kind: str, ends: date | None, on: date
) -> None:
    assert rules.review_day(kind, date(2026, 11, 2), date(2026, 11, 1), ends) == on
    assert set(rules.YEARS_KEPT) == set(rules.UNDERTAKINGS)


def test_an_undertaking_that_somebody_works_on_is_needed_and_notice_is_given_once(shared_units: None) -> None:
    row = made(cast.salma, starts_on=today())
    assert operations.tell_undertakings_due() == 0
    with held_at(now() + timedelta(days=5 * 365 + 2)):
        assert (operations.tell_undertakings_due(), operations.tell_undertakings_due()) == (1, 0)
        assert [(one.person, one.reference) for one in Notice.objects.all()] == [
            (cast.salma.uid, row.reference)
        ]
        for actor in (cast.ana, cast.salma, cast.boris):
            with pytest.raises(Forbidden):
                operations.keep_undertaking(actor, reference=row.reference, until=today() + timedelta(days=9))
        for days in (0, 3000):
            with pytest.raises(Invalid, match="bad_date"):
                operations.keep_undertaking(
                    cast.rui, reference=row.reference, until=today() + timedelta(days=days)
                )
        operations.keep_undertaking(cast.rui, reference=row.reference, until=today() + timedelta(days=9))
        assert not Notice.objects.exists() and operations.tell_undertakings_due() == 0
    with held_at(now() + timedelta(days=5 * 365 + 20)):
        assert operations.tell_undertakings_due() == 1
        operations.end(cast.salma, reference=row.reference, results="Tenue")
        assert not Notice.objects.exists() and operations.tell_undertakings_due() == 0


def test_a_destroyed_undertaking_says_nothing_and_counts_as_before(shared_units: None) -> None:
    held, never = made(starts_on=today()), made(starts_on=today())
    operations.add_decision(cast.ana, reference=held.reference, text="Tester", owner="NER")
    with pytest.raises(Refused, match="wrong_state"):
        operations.destroy_undertaking(cast.rui, reference=held.reference, sure=True)
    operations.end(cast.ana, reference=held.reference, results="Tenue")
    operations.cancel(cast.ana, reference=never.reference)

    def counted() -> list[object]:
        figures = {one.unit: one.meetings for one in queries.figures(cast.ana).rows}
        return [figures, deeds(Span(today() - timedelta(days=9), today() + timedelta(days=1)))["meetings"]]

    before = counted()
    assert before[1] == 1
    with pytest.raises(Refused, match="not_confirmed_yet"):
        operations.destroy_undertaking(cast.rui, reference=held.reference, sure=False)
    for actor in (cast.ana, cast.salma, cast.boris):
        with pytest.raises(Forbidden):
            operations.destroy_undertaking(actor, reference=held.reference, sure=True)
    for row in (held, never):
        operations.destroy_undertaking(cast.rui, reference=row.reference, sure=True)
        assert not datakeys.open(Level.SENSITIVE, [row.data_key])
    assert counted() == before
    assert not Step.objects.exists()
    assert {bytes(one) for one in Undertaking.objects.values_list("sealed", flat=True)} == {b""}
    for actor in (cast.rui, cast.salma):
        assert queries.undertakings(actor)[0] == [] == queries.calendar(actor)
        with pytest.raises(Forbidden):
            queries.read_undertaking(actor, held.reference)
    with pytest.raises(Forbidden):
        operations.keep_undertaking(cast.rui, reference=held.reference, until=today() + timedelta(days=9))
