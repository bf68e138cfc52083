"""Puts an edition of the site into a folder: written whole beside it, then changed over in one step of the system.

A reader, and a power cut, meet the old site or the new one. Files that are the same as in the last edition are linked,
not written again, and the folder that they leave becomes the next edition's. What lies in the folder and is not ours is
carried over, never removed.
"""

import ctypes
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from palermo.faces.public import spare
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Refused

MANIFEST = "manifest.json"
_OURS_AT_FIRST = {"hub-key.json"}  # what `palermo init` leaves in the folder
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux's renameat2
_HERE = -100  # AT_FDCWD


class Edition:
    """One edition while it is written, in a folder of its own beside the site's."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.work = _beside(directory, "new")
        self.record: dict[str, Any] = _read(_beside(directory, "record.json"))
        self.digests: dict[str, str] = {}
        self.reused = 0
        self.settled = False
        self._linked: set[str] = set()

    def begin(self) -> None:
        """Make the folder, or take the spare one that the last edition left; it may hold links of the site alone."""
        self.work.mkdir(exist_ok=True)
        self._linked = spare.trim(self.work, self.directory)

    def write(self, name: str, data: bytes) -> str:
        """Write one file and return its SHA-256."""
        self.put(name, data)
        self.digests[name] = sha256(data).hexdigest()
        return self.digests[name]

    def put(self, name: str, data: bytes) -> None:
        """Write one file that is not in the list of digests, such as the list itself; never through a link."""
        path = self.work / name
        if name in self._linked:
            path.unlink()
            self._linked.discard(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o644)

    def reuse(self, name: str, digest: str) -> bool:
        """Link a file of the last edition if it is there and still has this SHA-256; say whether it could be done."""
        old, new = self.directory / name, self.work / name
        try:
            if old.is_symlink() or sha256(old.read_bytes()).hexdigest() != digest:
                return False
            if name not in self._linked:
                new.parent.mkdir(parents=True, exist_ok=True)
                os.link(old, new)
        except OSError:
            return False
        self.digests[name] = digest
        self.reused += 1
        return True

    def complete(self) -> None:
        """Remove what only the last edition had; from here on the folder holds this one alone."""
        left = self._linked - self.digests.keys()
        self._linked -= left
        for name in left:
            (self.work / name).unlink()
        folders = {
            parent for name in left for parent in (self.work / name).parents if self.work in parent.parents
        }
        for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
            spare.drop(folder)

    def settle(self, record: dict[str, Any]) -> None:
        """Change the site over to this edition, durably, and keep what the next one needs to know."""
        _carry_over(self.directory, self.work, _listed(self.directory) | self.digests.keys() | {MANIFEST})
        for root, _, _ in os.walk(self.work):
            Path(root).chmod(0o755)
        _sync(self.work)
        reach("site.before_switch")
        if self.directory.exists():
            _exchange(self.work, self.directory)
        else:
            self.work.rename(self.directory)
        reach("site.switched")
        _sync(self.directory.parent)
        kept = _beside(self.directory, "record.json")
        made = kept.with_name(f"{kept.name}.new")
        with _private(made) as stream:
            stream.write(json.dumps(record).encode())
        made.replace(kept)
        self.settled = True
        spare.trim(self.work, self.directory)


@contextmanager
def edition(directory: Path) -> Iterator[Edition]:
    """Give an empty edition to write, alone; what is not settled at the end of the block is thrown away.

    Raises Refused("not_a_site") for a folder that holds something else, so that a mistyped name destroys nothing.
    """
    directory = directory.absolute()
    directory.parent.mkdir(parents=True, exist_ok=True)
    with _private(_beside(directory, "lock")) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _recover(directory)
        if directory.exists() and not (directory / MANIFEST).exists() and not _frame(directory):
            raise Refused("not_a_site", folder=str(directory))
        made = Edition(directory)
        made.begin()
        try:
            yield made
        finally:
            if not made.settled:
                shutil.rmtree(made.work, ignore_errors=True)


def _private(path: Path) -> BinaryIO:
    """Open a file beside the site for writing; it is nobody else's business, whatever the umask of the moment."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _frame(directory: Path) -> bool:
    """Say whether a folder is empty, or holds what an installation begins with."""
    if not directory.is_dir():
        return False
    names = {path.name for path in directory.iterdir()}
    return not names or names >= _OURS_AT_FIRST


def _listed(directory: Path) -> set[str]:
    manifest = _read(directory / MANIFEST).get("manifest", {})
    listed = set(manifest.get("files", {}))
    # Before the first signed edition everything in the folder is the program's own frame.
    return listed or {path.relative_to(directory).as_posix() for path in directory.rglob("*")}


def _carry_over(directory: Path, work: Path, ours: set[str]) -> None:
    top = os.fspath(directory)
    for root, folders, files in os.walk(top):
        for name in sorted({f"{root}/{one}"[len(top) + 1 :] for one in (*files, *folders)} - ours):
            path = directory / name
            if path.is_file() and not (work / name).exists():
                (work / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, work / name, follow_symlinks=False)


def _exchange(new: Path, old: Path) -> None:
    """Let two folders change names in one step; where the system cannot, in two that `_recover` understands."""
    libc = ctypes.CDLL(None, use_errno=True)
    swap = getattr(libc, "renameat2", None)
    if swap is not None and swap(_HERE, os.fsencode(new), _HERE, os.fsencode(old), _EXCHANGE) == 0:
        return
    aside = _beside(old, "old")
    old.rename(aside)
    new.rename(old)
    aside.rename(new)


def _recover(directory: Path) -> None:
    """Finish what a power cut left of an exchange in two steps: the new site is whole by then."""
    aside, new = _beside(directory, "old"), _beside(directory, "new")
    if aside.exists() and not directory.exists():
        (new if new.exists() else aside).rename(directory)
    shutil.rmtree(aside, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Bring everything written to the disk, once instead of file by file."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        libc = ctypes.CDLL(None)
        if not hasattr(libc, "syncfs") or libc.syncfs(descriptor):
            os.sync()
    finally:
        os.close(descriptor)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _beside(directory: Path, what: str) -> Path:
    return directory.with_name(f".{directory.name}.{what}")
