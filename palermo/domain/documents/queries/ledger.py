"""The dissemination ledger: who was given a document, opened it, acknowledged it, used it, rated it and wrote back."""

from django.db.models import QuerySet

from palermo.domain.documents.models import Copy as CopyRow
from palermo.domain.documents.models import Issue
from palermo.domain.documents.models import Remark as RemarkRow
from palermo.domain.documents.sealed import issue_lock
from palermo.domain.documents.shapes import Copy, Elsewhere, Ledger, Remark
from palermo.domain.documents.visible import find_issue
from palermo.domain.documents.words import RemarkWords
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, Role, require
from palermo.foundations.staff import queries as staff
from palermo.foundations.staff.units import hub_units


def ledger(actor: Actor, reference: str) -> Ledger:
    """Return the copies that an actor may know of: all at the hub, a head's whole unit, else one's own.

    Where every unit received the document, others are counted, and never named. Remarks are for the hub and for
    whoever wrote them.
    """
    require(actor, Permission.DOCUMENT_READ)
    issue = find_issue(actor, reference)
    audit.read(actor, "document.ledger_read", objects=[issue.reference])
    rows = CopyRow.objects.filter(issue=issue).order_by("unit", "number")
    remarks = RemarkRow.objects.filter(issue=issue).order_by("at", "id")
    total = rows.count()
    if not actor.at_hub:
        heads = actor.role is Role.HEAD
        rows = rows.filter(unit=actor.unit) if heads else rows.filter(person=actor.uid)
        remarks = remarks.filter(person=actor.uid)
    names = staff.names({row.person for row in rows} | {row.person for row in remarks})
    lock = issue_lock(issue)
    said = [
        Remark(
            row.unit, names.get(row.person, ""), lock.open(RemarkWords, row.sealed, "remark", row.uid).text, row.at
        )
        for row in remarks
    ]  # fmt: skip
    copies = [copy_seen(row, total, names.get(row.person, "")) for row in rows]
    return Ledger(copies, said, None if actor.at_hub else _elsewhere(actor, issue))


def copy_seen(row: CopyRow, of: int, name: str) -> Copy:
    """Return a copy as a reader sees it."""
    return Copy(
        row.number, of, name, row.unit, row.delivered_at, row.opened_at, row.acknowledged_at, row.used, row.rating,
        row.recall_seen_at, row.reminded_at,
    )  # fmt: skip


def _elsewhere(actor: Actor, issue: Issue) -> Elsewhere | None:
    if not issue.to_all:
        return None
    rows = CopyRow.objects.filter(issue=issue).exclude(unit__in={"", actor.unit, *hub_units()})
    return Elsewhere(
        _units(rows), _units(rows.exclude(opened_at=None)), _units(rows.exclude(acknowledged_at=None))
    )


def _units(rows: QuerySet[CopyRow]) -> int:
    return rows.order_by().values("unit").distinct().count()
