"""`palermo backup DIR`: a consistent copy of a running installation, its keys apart from its content."""

import argparse
import sys
from pathlib import Path

from palermo.faces.cli.output import add_json, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo backup`."""
    parser.add_argument(
        "folder", type=Path, help="where backups are kept; each gets folders of its own below it"
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Write a backup and say where its two parts lie."""
    from django.conf import settings

    from palermo.project.backup.writing import write
    from palermo.project.instance import ConfigurationError

    if not settings.PALERMO.initialised:
        raise ConfigurationError(f"{settings.PALERMO.home} is no installation yet: run `palermo init`")
    done = write(options.folder.absolute(), lambda line: print(f"{line} …", file=sys.stderr))
    days = settings.PALERMO.key_backup_days
    result = {
        "content": str(done.content), "keys": str(done.keys), "bytes": done.size, "key_backup_days": days,
        "removed": list(done.removed),
    }  # fmt: skip
    say(options, result, [
        f"content  {done.content}",
        f"keys     {done.keys}  (removed after {days} days)",
        f"{done.size / 1e6:,.1f} MB in all; {len(done.removed)} older backups of keys were removed",
        "Keep the two apart: the content without its keys opens to nobody.",
    ])  # fmt: skip
    return 0
