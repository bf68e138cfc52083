"""Where sealed content lies, and how a file appears there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from django.conf import settings

from palermo.foundations.crypto import envelopes
from palermo.foundations.files.chunks import ChunkSealer
from palermo.kernel import crashpoints
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level

SUFFIX: Final = ".sealed"
PART: Final = ".part"


def folder(level: Level) -> Path:
    """Return the folder of a level's content; the unit entry's user cannot enter that of the highly sensitive."""
    home = Path(settings.PALERMO.home)
    found = home / "hub" / "files" if level is Level.HIGHLY_SENSITIVE else home / "files"
    found.mkdir(mode=0o770, exist_ok=True)
    return found


def path(level: Level, blob: str) -> Path:
    """Return the place of one content; raises ValueError for a name that is not one of ours."""
    if not blob or not blob.replace("-", "").replace("_", "").isalnum():
        raise ValueError("not the name of a content")
    return folder(level) / f"{blob}{SUFFIX}"


class Writing:
    """One content being written: sealed bytes under a temporary name, the real name once it is whole and synced."""

    def __init__(self, level: Level) -> None:
        self.blob, self.key, self._level = new_uid(), envelopes.new_key(), level
        self._part = folder(level) / f"{self.blob}{PART}"
        descriptor = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o660)
        self._file: BinaryIO = os.fdopen(descriptor, "wb", buffering=0)
        self._sealer = ChunkSealer(self._file, self.key, self.blob)

    @property
    def size(self) -> int:
        """Return how many bytes of plaintext were taken so far."""
        return self._sealer.size

    def write(self, data: bytes) -> None:
        """Take more plaintext."""
        self._sealer.write(data)

    def finish(self) -> None:
        """Seal the end, sync, and give the content its name; from then on it survives a power cut."""
        self._sealer.close()
        os.fsync(self._file.fileno())
        self._file.close()
        crashpoints.reach("files.written")
        self._part.rename(path(self._level, self.blob))
        sync(self._part.parent)
        crashpoints.reach("files.named")

    def abandon(self) -> None:
        """Forget what was written; safe to repeat."""
        self._file.close()
        with suppress(FileNotFoundError):
            self._part.unlink()


@contextmanager
def writing(level: Level) -> Iterator[Writing]:
    """Write one content in a `with` block: named at its end, gone if it raises."""
    one = Writing(level)
    try:
        yield one
        one.finish()
    except BaseException:
        one.abandon()
        raise


def delete(level: Level, blob: str) -> None:
    """Delete a content if it is there."""
    with suppress(FileNotFoundError):
        path(level, blob).unlink()


def sync(place: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
