"""Jobs and the errors of their items. Codes and numbers only: nothing here says what a job works on in words."""

import json
from typing import Any, ClassVar

from django.db import models


class State(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


FINISHED = (State.DONE, State.FAILED, State.CANCELLED)


class Job(models.Model):
    """One piece of work for an entry's worker.

    `position` is the handler's own, kept with each step of progress, so that a reclaimed job goes on from there;
    `lease_until` is until when nobody else may take it; `result` is a JSON object of codes and numbers as text;
    `task` is the django-tasks row that carries the job's uid to the worker.
    """

    uid = models.CharField(max_length=22, unique=True)
    kind = models.CharField(max_length=40)
    queue = models.CharField(max_length=4)
    subject = models.CharField(max_length=64, blank=True)
    actor = models.CharField(max_length=22, blank=True)
    unit = models.CharField(max_length=16, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUEUED)
    position = models.BigIntegerField(default=0)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    errors = models.BigIntegerField(default=0)
    code = models.CharField(max_length=48, blank=True)
    result = models.TextField(default="{}")
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)
    task = models.UUIDField(null=True)
    holder = models.CharField(max_length=22, blank=True)
    lease_until = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done_before = models.BigIntegerField(default=0)

    objects: ClassVar[models.Manager["Job"]]

    class Meta:
        indexes = [
            models.Index(fields=["actor", "-created_at"], name="job_actor"),
            models.Index(fields=["queue", "state", "lease_until"], name="job_lease"),
            models.Index(fields=["kind", "subject"], name="job_subject"),
        ]

    def __str__(self) -> str:
        return self.uid

    @property
    def finished(self) -> bool:
        """Say whether nothing more will happen by itself."""
        return self.state in FINISHED

    @property
    def outcome(self) -> dict[str, Any]:
        """Return the result: codes and numbers that the handler left."""
        found: dict[str, Any] = json.loads(self.result)
        return found

    @property
    def rate(self) -> float:
        """Return items per second since the job was last started, 0 when nothing is known."""
        if self.started_at is None:
            return 0.0
        until = self.finished_at or self.heartbeat_at or self.started_at
        seconds = (until - self.started_at).total_seconds()
        return (self.done - self.done_before) / seconds if seconds > 0 else 0.0

    @property
    def seconds_left(self) -> int | None:
        """Return the seconds that the rest will take at this rate, None when nobody can say."""
        if self.total is None or self.finished or self.rate <= 0:
            return None
        return max(0, round((self.total - self.done) / self.rate))


class JobError(models.Model):
    """What was wrong with one item: where it stands in the input, and a code that a face turns into a sentence."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="problems")
    line = models.BigIntegerField()
    column = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=48)

    objects: ClassVar[models.Manager["JobError"]]

    class Meta:
        indexes = [models.Index(fields=["job", "line"], name="joberror_line")]
        constraints = [
            models.UniqueConstraint(fields=["job", "line", "column", "code"], name="joberror_once")
        ]

    def __str__(self) -> str:
        return f"{self.line}:{self.code}"
