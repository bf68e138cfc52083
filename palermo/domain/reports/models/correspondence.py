"""What unit and hub write to each other about a report, and the notices that somebody must see."""

from django.db import models

from palermo.domain.reports.models.report import UID, Report


class Message(models.Model):
    """A question, answer, follow-up, return or feedback, sealed like the report that it belongs to.

    A message about a highly sensitive report that goes back to its author is sealed at 'sensitive' under a
    data key of its own (`data_key`), since the unit's entry holds no key of the report.
    """

    KINDS = ("question", "answer", "follow_up", "return", "feedback", "note")

    report = models.ForeignKey(Report, null=True, on_delete=models.CASCADE, related_name="messages")
    reference = models.CharField(max_length=24, db_index=True)
    uid = models.CharField(max_length=UID, unique=True)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=30, default="", blank=True)
    level = models.SmallIntegerField()
    data_key = models.CharField(max_length=UID)
    sealed = models.BinaryField()
    author = models.CharField(max_length=UID)
    author_name = models.CharField(max_length=80)
    from_hub = models.BooleanField()
    to_unit = models.CharField(max_length=12, default="", blank=True)
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answers = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="answered_by")

    class Meta:
        indexes = [models.Index(fields=["to_unit", "kind", "-at"], name="message_to_unit")]


class Notice(models.Model):
    """Tells one person that something she read or wrote has changed; carries no content."""

    person = models.CharField(max_length=UID)
    reference = models.CharField(max_length=24)
    kind = models.CharField(max_length=24)
    version = models.IntegerField(default=0)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "seen_at", "-at"], name="notice_person")]
        constraints = [
            models.UniqueConstraint(fields=["person", "reference", "kind", "version"], name="notice_once"),
        ]
