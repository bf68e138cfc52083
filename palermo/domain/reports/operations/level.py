"""Raise and lower a level. Up at once and for good measure; down only by two people of the hub."""

from django.db import transaction

from palermo.domain.reports.models import Body, Judgement, Message, Reading, Report, Share, Shredding, Verdict
from palermo.domain.reports.news import ReportChanged, ReportEmptied
from palermo.domain.reports.operations.common import (
    add_to_index,
    crime_codes,
    current,
    data_key,
    new_key,
    tied,
)
from palermo.domain.reports.operations.decide import count_again, uncount
from palermo.domain.reports.operations.shredding import Pending, remove_from_index
from palermo.domain.reports.operations.unread import mark_unread
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.sealed import open_blob, seal
from palermo.domain.reports.states import after
from palermo.foundations import audit, files
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Refused
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


def raise_level(actor: Actor, *, reference: str) -> Report:
    """Make a sensitive report highly sensitive: re-sealed for the hub, the sensitive copy shredded, shares ended.

    Earlier readers and backups had it; the audit entry and the notice say so.
    """
    require(actor, Permission.REPORT_CLASSIFY)
    if actor.clearance < Level.HIGHLY_SENSITIVE:
        raise Forbidden(reference=reference)
    return _move(actor, reference, Level.HIGHLY_SENSITIVE, "report.level_raised")


def lower_level(actor: Actor, *, reference: str) -> Report:
    """Make a highly sensitive report sensitive again on the word of two hub people, of whom the actor is the second."""
    require(actor, Permission.REPORT_CONFIRM)
    if actor.clearance < Level.HIGHLY_SENSITIVE:
        raise Forbidden(reference=reference)
    first = find(actor, reference).lowering_by
    if not first:
        raise Refused("not_proposed")
    if first == actor.uid:
        raise Refused("own_work")
    return _move(actor, reference, Level.SENSITIVE, "report.level_lowered")


def propose_lower(actor: Actor, *, reference: str) -> None:
    """Record that a first hub person holds a report to be less secret than it is marked."""
    require(actor, Permission.REPORT_CONFIRM)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        if report.level != Level.HIGHLY_SENSITIVE:
            raise Refused("wrong_level")
        report.lowering_by = actor.uid
        report.save(update_fields=["lowering_by"])
        audit.record(actor, "report.lowering_proposed", object=report.reference, unit=report.unit)


def _move(actor: Actor, reference: str, target: Level, verb: str) -> Report:
    if find(actor, reference).level == target:
        raise Refused("wrong_level")
    key = new_key(target)
    reach("level.key_made")
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        after("change_level", report.standing)
        content, crime, old = current(report), crime_codes(report), report.level
        remove_from_index(report)
        report.searchables.all().delete()
        key = tied(key, unit=report.unit, uid=report.uid, author=report.author)
        announce(ReportEmptied(report.pk))
        uncount(report)
        old_keys = _reseal(report, target, key)
        report.level, report.data_key, report.changed_at, report.lowering_by = int(target), key.uid, now(), ""
        report.index_scope = "highly_sensitive" if target is Level.HIGHLY_SENSITIVE else "sensitive"
        report.save()
        count_again(report)
        # What the old level's reading says goes with it; the worker reads the report anew.
        Reading.objects.filter(report=report).delete()
        mark_unread([(report.pk, report.version)])
        add_to_index(report, content, crime)
        row = Shredding.objects.create(
            uid=new_uid(), reference=report.reference, keys=old_keys, files=[], reason="level", at=now()
        )
        audit.record(
            actor, verb, object=report.reference, unit=report.unit, before=int(old), after=int(target)
        )
        announce(ReportChanged(report.reference, verb.removeprefix("report."), report.version))
        reach("level.before_commit")
    Pending(row.uid).finish()
    return report


def _reseal(report: Report, target: Level, key: datakeys.DataKey) -> list[tuple[int, str]]:
    """Seal every part again for the new level and return the old keys, which then destroy the old copies everywhere."""
    old_key, old_level = data_key(report), report.level
    parts: list[tuple[str, list[Body] | list[Judgement] | list[Message] | list[Verdict]]] = [
        ("reports_body", list(Body.objects.filter(report=report))),
        ("reports_judgement", list(Judgement.objects.filter(report=report))),
        ("reports_verdict", list(Verdict.objects.filter(report=report))),
        ("reports_message", list(Message.objects.filter(report=report, data_key=report.data_key))),
    ]
    for table, rows in parts:
        for part in rows:
            plain = open_blob(
                old_key, part.sealed, table=table, column="sealed", uid=part.uid, level=old_level
            )
            part.sealed = seal(
                key.key, key.uid, plain, table=table, column="sealed", uid=part.uid, level=target
            )
            if isinstance(part, Message):
                part.level, part.data_key = int(target), key.uid
            part.save()
    files.rewrap(report.uid, old_key=old_key, new=key)
    shares = Share.objects.filter(report=report)
    old_keys = [(int(old_level), report.data_key)] + [
        (int(Level.SENSITIVE), share.data_key) for share in shares
    ]
    shares.delete()
    return old_keys
