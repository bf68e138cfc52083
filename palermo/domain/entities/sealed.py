"""How mentions are sealed and opened: each under the key of the report that it stands in, bound to its own row."""

from collections.abc import Iterable

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


def open_mentions(mentions: Iterable[Mention]) -> dict[int, MentionWords]:
    """Return words by mention id, with one look-up of keys per level; a mention whose key is gone is left out."""
    rows = list(mentions)
    keys = keys_of({row.report_id: row.report for row in rows}.values())
    found: dict[int, MentionWords] = {}
    for row in rows:
        key = keys.get(row.report.data_key)
        if key is None:
            continue
        try:
            plain = open_blob(key, row.sealed, uid=row.uid, level=row.level, **_PLACE)
        except SealBroken:
            continue
        found[row.pk] = MentionWords.model_construct(**orjson.loads(plain))
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
