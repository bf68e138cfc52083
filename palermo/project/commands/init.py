"""`palermo init`: a new installation, or an existing one brought to this version."""

import argparse
import sys

from palermo.faces.cli.output import add_json, say
from palermo.project.initialise import initialise
from palermo.project.instance import home_from_environment

DJANGO = False  # there is no configuration yet from which Django could start


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo init`."""
    parser.add_argument(
        "--demo", action="store_true", help="an installation for invented people, on loopback only"
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Make the installation in `$PALERMO_HOME` and say where its passphrases are."""
    home = home_from_environment()
    words = initialise(home, demo=options.demo, tell=lambda line: print(f"{line} …", file=sys.stderr))
    lines = [f"The installation is in {home}."]
    if words and not options.demo:
        lines += [
            "Two passphrases open its keys. They are shown now and never again; write each on paper,",
            "and give each entry its own by a system credential (see docs/security.md).",
            *(f"  {entry}: {text}" for entry, text in words.items()),
        ]
    say(options, {"home": str(home), "passphrases": {} if options.demo else words}, lines)
    return 0
