"""Files waiting to be taken in: sealed since their first byte, each under a key of its own, gone when the work ends.

A file belongs to the person who brought it. Nothing of it is readable at rest, its name included; once its key is
shredded, the bytes that are left are nothing.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from palermo.domain.reports.ties import upload_tie
from palermo.foundations import audit, files
from palermo.foundations.compartments import datakeys
from palermo.foundations.files.models import FileRecord
from palermo.foundations.policy import Actor, Entry, Permission, require
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden, SealBroken
from palermo.kernel.levels import Level

OWNER: Final = "import:"
KEPT: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting file as a list shows it; `size` in bytes."""

    uid: str
    name: str
    size: int

    @classmethod
    def of(cls, uid: str, file: files.OpenFile) -> "Waiting":
        """Return what a list shows of an opened file, and close it."""
        file.reader.close()
        return cls(uid, file.name, file.size)


def keep(actor: Actor, upload: files.SealedUpload) -> str:
    """Keep a sealed upload as the actor's waiting file and return its uid.

    At the hub it is sealed anew for the hub alone, since its rows may be highly sensitive. Raises Forbidden,
    Invalid('too_many_files').
    """
    require(actor, Permission.REPORT_IMPORT)
    level = Level.SENSITIVE if actor.entry is Entry.UNIT else Level.HIGHLY_SENSITIVE
    (key,) = datakeys.new(level)
    key = replace(key, key=upload_tie(key.key, owner=OWNER + actor.uid))
    return files.adopt(upload, owner=OWNER + actor.uid, data_key=key).uid


def opened(person: str, uid: str) -> files.OpenFile:
    """Return a waiting file of the person with this uid; raises Forbidden where there is none any more."""
    record = _record(person, uid)
    level = Level(record.level)
    key = datakeys.open(level, [record.data_key]).get(record.data_key)
    if key is None:
        raise Forbidden(file=uid)
    return files.open_stream(uid, upload_tie(key, owner=OWNER + person), owner=OWNER + person)


def waiting(actor: Actor) -> list[Waiting]:
    """Return the actor's own files that wait, oldest first."""
    require(actor, Permission.REPORT_IMPORT)
    found = []
    for uid in files.uids_of(OWNER + actor.uid):
        with suppress(Forbidden, SealBroken):
            found.append(Waiting.of(uid, opened(actor.uid, uid)))
    return found


def waits(person: str, uid: str) -> bool:
    """Say whether a person's file is still there."""
    return FileRecord.objects.filter(uid=uid, owner=OWNER + person).exists()


def discard(actor: Actor, uid: str) -> None:
    """Remove a waiting file of one's own; raises Forbidden where there is none."""
    _record(actor.uid, uid)
    drop(actor.uid, uid)


def drop(person: str, uid: str) -> None:
    """Destroy a person's file, key first; safe to repeat."""
    record = FileRecord.objects.filter(uid=uid, owner=OWNER + person).first()
    if record is not None:
        datakeys.shred(Level(record.level), [record.data_key])
        files.remove([uid])


def drop_old() -> int:
    """Destroy what was brought more than two days ago and never finished; return how many."""
    old = FileRecord.objects.filter(owner__startswith=OWNER, created_on__lt=today() - KEPT)
    found = list(old.values_list("owner", "uid"))
    for owner, uid in found:
        drop(owner.removeprefix(OWNER), uid)
    if found:
        audit.record(None, "import.lapsed", count=len(found))
    return len(found)


def _record(person: str, uid: str) -> FileRecord:
    record = FileRecord.objects.filter(uid=uid, owner=OWNER + person).first()
    if record is None:
        raise Forbidden(file=uid)
    return record
