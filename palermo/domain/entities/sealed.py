"""How mentions are sealed and opened: each under the key of the report that it stands in, bound to its own row."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import orjson

from palermo.domain.entities.models import Mention
from palermo.domain.entities.words import MentionWords
from palermo.domain.reports.models import Report
from palermo.domain.reports.sealed import keys_of, open_blob, plain_bytes, seal
from palermo.kernel.errors import SealBroken

_PLACE = {"table": "entities_mention", "column": "sealed"}


def seal_mention(key: bytes, report: Report, uid: str, words: MentionWords) -> bytes:
    """Seal a mention's words under its report's key (tied to that report)."""
    return seal(key, report.data_key, plain_bytes(words), uid=uid, level=report.level, **_PLACE)


class Key(NamedTuple):
    """Those columns of a report that its key is found by and tied to."""

    data_key: str
    level: int
    unit: str
    uid: str
    author: str


class Shut(NamedTuple):
    """A sealed mention as plain values, with its report's; in the order of `SHUT`."""

    pk: int
    uid: str
    level: int
    sealed: bytes
    data_key: str
    of_level: int
    of_unit: str
    of_uid: str
    of_author: str


SHUT = (
    "pk", "uid", "level", "sealed",
    "report__data_key", "report__level", "report__unit", "report__uid", "report__author",
)  # fmt: skip
_EMPTY: dict[str, Any] = dict.fromkeys(MentionWords.model_fields, "")


def open_mentions(mentions: Iterable[Mention]) -> dict[int, MentionWords]:
    """Return words by mention id, with one look-up of keys per level; a mention whose key is gone is left out."""
    rows = list(mentions)
    keys = keys_of({row.report_id: row.report for row in rows}.values())
    return _opened(((row.pk, row.uid, row.level, row.sealed, row.report.data_key) for row in rows), keys)


def open_shut(rows: Iterable[Shut]) -> dict[int, MentionWords]:
    """Return words by mention id in the given order, as `open_mentions` does, of values instead of objects."""
    shut = list(rows)
    keys = keys_of({row.data_key: Key._make(row[4:]) for row in shut}.values())
    return _opened((row[:5] for row in shut), keys)


def _opened(
    rows: Iterable[tuple[int, str, int, bytes | memoryview, str]], keys: Mapping[str, bytes]
) -> dict[int, MentionWords]:
    found: dict[int, MentionWords] = {}
    for pk, uid, level, sealed, data_key in rows:
        key = keys.get(data_key)
        if key is None:
            continue
        try:
            plain = open_blob(key, sealed, uid=uid, level=level, **_PLACE)
        except SealBroken:
            continue
        said = orjson.loads(plain)
        # Given every field, pydantic does not ask each for its default, which takes longer than all the rest.
        found[pk] = MentionWords.model_construct(set(said), **(_EMPTY | {"phones": [], "papers": []} | said))
    return found


def seal_note(mention: Mention, uid: str, text: str) -> bytes:
    """Seal the note of a move under the report of one of its mentions; empty for an empty note."""
    if not text:
        return b""
    report = mention.report
    key = keys_of([report]).get(report.data_key)
    if key is None:
        raise SealBroken
    return seal(
        key,
        report.data_key,
        text.encode(),
        table="entities_move",
        column="sealed",
        uid=uid,
        level=report.level,
    )


def open_note(mention: Mention | None, uid: str, blob: bytes) -> str:
    """Return the note of a move, or "" where it has none or its report was destroyed."""
    if mention is None or not blob:
        return ""
    report = mention.report
    key = keys_of([report]).get(report.data_key)
    if key is None:
        return ""
    try:
        return open_blob(
            key, blob, table="entities_move", column="sealed", uid=uid, level=report.level
        ).decode()
    except SealBroken:
        return ""
