"""Receive: whole reports from a program or a file, one or many, through the same steps as from the form.

The same source reference with the same digest adds nothing; with another digest it becomes a new version.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.db import transaction

from palermo.domain.reports import bulk, rules
from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Body, Receipt, Report
from palermo.domain.reports.operations.arrival import arrive
from palermo.domain.reports.operations.revision import revise
from palermo.domain.reports.operations.submit import mark_submitted
from palermo.domain.reports.sealed import seal_body
from palermo.domain.reports.states import State
from palermo.foundations.compartments import datakeys, keyring
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Refused
from palermo.kernel.ids import new_reference, new_uid
from palermo.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class Incoming:
    """One report as it comes; `source_ref` is the sender's own number, `historical` files it as closed."""

    content: Content
    unit: str
    level: Level = Level.SENSITIVE
    source_ref: str | None = None
    source_digest: str = ""
    index_scope: str = "sensitive"
    origin: str = "api"
    historical: bool = False
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one: accepted, unchanged, updated or rejected, with the receipt where there is one."""

    kind: str
    reference: str = ""
    problems: tuple[rules.Problem, ...] = ()
    receipt: Receipt | None = None


def receive(actor: Actor, items: Sequence[Incoming]) -> list[Outcome]:
    """Take in reports in one transaction and return an outcome for each, in order.

    Raises Forbidden where the actor may not enter reports for a unit, Refused("unit_not_active").
    """
    _check_right(actor, items)
    keys = [source_key(item) for item in items]
    known = {
        (row.unit, row.source_key): row
        for row in Report.objects.filter(source_key__in={key for key in keys if key}).exclude(state=State.SHREDDED)
    }
    outcomes: list[Outcome | None] = [None] * len(items)
    fresh: list[int] = []
    taken: set[tuple[str, str]] = set()
    for position, (item, key) in enumerate(zip(items, keys, strict=True)):
        found = rules.problems(item.content, leaving=True)
        if found:
            outcomes[position] = Outcome("rejected", problems=tuple(found))
        elif key and (item.unit, key) in known:
            outcomes[position] = _again(actor, known[item.unit, key], item)
        elif key and (item.unit, key) in taken:
            outcomes[position] = Outcome("unchanged")
        else:
            fresh.append(position)
            if key:
                taken.add((item.unit, key))
    for position, outcome in zip(fresh, _enter(actor, [items[p] for p in fresh], [keys[p] for p in fresh]), strict=True):
        outcomes[position] = outcome
    return [outcome for outcome in outcomes if outcome is not None]


def _check_right(actor: Actor, items: Sequence[Incoming]) -> None:
    many = Permission.REPORT_IMPORT if any(item.origin != "api" for item in items) else Permission.REPORT_SUBMIT
    if not (allowed(actor, many) or (actor.at_hub and allowed(actor, Permission.REPORT_RECEIVE))):
        raise Forbidden(permission=many.value)
    if actor.in_unit:
        if not actor.unit_active:
            raise Refused("unit_not_active")
        if any(item.unit != actor.unit for item in items):
            raise Forbidden("not_your_unit")
    if any(item.level > actor.clearance for item in items):
        raise Forbidden("above_clearance")


def source_key(item: Incoming) -> str | None:
    """Return the keyed digest by which the same source is known again, or None where it names itself by nothing.

    It is keyed so that a thief of the database cannot try out guesses about low-entropy rows.
    """
    if not item.source_ref:
        return None
    key = keyring().shared_key("source")
    return blake2b(f"{item.unit}\x00{item.source_ref}".encode(), key=key, digest_size=20).hexdigest()


def _again(actor: Actor, report: Report, item: Incoming) -> Outcome:
    if report.source_digest == item.source_digest:
        return Outcome("unchanged", report.reference)
    revise(actor, report, item.content, reason="source_changed", source_digest=item.source_digest)
    return Outcome("updated", report.reference)


def _enter(actor: Actor, items: Sequence[Incoming], keys: Sequence[str | None]) -> list[Outcome]:
    if not items:
        return []
    made: dict[Level, list[datakeys.DataKey]] = {}
    for level in {item.level for item in items}:
        made[level] = datakeys.new(level, sum(1 for item in items if item.level == level))
    reach("receive.keys_made")
    moment = now()
    with transaction.atomic():
        ids = bulk.reserve_ids(Report, len(items))
        pairs = [
            (_report(actor, item, key, made[item.level].pop(), row_id, moment), item)
            for row_id, item, key in zip(ids, items, keys, strict=True)
        ]
        reports = [report for (report, _), _ in pairs]
        bulk.insert_many(Report, [_columns(report) for report in reports])
        bulk.insert_many(Body, [_body(actor, report, key, item.content, moment) for (report, key), item in pairs])
        reach("receive.rows_written")
        receipts = arrive(actor, [(report, item.content) for (report, _), item in pairs], at=moment, verb="report.received")
    reach("receive.committed")
    return [Outcome("accepted", report.reference, receipt=receipt) for report, receipt in zip(reports, receipts, strict=True)]


def _report(
    actor: Actor, item: Incoming, key: str | None, data_key: datakeys.DataKey, row_id: int, moment: datetime
) -> tuple[Report, datakeys.DataKey]:
    report = Report(
        id=row_id, uid=new_uid(), reference=new_reference(item.unit), unit=item.unit, level=int(item.level),
        state=State.SUBMITTED.value, author=actor.uid, origin=item.origin, invented=item.invented,
        index_scope=_index_scope(item), data_key=data_key.uid, source_key=key, source_digest=item.source_digest,
        created_at=moment, changed_at=moment, **rules.clear_facts(item.content),
    )  # fmt: skip
    mark_submitted(report, moment, unchecked=actor.alone)
    if item.historical:
        report.state, report.alert_at, report.closed_at = State.CLOSED.value, None, moment
    return report, data_key


def _index_scope(item: Incoming) -> str:
    return "highly_sensitive" if item.level is Level.HIGHLY_SENSITIVE else item.index_scope


def _columns(report: Report) -> dict[str, Any]:
    return {field.attname: getattr(report, field.attname) for field in Report._meta.concrete_fields}


def _body(actor: Actor, report: Report, key: datakeys.DataKey, content: Content, moment: datetime) -> dict[str, Any]:
    uid = new_uid()
    return {
        "report_id": report.id, "uid": uid, "number": 1, "author": actor.uid, "at": moment,
        "reason": "first", "sealed": seal_body(key.key, key.uid, uid, report.level, content),
    }  # fmt: skip
