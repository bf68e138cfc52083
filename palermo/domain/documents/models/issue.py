"""What was issued: sealed copies for readers, whom they are for, their numbered copies, and the ledger of what became of them."""

from django.db import models

UID = 24


class Issue(models.Model):
    """One document as issued, at the level of its readers; nothing here leads back to the work it came from.

    `data_key` opens the decision, the reason of a recall and readers' remarks; `text_key` opens the texts, and is
    destroyed by a recall.
    """

    uid = models.CharField(max_length=UID)
    reference = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=24)
    level = models.SmallIntegerField()
    handling = models.CharField(max_length=2)
    state = models.CharField(max_length=12, default="issued")
    to_all = models.BooleanField(default=False)
    language = models.CharField(max_length=3)
    invented = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    valid_until = models.DateField(null=True)
    superseded_by = models.CharField(max_length=24, default="", blank=True)
    data_key = models.CharField(max_length=UID)
    text_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["-issued_at", "-id"], name="issue_newest"),
            models.Index(fields=["state", "valid_until"], name="issue_expiry"),
            models.Index(fields=["data_key"], name="issue_key"),
            models.Index(fields=["text_key"], name="issue_text_key"),
        ]


class IssueText(models.Model):
    """One language of an issue; `behind` is how many blocks of the original had changed since it was translated."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="texts", db_index=False)
    uid = models.CharField(max_length=UID)
    language = models.CharField(max_length=3)
    behind = models.IntegerField(default=0)
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "language"], name="issue_language_once")]


class Recipient(models.Model):
    """A unit or a person that an issue names; one that goes to all names nobody."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="recipients", db_index=False)
    unit = models.CharField(max_length=12, default="", blank=True)
    person = models.CharField(max_length=32, default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "unit", "person"], name="recipient_once")]


class Copy(models.Model):
    """One reader's numbered copy, and what she did with it last; the ledger keeps every step."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="copies", db_index=False)
    number = models.IntegerField()
    person = models.CharField(max_length=32)
    unit = models.CharField(max_length=12, default="", blank=True)
    delivered_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    used = models.CharField(max_length=12, default="", blank=True)
    rating = models.SmallIntegerField(null=True)
    recall_seen_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issue", "person"], name="copy_of_person_once"),
            models.UniqueConstraint(fields=["issue", "number"], name="copy_number_once"),
        ]
        indexes = [models.Index(fields=["person", "acknowledged_at"], name="copy_waiting")]


class Event(models.Model):
    """One step in the ledger of an issue; it is only ever added to."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="events")
    verb = models.CharField(max_length=20)
    person = models.CharField(max_length=32, default="", blank=True)
    unit = models.CharField(max_length=12, default="", blank=True)
    code = models.CharField(max_length=16, default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["verb", "at"], name="event_figures")]


class Remark(models.Model):
    """What a reader wrote to the hub about an issue, sealed."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="remarks")
    uid = models.CharField(max_length=UID)
    person = models.CharField(max_length=32)
    unit = models.CharField(max_length=12, default="", blank=True)
    sealed = models.BinaryField()
    at = models.DateTimeField()
