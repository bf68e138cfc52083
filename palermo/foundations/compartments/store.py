"""A secrets folder: one small file locked by the passphrase, the others sealed by the key that it holds.

The passphrase is stretched once at start, and replacing it rewrites one file. Every write is atomic and
synced: after a power cut a file is the old one or the new one.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from palermo.foundations.crypto import envelopes, passphrases
from palermo.kernel.errors import Refused, SealBroken

LOCK_FILE = "lock.bin"
KEYS_FILE = "keys.bin"
_KEY_ID = "lock"


class SecretStore:
    """A secrets folder that is unlocked; knows its lock key and never the passphrase."""

    def __init__(self, folder: Path, lock_key: bytes) -> None:
        self.folder = folder
        self._lock_key = lock_key

    @classmethod
    def create(
        cls, folder: Path, lock_key: bytes, passphrase: str, *, cost: int = passphrases.SCRYPT_N
    ) -> "SecretStore":
        """Make the folder (readable by its owner alone) and lock the key in it; `cost` is scrypt's N."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        write_atomically(folder / LOCK_FILE, passphrases.lock(lock_key, passphrase, cost=cost))
        return cls(folder, lock_key)

    @classmethod
    def unlock(cls, folder: Path, passphrase: str) -> "SecretStore":
        """Open a folder; raises Refused('secrets_missing') or Refused('passphrase_wrong')."""
        try:
            blob = (folder / LOCK_FILE).read_bytes()
        except FileNotFoundError:
            raise Refused("secrets_missing", folder=str(folder)) from None
        try:
            return cls(folder, passphrases.unlock(blob, passphrase))
        except SealBroken:
            raise Refused("passphrase_wrong", folder=str(folder)) from None

    def read(self, name: str) -> bytes:
        """Return a file's plaintext; raises FileNotFoundError, or SealBroken if it was changed or renamed."""
        return envelopes.open(self._lock_key, (self.folder / name).read_bytes(), bind=_bind(name))

    def write(self, name: str, plaintext: bytes) -> None:
        """Seal and write a file, atomically and synced."""
        sealed = envelopes.seal(self._lock_key, plaintext, key_id=_KEY_ID, bind=_bind(name))
        write_atomically(self.folder / name, sealed)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one who changes the keys, for a `with` block; raises Refused('keys_busy') if another is
        at it.

        The lock is the operating system's, so it dies with a killed process.
        """
        with (self.folder / "busy").open("wb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refused("keys_busy") from None
            yield

    def stamp(self, name: str) -> tuple[int, int]:
        """Return what changes whenever the file is written: its modification time in ns and its inode."""
        stat = (self.folder / name).stat()
        return stat.st_mtime_ns, stat.st_ino


def write_atomically(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Replace a file so that a power cut leaves the old one or the new one; `mode` is its permission bits."""
    # One name, so that what a killed writer left is overwritten by the next.
    temporary = path.with_name(f"{path.name}.new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    # A file that is replaced keeps its owner: the hub's operator may be rewriting the unit entry's folder.
    if path.exists() and os.geteuid() == 0:
        held = path.stat()
        os.chown(temporary, held.st_uid, held.st_gid)
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _bind(name: str) -> bytes:
    return b"palermo secrets " + name.encode()
