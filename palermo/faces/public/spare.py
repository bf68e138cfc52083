"""The folder that was the site before the last change-over: it holds links of what is still shown, and nothing else.

The next edition is written into it, so that thousands of unchanged files need not be linked again.
"""

import os
from collections.abc import Iterator
from pathlib import Path


def trim(spare: Path, live: Path) -> set[str]:
    """Remove from a spare folder everything that is no link of the file of that name in the site; return what stays."""
    return set(_trimmed(os.fspath(spare), os.fspath(live), ""))


def _trimmed(spare: str, live: str, below: str) -> Iterator[str]:
    shown = _numbers(live)
    try:
        with os.scandir(spare) as found:
            entries = list(found)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            kept = list(_trimmed(entry.path, f"{live}/{entry.name}", f"{below}{entry.name}/"))
            yield from kept
            if not kept:
                drop(Path(entry.path))
        elif shown.get(entry.name) == entry.inode():
            yield f"{below}{entry.name}"
        else:
            Path(entry.path).unlink()


def _numbers(folder: str) -> dict[str, int]:
    """Return the number that the system gives each file of a folder (its inode), by name; two names of one file share it."""
    try:
        with os.scandir(folder) as found:
            return {entry.name: entry.inode() for entry in found if entry.is_file(follow_symlinks=False)}
    except OSError:
        return {}


def drop(folder: Path) -> None:
    """Remove a folder if it is empty, or if it is only a link to one."""
    try:
        if folder.is_symlink():
            folder.unlink()
        else:
            folder.rmdir()
    except OSError:
        return  # something is in it
