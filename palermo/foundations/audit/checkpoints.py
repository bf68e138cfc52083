"""Checkpoints: the chain's head, signed by the hub, in a table and in a file beside the database.

A checkpoint is a document like a receipt, so anybody who has the hub's public key can prove it. The file
`hub/checkpoints.jsonl` only grows; copied to another machine it is an outside witness.
"""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction

from palermo.foundations.audit import chain, keys
from palermo.foundations.audit.recording import microseconds, moment_of
from palermo.kernel import clock, crashpoints
from palermo.kernel.errors import SealBroken

KIND: Final = "palermo-checkpoint-1"
EVERY_LINKS: Final = 1000
EVERY: Final = timedelta(minutes=1)


def path() -> Path:
    """Return the file that repeats every checkpoint."""
    return Path(settings.PALERMO.home) / "hub" / "checkpoints.jsonl"


def make_if_due() -> bool:
    """Sign the head if 1,000 links or a minute (with at least one link) went by; say whether it did."""
    seq, head = chain.last()
    newest = _newest()
    if newest is None:
        due = seq > 0
    else:
        age = microseconds(clock.now()) - newest[1]
        due = seq - newest[0] >= EVERY_LINKS or (
            seq > newest[0] and age >= EVERY // timedelta(microseconds=1)
        )
    if due:
        make(seq, head)
    return due


def make(seq: int, head: bytes) -> None:
    """Sign the head of the chain at link `seq`, keep it in the table, then in the file."""
    at = microseconds(clock.now())
    document = keys.provider().sign_receipt(
        {"kind": KIND, "seq": seq, "head": head.hex(), "at": moment_of(at).isoformat(timespec="microseconds")}
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_checkpoint (seq, at, document) VALUES (%s, %s, %s) ON CONFLICT (seq) DO NOTHING",
            [seq, at, json.dumps(document, sort_keys=True)],
        )
    crashpoints.reach("checkpoint.committed")
    _append()


def prove(document: Any) -> tuple[int, str]:
    """Return number and head (hex) that a checkpoint vouches for; raises SealBroken unless the hub itself signed it."""
    try:
        body = dict(document["receipt"])
        ours = body["kind"] == KIND and document["certificate"]["entry"] == "hub"
        found = int(body["seq"]), str(body["head"])
    except (KeyError, TypeError, ValueError):
        raise SealBroken from None
    if not ours:
        raise SealBroken
    keys.prove(document)
    return found


def stored() -> list[tuple[int, Any]]:
    """Return (number, document) of the table, oldest first; a document that is no JSON is None."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, document FROM audit_checkpoint ORDER BY seq")
        return [(seq, _parsed(text)) for seq, text in cursor.fetchall()]


def filed() -> Iterator[Any]:
    """Yield the documents of the file in its order; a line that is no JSON is None. A half last line is left out."""
    if not path().exists():
        return
    with path().open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):
                yield _parsed(line.decode("utf-8", "replace"))


def _append() -> None:
    """Bring the file up to the table: also what a crash kept out of it, after cutting off a line half written."""
    number = _last_filed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT document FROM audit_checkpoint WHERE seq > %s ORDER BY seq", [number])
        lines = [f"{text}\n".encode() for (text,) in cursor.fetchall()]
    if not lines:
        return
    new = not path().exists()
    file = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(file, b"".join(lines))
        os.fsync(file)
    finally:
        os.close(file)
    if new:
        folder = os.open(path().parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _last_filed() -> int:
    """Return the number of the file's last whole checkpoint, 0 for none."""
    if not path().exists():
        return 0
    with path().open("rb+") as file:
        end = file.seek(0, os.SEEK_END)
        start = max(0, end - 65536)
        file.seek(start)
        tail = file.read()
        if tail and not tail.endswith(b"\n"):
            file.truncate(start + tail.rfind(b"\n") + 1)
            tail = tail[: tail.rfind(b"\n") + 1]
    for line in reversed(tail.splitlines()):
        document = _parsed(line.decode("utf-8", "replace"))
        try:
            return int(document["receipt"]["seq"])
        except (KeyError, TypeError, ValueError):
            continue
    return 0


def _newest() -> tuple[int, int] | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, at FROM audit_checkpoint ORDER BY seq DESC LIMIT 1")
        row = cursor.fetchone()
    return (int(row[0]), int(row[1])) if row else None


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
