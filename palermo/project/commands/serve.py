"""`palermo serve`: the public site and both inner entries with their workers, or one of the three alone."""

import argparse
import logging.config
import os

from palermo.project.instance import ConfigurationError, Instance, load
from palermo.project.logs import LOGGING
from palermo.project.serve.preload import preload
from palermo.project.serve.supervisor import Child, Supervisor

DJANGO = False  # each entry loads Django for itself, after the fork

_PLACES = ("public", "unit", "hub")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo serve`."""
    parser.add_argument(
        "place", nargs="?", choices=_PLACES, help="only this one (an installation of several users)"
    )


def run(options: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    logging.config.dictConfig(LOGGING)
    instance = load(entry="unit" if options.place == "unit" else "tool")
    if not instance.initialised:
        raise ConfigurationError(f"{instance.home} is no installation yet: run `palermo init`")
    os.environ.pop("PALERMO_ENTRY", None)
    if options.place == "public":
        return Supervisor([_child(instance, "public")]).run()
    preload()
    if options.place:
        from palermo.project.serve.entry import run_entry

        run_entry(instance, options.place)
    return _everything(instance)


def _everything(instance: Instance) -> int:
    from palermo.project.serve.statics import gather
    from palermo.project.serve.welcome import when_ready

    gather(instance)
    children = [_child(instance, place) for place in ("unit", "hub", "public")]
    return Supervisor(children, ready=lambda: when_ready(instance)).run()


def _child(instance: Instance, place: str) -> Child:
    if place == "public":
        from palermo.project.serve.public import run_public

        return Child("public site", lambda: run_public(instance))

    def work() -> None:
        from palermo.project.serve.entry import run_entry

        run_entry(instance, place)

    return Child(f"{place} entry", work)
