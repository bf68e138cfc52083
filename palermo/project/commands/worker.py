"""`palermo worker unit|hub`: one more worker of an entry, beside the one that `palermo serve` runs."""

import argparse
import os

DJANGO = False  # the entry is known only from the words that follow


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo worker`."""
    parser.add_argument("entry", choices=("unit", "hub"), help="whose queues to work off")


def run(options: argparse.Namespace) -> int:
    """Work until SIGTERM or Ctrl-C."""
    os.environ["PALERMO_ENTRY"] = options.entry
    import django

    django.setup()
    from palermo.project.serve.entry import run_worker

    run_worker()
    return 0
