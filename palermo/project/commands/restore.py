"""`palermo restore DIR [--keys DIR]`: a backup back into an empty home; the search index is built anew."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from palermo.faces.cli.output import add_json, say
from palermo.faces.cli.progress import Progress
from palermo.project.instance import home_from_environment

DJANGO = False  # the configuration comes back first


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo restore`."""
    parser.add_argument("folder", type=Path, help="where backups are kept, or one backup's content")
    parser.add_argument("--keys", type=Path, help="where the backups of keys are kept, or one of them")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Restore the newest content with the newest keys; the exit status is 1 when something does not open."""
    from palermo.project.backup import parts, restoring

    home, folder = home_from_environment(), options.folder.absolute()
    content = parts.content_at(folder)
    keys = (
        parts.newest(options.keys.absolute(), parts.KEYS)
        if options.keys
        else parts.newest(_root(folder), parts.KEYS)
    )
    restoring.put_back(home, content, keys, _tell)
    os.environ["PALERMO_ENTRY"] = "tool"
    import django

    django.setup()
    restoring.databases_from(content, keys)
    result = {
        "home": str(home),
        "content": str(content),
        "keys": str(keys or ""),
        **_rebuild(keys is not None),
    }
    say(options, result, _lines(result))
    return 1 if result["broken"] else 0


def _root(folder: Path) -> Path:
    """Return where the keys of a content lie: beside it, also when one content was named."""
    return folder.parent.parent if (folder / ".complete").is_file() else folder


def _rebuild(with_keys: bool) -> dict[str, Any]:
    from palermo.project.initialise import initialise

    if not with_keys:
        return {"indexed": 0, "gone": 0, "broken": 0}
    from django.conf import settings

    from palermo.domain.cooperation import operations as cooperation
    from palermo.domain.documents.operations import index_again
    from palermo.domain.enquiries.operations import ask_again
    from palermo.domain.entities.operations import key_again
    from palermo.domain.practices import operations as practices
    from palermo.domain.reports.operations.reindex import reindex

    initialise(home_from_environment(), demo=settings.PALERMO.demo, tell=_tell)
    with Progress("index") as progress:
        done = reindex(progress.at)
    with Progress("keys") as progress:
        key_again(progress.at)
    ask_again()
    index_again()
    cooperation.key_again()
    practices.key_again()
    return {"indexed": done.indexed, "gone": done.gone, "broken": done.broken}


def _tell(line: str) -> None:
    print(f"{line} …", file=sys.stderr)


def _lines(result: dict[str, Any]) -> list[str]:
    if not result["keys"]:
        return [
            f"The content is in {result['home']}, without keys: it opens to nobody.",
            "Restore again with --keys while a backup of them exists; escrowed secrets alone do not hold the data keys.",
        ]
    lines = [f"The installation is in {result['home']}; {result['indexed']:,} documents are indexed."]
    if result["gone"]:
        lines.append(f"{result['gone']:,} reports have no key any more and were emptied, as shredded.")
    if result["broken"]:
        lines.append(f"{result['broken']:,} documents do not open. Look at `palermo audit verify`.")
    return lines
