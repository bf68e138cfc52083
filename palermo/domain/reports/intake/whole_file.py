"""The driver of `run` with this installation's own operation and key: one call for command line, browser and demo.

One key for all of them, so that a file which came in by one way is known again when it comes by another.
"""

from pathlib import Path
from typing import IO, Any

from django.conf import settings

from palermo.domain.reports.intake.run import Summary, run
from palermo.domain.reports.operations import receive
from palermo.foundations.compartments import keyring
from palermo.foundations.policy import Actor


def take_in_file(
    actor: Actor, source: IO[bytes] | Path, mapping: str, unit: str | None, **options: Any
) -> Summary:
    """Take a file in for a unit (None: each row names its own) and return what became of it.

    `options` are those of `run`: `on_progress`, `on_error`, `stop`, `start_at`, `sheet`, `size`. Raises as it does.
    """
    key = keyring().shared_key("rows of files")
    hub = settings.PALERMO.hub
    return run(actor, source, mapping, unit, receive=receive, key=key, hub=hub, **options)
