"""Write entries: changes in the caller's transaction, reads and refusals in one of their own, committed on return.

Plain INSERTs without RETURNING: fast in bulk, and possible for a database role that may add to a log and not read it.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final, Protocol

from django.conf import settings
from django.db import connections, transaction

from palermo.foundations.audit import keys
from palermo.foundations.crypto.signatures import canonical
from palermo.kernel import clock, crashpoints
from palermo.kernel.ids import new_uid

COLUMNS: Final = ("uid", "at", "entry", "actor", "role", "unit", "verb", "object", "codes")
READ_COLUMNS: Final = (*COLUMNS, "several", "query")
QUERY_BLOCK: Final = 64
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# References, codes, dates and numbers pass; a sentence, a name with a blank or an accent does not.
_CODE: Final = re.compile(r"[A-Za-z0-9_.:+/@,=-]{0,120}", re.ASCII)


class Who(Protocol):
    """The actor, as far as the audit must know her; policy's Actor is one."""

    @property
    def uid(self) -> str:
        """Return the person's random identifier."""
        ...

    @property
    def entry(self) -> str:
        """Return the entry by which she came in."""
        ...

    @property
    def role(self) -> str:
        """Return the code of her role."""
        ...

    @property
    def unit(self) -> str:
        """Return the code of her unit, empty for none."""
        ...


def record(actor: Who | None, verb: str, *, object: str = "", unit: str = "", **codes: object) -> None:
    """Record one change in the current transaction of `default`; raises ValueError for codes that could be content."""
    record_many(actor, verb, [object], unit=unit, **codes)


def record_many(
    actor: Who | None, verb: str, objects: Sequence[str], *, unit: str = "", **codes: object
) -> None:
    """Record the same change of many objects (references) in the current transaction, one entry each."""
    stem = _stem(actor, verb, unit, codes)
    _insert("default", "audit_change", COLUMNS, (_filled(stem, one) for one in objects), kind="change")


def read(
    actor: Who | None, verb: str, *, objects: Sequence[str] = (), query: str | None = None, **codes: object
) -> None:
    """Record one read, search or export of objects and commit it to this entry's read log before returning.

    `query` is what was typed; it is sealed to the auditor's key, padded so that its length tells little. Raises
    ValueError for codes that could be content, RuntimeError inside a transaction of the read log.
    """
    several = json.dumps(list(objects)) if len(objects) > 1 else ""
    row = _filled(_stem(actor, verb, "", codes), objects[0] if len(objects) == 1 else "")
    sealed = None if query is None else seal_query(row[0], query)
    with transaction.atomic(using="reads", durable=True):
        _insert("reads", "audit_read", READ_COLUMNS, [(*row, several, sealed)], kind="read")
        if several:
            _index_objects(row[0], row[3], objects)
    crashpoints.reach("audit.read_committed")


def refusal(actor: Who | None, verb: str, *, code: str, object: str = "", **codes: object) -> None:
    """Record one refusal and its reason in this entry's read log, in a transaction of its own."""
    row = _filled(_stem(actor, verb, "", {"code": code, **codes}), object)
    with transaction.atomic(using="reads", durable=True):
        _insert("reads", "audit_refusal", COLUMNS, [row], kind="refusal")


def digest_of(kind: str, row: Sequence[Any]) -> bytes:
    """Return SHA-256 over an entry's values in column order, each with its length, so none runs into the next."""
    parts = [kind.encode()]
    for value in row:
        if value is None:
            parts.append(b"\x00none")
        else:
            parts.append(bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode())
    return sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()


def microseconds(moment: datetime) -> int:
    """Return an aware moment as microseconds since 1970, without the rounding of a float."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment_of(at: int) -> datetime:
    """Return the aware moment (UTC) of microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=at)


def seal_query(uid: str, text: str) -> bytes:
    """Return a query's text sealed to the auditor, bound to its entry."""
    plain = text.encode()
    padding = -(len(plain) + 4) % QUERY_BLOCK
    packed = len(plain).to_bytes(4, "big") + plain + bytes(padding)
    return keys.provider().seal_for_auditor(packed, info=query_info(uid))


def query_info(uid: str) -> bytes:
    """Return what binds a sealed query to its entry."""
    return f"palermo/audit/query/{uid}".encode()


def _stem(actor: Who | None, verb: str, unit: str, codes: dict[str, object]) -> tuple[Any, ...]:
    for name, value in codes.items():
        _check(name, value)
    return (
        microseconds(clock.now()),
        str(actor.entry) if actor else settings.PALERMO.entry,
        actor.uid if actor else "",
        str(actor.role) if actor else "",
        unit or (actor.unit if actor else ""),
        verb,
        canonical(codes).decode(),
    )


def _filled(stem: tuple[Any, ...], object: str) -> tuple[Any, ...]:
    return (new_uid(), *stem[:6], object, stem[6])


def _check(name: str, value: object) -> None:
    if isinstance(value, list | tuple):
        for one in value:
            _check(name, one)
    elif isinstance(value, str):
        if not _CODE.fullmatch(value):
            raise ValueError(f"audit code {name!r} must be a code, not text")
    elif value is not None and not isinstance(value, int):
        # A float has more than one spelling; an audit entry has one.
        raise ValueError(f"audit code {name!r} must be a code or a whole number, not {type(value).__name__}")


def _insert(
    alias: str, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]], *, kind: str
) -> None:
    connection = connections[alias]
    names = ", ".join(connection.ops.quote_name(name) for name in (*columns, "digest"))
    marks = ", ".join(["%s"] * (len(columns) + 1))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # nosec B608
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*row, digest_of(kind, row)) for row in rows])


def _index_objects(uid: str, actor: str, objects: Sequence[str]) -> None:
    with connections["reads"].cursor() as cursor:
        cursor.executemany(
            'INSERT INTO audit_readobject ("object", "read", actor) VALUES (%s, %s, %s)',
            [(one, uid, actor) for one in dict.fromkeys(objects)],
        )
