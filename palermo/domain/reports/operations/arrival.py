"""Arrival at the hub: index, receipt, alert and audit of reports that have just become the hub's to read."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from secrets import token_hex
from typing import Any

import orjson

from palermo.domain.reports import bulk
from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Receipt, Report, Searchable
from palermo.domain.reports.news import UrgentReport
from palermo.domain.reports.operations.common import own_tokens
from palermo.domain.reports.sealed import plain_bytes
from palermo.foundations import audit
from palermo.foundations.compartments import index, keyring
from palermo.foundations.policy import Actor
from palermo.kernel.crashpoints import reach
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid

RECEIPT_KIND = "palermo-receipt-1"


def digest_of(salt: str, plain: bytes) -> str:
    """Return the salted digest that a receipt carries: BLAKE2b of the salt (hex) and the content's bytes, 32 bytes."""
    return blake2b(bytes.fromhex(salt) + plain, digest_size=32).hexdigest()


def receipt_document(report: Report, plain: bytes, *, at: datetime, head: str) -> dict[str, Any]:
    """Return the signed receipt of one submission."""
    salt = token_hex(16)
    return keyring().sign_receipt({
        "kind": RECEIPT_KIND, "reference": report.reference, "version": report.version, "unit": report.unit,
        "level": int(report.level), "at": at.isoformat(timespec="seconds"), "salt": salt,
        "digest": digest_of(salt, plain), "audit_head": head,
    })  # fmt: skip


def arrive(actor: Actor, arrived: Sequence[tuple[Report, Content]], *, at: datetime, verb: str) -> list[Receipt]:
    """Index, receipt and record reports whose rows are written, in the running transaction; return their receipts."""
    ids = bulk.reserve_ids(Searchable, len(arrived))
    bulk.insert_many(Searchable, [{"id": row, "report_id": report.id} for row, (report, _) in zip(ids, arrived, strict=True)])
    index.add([(row, own_tokens(report, content, [])) for row, (report, content) in zip(ids, arrived, strict=True)])
    reach("arrive.indexed")
    head = audit.head()
    receipts = [_receipt(report, content, at, head) for report, content in arrived]
    bulk.insert_many(Receipt, receipts)
    audit.record_many(actor, verb, [report.reference for report, _ in arrived], unit=arrived[0][0].unit)
    reach("arrive.before_commit")
    for report, _ in arrived:
        if report.alert_at and not report.acknowledged_at:
            announce(UrgentReport(report.reference))
    return [Receipt(**row) for row in receipts]


def _receipt(report: Report, content: Content, at: datetime, head: str) -> dict[str, Any]:
    document = receipt_document(report, plain_bytes(content), at=at, head=head)
    return {
        "reference": report.reference, "uid": new_uid(), "unit": report.unit, "author": report.author,
        "level": int(report.level), "version": report.version, "at": at, "document": orjson.dumps(document).decode(),
    }  # fmt: skip

