"""Which news goes where, and what comes round: one table of event and job, connected at start."""

from typing import TYPE_CHECKING

from palermo.kernel.events import subscribe

if TYPE_CHECKING:
    from palermo.domain.reports.news import ReportChanged, UnitTold, UrgentReport


def connect() -> None:
    """Hand over the keys, fill the tables of jobs and duties, subscribe every listener; twice changes nothing."""
    from palermo.domain.reports import alerting
    from palermo.domain.reports import jobs as of_reports  # noqa: F401  (registers its handlers and duties)
    from palermo.domain.reports.intake import job as of_intake  # noqa: F401
    from palermo.domain.reports.news import ReportChanged, UnitTold, UrgentReport
    from palermo.faces.kit import letters
    from palermo.foundations import audit, jobs
    from palermo.foundations.audit import sequencer
    from palermo.foundations.compartments import keyring, verify_receipt
    from palermo.foundations.jobs import upkeep  # noqa: F401
    from palermo.foundations.staff import keys
    from palermo.project import heartbeat
    from palermo.project.staff_keys import StaffKeys

    keys.use(StaffKeys())
    audit.keys.use(keyring, verify_receipt)
    subscribe(UrgentReport, _alert)
    subscribe(ReportChanged, _tell_readers)
    subscribe(UnitTold, _tell_unit)
    alerting.write_with(urgent=letters.urgent, waiting=letters.waiting)
    jobs.periodic(0.5, entries=("hub",))(sequencer.run_once)
    jobs.periodic(heartbeat.EVERY.total_seconds())(heartbeat.beat)


def _alert(event: "UrgentReport") -> None:
    from palermo.foundations import jobs

    jobs.enqueue("reports.alert", subject=event.reference, actor=None, queue="hub")


def _tell_unit(event: "UnitTold") -> None:
    from palermo.foundations import jobs

    jobs.enqueue(
        "reports.tell_unit", subject=f"{event.reference}|{event.unit}|{event.only}", actor=None, queue="unit"
    )


def _tell_readers(event: "ReportChanged") -> None:
    from palermo.foundations import jobs

    # The hub's worker alone sees the read logs of both entries.
    subject = f"{event.reference}|{event.kind}|{event.version}"
    jobs.enqueue("reports.tell_readers", subject=subject, actor=None, queue="hub")
