"""A worker's sign of life: a file of its entry that it touches, which needs no database to be read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from palermo.kernel import clock
from palermo.project.instance import Instance

EVERY = timedelta(seconds=5)
# Duties share a thread, so one slow round of them must not look like death.
DEAD_AFTER = timedelta(seconds=90)


def beat() -> None:
    """Say that the worker of this process's entry lives."""
    instance: Instance = settings.PALERMO
    _file(instance, instance.side(instance.entry)).touch()


def last_beat(instance: Instance, side: str) -> datetime | None:
    """Return when the worker of `unit` or `hub` last gave a sign of life, None if it never did."""
    try:
        return datetime.fromtimestamp(_file(instance, side).stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def is_alive(instance: Instance, side: str) -> bool:
    """Say whether the worker of `unit` or `hub` gave a sign of life lately."""
    last = last_beat(instance, side)
    return last is not None and clock.now() - last < DEAD_AFTER


def _file(instance: Instance, side: str) -> Path:
    return instance.home / side / "worker.alive"
