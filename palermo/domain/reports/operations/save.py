"""Save and discard: a draft that only its author sees, which never expires."""

from django.db import transaction

from palermo.domain.reports import rules
from palermo.domain.reports.content import Content
from palermo.domain.reports.errors import NotReady
from palermo.domain.reports.models import Body, Report
from palermo.domain.reports.operations.common import data_key, new_key, set_facts, tied
from palermo.domain.reports.operations.shredding import shred_rows
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.sealed import seal_body
from palermo.domain.reports.states import State, after
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Refused
from palermo.kernel.ids import new_reference, new_uid
from palermo.kernel.levels import Level


def save(actor: Actor, *, content: Content, reference: str = "", level: Level = Level.SENSITIVE) -> Report:
    """Save a new or existing draft and return it.

    Raises Refused("level_is_fixed") for a highly sensitive one, which exists only sealed towards the hub, and
    NotReady where a code or a date cannot be.
    """
    require(actor, Permission.REPORT_WRITE)
    if level is not Level.SENSITIVE:
        raise Refused("level_is_fixed")
    found = rules.problems(content, leaving=False)
    if found:
        raise NotReady(found)
    return _overwrite(actor, reference, content) if reference else _start(actor, content)


def _start(actor: Actor, content: Content) -> Report:
    key = new_key(Level.SENSITIVE)
    reach("save.key_made")
    moment, uid = now(), new_uid()
    with transaction.atomic():
        report = Report(
            uid=new_uid(), reference=new_reference(actor.unit), unit=actor.unit, level=Level.SENSITIVE,
            state=State.DRAFT, author=actor.uid, data_key=key.uid, created_at=moment, changed_at=moment,
        )  # fmt: skip
        set_facts(report, content)
        report.save(force_insert=True)
        reach("save.row_written")
        key = tied(key, unit=report.unit, uid=report.uid, author=report.author)
        Body.objects.create(
            report=report, uid=uid, number=1, author=actor.uid, at=moment,
            sealed=seal_body(key.key, key.uid, uid, Level.SENSITIVE, content),
        )  # fmt: skip
        audit.record(actor, "report.saved", object=report.reference, unit=report.unit)
        reach("save.before_commit")
    return report


def _overwrite(actor: Actor, reference: str, content: Content) -> Report:
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        if report.author != actor.uid:
            raise Forbidden(reference=reference)
        after("save", report.standing)
        body = Body.objects.get(report=report, number=report.version)
        body.sealed = seal_body(data_key(report), report.data_key, body.uid, report.level, content)
        body.at = now()
        body.save(update_fields=["sealed", "at"])
        set_facts(report, content)
        report.save()
        audit.record(actor, "report.saved", object=report.reference, unit=report.unit)
        reach("save.before_commit")
    return report


def discard(actor: Actor, *, reference: str) -> None:
    """Destroy one's own draft and its data key."""
    require(actor, Permission.REPORT_WRITE)
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        if report.author != actor.uid:
            raise Forbidden(reference=reference)
        after("discard", report.standing)
        shredding = shred_rows(actor, report, reason="discarded")
    shredding.finish()
