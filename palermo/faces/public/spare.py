"""The folder that was the site before the last change-over: it holds links of what is still shown, and nothing else.

The next edition is written into it, so that thousands of unchanged files need not be linked again.
"""

import os
from pathlib import Path


def trim(spare: Path, live: Path) -> set[str]:
    """Remove from a spare folder everything that is no link of the file of that name in the site; return what stays."""
    kept = set()
    top, other = os.fspath(spare), os.fspath(live)
    for root, folders, files in os.walk(top, topdown=False):
        for name in files:
            path = f"{root}/{name}"
            if _same(path, other + path[len(top) :]):
                kept.add(path[len(top) + 1 :])
            else:
                Path(path).unlink()
        for name in folders:
            drop(Path(root, name))
    return kept


def drop(folder: Path) -> None:
    """Remove a folder if it is empty, or if it is only a link to one."""
    try:
        if folder.is_symlink():
            folder.unlink()
        else:
            folder.rmdir()
    except OSError:
        return  # something is in it


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except OSError:
        return False
