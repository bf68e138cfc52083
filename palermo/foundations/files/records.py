"""Records of files: written in the caller's transaction, pointing at content that is already safe on disk."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from django.db import transaction

from palermo.foundations.compartments.datakeys import DataKey
from palermo.foundations.crypto import envelopes
from palermo.foundations.files import places
from palermo.foundations.files.chunks import CHUNK, SealedReader
from palermo.foundations.files.sealed_upload import MAX_BYTES, MAX_FILES, SealedUpload, safe_name
from palermo.kernel import clock, crashpoints
from palermo.kernel.errors import Invalid, SealBroken
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level

if TYPE_CHECKING:
    from palermo.foundations.files.models import FileRecord

TABLE = "files_filerecord"
_BLOCK = 256


@dataclass(frozen=True, slots=True)
class SealedFile:
    """What storing returns: the record's random uid and the size in bytes."""

    uid: str
    size: int


@dataclass(frozen=True, slots=True)
class Attached:
    """One file as its owner's page lists it."""

    uid: str
    name: str
    content_type: str
    size: int
    created_on: date


def store(
    stream: BinaryIO,
    *,
    level: Level,
    data_key: DataKey,
    name: str,
    content_type: str,
    owner: str,
    limit: int = MAX_BYTES,
) -> SealedFile:
    """Seal a stream to disk and record it in the current transaction.

    Raises Invalid('file_too_large') beyond `limit` bytes, Invalid('too_many_files') beyond MAX_FILES an owner.
    """
    with places.writing(level) as content:
        while data := stream.read(CHUNK):
            content.write(data)
            if content.size > limit:
                raise Invalid("file_too_large", field="files", limit=limit)
    upload = SealedUpload(content.blob, content.key, safe_name(name), content_type[:100], content.size, level)
    return _record(upload, owner, data_key)


def adopt(upload: SealedUpload, *, owner: str, data_key: DataKey) -> SealedFile:
    """Give a sealed upload its owner, in the current transaction; raises Invalid('too_many_files'), SealBroken.

    Sensitive content stays as it is, and its key goes into the record, sealed under the dossier's. Highly sensitive
    content is sealed anew with a fresh key in the hub's own folder, since the entry that took it in knew the first key.
    """
    if data_key.level is upload.level:
        return _record(upload, owner, data_key)
    moved = _copied(upload, data_key.level)
    transaction.on_commit(partial(places.delete, upload.level, upload.blob))
    return _record(moved, owner, data_key)


def attached(owner: str, key: bytes) -> list[Attached]:
    """Return an owner's files, oldest first, opened with the dossier's data key; raises SealBroken."""
    found = []
    for record in _records().filter(owner=owner).order_by("id"):
        one = opened(record, key)
        found.append(Attached(record.uid, one.name, one.content_type, one.size, record.created_on))
    return found


def uids_of(owner: str) -> list[str]:
    """Return the uids of an owner's files, oldest first."""
    return list(_records().filter(owner=owner).order_by("id").values_list("uid", flat=True))


def keys_in_use(level: Level, uids: Iterable[str]) -> set[str]:
    """Return which of these data keys some file of the level still needs."""
    rows = _records().filter(level=int(level), data_key__in=list(uids))
    return set(rows.values_list("data_key", flat=True))


def rewrap(owner: str, *, old_key: bytes, new: DataKey) -> int:
    """Seal an owner's files anew under another data key (and level), in the current transaction; returns how many.

    The content gets a fresh key too: whoever kept the old record and the old data key must not open what lies there
    from now on. The old content is deleted when the transaction commits.
    """
    records = list(_records().filter(owner=owner).select_for_update())
    for record in records:
        old = opened(record, old_key)
        moved = _copied(old, new.level)
        record.level, record.data_key, record.blob = int(new.level), new.uid, moved.blob
        record.sealed = _sealed(record.uid, moved, new)
        record.save(update_fields=["level", "data_key", "blob", "sealed"])
        transaction.on_commit(partial(places.delete, old.level, old.blob))
        crashpoints.reach("files.rewrapped")
    return len(records)


def remove(uids: Iterable[str]) -> None:
    """Delete files and their records; safe to repeat. Content goes first: a crash leaves a record to repeat it by."""
    wanted = list(uids)
    rows = list(_records().filter(uid__in=wanted))
    for record in rows:
        places.delete(Level(record.level), record.blob)
        crashpoints.reach("files.removed")
    for level in {Level(record.level) for record in rows}:
        places.sync(places.folder(level))
    with transaction.atomic():
        _records().filter(uid__in=wanted).delete()


def opened(record: "FileRecord", key: bytes) -> SealedUpload:
    """Return what a record's envelope says, key included; raises SealBroken unless it is this record's own."""
    plain = envelopes.open(key, bytes(record.sealed), bind=_bind(record.uid, Level(record.level)))
    upload = SealedUpload.of(json.loads(plain))
    if upload.blob != record.blob or upload.level != record.level:
        raise SealBroken
    return upload


def reader(upload: SealedUpload) -> SealedReader:
    """Return the content of an upload; raises SealBroken where it is gone or changed."""
    try:
        file = places.path(upload.level, upload.blob).open("rb")
    except OSError:
        raise SealBroken from None
    return SealedReader(file, upload.key, upload.blob, upload.size)


def record_of(uid: str) -> "FileRecord | None":
    """Return the record with this uid, None when there is none."""
    found: FileRecord | None = _records().filter(uid=uid).first()
    return found


def _record(upload: SealedUpload, owner: str, data_key: DataKey) -> SealedFile:
    uid = new_uid()
    with transaction.atomic():
        if _records().filter(owner=owner).count() >= MAX_FILES:
            raise Invalid("too_many_files", field="files", limit=MAX_FILES)
        _records().create(
            uid=uid, owner=owner, level=int(upload.level), data_key=data_key.uid, blob=upload.blob,
            sealed=_sealed(uid, upload, data_key), created_on=clock.today(),
        )  # fmt: skip
        crashpoints.reach("files.recorded")
    return SealedFile(uid, upload.size)


def _sealed(uid: str, upload: SealedUpload, data_key: DataKey) -> bytes:
    plain = json.dumps(upload.letter()).encode()
    # Blanks behind the JSON hide how long the name is.
    plain += b" " * (-len(plain) % _BLOCK)
    return envelopes.seal(data_key.key, plain, key_id=data_key.uid, bind=_bind(uid, upload.level))


def _bind(uid: str, level: Level) -> bytes:
    return envelopes.binding(TABLE, "sealed", uid, level)


def _copied(upload: SealedUpload, level: Level) -> SealedUpload:
    with places.writing(level) as content:
        for chunk in reader(upload).chunks():
            content.write(chunk)
    return SealedUpload(content.blob, content.key, upload.name, upload.content_type, upload.size, level)


def _records() -> Any:
    # Django loads models after this package, so the table is looked up when it is first used.
    from palermo.foundations.files.models import FileRecord

    return FileRecord.objects
