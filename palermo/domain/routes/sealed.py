"""How ways are sealed and opened: each under the key of the report that it is of, bound to its own row."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import orjson

from palermo.domain.reports.models import Report
from palermo.domain.reports.sealed import keys_of, open_blob, plain_bytes, seal
from palermo.domain.routes.words import Said, again
from palermo.kernel.errors import SealBroken

_PLACE = {"table": "routes_way", "column": "sealed"}


class Key(NamedTuple):
    """Those columns of a report that its key is found by and tied to."""

    data_key: str
    level: int
    unit: str
    uid: str
    author: str


def seal_way(key: bytes, report: Report, uid: str, words: Said) -> bytes:
    """Seal a report's way under its key (tied to that report)."""
    return seal(key, report.data_key, plain_bytes(words), uid=uid, level=report.level, **_PLACE)


def open_ways(rows: Iterable[tuple[int, str, bytes, Key]]) -> Mapping[int, Said]:
    """Return what ways say by row key, of (row key, uid, sealed, key); what does not open is left out."""
    rows = list(rows)
    keys = keys_of({key.data_key: key for _, _, _, key in rows}.values())
    found: dict[int, Said] = {}
    for pk, uid, blob, of in rows:
        key = keys.get(of.data_key)
        if key is None:
            continue
        try:
            plain = open_blob(key, blob, uid=uid, level=of.level, **_PLACE)
        except SealBroken:
            continue
        found[pk] = again(orjson.loads(plain))
    return found
