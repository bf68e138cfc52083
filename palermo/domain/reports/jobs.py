"""What this room does by itself: alert, drain the inbox, tell readers, finish what a crash left open."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import QuerySet

from palermo.domain.reports import alerting
from palermo.domain.reports.models import Classifier, Message, Report, Share
from palermo.domain.reports.operations import (
    finish_open,
    read_along,
    shred_overdue,
    take_in,
    tell_due,
    tell_readers,
)
from palermo.foundations import files, jobs
from palermo.kernel.clock import now
from palermo.kernel.levels import Level

REMIND_EVERY = timedelta(minutes=15)


@jobs.handler("reports.alert")
def alert(run: jobs.JobRun) -> None:
    """Wake the hub's duty officers for an urgent report, by reference only; again until somebody acknowledges."""
    report = waiting_alerts().filter(reference=run.subject).first()
    if report is not None:
        alerting.wake_duty(report.reference)


@jobs.handler("reports.tell_unit")
def tell_unit(run: jobs.JobRun) -> None:
    """Tell a unit's people by mail that something waits for them, by reference only."""
    reference, unit, only = run.subject.split("|")
    alerting.tell_unit(reference, unit, only)


@jobs.handler("reports.tell_readers")
def tell(run: jobs.JobRun) -> None:
    """Give notice of a correction or withdrawal to everyone whom the read logs know as a reader."""
    reference, kind, version = run.subject.split("|")
    tell_readers(reference=reference, kind=kind, version=int(version))


@jobs.periodic(1, entries=("hub",))
def drain_inbox() -> None:
    """Take sealed reports into the hub's keeping within about a second of their deposit."""
    take_in()


@jobs.periodic(1, entries=("hub",))
def read_what_arrived() -> None:
    """Read along with what has arrived, a batch at a time, so that suggestions wait for the analyst."""
    jobs.by_batches(read_along)


@jobs.periodic(60, entries=("hub",))
def finish_shreddings() -> None:
    """Finish every destruction that a crash interrupted."""
    finish_open()


@jobs.periodic(60, entries=("hub",))
def remind_duty() -> None:
    """Wake the duty officers again for each urgent report that nobody has acknowledged in a quarter of an hour."""
    for report in waiting_alerts().filter(alert_at__lt=now() - REMIND_EVERY):
        minutes = int((now() - (report.alert_at or now())).total_seconds() // 60)
        if minutes % (REMIND_EVERY.seconds // 60) == 0:
            alerting.wake_duty(report.reference)


@jobs.periodic(3600, entries=("hub",))
def sweep_files() -> None:
    """Remove files that nothing names; the inbox goes first, since only sealed envelopes name a deposit's files."""
    while take_in().taken:
        pass
    files.sweep()


@jobs.periodic(3600, entries=("hub",))
def act_on_retention() -> None:
    """Give notice of reports whose review day has come, and shred those that nobody kept a month after the notice."""
    tell_due()
    shred_overdue()


def keys_in_use(level: Level, uids: Sequence[str]) -> set[str]:
    """Return which data keys some row still names."""
    used = files.keys_in_use(level, uids)
    tables: list[QuerySet[Report] | QuerySet[Message]] = [Report.objects.all(), Message.objects.all()]
    for rows in tables:
        used |= set(rows.filter(level=level, data_key__in=uids).values_list("data_key", flat=True))
    if level is Level.SENSITIVE:
        used |= set(Classifier.objects.filter(data_key__in=uids).values_list("data_key", flat=True))
        used |= set(Share.objects.filter(data_key__in=uids).values_list("data_key", flat=True))
    return used


def waiting_alerts() -> QuerySet[Report]:
    """Return the urgent reports that nobody at the hub has acknowledged."""
    return Report.objects.filter(alert_at__isnull=False, acknowledged_at=None)
