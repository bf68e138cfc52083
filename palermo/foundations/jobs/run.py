"""What a handler holds while it works: its job's facts, progress, errors by item, and whether to stop."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from palermo.kernel import clock, crashpoints

if TYPE_CHECKING:
    from palermo.foundations.jobs.models import Job

WRITE_EVERY: Final = 0.5
# Set when this process is asked to end: running jobs stop at their next step and wait for the next worker.
process_ends = Event()


def ending() -> bool:
    """Say whether this process was asked to end; a duty that goes on for long asks between two steps."""
    return process_ends.is_set()


class Stopped(BaseException):
    """A job ends early; `state` is the code of where it then stands.

    No `Exception`, so that a handler which forgives the faults of single items does not forgive this.
    """

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


@dataclass
class JobRun:
    """One run of one job. `position` is the handler's own mark of how far the work is safely committed."""

    uid: str
    kind: str
    subject: str
    actor: str
    unit: str
    position: int
    done: int
    total: int | None
    holder: str
    watch: "Callable[[Job], None] | None" = None
    cancel_seen: Event = field(default_factory=Event)
    lease_lost: Event = field(default_factory=Event)
    _errors: list[tuple[int, str, str]] = field(default_factory=list)
    _written: float = 0.0

    def progress(self, done: int, total: int | None = None, *, position: int | None = None) -> None:
        """Say how many items are done, and of how many; stops the job here if that was asked for.

        With `position` everything is written at once, in the caller's transaction: what a resumed run starts from is
        then exactly what is committed (stopping then waits for `stop_if_asked` between two transactions). Without
        it, at most twice a second.
        """
        self.done, self.total = done, self.total if total is None else total
        if position is not None:
            self.position = position
        if position is not None or monotonic() - self._written >= WRITE_EVERY:
            self._write()
        if not transaction.get_connection().in_atomic_block:
            self.stop_if_asked()

    def error(self, line: int, column: str, code: str) -> None:
        """Note what is wrong with one item: its line, the field in our own words, a code; never what was typed."""
        self._errors.append((line, column[:64], code[:48]))

    def result(self, **codes: Any) -> None:
        """Leave codes and numbers for whoever asks what came of the job."""
        job = self._rows().first()
        if job is not None:
            self._rows().update(result=json.dumps(job.outcome | codes))

    def cancelled(self) -> bool:
        """Say whether somebody asked for the job to stop, without touching the database (seen within seconds)."""
        return self.cancel_seen.is_set()

    def stop_if_asked(self) -> None:
        """End this run when it was cancelled, when another worker took it over, or when the process is to end."""
        if self.lease_lost.is_set():
            raise Stopped("lost")
        if self.cancelled():
            raise Stopped("cancelled")
        if process_ends.is_set():
            raise Stopped("queued")

    def flush(self) -> None:
        """Write what is known, whatever the time."""
        self._write()

    def _rows(self) -> Any:
        from palermo.foundations.jobs.models import Job

        return Job.objects.filter(uid=self.uid, holder=self.holder)

    def _write(self) -> None:
        from palermo.foundations.jobs.models import JobError

        with transaction.atomic():
            job = self._rows().select_for_update().first()
            if job is None:
                # Somebody else goes on with this job; what this run has not committed must not be.
                self.lease_lost.set()
                raise Stopped("lost")
            if job.cancel_requested:
                self.cancel_seen.set()
            rows = [
                JobError(job=job, line=line, column=column, code=code) for line, column, code in self._errors
            ]
            JobError.objects.bulk_create(rows, ignore_conflicts=True)
            job.done, job.total, job.position = self.done, self.total, self.position
            job.errors += len(rows)
            job.heartbeat_at = clock.now()
            job.save(update_fields=["done", "total", "position", "errors", "heartbeat_at"])
            crashpoints.reach("jobs.progress")
        self._errors.clear()
        self._written = monotonic()
        if self.watch:
            self.watch(job)
