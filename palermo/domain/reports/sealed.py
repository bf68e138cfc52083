"""How this room seals and opens its parts: every blob is bound to its table, column, row and level."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import orjson
from pydantic import BaseModel

from palermo.domain.reports.content import Content
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.lent import Lent
from palermo.domain.reports.models import Body, Message, Report, Share
from palermo.domain.reports.models import Judgement as JudgementRow
from palermo.domain.reports.models import Verdict as VerdictRow
from palermo.domain.reports.ties import letter_tie, report_tie, share_tie
from palermo.domain.reports.verdict import VerdictWords
from palermo.foundations.compartments import datakeys
from palermo.foundations.crypto import envelopes
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

T = TypeVar("T", bound=BaseModel)


class Keyed(Protocol):
    """What a report's key is found by and tied to; a report is one, and so are just these columns of it."""

    @property
    def data_key(self) -> str:
        """The uid of the data key."""

    @property
    def level(self) -> int:
        """The level, whose store holds the key."""

    @property
    def unit(self) -> str:
        """The owning unit."""

    @property
    def uid(self) -> str:
        """The random identifier of the row."""

    @property
    def author(self) -> str:
        """The uid of the author."""


def plain_bytes(content: BaseModel) -> bytes:
    """Return a model as compact JSON without its defaults: the bytes that are sealed and that a receipt digests."""
    return content.__pydantic_serializer__.to_json(content, exclude_defaults=True)


def seal(key: bytes, key_uid: str, plain: bytes, *, table: str, column: str, uid: str, level: int) -> bytes:
    """Seal bytes under a data key for one place only."""
    return envelopes.seal(
        key, plain, key_id=key_uid, bind=envelopes.binding(table, column, uid, Level(level))
    )


def open_blob(
    key: bytes, blob: bytes | memoryview, *, table: str, column: str, uid: str, level: int
) -> bytes:
    """Open sealed bytes at their place; raises SealBroken for any other place, key or change."""
    return envelopes.open(key, bytes(blob), bind=envelopes.binding(table, column, uid, Level(level)))


def seal_body(key: bytes, report_key: str, uid: str, level: int, content: Content) -> bytes:
    """Seal one version of a report."""
    return seal(
        key, report_key, plain_bytes(content), table="reports_body", column="sealed", uid=uid, level=level
    )


def keys_of(reports: "Iterable[Report | Keyed]") -> dict[str, bytes]:
    """Return what opens reports, by key uid, one look-up per level; a shredded key is left out.

    Each key is tied to the unit, row and author of its report: a changed row opens nothing.
    """
    by_level: dict[int, dict[str, Report | Keyed]] = {}
    for report in reports:
        by_level.setdefault(report.level, {})[report.data_key] = report
    found: dict[str, bytes] = {}
    for level, rows in by_level.items():
        for uid, raw in datakeys.open(Level(level), rows).items():
            found[uid] = report_tie(raw, unit=rows[uid].unit, uid=rows[uid].uid, author=rows[uid].author)
    return found


def open_bodies(bodies: Iterable[Body], keys: Mapping[str, bytes]) -> dict[int, Content]:
    """Return contents by report id; raises SealBroken where a key is gone or a blob was changed or moved."""
    return {body.report_id: open_body(body, body.report, keys) for body in bodies}


def open_body(body: Body, report: Report, keys: Mapping[str, bytes]) -> Content:
    """Return what one version of a report says."""
    return _parse(Content, _key(keys, report.data_key), body.sealed, "reports_body", body.uid, report.level)


def open_judgement(row: JudgementRow, report: Report, keys: Mapping[str, bytes]) -> Judgement:
    """Return one judgement of the hub."""
    return _parse(
        Judgement, _key(keys, report.data_key), row.sealed, "reports_judgement", row.uid, report.level
    )


def open_verdict(row: VerdictRow, report: Report, keys: Mapping[str, bytes]) -> VerdictWords:
    """Return one decision on a suggestion."""
    return _parse(
        VerdictWords, _key(keys, report.data_key), row.sealed, "reports_verdict", row.uid, report.level
    )


def share_key(share: Share) -> bytes:
    """Return what opens a share, tied to the report that it is of; raises SealBroken where it was destroyed."""
    raw = _key(datakeys.open(Level.SENSITIVE, [share.data_key]), share.data_key)
    return share_tie(raw, report_uid=share.report.uid, unit=share.report.unit)


def open_lent(share: Share) -> Lent:
    """Return what was decided about a share, with its masked copy, as the people who decided left it."""
    return _parse(Lent, share_key(share), share.sealed, "reports_share", share.uid, Level.SENSITIVE)


def open_share(share: Share, *, unit: str) -> Content:
    """Return the masked copy for one unit; raises SealBroken unless the share is active and was decided for it.

    Rows say the same, but rows can be changed by whoever writes to the database; what is sealed cannot.
    """
    lent = open_lent(share)
    if not lent.active or unit not in lent.units:
        raise SealBroken
    return lent.content


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose messages may be opened: those of a unit's reports, and the letters to one author of it."""

    unit: str
    author: str

    @classmethod
    def of(cls, report: Report) -> "Holder":
        """Return the unit and author of a report."""
        return cls(report.unit, report.author)


def open_messages(messages: Iterable[Message], *, holder: Holder) -> list[tuple[Message, str]]:
    """Return messages with their words, opened with one look-up per level; raises SealBroken for another's."""
    rows = list(messages)
    keys: dict[str, bytes] = {}
    for level in {row.level for row in rows}:
        keys |= datakeys.open(Level(level), {row.data_key for row in rows if row.level == level})
    return [(row, _words(row, keys, holder)) for row in rows]


def _words(row: Message, keys: Mapping[str, bytes], holder: Holder) -> str:
    raw, report = _key(keys, row.data_key), row.report
    if report is None or report.data_key != row.data_key:
        key = letter_tie(raw, unit=holder.unit, author=holder.author)
    elif report.unit == holder.unit:
        key = report_tie(raw, unit=report.unit, uid=report.uid, author=report.author)
    else:
        raise SealBroken
    return open_blob(
        key, row.sealed, table="reports_message", column="sealed", uid=row.uid, level=row.level
    ).decode()


def _key(keys: Mapping[str, bytes], uid: str) -> bytes:
    try:
        return keys[uid]
    except KeyError:
        raise SealBroken from None


def _parse(kind: type[T], key: bytes, blob: bytes | memoryview, table: str, uid: str, level: int) -> T:
    return kind.model_validate(
        _json(open_blob(key, blob, table=table, column="sealed", uid=uid, level=level))
    )


def _json(plain: bytes) -> Any:
    return orjson.loads(plain)
