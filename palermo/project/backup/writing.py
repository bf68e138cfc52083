"""Writes a backup while everything runs."""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from palermo.kernel.clock import now
from palermo.project.backup import parts, postgresql, sqlite
from palermo.project.instance import Instance

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Written:
    """Where the two parts lie, how large they are (bytes), and which backups of keys were removed as too old."""

    content: Path
    keys: Path
    size: int
    removed: tuple[str, ...]


def write(folder: Path, tell: Tell = lambda line: None) -> Written:
    """Write content and keys below `folder`, then remove the backups of keys whose days are over."""
    instance: Instance = settings.PALERMO
    moment = now()
    content, keys = (folder / part / parts.stamp(moment) for part in (parts.CONTENT, parts.KEYS))
    for place in (content, keys):
        place.mkdir(parents=True, mode=0o700)
    # The file of checkpoints goes before the table of them, as the table is written first.
    tell("copying the content")
    _copy_files(instance.home, content, (parts.CONFIGURATION, parts.CHECKPOINTS, parts.HUB_KEY, parts.DEMO))
    for alias in parts.CONTENT_ALIASES:
        _copy_database(alias, content)
    _copy_folders(instance.home, content, parts.FILES)
    _complete(content)
    tell("copying the keys")
    for alias in parts.KEY_ALIASES:
        _copy_database(alias, keys)
    _copy_files(instance.home, keys, (parts.ESCROW, *(parts.PASSPHRASES if instance.demo else ())))
    _copy_folders(instance.home, keys, parts.SECRETS)
    _complete(keys)
    gone = parts.over(folder, before=moment, days=instance.key_backup_days)
    for place in gone:
        shutil.rmtree(place)
    size = sum(
        path.stat().st_size for place in (content, keys) for path in place.rglob("*") if path.is_file()
    )
    return Written(content, keys, size, tuple(place.name for place in gone))


def _copy_database(alias: str, target: Path) -> None:
    row = settings.DATABASES[alias]
    without, empty = parts.WITHOUT.get(alias, ()), parts.EMPTY.get(alias, ())
    if row["ENGINE"].endswith("sqlite3"):
        path = target / f"{alias}.db"
        sqlite.copy(Path(row["NAME"]), path, without=without, empty=empty)
        sqlite.check(path)
    else:
        postgresql.copy(row, target / f"{alias}.dump", without=without, empty=empty)


def _copy_files(home: Path, target: Path, names: Iterable[str]) -> None:
    for name in names:
        if (home / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copy2(home / name, target / name)


def _copy_folders(home: Path, target: Path, names: Iterable[str]) -> None:
    for name in names:
        for path in sorted((home / name).glob("*")):
            # What is half written has another name, and what was shredded meanwhile is not missed.
            if path.is_file() and path.suffix not in {".part", ".new"}:
                (target / name).mkdir(parents=True, exist_ok=True, mode=0o700)
                try:
                    shutil.copy2(path, target / name / path.name)
                except FileNotFoundError:
                    continue


def _complete(place: Path) -> None:
    """Sync everything of a part and then mark it: what has no mark is not restored."""
    for path in sorted(place.rglob("*")):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
    with (place / ".complete").open("x") as mark:
        os.fsync(mark.fileno())
