"""How this room seals its parts: a key for each request, undertaking and contact, tied to its parties, row and author."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

import orjson
from pydantic import BaseModel

from palermo.domain.cooperation.models import Contact, Letter, Request, Step, Undertaking
from palermo.domain.cooperation.words import Agreed, Asked, Reached, Written
from palermo.domain.reports.sealed import open_blob, plain_bytes, seal
from palermo.domain.reports.ties import report_tie
from palermo.foundations.compartments import datakeys
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

T = TypeVar("T", bound=BaseModel)


class Dossier(Protocol):
    """A row with a key of its own; what hangs on it is sealed under the same."""

    uid: str
    author: str
    data_key: str


def tie_of(row: Dossier) -> str:
    """Return what decides who may read a row, for the tie of its key: change it, and nothing opens."""
    match row:
        case Request():
            return f"{row.asker}>{row.asked}"
        case Contact():
            return row.unit
        case _:
            return ""


def level_of(row: Dossier) -> Level:
    """Return a row's level; a contact is always sensitive."""
    return Level(getattr(row, "level", Level.SENSITIVE))


def tied(raw: bytes, row: Dossier) -> bytes:
    """Return a data key tied to its row."""
    return report_tie(raw, unit=tie_of(row), uid=row.uid, author=row.author)


def keys_of(rows: Iterable[Dossier]) -> dict[str, bytes]:
    """Return what opens rows, by the uid of their data key, one look-up a level; a shredded key is left out."""
    by_level: dict[Level, dict[str, Dossier]] = {}
    for row in rows:
        by_level.setdefault(level_of(row), {})[row.data_key] = row
    return {
        uid: tied(raw, known[uid])
        for level, known in by_level.items()
        for uid, raw in datakeys.open(level, known).items()
    }


def key_of(row: Dossier) -> bytes:
    """Return what opens one row; raises SealBroken where its key is gone."""
    return _found(keys_of([row]), row)


def seal_row(row: Dossier, words: BaseModel, key: bytes | None = None) -> bytes:
    """Seal the words of a request, undertaking or contact for its row; `key` is the raw data key of a new one."""
    opener = key_of(row) if key is None else tied(key, row)
    return _seal(row, opener, words, _table(row), row.uid)


def seal_part(row: Dossier, table: str, uid: str, words: BaseModel) -> bytes:
    """Seal a letter or a step under the key of the row it hangs on."""
    return _seal(row, key_of(row), words, table, uid)


def open_request(row: Request, keys: dict[str, bytes] | None = None) -> Asked:
    """Return what is asked; raises SealBroken where the key is gone or anything was changed."""
    return _opened(Asked, row, keys, row.sealed, _table(row), row.uid)


def open_letter(letter: Letter, keys: dict[str, bytes] | None = None) -> Written:
    """Return what a letter says; raises SealBroken."""
    return _opened(Written, letter.request, keys, letter.sealed, "cooperation_letter", letter.uid)


def open_undertaking(row: Undertaking, keys: dict[str, bytes] | None = None) -> Agreed:
    """Return what an undertaking is about; raises SealBroken."""
    return _opened(Agreed, row, keys, row.sealed, _table(row), row.uid)


def open_step(step: Step, keys: dict[str, bytes] | None = None) -> Written:
    """Return what a decision or a log entry says; raises SealBroken."""
    return _opened(Written, step.undertaking, keys, step.sealed, "cooperation_step", step.uid)


def open_contact(row: Contact, keys: dict[str, bytes] | None = None) -> Reached:
    """Return whom to call and how; raises SealBroken."""
    return _opened(Reached, row, keys, row.sealed, _table(row), row.uid)


def _table(row: Dossier) -> str:
    return f"cooperation_{type(row).__name__.lower()}"


def _found(keys: dict[str, bytes], row: Dossier) -> bytes:
    if row.data_key not in keys:
        raise SealBroken
    return keys[row.data_key]


def _seal(row: Dossier, key: bytes, words: BaseModel, table: str, uid: str) -> bytes:
    return seal(
        key, row.data_key, plain_bytes(words), table=table, column="sealed", uid=uid, level=level_of(row)
    )


def _opened(
    kind: type[T], row: Dossier, keys: dict[str, bytes] | None, blob: bytes | memoryview, table: str, uid: str
) -> T:
    key = key_of(row) if keys is None else _found(keys, row)
    plain = open_blob(key, blob, table=table, column="sealed", uid=uid, level=level_of(row))
    return kind.model_validate(orjson.loads(plain))
