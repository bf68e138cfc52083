"""Attach and detach: sealed files that belong to a report and open with its data key."""

from collections.abc import Sequence

from django.db import transaction

from palermo.domain.reports.models import Report
from palermo.domain.reports.operations.common import data_key
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.states import AT_UNIT, OPEN_AT_HUB, State
from palermo.foundations import audit, files
from palermo.foundations.compartments.datakeys import DataKey
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.errors import Forbidden, Refused
from palermo.kernel.levels import Level


def attach(actor: Actor, *, reference: str, uploads: Sequence[files.SealedUpload]) -> int:
    """Give a report of one's unit files that are sealed already, and return how many.

    The author adds to a draft, the head to what was handed in, anyone of the unit to what the hub works on.
    Raises Refused("wrong_state"), Invalid("too_many_files").
    """
    require(actor, Permission.REPORT_WRITE)
    with transaction.atomic():
        report = _own(actor, reference)
        key = DataKey(uid=report.data_key, level=Level(report.level), key=data_key(report))
        for upload in uploads:
            files.adopt(upload, owner=report.uid, data_key=key)
        report.changed_at = now()
        report.save(update_fields=["changed_at"])
        audit.record(actor, "report.attached", object=report.reference, unit=report.unit, files=len(uploads))
    return len(uploads)


def detach(actor: Actor, *, reference: str, file: str) -> None:
    """Destroy one file of a report that has not left its unit; raises Forbidden for a file of another report."""
    require(actor, Permission.REPORT_WRITE)
    with transaction.atomic():
        report = _own(actor, reference)
        if report.standing not in AT_UNIT:
            raise Refused("wrong_state", verb="detach", state=report.state)
        if file not in files.uids_of(report.uid):
            raise Forbidden(reference=reference)
        audit.record(actor, "report.detached", object=report.reference, unit=report.unit)
    files.remove([file])


def _own(actor: Actor, reference: str) -> Report:
    report = find(actor, reference, lock=True)
    if report.unit != actor.unit:
        raise Forbidden(reference=reference)
    if report.standing is State.HANDED_IN:
        require(actor, Permission.REPORT_SUBMIT)
    elif report.standing in AT_UNIT:
        if report.author != actor.uid:
            raise Forbidden(reference=reference)
    elif report.standing not in OPEN_AT_HUB:
        raise Refused("wrong_state", verb="attach", state=report.state)
    return report
