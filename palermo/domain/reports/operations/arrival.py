"""Arrival at the hub: index, receipt, alert and audit of reports that have just become the hub's to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from secrets import token_hex
from typing import Any

import orjson

from palermo.domain.reports import bulk, search_terms
from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Receipt, Report, Searchable
from palermo.domain.reports.news import UrgentReport
from palermo.domain.reports.operations.unread import mark_new
from palermo.domain.reports.sealed import plain_bytes
from palermo.foundations import audit
from palermo.foundations.compartments import index, keyring
from palermo.foundations.policy import Actor
from palermo.kernel.crashpoints import reach
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid

RECEIPT_KIND = "palermo-receipt-1"


@dataclass(slots=True)
class Arrived:
    """A report with the bytes that were sealed; plain facts, since a million may come. `row` is 0 until it is written."""

    row: int
    reference: str
    unit: str
    author: str
    level: int
    version: int
    index_scope: str
    alert: bool
    content: Content
    plain: bytes

    @classmethod
    def of(cls, report: Report, content: Content) -> "Arrived":
        """Return a saved report as arrived."""
        alert = report.alert_at is not None and report.acknowledged_at is None
        return cls(
            report.id, report.reference, report.unit, report.author, int(report.level), report.version,
            report.index_scope, alert, content, plain_bytes(content),
        )  # fmt: skip


def digest_of(salt: str, plain: bytes) -> str:
    """Return the salted digest that a receipt carries: BLAKE2b of the salt (hex) and the content's bytes, 32 bytes."""
    return blake2b(bytes.fromhex(salt) + plain, digest_size=32).hexdigest()


def receipt_document(
    *, reference: str, version: int, unit: str, level: int, plain: bytes, at: datetime, head: str
) -> dict[str, Any]:
    """Return the signed receipt of one submission."""
    salt = token_hex(16)
    return keyring().sign_receipt({
        "kind": RECEIPT_KIND, "reference": reference, "version": version, "unit": unit, "level": int(level),
        "at": at.isoformat(timespec="seconds"), "salt": salt, "digest": digest_of(salt, plain), "audit_head": head,
    })  # fmt: skip


def receipt_row(arrived: Arrived, *, at: datetime, head: str) -> dict[str, Any]:
    """Return the columns of one receipt."""
    document = receipt_document(
        reference=arrived.reference, version=arrived.version, unit=arrived.unit, level=arrived.level,
        plain=arrived.plain, at=at, head=head,
    )  # fmt: skip
    return {
        "reference": arrived.reference, "uid": new_uid(), "unit": arrived.unit, "author": arrived.author,
        "level": arrived.level, "version": arrived.version, "at": at, "document": orjson.dumps(document).decode(),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ready:
    """What is written about a report that arrives: its blind tokens and the columns of its receipt."""

    tokens: str
    receipt: dict[str, Any]


def prepare(arrived: Sequence[Arrived], *, at: datetime) -> list[Ready]:
    """Stem, blind and sign. Most of the time goes here, so it is best done before others must wait for a transaction."""
    head = audit.head()
    return [Ready(_tokens(one), receipt_row(one, at=at, head=head)) for one in arrived]


def arrive(
    actor: Actor, arrived: Sequence[Arrived], *, at: datetime, verb: str, ready: Sequence[Ready] | None = None
) -> list[dict[str, Any]]:
    """Index, receipt and record reports, in the running transaction; return their receipts' columns, in order."""
    ready = prepare(arrived, at=at) if ready is None else ready
    ids = bulk.reserve_ids(Searchable, len(arrived))
    bulk.insert_many(
        Searchable, [{"id": row, "report_id": one.row} for row, one in zip(ids, arrived, strict=True)]
    )
    index.add([(row, one.tokens) for row, one in zip(ids, ready, strict=True)])
    mark_new([(one.row, one.version) for one in arrived])
    reach("arrive.indexed")
    receipts = [one.receipt for one in ready]
    bulk.insert_many(Receipt, receipts)
    for unit in dict.fromkeys(one.unit for one in arrived):
        audit.record_many(actor, verb, [one.reference for one in arrived if one.unit == unit], unit=unit)
    reach("arrive.before_commit")
    for one in arrived:
        if one.alert:
            announce(UrgentReport(one.reference))
    return receipts


def _tokens(one: Arrived) -> str:
    return search_terms.tokens_of(
        one.content, index_scope=one.index_scope, scopes=search_terms.own_scopes(one.unit)
    )
