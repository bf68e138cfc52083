"""How practices are sealed: under a key of the practice's own, tied to unit, row and author."""

from collections.abc import Iterable
from typing import TypeVar

import orjson
from pydantic import BaseModel

from palermo.domain.practices.models import Adoption, Judging, Practice
from palermo.domain.practices.words import Judged, PracticeWords, Result
from palermo.domain.reports.sealed import open_blob, plain_bytes, seal
from palermo.domain.reports.ties import report_tie
from palermo.foundations.compartments import datakeys
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

T = TypeVar("T", bound=BaseModel)


def keys_of(rows: Iterable[Practice]) -> dict[str, bytes]:
    """Return what opens practices, by the uid of their data key; a changed unit, row or author opens nothing."""
    known = {row.data_key: row for row in rows}
    return {uid: _tied(raw, known[uid]) for uid, raw in datakeys.open(Level.SENSITIVE, known).items()}


def seal_practice(row: Practice, words: PracticeWords, raw: bytes | None = None) -> bytes:
    """Seal a practice for its row; `raw` is the data key of a new one."""
    key = _key(row, None) if raw is None else _tied(raw, row)
    return _seal(row, key, words, "practices_practice", row.uid)


def seal_part(row: Practice, table: str, uid: str, words: BaseModel) -> bytes:
    """Seal a judging or a result under its practice's key."""
    return _seal(row, _key(row, None), words, table, uid)


def open_practice(row: Practice, keys: dict[str, bytes] | None = None) -> PracticeWords:
    """Return what a practice says; raises SealBroken."""
    return _opened(PracticeWords, _key(row, keys), row.sealed, "practices_practice", row.uid)


def open_judging(one: Judging, keys: dict[str, bytes] | None = None) -> Judged:
    """Return how somebody judged; raises SealBroken."""
    return _opened(Judged, _key(one.practice, keys), one.sealed, "practices_judging", one.uid)


def open_result(one: Adoption, keys: dict[str, bytes] | None = None) -> Result:
    """Return what came of an adoption; raises SealBroken."""
    return _opened(Result, _key(one.practice, keys), one.sealed, "practices_adoption", one.uid)


def _tied(raw: bytes, row: Practice) -> bytes:
    return report_tie(raw, unit=row.unit, uid=row.uid, author=row.author)


def _key(row: Practice, keys: dict[str, bytes] | None) -> bytes:
    found = (keys_of([row]) if keys is None else keys).get(row.data_key)
    if found is None:
        raise SealBroken
    return found


def _seal(row: Practice, key: bytes, words: BaseModel, table: str, uid: str) -> bytes:
    return seal(
        key, row.data_key, plain_bytes(words), table=table, column="sealed", uid=uid, level=Level.SENSITIVE
    )


def _opened(kind: type[T], key: bytes, blob: bytes | memoryview, table: str, uid: str) -> T:
    plain = open_blob(key, blob, table=table, column="sealed", uid=uid, level=Level.SENSITIVE)
    return kind.model_validate(orjson.loads(plain))
