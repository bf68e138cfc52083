"""`palermo publish DIR`: the public site as static files, for any web server."""

import argparse
from pathlib import Path

from palermo.faces.cli.output import add_json, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo publish`."""
    parser.add_argument("folder", type=Path, help="where to write; what an earlier run wrote is replaced")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Write the site and say where."""
    from palermo.faces import public

    public.write(options.folder)
    count = sum(1 for path in options.folder.rglob("*") if path.is_file())
    result = {"folder": str(options.folder.absolute()), "files": count}
    say(options, result, [f"{count:,} files are in {options.folder}"])
    return 0
