"""Puts an edition of the site into a folder, so that a reader never meets half of it."""

import json
import os
import shutil
import tempfile
from pathlib import Path

CONTENTS = ".palermo-site.json"  # what the last edition wrote, so that nothing else is ever removed


def publish(directory: Path, files: dict[str, bytes]) -> list[Path]:
    """Write the files (path: bytes) below `directory`, then remove those of the last edition that are gone.

    All are written and synced beside the folder first. A new folder appears in one rename; in an existing one each
    file is replaced in one rename, style sheets (whose names hold their digest) before the pages that name them.
    """
    directory.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{directory.name}.", dir=directory.parent))
    try:
        everything = {**files, CONTENTS: json.dumps(sorted(files)).encode()}
        for name, data in everything.items():
            _write(work / name, data)
        work.chmod(0o755)
        if not directory.exists():
            work.rename(directory)
        else:
            _exchange(work, directory, everything)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return [directory / name for name in sorted(files)]


def _exchange(work: Path, directory: Path, files: dict[str, bytes]) -> None:
    last = _last_edition(directory)
    for name in sorted(files, key=lambda name: (name.endswith(".html"), name == CONTENTS, name)):
        target = directory / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (work / name).replace(target)
    for name in last - files.keys():
        (directory / name).unlink(missing_ok=True)


def _last_edition(directory: Path) -> set[str]:
    try:
        names = json.loads((directory / CONTENTS).read_bytes())
    except (OSError, ValueError):
        return set()
    return {name for name in names if isinstance(name, str) and _stays_inside(Path(name))}


def _stays_inside(path: Path) -> bool:
    return not path.is_absolute() and ".." not in path.parts


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    path.chmod(0o644)
