"""The `palermo` command: one table of its words, each with the module that answers and one line of help."""

import os
import sys
from collections.abc import Sequence

from palermo.faces.cli.runner import Word, run_words
from palermo.project.instance import home_from_environment, keep_private

WORDS = (
    Word("init", "palermo.project.commands.init", "make a new installation: configuration, keys, databases"),
    Word(
        "demo",
        "palermo.project.commands.demo",
        "load the cast and the demo data, on an empty home first make it",
    ),
    Word(
        "serve",
        "palermo.project.commands.serve",
        "serve the public site and both inner entries with their workers",
    ),
    Word("worker", "palermo.project.commands.worker", "run one entry's worker"),
    Word("doctor", "palermo.project.commands.doctor", "check an installation and say what is wrong with it"),
    Word("staff", "palermo.faces.cli.staff", "people, grants, appointments of units"),
    Word("keys", "palermo.faces.cli.keys", "list, rotate, escrow and recover keys"),
    Word("audit", "palermo.faces.cli.audit", "verify the record of who did and read what"),
    Word("backup", "palermo.project.commands.backup", "write a backup"),
    Word("restore", "palermo.project.commands.restore", "bring a backup back into an empty home"),
    Word("import", "palermo.faces.cli.imports", "take in a file of reports"),
    Word("search", "palermo.faces.cli.search", "search reports"),
    Word("suggest", "palermo.faces.cli.suggest", "say what texts suggest, with the words behind it"),
    Word("classify", "palermo.faces.cli.classify", "train the classifier from the hub's judgements"),
    Word("match", "palermo.faces.cli.match", "say whether names or records are of one person, with reasons"),
    Word("publish", "palermo.project.commands.publish", "write the public site as static files"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; the machine's operator works at the entry `tool`."""
    keep_private(home_from_environment())
    os.environ.setdefault("PALERMO_ENTRY", "tool")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palermo.project.settings")
    return run_words(WORDS, sys.argv[1:] if argv is None else argv)
