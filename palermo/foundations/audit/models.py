"""Tables of the audit. They are written with plain INSERTs (see `recording`), never changed and never deleted."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """What all three kinds of entry have in common: codes and references, no content.

    `at` is microseconds since 1970 (UTC); `codes` is canonical JSON as text, because the digest covers these very
    characters; `digest` is `recording.digest_of` over the whole entry.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.CharField(max_length=22)
    at = models.BigIntegerField()
    entry = models.CharField(max_length=4)
    actor = models.CharField(max_length=22, blank=True)
    role = models.CharField(max_length=16, blank=True)
    unit = models.CharField(max_length=16, blank=True)
    verb = models.CharField(max_length=48)
    object = models.CharField(max_length=64, blank=True)
    codes = models.TextField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["at", "uid"], name="%(class)s_at"),
            models.Index(fields=["actor", "at"], name="%(class)s_actor"),
            models.Index(fields=["object", "at"], name="%(class)s_object"),
            models.Index(fields=["verb", "at"], name="%(class)s_verb"),
        ]

    def __str__(self) -> str:
        return self.uid


class Change(Entry):
    """Something was done; lives in the content database, committed with what it tells of or not at all."""

    objects: ClassVar[models.Manager["Change"]]


class Read(Entry):
    """Something was read, searched or exported; lives in the entry's own read log.

    `objects` is a JSON list of references as text when there is more than one; `query` is sealed to the auditor.
    """

    several = models.TextField(blank=True)
    query = models.BinaryField(null=True)

    objects: ClassVar[models.Manager["Read"]]


class Refusal(Entry):
    """Something was refused; lives in the entry's own read log. The reason is `code` among the codes."""

    objects: ClassVar[models.Manager["Refusal"]]


class ReadObject(models.Model):
    """Which references a read of several showed: an index for `readers_of`, made from the entry and not chained."""

    id = models.BigAutoField(primary_key=True)
    object = models.CharField(max_length=64)
    read = models.CharField(max_length=22)
    actor = models.CharField(max_length=22)

    objects: ClassVar[models.Manager["ReadObject"]]

    class Meta:
        indexes = [models.Index(fields=["object", "actor", "read"], name="readobject_object")]

    def __str__(self) -> str:
        return self.object


class ChainLink(models.Model):
    """One link: the digest of entry number `entry` in a log, hashed with everything before it."""

    seq = models.BigIntegerField(primary_key=True)
    log = models.CharField(max_length=12)
    entry = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)
    at = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    objects: ClassVar[models.Manager["ChainLink"]]

    class Meta:
        # The promise that an entry is never linked twice, kept by the database itself.
        constraints = [models.UniqueConstraint(fields=["log", "entry"], name="chainlink_once")]

    def __str__(self) -> str:
        return str(self.seq)


class Progress(models.Model):
    """How far the sequencer has come in one log: highest number seen, and the numbers below it still missing."""

    log = models.CharField(max_length=12, primary_key=True)
    cursor = models.BigIntegerField(default=0)
    gaps = models.TextField(default="[]")

    objects: ClassVar[models.Manager["Progress"]]

    def __str__(self) -> str:
        return self.log


class Checkpoint(models.Model):
    """The head of the chain at one link, signed by the hub; `document` is the signed JSON as text."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.BigIntegerField()
    document = models.TextField()

    objects: ClassVar[models.Manager["Checkpoint"]]

    def __str__(self) -> str:
        return str(self.seq)
