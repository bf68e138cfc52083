"""Every request has a review day: notice is given, then the hub keeps it longer or destroys it for good."""

from datetime import timedelta

import pytest

from palermo.domain.cooperation import operations, queries
from palermo.domain.cooperation.models import Letter, Request, RequestKey
from palermo.domain.reports.models import Notice
from palermo.foundations.compartments import datakeys
from palermo.foundations.jobs.models import Job
from palermo.kernel.clock import held_at, now, today
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.levels import Level
from tests.domain.cooperation.asking import request
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
