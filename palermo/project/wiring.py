"""Which news goes where, and what comes round: one table of event and job, connected at start."""

from typing import TYPE_CHECKING

from palermo.kernel.events import subscribe

if TYPE_CHECKING:
    from palermo.domain.cooperation.news import PartyTold
    from palermo.domain.documents.news import ReaderTold, ReportsCited
    from palermo.domain.enquiries.news import EnquiryAnswered, OwnerCalled
    from palermo.domain.entities.news import MentionsGathered, MentionsLeaving, MentionsMoved
    from palermo.domain.practices.news import PracticeDecided, PracticeWithdrawn
    from palermo.domain.publications.news import SiteChanged
    from palermo.domain.reports.news import (
        ReportChanged,
        ReportEmptied,
        ReportJudged,
        ReportsRead,
        UnitTold,
        UrgentReport,
    )
    from palermo.foundations.jobs.run import JobRun


def connect() -> None:
    """Hand over the keys, fill the tables of jobs and duties, subscribe every listener; twice changes nothing."""
    _register()
    from palermo.domain.cooperation.news import PartyTold
    from palermo.domain.cooperation.queries import count_reading_with
    from palermo.domain.documents.news import ReaderTold, ReportsCited
    from palermo.domain.documents.queries import reading_by_unit
    from palermo.domain.enquiries.news import EnquiryAnswered, OwnerCalled
    from palermo.domain.entities.news import MentionsGathered, MentionsLeaving, MentionsMoved
    from palermo.domain.practices.news import PracticeDecided, PracticeWithdrawn
    from palermo.domain.publications.news import SiteChanged
    from palermo.domain.reports import alerting
    from palermo.domain.reports.news import (
        ReportChanged,
        ReportEmptied,
        ReportJudged,
        ReportsRead,
        UnitTold,
        UrgentReport,
    )
    from palermo.faces.kit import letters
    from palermo.foundations import audit, jobs
    from palermo.foundations.audit import sequencer
    from palermo.foundations.compartments import keyring, verify_receipt
    from palermo.foundations.staff import keys
    from palermo.project import heartbeat
    from palermo.project.staff_keys import StaffKeys

    keys.use(StaffKeys())
    audit.keys.use(keyring, verify_receipt)
    count_reading_with(reading_by_unit)
    subscribe(UrgentReport, _alert)
    subscribe(ReportChanged, _tell_readers)
    subscribe(UnitTold, _tell_unit)
    subscribe(ReportsRead, _mark_mentions_due)
    subscribe(ReportEmptied, _forget_mentions)
    subscribe(ReportsRead, _mark_ways_due)
    subscribe(ReportEmptied, _forget_ways)
    subscribe(MentionsGathered, _watch_mentions)
    subscribe(MentionsGathered, _mark_links_due)
    subscribe(MentionsMoved, _note_moved)
    subscribe(MentionsLeaving, _forget_links)
    subscribe(ReportJudged, _evaluate_links)
    subscribe(OwnerCalled, _tell_owner)
    subscribe(EnquiryAnswered, _tell_asker)
    subscribe(ReaderTold, _tell_reader)
    subscribe(ReportsCited, _tell_contributors)
    subscribe(PartyTold, _tell_party)
    subscribe(PracticeDecided, _tell_proposer)
    subscribe(PracticeWithdrawn, _source_is_gone)
    subscribe(SiteChanged, _site_is_due)
    jobs.handler("site.write", long=True)(_write_site)
    alerting.write_with(urgent=letters.urgent, waiting=letters.waiting, waiting_at_hub=letters.waiting_at_hub)
    jobs.periodic(3600, entries=("hub",))(sweep_keys)
    jobs.periodic(0.5, entries=("hub",))(sequencer.run_once)
    jobs.periodic(heartbeat.EVERY.total_seconds())(heartbeat.beat)


def _register() -> None:
    """Import what adds its handlers and duties to the tables of jobs."""
    from palermo.domain.cooperation import jobs as of_cooperation  # noqa: F401
    from palermo.domain.documents import jobs as of_documents  # noqa: F401
    from palermo.domain.enquiries import jobs as of_enquiries  # noqa: F401
    from palermo.domain.entities import jobs as of_entities  # noqa: F401
    from palermo.domain.networks import jobs as of_networks  # noqa: F401
    from palermo.domain.publications import jobs as of_publications  # noqa: F401
    from palermo.domain.reports import jobs as of_reports  # noqa: F401
    from palermo.domain.reports.intake import job as of_intake  # noqa: F401
    from palermo.domain.routes import jobs as of_routes  # noqa: F401
    from palermo.foundations.jobs import upkeep  # noqa: F401


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


def _mark_mentions_due(event: "ReportsRead") -> None:
    from palermo.domain.entities.operations import mark_due

    mark_due(event.rows)


def _forget_mentions(event: "ReportEmptied") -> None:
    from django.conf import settings

    from palermo.domain.entities.operations import forget, mark_due

    # A unit's entry cannot see every row that hangs on a mention; the hub's worker removes them within a second.
    at_hub = settings.PALERMO.side(settings.PALERMO.entry) == "hub"
    (forget if at_hub else mark_due)([event.row])


def _mark_ways_due(event: "ReportsRead") -> None:
    from palermo.domain.routes.operations import mark_due

    mark_due(event.rows)


def _forget_ways(event: "ReportEmptied") -> None:
    from django.conf import settings

    from palermo.domain.routes.operations import forget, mark_due

    # A unit's role may not delete ways; the hub's worker removes them within a second.
    at_hub = settings.PALERMO.side(settings.PALERMO.entry) == "hub"
    (forget if at_hub else mark_due)([event.row])


def _watch_mentions(event: "MentionsGathered") -> None:
    from palermo.domain.enquiries.operations import mark_watched

    mark_watched(event.mentions)


def _mark_links_due(event: "MentionsGathered") -> None:
    from palermo.domain.networks.operations import mark_due

    mark_due(event.reports)


def _evaluate_links(event: "ReportJudged") -> None:
    from palermo.domain.networks.operations import mark_due

    mark_due([event.row])


def _note_moved(event: "MentionsMoved") -> None:
    from palermo.domain.networks.operations import note_moved

    note_moved(event.mentions)


def _forget_links(event: "MentionsLeaving") -> None:
    from palermo.domain.networks.operations import forget

    forget(event.reports)


def _tell_owner(event: "OwnerCalled") -> None:
    from palermo.foundations import jobs

    if event.unit:
        jobs.enqueue(
            "reports.tell_unit", subject=f"{event.reference}|{event.unit}|", actor=None, queue="unit"
        )


def _tell_asker(event: "EnquiryAnswered") -> None:
    from palermo.foundations import jobs

    jobs.enqueue(
        "reports.tell_unit",
        subject=f"{event.reference}|{event.unit}|{event.author}",
        actor=None,
        queue="unit",
    )


def _tell_reader(event: "ReaderTold") -> None:
    from palermo.foundations import jobs

    jobs.enqueue(
        "reports.tell_unit", subject=f"{event.reference}|{event.unit}|{event.only}", actor=None, queue="unit"
    )


def _tell_contributors(event: "ReportsCited") -> None:
    from palermo.domain.reports.operations import tell_cited
    from palermo.foundations import jobs

    for reference, unit, author in tell_cited(event.references):
        jobs.enqueue("reports.tell_unit", subject=f"{reference}|{unit}|{author}", actor=None, queue="unit")


def _tell_party(event: "PartyTold") -> None:
    _tell_house(event.reference, event.party, event.author)


def _tell_proposer(event: "PracticeDecided") -> None:
    _tell_house(event.reference, event.unit, event.author)


def _tell_house(reference: str, house: str, only: str) -> None:
    """Queue a mail without content for the people of a unit or of the hub, or for one of them."""
    from django.conf import settings

    from palermo.foundations import jobs

    queue = "hub" if house == settings.PALERMO.hub else "unit"
    jobs.enqueue("reports.tell_unit", subject=f"{reference}|{house}|{only}", actor=None, queue=queue)


def _source_is_gone(event: "PracticeWithdrawn") -> None:
    from palermo.foundations import jobs

    # A unit's entry cannot read what was published; the hub's worker looks.
    jobs.enqueue("publications.source_gone", subject=event.reference, actor=None, queue="hub")


def _site_is_due(event: "SiteChanged") -> None:
    from palermo.foundations import jobs

    jobs.enqueue("site.write", subject=event.reference, actor=None, queue="hub")


def _write_site(run: "JobRun") -> None:
    from django.conf import settings

    from palermo.faces.public import site as public

    public.write(settings.PALERMO.public)


def sweep_keys() -> None:
    """Remove data keys that a crash left without a row; the key store keeps those younger than two days."""
    from palermo.domain.cooperation import jobs as of_cooperation
    from palermo.domain.documents import jobs as of_documents
    from palermo.domain.enquiries import jobs as of_enquiries
    from palermo.domain.practices import jobs as of_practices
    from palermo.domain.publications import jobs as of_publications
    from palermo.domain.reports import jobs as of_reports
    from palermo.foundations.compartments import datakeys

    rooms = (of_reports, of_enquiries, of_cooperation, of_practices, of_documents, of_publications)
    datakeys.sweep(lambda level, uids: set().union(*(room.keys_in_use(level, uids) for room in rooms)))
