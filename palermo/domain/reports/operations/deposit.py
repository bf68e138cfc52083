"""Deposit and take in: the highly sensitive way. Sealed towards the hub from the first byte, in an inbox that only grows.

The unit keeps a receipt and nothing that opens the report. The hub's worker takes each item in under the hub's own
keys, whatever the unit's entry or its database may have become since.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import transaction

from palermo.domain.reports import rules
from palermo.domain.reports.content import Content
from palermo.domain.reports.errors import NotReady
from palermo.domain.reports.models import Body, InboxItem, Receipt, Report
from palermo.domain.reports.news import UrgentReport
from palermo.domain.reports.operations.arrival import Arrived, receipt_row
from palermo.domain.reports.operations.common import add_to_index, new_key, set_facts, tied
from palermo.domain.reports.operations.follow_ups import take_in_follow_up
from palermo.domain.reports.operations.submit import mark_submitted
from palermo.domain.reports.operations.unread import mark_new
from palermo.domain.reports.sealed import plain_bytes, seal_body
from palermo.domain.reports.states import State
from palermo.foundations import audit, files
from palermo.foundations.compartments import keyring
from palermo.foundations.compartments.datakeys import DataKey
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import PalermoError, Refused
from palermo.kernel.events import announce
from palermo.kernel.ids import new_reference, new_uid
from palermo.kernel.levels import Level


def deposit(actor: Actor, *, content: Content, uploads: Sequence[files.SealedUpload] = ()) -> Receipt:
    """Seal a highly sensitive report to the hub and return the receipt, which is all that stays at the unit.

    It passes no head of unit: the person reported on may be the next in the chain. The keys of its files travel inside
    the sealed envelope; the hub seals the files anew. Raises NotReady, Refused.
    """
    require(actor, Permission.REPORT_WRITE)
    if not actor.unit_active:
        raise Refused("unit_not_active")
    found = rules.problems(content, leaving=True)
    if found:
        raise NotReady(found)
    moment, uid, plain = now(), new_uid(), plain_bytes(content)
    reference = new_reference(actor.unit)
    arrived = Arrived(
        0, reference, actor.unit, actor.uid, int(Level.HIGHLY_SENSITIVE), 1, "highly_sensitive", content.urgency.any,
        content, plain,
    )  # fmt: skip
    envelope = {
        "kind": "report", "reference": reference, "unit": actor.unit, "author": actor.uid,
        "at": moment.isoformat(), "content": plain.decode(), "files": [upload.letter() for upload in uploads],
    }  # fmt: skip
    with transaction.atomic():
        put_in_inbox(uid, envelope, moment)
        reach("deposit.sealed")
        receipt = Receipt.objects.create(**receipt_row(arrived, at=moment, head=audit.head()))
        audit.record(actor, "report.deposited", object=reference, unit=actor.unit)
        reach("deposit.before_commit")
    return receipt


def put_in_inbox(uid: str, envelope: dict[str, Any], moment: datetime) -> None:
    """Seal an envelope to the hub, bound to its place in the inbox, and insert it."""
    sealed = keyring().seal_for_hub(orjson.dumps(envelope), info=_info(uid))
    InboxItem.objects.bulk_create([InboxItem(uid=uid, sealed=sealed, at=moment)])


def _info(uid: str) -> bytes:
    return f"palermo/inbox/{uid}".encode()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many items of the inbox were taken in, and how many could not be opened."""

    taken: int
    broken: int


def take_in(limit: int = 100) -> TakenIn:
    """Take waiting items of the inbox into the hub's own keeping; runs at the hub's entry only, safe to repeat."""
    taken = broken = 0
    waiting = list(
        InboxItem.objects.filter(taken_at=None, problem="")
        .order_by("at")
        .values_list("uid", flat=True)[:limit]
    )
    for uid in waiting:
        try:
            taken += _take_one(uid)
        except PalermoError as error:
            InboxItem.objects.filter(uid=uid).update(problem=error.code[:24])
            broken += 1
    return TakenIn(taken, broken)


def _take_one(uid: str) -> bool:
    item = InboxItem.objects.get(uid=uid)
    envelope = orjson.loads(keyring().open_for_hub(bytes(item.sealed), info=_info(uid)))
    if envelope["kind"] == "follow_up":
        return take_in_follow_up(item, envelope)
    if Report.objects.filter(reference=envelope["reference"]).exists():
        return _mark_taken(uid)
    content = Content.model_validate(orjson.loads(envelope["content"]))
    key = new_key(Level.HIGHLY_SENSITIVE)
    reach("take_in.key_made")
    moment = datetime.fromisoformat(envelope["at"])
    with transaction.atomic():
        report = Report(
            uid=new_uid(), reference=envelope["reference"], unit=envelope["unit"], level=int(Level.HIGHLY_SENSITIVE),
            state=State.SUBMITTED, author=envelope["author"], data_key=key.uid, created_at=moment, changed_at=moment,
            index_scope="highly_sensitive",
        )  # fmt: skip
        set_facts(report, content)
        mark_submitted(report, moment, unchecked=True)
        report.save(force_insert=True)
        body = new_uid()
        key = tied(key, unit=report.unit, uid=report.uid, author=report.author)
        Body.objects.create(
            report=report, uid=body, number=1, author=report.author, at=moment,
            sealed=seal_body(key.key, key.uid, body, report.level, content),
        )  # fmt: skip
        add_to_index(report, content, [])
        mark_new([(report.pk, report.version)])
        lost = _adopt_files(report, key, envelope["files"])
        audit.record(None, "report.taken_in", object=report.reference, unit=report.unit, files_lost=lost)
        _mark_taken(uid)
        if report.alert_at:
            announce(UrgentReport(report.reference))
        reach("take_in.before_commit")
    return True


def _adopt_files(report: Report, key: DataKey, letters: Sequence[dict[str, Any]]) -> int:
    """Seal a deposit's files anew for the hub and return how many could not be opened: the report counts for more."""
    lost = 0
    for letter in letters:
        try:
            with transaction.atomic():
                files.adopt(files.SealedUpload.of(letter), owner=report.uid, data_key=key)
        except (PalermoError, OSError):
            lost += 1
    return lost


def _mark_taken(uid: str) -> bool:
    # The sealed bytes go: from here on the hub's own keeping is the only place, so that shredding can be final.
    InboxItem.objects.filter(uid=uid, taken_at=None).update(taken_at=now(), sealed=b"")
    return True
