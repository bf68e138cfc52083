"""What `palermo doctor` looks at. Each check answers for itself, so that one failure hides no other."""

import shutil
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from palermo.kernel import clock
from palermo.kernel.levels import Level
from palermo.project import heartbeat
from palermo.project.instance import Instance
from palermo.project.routing import apps_of

_LEAST_FREE = 1 << 30
_SLOWEST_SEQUENCER = 2.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's letter."""

    name: str
    good: bool
    says: str


def examine() -> list[Finding]:
    """Return all findings about the installation, as the entry of this process can see it."""
    instance: Instance = settings.PALERMO
    if not instance.initialised:
        return [Finding("installation", False, f"{instance.home} is none yet: run `palermo init`")]
    kind = "demo" if instance.demo else "installation"
    found = [Finding("installation", True, f"{kind} of {instance.hub} with {len(instance.units)} units")]
    for check in (_keys, _modes, _databases, _disk, _worker, _sequencer):
        found += _careful(check, instance)
    return found


def _careful(check: Callable[[Instance], Iterator[Finding]], instance: Instance) -> list[Finding]:
    try:
        return list(check(instance))
    except Exception as error:  # whatever is broken is a finding, and the other checks still run
        code = getattr(error, "code", "") or type(error).__name__
        return [Finding(check.__name__.strip("_"), False, f"cannot be checked: {code}")]


def _keys(instance: Instance) -> Iterator[Finding]:
    from palermo.foundations.compartments import keyring

    held = [level.code for level in Level if level is not Level.PUBLIC and keyring().can(level)]
    yield Finding("keys", bool(held), f"open for {', '.join(held) or 'nothing'}")


def _modes(instance: Instance) -> Iterator[Finding]:
    wide = [path for path, wrong in _files_with_bits(instance) if path.stat().st_mode & wrong]
    names = ", ".join(str(path.relative_to(instance.home)) for path in wide[:3])
    yield Finding(
        "modes of files", not wide, f"open to others: {names}" if wide else "nothing is open to others"
    )


def _files_with_bits(instance: Instance) -> Iterator[tuple[Path, int]]:
    for side in ("unit", "hub"):
        secret = instance.home / side / "secrets"
        for path in (secret, instance.home / side / "passphrase", *secret.glob("*")):
            if path.exists():
                yield path, stat.S_IRWXG | stat.S_IRWXO
    # Two entries under two users share the databases through their group.
    for path in instance.home.glob("**/*.db*"):
        yield path, stat.S_IRWXO


def _databases(instance: Instance) -> Iterator[Finding]:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    for alias in settings.DATABASES:
        connection = connections[alias]
        executor = MigrationExecutor(connection)
        labels = None if alias == "default" else set(apps_of(alias))
        targets = [node for node in executor.loader.graph.leaf_nodes() if labels is None or node[0] in labels]
        missing = len(executor.migration_plan(targets))
        says = (
            f"{missing} steps behind: run `palermo init`" if missing else f"{connection.vendor}, up to date"
        )
        yield Finding(f"database {alias}", not missing, says)


def _disk(instance: Instance) -> Iterator[Finding]:
    free = shutil.disk_usage(instance.home).free
    yield Finding("free disk", free > _LEAST_FREE, f"{free / (1 << 30):.1f} GiB")


def _worker(instance: Instance) -> Iterator[Finding]:
    for side in ("unit", "hub"):
        seen = heartbeat.last_beat(instance, side)
        says = f"seen {_ago(seen)}" if seen else "never seen"
        yield Finding(f"worker of the {side}", heartbeat.is_alive(instance, side), says)


def _sequencer(instance: Instance) -> Iterator[Finding]:
    from palermo.foundations.audit import sequencer
    from palermo.foundations.audit.models import ChainLink
    from palermo.foundations.audit.recording import moment_of

    late = sequencer.waiting()
    if late:
        time.sleep(_SLOWEST_SEQUENCER)
        late = sequencer.waiting()
    last = ChainLink.objects.order_by("-seq").first()
    says = f"last link {_ago(moment_of(last.at))}" if last else "nothing chained yet"
    yield Finding("audit chain", not late, f"{says}, and entries wait for theirs" if late else says)


def _ago(moment: datetime) -> str:
    seconds = round((clock.now() - moment.astimezone(UTC)).total_seconds())
    return f"{seconds} s ago" if seconds < 120 else f"{moment:%Y-%m-%d %H:%M} UTC"
