"""Make an installation out of an empty folder: configuration, folders, keys, databases. Safe to repeat."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings

from palermo.project.instance import ConfigurationError, keep_private, load
from palermo.project.routing import apps_of
from palermo.project.serve import statics

_FOLDERS = ("unit", "hub", "public", "static", "files")


def initialise(home: Path, *, demo: bool, tell: Callable[[str], None] = lambda line: None) -> dict[str, str]:
    """Bring `home` to a complete installation and return the new passphrases by entry (none if keys were there).

    What exists is kept, so the same call also upgrades. Raises ConfigurationError when `home` is an installation
    of the other kind: a demo never becomes a real one, since its people's passwords are known.
    """
    keep_private(home)
    if not home.exists():
        home.mkdir(parents=True)
        home.chmod(0o700)
    _write_configuration(home, demo=demo)
    instance = load(home, os.environ.get("PALERMO_ENTRY", "tool"))
    if instance.demo is not demo:
        raise ConfigurationError(
            f"{home} is {'a demo' if instance.demo else 'no demo'}; use another PALERMO_HOME"
        )
    for folder in _FOLDERS:
        (home / folder).mkdir(exist_ok=True)
    django.setup()
    words = _make_secrets(home, demo=demo, hub=instance.hub, tell=tell)
    migrate(tell)
    tell("gathering static files and writing the public site")
    statics.refresh(instance)
    return words


def _write_configuration(home: Path, *, demo: bool) -> None:
    path = home / "config.toml"
    if path.exists():
        return
    if any(home.iterdir()):
        raise ConfigurationError(f"{home} is not empty and is no installation; use another PALERMO_HOME")
    template = (Path(__file__).parent / "config.template.toml").read_text("utf-8")
    text = re.sub(r"^demo = false$", f"demo = {str(demo).lower()}", template, count=1, flags=re.MULTILINE)
    path.write_text(text, "utf-8")


def _make_secrets(home: Path, *, demo: bool, hub: str, tell: Callable[[str], None]) -> dict[str, str]:
    from palermo.foundations.compartments import lifecycle

    if lifecycle.are_present(home):
        return {}
    tell("making keys")
    return lifecycle.create_secrets(home, demo=demo, hub=hub)


def migrate(tell: Callable[[str], None] = lambda line: None) -> None:
    """Bring every database of the entry to the newest schema; on PostgreSQL first make those that do not exist."""
    from django.core.management import call_command

    from palermo.project import roles
    from palermo.project.postgresql import make_databases

    make_databases(settings.DATABASES)
    tell("preparing databases")
    for alias in settings.DATABASES:
        for labels in ([label] for label in apps_of(alias)) if alias != "default" else [[]]:
            call_command("migrate", *labels, database=alias, verbosity=0, interactive=False, skip_checks=True)
        if alias.startswith("reads"):
            call_command("createcachetable", database=alias, verbosity=0)
        roles.apply(alias)
