"""Receive: whole reports from a program or a file, one or many, through the same steps as from the form.

The same source reference with the same digest adds nothing; with another digest it becomes a new version.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from palermo.domain.reports import bulk, rules
from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Body, Report
from palermo.domain.reports.operations.arrival import Arrived, arrive, prepare
from palermo.domain.reports.operations.common import tied
from palermo.domain.reports.operations.revision import revise
from palermo.domain.reports.operations.submit import submission
from palermo.domain.reports.sealed import plain_bytes, seal
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
    """What became of one: accepted, unchanged, updated or rejected, with the receipt's columns where there is one."""

    kind: str
    reference: str = ""
    problems: tuple[rules.Problem, ...] = ()
    receipt: dict[str, Any] | None = None


def receive(actor: Actor, items: Sequence[Incoming]) -> list[Outcome]:
    """Take in reports in one transaction and return an outcome for each, in order.

    Raises Forbidden where the actor may not enter reports for a unit, Refused("unit_not_active").
    """
    _check_right(actor, items)
    try:
        return _take(actor, items)
    except IntegrityError:
        # Somebody sent the same source in the same moment; now it is known, and this one is unchanged or an update.
        return _take(actor, items)


def _take(actor: Actor, items: Sequence[Incoming]) -> list[Outcome]:
    units = {*settings.PALERMO.units, settings.PALERMO.hub}
    keys = [source_key(item) for item in items]
    known = _known(items, keys)
    outcomes: list[Outcome | None] = [None] * len(items)
    fresh: list[int] = []
    taken: set[tuple[str, str]] = set()
    for position, (item, key) in enumerate(zip(items, keys, strict=True)):
        found = rules.problems(item.content, leaving=True)
        if item.unit not in units:
            found.append(rules.Problem("unit", "no_unit"))
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
    for position, outcome in zip(
        fresh, _enter(actor, [items[p] for p in fresh], [keys[p] for p in fresh]), strict=True
    ):
        outcomes[position] = outcome
    return [outcome for outcome in outcomes if outcome is not None]


def _known(items: Sequence[Incoming], keys: Sequence[str | None]) -> dict[tuple[str, str | None], Report]:
    """Return the reports that came from the same sources before, by unit and source key."""
    named = {key for key in keys if key}
    if not named:
        return {}
    # The units are named for the sake of the index, which begins with them.
    rows = Report.objects.filter(unit__in={item.unit for item in items}, source_key__in=named)
    return {(row.unit, row.source_key): row for row in rows.exclude(state=State.SHREDDED)}


def _check_right(actor: Actor, items: Sequence[Incoming]) -> None:
    many = (
        Permission.REPORT_IMPORT if any(item.origin != "api" for item in items) else Permission.REPORT_SUBMIT
    )
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


def _digest(item: Incoming) -> str:
    """Return the sender's digest or, where there is none, a keyed one of the content."""
    if item.source_digest or not item.source_ref:
        return item.source_digest
    return blake2b(plain_bytes(item.content), key=keyring().shared_key("source"), digest_size=20).hexdigest()


def _again(actor: Actor, report: Report, item: Incoming) -> Outcome:
    digest = _digest(item)
    if report.source_digest == digest:
        return Outcome("unchanged", report.reference)
    try:
        revise(actor, report, item.content, reason="source_changed", source_digest=digest)
    except Refused as refusal:
        # A withdrawn report stays withdrawn, whatever its source says later; the other rows of the file go on.
        return Outcome("rejected", report.reference, problems=(rules.Problem("", refusal.code),))
    return Outcome("updated", report.reference)


def _enter(actor: Actor, items: Sequence[Incoming], keys: Sequence[str | None]) -> list[Outcome]:
    if not items:
        return []
    made: dict[Level, list[datakeys.DataKey]] = {}
    for level in {item.level for item in items}:
        made[level] = datakeys.new(level, sum(1 for item in items if item.level == level))
    reach("receive.keys_made")
    moment = now()
    used = [made[item.level].pop() for item in items]
    rows = [
        _report(actor, item, key, source, moment) for item, key, source in zip(items, used, keys, strict=True)
    ]
    arrived = [_arrived(row, item) for row, item in zip(rows, items, strict=True)]
    bodies = [_body(actor, one, row, key, moment) for one, row, key in zip(arrived, rows, used, strict=True)]
    ready = prepare(arrived, at=moment)
    with transaction.atomic():
        for row_id, row, one, body in zip(
            bulk.reserve_ids(Report, len(rows)), rows, arrived, bodies, strict=True
        ):
            row["id"] = one.row = body["report_id"] = row_id
        bulk.insert_many(Report, rows)
        bulk.insert_many(Body, bodies)
        reach("receive.rows_written")
        receipts = arrive(actor, arrived, at=moment, verb="report.received", ready=ready)
    reach("receive.committed")
    return [Outcome("accepted", receipt["reference"], receipt=receipt) for receipt in receipts]


def _report(
    actor: Actor, item: Incoming, key: datakeys.DataKey, source: str | None, moment: datetime
) -> dict[str, Any]:
    facts = rules.clear_facts(item.content)
    row = {
        "uid": new_uid(), "reference": new_reference(item.unit), "unit": item.unit,
        "level": int(item.level), "state": State.SUBMITTED.value, "author": actor.uid, "origin": item.origin,
        "invented": item.invented, "index_scope": _index_scope(item), "data_key": key.uid, "source_key": source,
        "source_digest": _digest(item), "created_at": moment, "acknowledged_at": None, "closed_at": None, **facts,
        **submission(moment, unchecked=actor.alone, urgency=int(str(facts["urgency"]))),
    }  # fmt: skip
    if item.historical:
        # A record of years ago wakes nobody and stands in no queue.
        row |= {
            "state": State.CLOSED.value, "priority": rules.ROUTINE, "urgency": 0, "alert_at": None, "closed_at": moment,
        }  # fmt: skip
    return row


def _index_scope(item: Incoming) -> str:
    return "highly_sensitive" if item.level is Level.HIGHLY_SENSITIVE else item.index_scope


def _arrived(row: dict[str, Any], item: Incoming) -> Arrived:
    return Arrived(
        0, row["reference"], row["unit"], row["author"], row["level"], 1, row["index_scope"],
        row["alert_at"] is not None, item.content, plain_bytes(item.content),
    )  # fmt: skip


def _body(
    actor: Actor, one: Arrived, row: dict[str, Any], key: datakeys.DataKey, moment: datetime
) -> dict[str, Any]:
    uid = new_uid()
    key = tied(key, unit=row["unit"], uid=row["uid"], author=row["author"])
    place = {"table": "reports_body", "column": "sealed", "uid": uid}
    return {
        "uid": uid, "number": 1, "author": actor.uid, "at": moment, "reason": "first",
        "sealed": seal(key.key, key.uid, one.plain, level=one.level, **place),
    }  # fmt: skip
