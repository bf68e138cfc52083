"""How notes, amounts and decisions are sealed and opened: under the key of the report that is cited, bound to their row."""

from collections.abc import Iterable
from typing import TypeVar

import orjson

from palermo.domain.networks.models import AssetEvent, Link, Payment
from palermo.domain.networks.words import Said
from palermo.domain.reports.models import Report
from palermo.domain.reports.sealed import keys_of, open_blob, plain_bytes, seal
from palermo.kernel.errors import SealBroken

Row = TypeVar("Row", Link, Payment, AssetEvent)
NOTHING = Said()


def seal_said(
    model: type[Link] | type[Payment] | type[AssetEvent], report: Report, uid: str, said: Said
) -> bytes:
    """Seal what is said for one new row; empty for nothing. Raises SealBroken where the report's key is gone."""
    if said == NOTHING:
        return b""
    key = keys_of([report]).get(report.data_key)
    if key is None:
        raise SealBroken
    return seal_under(key, model, report, uid, said)


def seal_under(
    key: bytes, model: type[Link] | type[Payment] | type[AssetEvent], report: Report, uid: str, said: Said
) -> bytes:
    """Seal what is said under the report's open key."""
    return seal(
        key, report.data_key, plain_bytes(said),
        table=model._meta.db_table, column="sealed", uid=uid, level=report.level,
    )  # fmt: skip


def open_said(rows: Iterable[Row]) -> dict[int, Said]:
    """Return what is said by row key, with one look-up of keys per level; a row whose key is gone says nothing."""
    known = list(rows)
    keys = keys_of({row.report_id: row.report for row in known if bytes(row.sealed)}.values())
    found: dict[int, Said] = {}
    for row in known:
        found[row.pk] = NOTHING
        key = keys.get(row.report.data_key)
        if not bytes(row.sealed) or key is None:
            continue
        try:
            plain = open_blob(
                key,
                row.sealed,
                table=row._meta.db_table,
                column="sealed",
                uid=row.uid,
                level=row.report.level,
            )
        except SealBroken:
            continue
        found[row.pk] = Said.model_validate(orjson.loads(plain))
    return found
