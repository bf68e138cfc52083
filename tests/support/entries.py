"""Make one process stand for the other entry, as its own settings module would have it."""

import os
import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import override_settings

from palermo.project import settings as module

# What belongs to the process rather than to the entry, or was made cheap for tests.
_OF_THE_PROCESS = {
    "DATABASES", "DATABASE_ROUTERS", "INSTALLED_APPS", "TEMPLATES", "LOGGING", "STORAGES", "PASSWORD_HASHERS",
    "EMAIL_BACKEND", "CACHES", "TASKS",
}  # fmt: skip


@cache
def _settings_of(entry: str) -> dict[str, Any]:
    before = os.environ["PALERMO_ENTRY"]
    os.environ["PALERMO_ENTRY"] = entry
    try:
        found = runpy.run_path(str(Path(module.__file__)))
    finally:
        os.environ["PALERMO_ENTRY"] = before
    return {name: value for name, value in found.items() if name.isupper() and name not in _OF_THE_PROCESS}


@contextmanager
def as_entry(entry: str) -> Iterator[object]:
    """Hold the settings of `unit`, `hub` or `tool`: keys, cookie names, addresses and pages; yields the instance."""
    if settings.PALERMO.entry == entry:
        yield settings.PALERMO
        return
    wanted = _settings_of(entry)
    changed = {
        name: value
        for name, value in wanted.items()
        if name == "SECRET_KEY" or getattr(settings, name, None) != value
    }
    with override_settings(**changed):
        yield settings.PALERMO
