"""Reports yield links; corrections, withdrawals, levels, shredding, merges and splits do with them what they should."""

import pytest

from palermo.domain.entities import operations as entities
from palermo.domain.entities.models import Mention
from palermo.domain.networks import operations
from palermo.domain.networks.models import Due, Link, Payment
from palermo.domain.networks.queries.visible import links_visible_to
from palermo.domain.networks.sealed import open_said
from palermo.domain.reports import operations as reports
from palermo.domain.reports.content import Person
from palermo.kernel.errors import Forbidden, Invalid, Refused
from tests.domain.networks.worlds import read, reference, seen
from tests.domain.reports.contents import full
from tests.factories import cast

pytestmark = pytest.mark.django_db


def _standing() -> set[tuple[str, str, str]]:
    rows = links_visible_to(cast.ana)
    return set(rows.values_list("kind", "left__place", "right__place"))


def test_a_report_tells_who_uses_bears_and_was_seen_with_what(shared_units: None) -> None:
    report = read(full())
    assert {("uses", "people.0", "phones.0"), ("bears", "people.0", "papers.0")} <= _standing()
    assert ("uses", "people.0", "vehicles.0") in _standing()
    row = Link.objects.filter(report=report)[0]
    assert (row.first, row.source, row.level) == (report.day_from, report.source, report.level)
    assert not Due.objects.exists()
    count = Link.objects.count()
    operations.mark_due([report.pk])
    seen()
    assert Link.objects.count() == count
    assert str(open_said(Payment.objects.all())) == "{}"
