"""Correct, revise and withdraw: the owner's later word. The earlier text stays as a version; its readers are told."""

from django.db import transaction

from palermo.domain.reports import rules
from palermo.domain.reports.content import Content
from palermo.domain.reports.errors import NotReady
from palermo.domain.reports.models import Receipt, Report
from palermo.domain.reports.news import ReportChanged, ReportsRead
from palermo.domain.reports.operations.arrival import Arrived, receipt_row
from palermo.domain.reports.operations.common import crime_codes, current, replace_in_index, write_version
from palermo.domain.reports.operations.share_state import end_share
from palermo.domain.reports.operations.unread import mark_unread
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.states import after
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.events import announce

WHY_WITHDRAWN = ("mistaken", "unlawful", "source_at_risk", "victim_asked", "other")


def correct(actor: Actor, *, reference: str, content: Content) -> Report:
    """Put a corrected version in place of the present one; everyone who read the earlier one learns so."""
    require(actor, Permission.REPORT_SUBMIT)
    found = rules.problems(content, leaving=True)
    if found:
        raise NotReady(found)
    report = _own(actor, reference)
    return revise(actor, report, content, reason="corrected")


def revise(actor: Actor, report: Report, content: Content, *, reason: str, source_digest: str = "") -> Report:
    """Write the next version of a submitted report with a receipt of its own; policy was asked by the caller."""
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        after("correct", report.standing)
        old, crime = current(report), crime_codes(report)
        write_version(actor, report, content, reason=reason)
        if source_digest:
            report.source_digest = source_digest
        report.save()
        reach("correct.version_written")
        replace_in_index(report, old, content, old_crime=crime, new_crime=crime)
        _end_shares(report)
        mark_unread([(report.pk, report.version)])
        arrived = Arrived.of(report, content)
        Receipt.objects.create(**receipt_row(arrived, at=report.changed_at, head=audit.head()))
        audit.record(
            actor, "report.corrected", object=report.reference, unit=report.unit, version=report.version
        )
        announce(ReportChanged(report.reference, "corrected", report.version))
        reach("correct.before_commit")
    return report


def withdraw(actor: Actor, *, reference: str, why: str) -> Report:
    """Withdraw a report: its text stays, marked, and leaves every share; its readers are told."""
    require(actor, Permission.REPORT_SUBMIT)
    if why not in WHY_WITHDRAWN:
        raise Invalid("unknown_code", field="why")
    _own(actor, reference)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        report.state = after("withdraw", report.standing)
        report.changed_at = now()
        report.alert_at = None
        report.save()
        _end_shares(report)
        audit.record(actor, "report.withdrawn", object=report.reference, unit=report.unit, why=why)
        announce(ReportChanged(report.reference, "withdrawn", report.version))
        announce(ReportsRead((report.pk,)))
        reach("withdraw.before_commit")
    return report


def _own(actor: Actor, reference: str) -> Report:
    report = find(actor, reference)
    if report.unit != actor.unit:
        raise Forbidden(reference=reference)
    return report


def _end_shares(report: Report) -> None:
    """End the active shares of a report, since the copy that they carry is no longer what the owner says."""
    for share in report.shares.filter(state="active"):
        end_share(share, "withdrawn")
