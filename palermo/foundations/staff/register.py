"""The signed register of hub authority: a file in the hub's secrets that neither the unit entry nor the database has.

One JSON document: serial number, grants, proposals that wait for a second person, and the hub's Ed25519 signature
over all of it. It is read again whenever the file changes, so a grant or its end acts on the next request.
"""

import fcntl
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Literal

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from palermo.foundations.crypto import signatures
from palermo.foundations.staff import keys
from palermo.kernel.errors import SealBroken

Kind = Literal["clearance", "second_factor", "password"]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Grant(_Entry):
    """Two people's word that this person, in this role, may read up to this level."""

    person: str
    role: str
    clearance: str
    proposed_by: str
    confirmed_by: str
    at: datetime


class Proposal(_Entry):
    """What one person asked for; it does nothing until a second one confirms it."""

    uid: str
    kind: Kind
    person: str
    role: str
    clearance: str = ""
    proposed_by: str
    proposer_role: str
    at: datetime


class Register(_Entry):
    """The register's content; every change has the next serial number."""

    serial: int = 0
    grants: tuple[Grant, ...] = ()
    proposals: tuple[Proposal, ...] = ()


_mutex = Lock()
_read: dict[Path, tuple[tuple[int, int, int], Register]] = {}


def current() -> Register:
    """Return the register as signed, empty before the first grant; raises SealBroken if it was changed or set back."""
    path = keys.held().register
    try:
        stat = path.stat()
    except FileNotFoundError:
        if path in _read:
            raise SealBroken from None
        return Register()
    stamp = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
    known = _read.get(path)
    if known is not None and known[0] == stamp:
        return known[1]
    register = _parse(path.read_bytes())
    if known is not None and register.serial < known[1].serial:
        raise SealBroken  # an older register, rightly signed, put back in place of the newer one
    _read[path] = (stamp, register)
    return register


@contextmanager
def changing() -> Iterator[list[Register]]:
    """Lock the register and yield a list that holds it; what the block puts in its place is signed and written."""
    path = keys.held().register
    with _mutex, (path.parent / "grants.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        before = current()
        box = [before]
        yield box
        after = box[0].model_copy(update={"serial": before.serial + 1})
        _write(path, after)


def _parse(raw: bytes) -> Register:
    try:
        document = orjson.loads(raw)
        content = document["register"]
        keys.held().verify_grant(signatures.canonical(content), b64decode(document["signature"]))
        return Register.model_validate(content)
    except (KeyError, TypeError, ValueError, ValidationError):
        raise SealBroken from None


def _write(path: Path, register: Register) -> None:
    content = register.model_dump(mode="json")
    signature = keys.held().sign_grant(signatures.canonical(content))
    document = {"register": content, "signature": b64encode(signature).decode()}
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(orjson.dumps(document, option=orjson.OPT_INDENT_2))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def forget() -> None:
    """Remove the register and what is remembered of it (for tests, which make installations anew)."""
    path = keys.held().register
    path.unlink(missing_ok=True)
    _read.pop(path, None)
