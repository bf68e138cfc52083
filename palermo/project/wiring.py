"""Which news goes where, and what comes round: one table of event and job, connected at start."""

from typing import TYPE_CHECKING

from palermo.kernel.events import subscribe

if TYPE_CHECKING:
    from palermo.domain.reports.news import ReportChanged, UrgentReport


def connect() -> None:
    """Hand over the keys, fill the tables of jobs and duties, subscribe every listener; twice changes nothing."""
    from palermo.domain.reports import jobs as of_reports  # noqa: F401  (registers its handlers and duties)
    from palermo.domain.reports.news import ReportChanged, UrgentReport
    from palermo.foundations import audit, jobs
    from palermo.foundations.audit import sequencer
    from palermo.foundations.compartments import keyring, verify_receipt
    from palermo.foundations.staff import keys
    from palermo.project import heartbeat
    from palermo.project.staff_keys import StaffKeys

    keys.use(StaffKeys())
    audit.keys.use(keyring, verify_receipt)
    subscribe(UrgentReport, _alert)
    subscribe(ReportChanged, _tell_readers)
    jobs.periodic(0.5, entries=("hub",))(sequencer.run_once)
    jobs.periodic(heartbeat.EVERY.total_seconds())(heartbeat.beat)


def _alert(event: "UrgentReport") -> None:
    from palermo.foundations import jobs

    jobs.enqueue("reports.alert", subject=event.reference, actor=None, queue="hub")


def _tell_readers(event: "ReportChanged") -> None:
    from palermo.foundations import jobs

    # The hub's worker alone sees the read logs of both entries.
    subject = f"{event.reference}|{event.kind}|{event.version}"
    jobs.enqueue("reports.tell_readers", subject=subject, actor=None, queue="hub")
