"""What the room does by itself: alerts, retention, unused keys."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from palermo.domain.reports import jobs as duties
from palermo.domain.reports import operations, queries
from palermo.domain.reports.alerting import tell_unit, wake_duty
from palermo.domain.reports.content import Urgency
from palermo.domain.reports.models import Notice, Report
from palermo.foundations.compartments import datakeys
from palermo.foundations.jobs.models import Job
from palermo.foundations.staff.models import Person
from palermo.kernel.clock import held_at, now
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.levels import Level
from palermo.project.wiring import sweep_keys
from tests.domain.reports.contents import NARRATIVE, full
from tests.factories import people, reports
from tests.factories.cast import ana, rui, salma

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hub(as_entry: Any) -> Any:
    with as_entry("hub"):
        yield


def test_an_urgent_report_wakes_the_duty_officer_and_says_nothing() -> None:
    members = people.make("ana", "salma")
    Person.objects.filter(pk=members["ana"].person.pk).update(
        duty=True, email="duty@example.org", language="fr"
    )
    report = reports.submitted(full(urgency=Urgency(child=True)))
    assert Job.objects.filter(kind="reports.alert", subject=report.reference).exists()
    assert wake_duty(report.reference) == 1
    (letter,) = mail.outbox
    text = letter.subject + letter.body
    assert report.reference in text
    assert not [word for word in re.findall(r"\w{5,}", NARRATIVE) if word.lower() in text.lower()]
    assert report.alert_at
    operations.acknowledge(ana, reference=report.reference)
    assert not duties.waiting_alerts().exists()


def test_a_unit_is_told_that_something_waits() -> None:
    members = people.make("salma", "boris")
    Person.objects.filter(pk=members["salma"].person.pk).update(email="salma@example.org")
    report = reports.submitted()
    operations.ask(ana, reference=report.reference, question="Who took the papers?")
    (job,) = Job.objects.filter(kind="reports.tell_unit")
    assert tell_unit(*job.subject.split("|")) == 1
    assert "papers" not in mail.outbox[0].body


def test_retention_gives_notice_then_shreds_what_nobody_kept() -> None:
    gone, kept = reports.submitted(), reports.submitted()
    later = now() + timedelta(days=365 * 5 + 10)
    with held_at(later):
        assert operations.tell_due() == 2
        assert operations.tell_due() == 0
        assert {one.kind for one in Notice.objects.filter(person=gone.author)} == {"review_due"}
        assert operations.shred_overdue() == 0
        operations.keep(rui, reference=kept.reference, until=(later + timedelta(days=300)).date())
        with pytest.raises(Invalid):
            operations.keep(rui, reference=kept.reference, until=(later + timedelta(days=9000)).date())
    with held_at(later + timedelta(days=31)):
        assert operations.shred_overdue() == 1
    with pytest.raises(Forbidden):
        queries.read(ana, gone.reference)
    assert queries.read(ana, kept.reference).content == full()


def test_keys_without_rows_are_swept_and_others_stay() -> None:
    report = reports.submitted()
    (orphan,) = datakeys.new(Level.SENSITIVE, 1)
    assert duties.keys_in_use(Level.SENSITIVE, [orphan.uid, report.data_key]) == {report.data_key}
    with held_at(now() + timedelta(days=5)):
        sweep_keys()
    assert not datakeys.open(Level.SENSITIVE, [orphan.uid])
    assert queries.read(salma, report.reference).content == full()


def test_the_worker_finishes_a_shredding_that_a_crash_left_open() -> None:
    from django.db import transaction

    from palermo.domain.reports.operations.shredding import shred_rows

    report = reports.submitted()
    with transaction.atomic():
        shred_rows(rui, Report.objects.get(pk=report.pk), reason="retention")
    assert datakeys.open(Level.SENSITIVE, [report.data_key])
    duties.finish_shreddings()
    assert not datakeys.open(Level.SENSITIVE, [report.data_key])
